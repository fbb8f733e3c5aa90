"""A text as tokens with their positions: words, numbers and single signs."""

import re
from collections.abc import Collection
from enum import Enum, auto
from typing import NamedTuple


class Tokensoort(Enum):
    """What a token is."""

    WOORD = auto()
    GETAL = auto()
    TEKEN = auto()
    ADRES = auto()


class Token(NamedTuple):
    """A word, number or sign; `low` is what patterns compare with, `clause` numbers the clause it stands in."""

    text: str
    low: str
    start: int
    end: int
    soort: Tokensoort
    clause: int


VERBORGEN = "\0"  # `low` of a token that the word lists may not see: part of a name, a quotation or an address

# No repeated group can match the same text in two ways, so the time is linear in the length of the text.
_TOKEN = re.compile(
    r"(?P<adres>(?:https?://|www\.)[^\s<>\"]+)"
    r"|(?P<afkorting>(?<![\w.])(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w))"
    r"|(?P<getal>(?:(?<=[\s(])-)?(?:\d{1,3}(?: \d{3})+(?![\d\w])|\d+)(?:[.,:]\d+)*(?!\w))"
    r"|(?P<woord>(?:(?<=[\s(,])-|'(?=[snt]\b))?[^\W_](?:[\w']*\w)?(?:-\w+)*(?:-(?!\w))?)"
    r"|(?P<teken>\.\.\.|\S)"
)
_SOORT = {
    "adres": Tokensoort.ADRES,
    "afkorting": Tokensoort.WOORD,
    "getal": Tokensoort.GETAL,
    "woord": Tokensoort.WOORD,
    "teken": Tokensoort.TEKEN,
}
_ENDS_CLAUSE = frozenset(",;:()[]–.?!…")


def tokenise(text: str, hidden: bytearray, opens_clause: Collection[str]) -> tuple[Token, ...]:
    """The tokens of a text; a token that touches a hidden character gets a hidden `low`.

    A clause ends at a sign such as a comma, and at a word of `opens_clause` (dat, die, omdat, …).
    """
    tokens: list[Token] = []
    clause = 0
    for match in _TOKEN.finditer(text):
        kind, start, end = match.lastgroup or "teken", match.start(), match.end()
        word = match[0]
        low = VERBORGEN if kind == "adres" or hidden.find(1, start, end) >= 0 else word.lower()
        if kind == "woord" and low.endswith("-"):
            low = low[:-1]
        if low in opens_clause:
            clause += 1
        tokens.append(Token(word, low, start, end, _SOORT[kind], clause))
        if word in _ENDS_CLAUSE:
            clause += 1
    return tuple(tokens)
