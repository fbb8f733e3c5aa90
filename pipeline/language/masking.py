"""Which characters of a text belong to names, quotations and addresses, so that the word lists skip them."""

import re
from collections.abc import Iterable

_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'(?=\S)[^']*(?<=\S)'(?!\w)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+")
_NAME_AHEAD = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]*")


class Names:
    """A managed list of names and terms, found in a text as whole words, whatever their capitals."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[str]] = {}
        for name in {" ".join(name.lower().split()) for name in names}:
            if first := _FIRST_WORD.match(name):
                self._by_first_word.setdefault(first[0], []).append(name)

    def mask(self, text: str, hidden: bytearray) -> None:
        """Marks the characters of every name."""
        if not self._by_first_word:
            return
        low = text.lower()
        if len(low) != len(text):
            return  # a letter whose small form is longer: positions would shift
        for word in _WORD.finditer(low):
            for name in self._by_first_word.get(word[0], ()):
                end = word.start() + len(name)
                if low.startswith(name, word.start()) and not low[end : end + 1].isalnum():
                    hidden[word.start() : end] = b"\1" * len(name)


_WORD = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"\w+")


def mask(text: str, names: Names, *, in_capitals: bool) -> bytearray:
    """A byte per character, 1 where the word lists may not look.

    A word with a capital in the middle of a sentence counts as a name (the guideline: words in a name are no faults).
    """
    hidden = bytearray(len(text))
    for pattern in (_QUOTED, _ADDRESS):
        for match in pattern.finditer(text):
            hidden[match.start() : match.end()] = b"\1" * len(match[0])
    if not in_capitals:
        for match in _NAME_AHEAD.finditer(text):
            if not match[0].isupper() and match[0][1:] == match[0][1:].lower():
                hidden[match.start() : match.end()] = b"\1" * len(match[0])
    names.mask(text, hidden)
    return hidden
