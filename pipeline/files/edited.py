"""Published files that somebody worked in: their bytes are kept under a name of their own."""

import os
import stat
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pipeline.files.digests import digest_of


class Kept(NamedTuple):
    """A file that somebody edited, and the name under which it was kept."""

    original: str
    copy: str


def copy_of(path: Path, sha256: str) -> Path:
    """Where the copy of an edited file goes: `smjp (bewerkt 2020-03-31).docx`, with ` 2`, ` 3` … while that is taken.

    The date is the day, on the calendar of this computer, on which the file was last changed. When the path given
    exists, it holds these very bytes already. Raises OSError.
    """
    day = date.fromtimestamp(path.stat().st_mtime)
    stem, number = f"{path.stem} (bewerkt {day.isoformat()})", 1
    while True:
        copy = path.with_name(f"{stem}{f' {number}' if number > 1 else ''}{path.suffix}")
        if digest_of(copy) in (None, sha256):
            return copy
        number += 1


def dress_like(original: Path, copy: Path) -> None:
    """Gives a copy the dates and the rights of its original; raises OSError."""
    found = original.stat()
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    # Windows neither moves nor removes a file without the right to write
    copy.chmod(stat.S_IMODE(found.st_mode) | stat.S_IWUSR)
