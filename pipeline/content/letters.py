"""Letters that are not what they seem, and characters that the documents have no shape for.

`Тurnhout` with a Cyrillic first letter looks right and is found by nobody; `ﬁ` comes along from a PDF as one character.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from pipeline.content.kinds import TEKEN_ZONDER_LETTERVORM, VREEMDE_LETTER
from pipeline.content.values import Mapping, Scalar, Sequence, Value
from pipeline.findings import Finding, Place

CanPrint = Callable[[str], bool]
"""Whether the documents have a shape for a character."""

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХԛԜаеѕіјорсухһԁԝ", "ABESIJKMHOPCTYXqWaesijopcyxhdw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ", "ABEZHIKMNOPTYXaikvopux", strict=True))
_TWINS = {**_CYRILLIC, **_GREEK}
_ALMOST = dict(zip("вкмнтпг", "bkmhtnr", strict=True))  # in a Dutch word these are mistaken as well
_LETTER = r"[^\W\d_]"
_SUSPECT = re.compile("[\u0370-\u03ff\u0400-\u052f\u2160-\u217f\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")
# signs and accents that every typeface of ours holds; only a text with others is worth looking at
_UNUSUAL = re.compile("[^\x00-\x7e\xa0-\u017f\u2010-\u201e\u2022\u2026\u202f\u20ac\u2192\u2212\u25ca]")


def lookalikes(text: str, place_of: Callable[[int], Place]) -> Iterator[tuple[str, Finding]]:
    """The words of a text with a letter of another script that looks like a Latin one; each with the word as cause."""
    if not _SUSPECT.search(text):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        strange = [(offset, letter) for offset, letter in enumerate(word) if _latin(letter, word)]
        if not strange:
            continue
        offset, letter = strange[0]
        meant = "".join(_latin(each, word) or each for each in word)
        wrong = f"In `{word}` staat {_described(letter)}: het lijkt op `{_latin(letter, word)}`, maar is iets anders"
        mend = f"typ het woord opnieuw: `{meant}`"
        yield word, VREEMDE_LETTER.finding(place_of(match.start() + offset), wrong, mend)


def _latin(letter: str, word: str) -> str:
    """The Latin letters that this one looks like, or nothing when it is one, or at home in this word."""
    if not _SUSPECT.match(letter):
        return ""
    if (plain := unicodedata.normalize("NFKC", letter)).isascii():
        return plain
    if any(unicodedata.name(each).startswith("LATIN") for each in word):
        return _TWINS.get(letter) or _ALMOST.get(letter, "")
    alike = all(each in _TWINS for each in word) and (letter in _CYRILLIC or len(word) > 1)
    return _TWINS[letter] if alike else ""


def _described(letter: str) -> str:
    script = unicodedata.name(letter, "").split(" ")[0]
    what = {"CYRILLIC": "een Cyrillische letter", "GREEK": "een Griekse letter"}.get(script, "een bijzonder teken")
    return f"{what} `{letter}` (U+{ord(letter):04X})"


# ---- shapes ---------------------------------------------------------------------------------------------------


def without_shape(text: str, place_of: Callable[[int], Place], can_print: CanPrint) -> Iterator[tuple[str, Finding]]:
    """The characters of a text that cannot be printed and are no `lookalikes`; each with its finding."""
    for match in _UNUSUAL.finditer(text):
        character = match[0]
        if not can_print(character) and not unicodedata.normalize("NFKC", character).isascii():
            around = _around(text, match.start())
            named = f"“{character}” (U+{ord(character):04X})"
            wrong = f"het teken {named} in `{around}` staat niet in het lettertype van de pdf, die er ■ van maakt"
            mend = "vervang het teken door woorden of door een gewoon leesteken"
            yield character, TEKEN_ZONDER_LETTERVORM.finding(place_of(match.start()), wrong, mend)


def _around(text: str, offset: int) -> str:
    """Some whole words around a character."""
    start = text.rfind(" ", 0, max(offset - 20, 0)) + 1
    end = text.find(" ", offset + 20)
    return " ".join(text[start : end if end >= 0 else len(text)].split())


def scalars(value: Value) -> Iterator[Scalar]:
    """Every text in a YAML value, keys left out."""
    match value:
        case Scalar():
            yield value
        case Sequence(items=items):
            for item in items:
                yield from scalars(item)
        case Mapping(pairs=pairs):
            for _, inner in pairs:
                yield from scalars(inner)
