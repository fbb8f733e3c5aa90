"""An abbreviation that neither everybody knows nor the sentence explains."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.tokens import VERBORGEN, Tokensoort

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

# a road (`N12`) or a class (`B1`) is a name; so is a hashtag
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?:'?s)?(?:-\w+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?")
_ORDINARY = ("lidwoord", "bezit", "kenmerkend", "voorzetsel", "bijwoord", "negatie", "voegwoord", "wij", "vormen")
# a word that can be read aloud: consonants and vowels by turns, two of a kind at most
_READS_AS_A_WORD = re.compile(r"[B-DF-HJ-NP-TV-XZ]{0,2}(?:[AEIOUY]{1,2}[B-DF-HJ-NP-TV-XZ]{1,2}){1,8}[AEIOUY]{0,2}")
_PRINCIPLES = ("principe", "methode", "regel")
_SHORTEST_WORD = 4
_ROMAN = re.compile(r"[IVXLC]+(?:-\w+)?")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """Each abbreviation."""
    for hit in zin.patronen(regel.id):
        yield Vondst(hit.first, hit.last)
    if zin.normalised.in_capitals:
        return
    for index, token in enumerate(zin.tokens):
        if token.soort is not Tokensoort.WOORD or token.low == VERBORGEN:
            continue
        short = _DOTTED.fullmatch(token.text) or (
            _CAPITALS.fullmatch(token.text)
            and not _ROMAN.fullmatch(token.text)
            and not _explained(zin, index)
            and not _needs_no_words(zin, index)
            and not _is_word_or_name(zin, index)
        )
        if short:
            yield Vondst(index, index)


def _needs_no_words(zin: "OntleedeZin", index: int) -> bool:
    """Whether everybody knows it, or these capitals are a name (`masterplan LO 2020`, `#SAMEN`) or stress (`ALLE`)."""
    if zin.low(index - 1) == "#" or zin.low(index).startswith("#"):
        return True
    words = zin.woorden
    if zin.low(index).split("-")[0].removesuffix("'s") in words.classes["bekende_afkorting"]:
        return True
    if zin.tokens[index].text.lower() in words.classes["gemeenten"] or _capitals_beside(zin, index):
        return True
    if zin.low(index - 1).endswith(("plan", "project")) and zin.low(index + 1)[:4] in words.classes["jaar"]:
        return True
    return any(zin.has_class(index, name) for name in _ORDINARY) or words.is_infinitive(zin.low(index))


def _is_word_or_name(zin: "OntleedeZin", index: int) -> bool:
    """Whether a word that can be read aloud stands in capitals as a heading or a name.

    `WONEN: …`, `WATER+`, the `STOP-principe`. In a sentence such a word can be an abbreviation (GECORO).
    """
    word, _, rest = zin.tokens[index].text.partition("-")
    if len(word) < _SHORTEST_WORD or not _READS_AS_A_WORD.fullmatch(word):
        return False
    return rest in _PRINCIPLES or zin.low(index + 1) in ("+", ":")


def _capitals_beside(zin: "OntleedeZin", index: int) -> bool:
    """Whether a second word in capitals stands beside this one: a cry (`SAMEN STERK`) or a name in capitals."""
    return any(
        0 <= position < len(zin.tokens)
        and zin.tokens[position].soort is Tokensoort.WOORD
        and len(zin.tokens[position].text) > 1
        and zin.tokens[position].text.isupper()
        for position in (index - 1, index + 1)
    )


def _explained(zin: "OntleedeZin", index: int) -> bool:
    """Whether the full words stand beside it: `ruimtelijk uitvoeringsplan (RUP)` or `RUP (ruimtelijk …)`."""
    return zin.low(index - 1) == "(" or (zin.low(index + 1) == "(" and zin.low(index + 2).isalpha())
