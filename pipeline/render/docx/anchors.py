"""Names of bookmarks: what an anchor of the plan is called in Word."""

import hashlib
import re
from collections.abc import Iterable

_LONGEST = 40  # Word refuses longer names
_HASH = 8


class Bookmarks:
    """The bookmark of each anchor: a valid name that no other anchor has, and a number that is unique in the file."""

    def __init__(self, anchors: Iterable[str], taken: Iterable[str] = (), first: int = 1) -> None:
        """From the anchors in reading order, the names already in the template and the first free number."""
        used = {name.casefold() for name in taken}  # Word does not tell capitals apart
        self._names: dict[str, str] = {}
        for anchor in anchors:
            if anchor and anchor not in self._names:
                name = _name(anchor)
                if name.casefold() in used:
                    name = _distinct(name, anchor)
                used.add(name.casefold())
                self._names[anchor] = name
        self._numbers = {anchor: number for number, anchor in enumerate(self._names, start=first)}
        self._placed: set[str] = set()

    def name(self, anchor: str) -> str | None:
        """The name of the bookmark of this anchor, or None when nothing in the document has it."""
        return self._names.get(anchor)

    def place(self, anchor: str) -> tuple[int, str] | None:
        """The number and name to mark the place of this anchor with; None where there is no anchor or it is marked."""
        if anchor not in self._names or anchor in self._placed:
            return None
        self._placed.add(anchor)
        return self._numbers[anchor], self._names[anchor]


def _name(anchor: str) -> str:
    name = re.sub(r"[^A-Za-z0-9_]", "_", anchor)
    if not name[0].isalpha():
        name = f"a{name}"
    return name if len(name) <= _LONGEST else _distinct(name, anchor)


def _distinct(name: str, anchor: str) -> str:
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:_HASH]
    return f"{name[: _LONGEST - _HASH - 1]}_{digest}"
