"""Lines of Markdown by what they are: the delimiter of a table, the fence of code, lines that stand together."""

import re
from collections.abc import Iterator, Sequence

_DELIMITER = re.compile(r"[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})")


def is_delimiter(line: str) -> bool:
    """Whether this is the line under the header of a table: `|---|--:|`."""
    return "|" in line and "-" in line and _DELIMITER.fullmatch(line) is not None


def groups(lines: Sequence[str]) -> Iterator[list[int]]:
    """The numbers (from 0) of lines that stand together without a blank line between them; code is left out."""
    group: list[int] = []
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif line.strip() and not fence:
            group.append(number)
            continue
        if group:
            yield group
        group = []
    if group:
        yield group
