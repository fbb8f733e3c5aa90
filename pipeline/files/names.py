"""The names in the output folder: what `files` keeps there itself, and which names a published file may have."""

import re

MANIFEST = "manifest.json"
JOURNAL = ".journaal.json"
NEW = ".nieuw"  # the staged files, until they are in place
OLD = ".oud"  # copies of what they replace
SLOT = ".slot"
INCOMPLETE = "NIET-VOLLEDIG.txt"  # beside the set while its files are being replaced

# what every file system accepts, in the folder itself or one below it; names with a dot in front are kept for ourselves
_PART = r'[^.\\/:*?"<>|\x00-\x1f\ud800-\udfff][^\\/:*?"<>|\x00-\x1f\ud800-\udfff]*'
_PLAIN = re.compile(rf"({_PART}/){{0,3}}{_PART}")


def is_plain(name: object) -> bool:
    """Whether this names a visible file in the folder itself or at most three folders deep, on every system."""
    return isinstance(name, str) and _PLAIN.fullmatch(name) is not None
