"""Three or more items in a row: commas and *en*, counted, never matched with a repeated pattern."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language import finite
from pipeline.language.regel import Vondst
from pipeline.language.tokens import VERBORGEN, Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_CLOSES = lijst("opsomming", "sluit_opsomming")
_LONGEST_ITEM = 6  # words; what is longer is a clause, and no item of a row
_STARTS_A_CLAUSE = lijst("opsomming", "opent_zin")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The first row, from its first item to its last."""
    depth = 0
    for index, token in enumerate(zin.tokens):
        depth += (token.low in "([") - (token.low in ")]") if token.soort is Tokensoort.TEKEN else 0
        if depth <= 0 and token.low in _CLOSES and (start := _row(zin, index)) is not None:
            yield Vondst(start, min(index + 1, len(zin.tokens) - 1))
            return


def _row(zin: "OntleedeZin", closing: int) -> int | None:
    """Where a row that ends with the item after this *en* starts; None for fewer than three items."""
    if closing + 1 >= len(zin.tokens):
        return None
    end = closing - 1 if zin.low(closing - 1) == "," else closing
    comma = _comma_before(zin, end)
    if comma is None or comma == 0:
        return None
    start = comma - 1
    further = _comma_before(zin, comma)
    if further is not None and further > 0:
        start = further - 1
    if further is None and _is_pair_of_adjectives(zin, comma, closing):
        return None
    if further is None and _are_names(zin, comma, end, closing):
        return None
    names = [zin.tokens[position] for position in (start, comma + 1, closing + 1)]
    if all(token.low == VERBORGEN for token in names[1:]) or all(len(token.text) == 1 for token in names[1:]):
        return None
    return start


def _are_names(zin: "OntleedeZin", comma: int, end: int, closing: int) -> bool:
    """Whether three proper names stand in a row: `de Kerkstraat, de Molenstraat en de Kapellelei`."""
    third = closing + 2 if zin.has_class(closing + 1, "lidwoord") else closing + 1
    if third >= len(zin.tokens) or comma < 2:
        return False
    return all(zin.tokens[position].text[:1].isupper() for position in (comma - 1, end - 1, third))


def _is_pair_of_adjectives(zin: "OntleedeZin", comma: int, closing: int) -> bool:
    """Whether the comma stands between two adjectives of one noun: `ruime, lichte kamers en zalen`."""
    return (
        closing - comma > 2
        and zin.low(comma - 1).endswith("e")
        and zin.low(comma + 1).endswith("e")
        and not zin.low(closing + 1).endswith("e")
    )


def _comma_before(zin: "OntleedeZin", end: int) -> int | None:
    """The comma that starts the item which ends here, when what lies between can be an item."""
    for position in range(end - 1, max(-1, end - 2 - _LONGEST_ITEM), -1):
        token = zin.tokens[position]
        if token.low in (",", "&"):
            first = zin.low(position + 1)
            if first in ("zijn", "worden", "hebben", "zullen", "kunnen", "moeten"):
                return None
            is_item = position < end - 1 and first not in _STARTS_A_CLAUSE and position + 1 != zin.hoofdwerkwoord
            prepositional = (
                first in zin.woorden.classes["voorzetsel"] and zin.low(end + 1) not in zin.woorden.classes["voorzetsel"]
            )
            return position if is_item and not prepositional and _ends_like_an_item(zin, position) else None
        if (
            token.soort is Tokensoort.TEKEN and token.low not in ('"', "'", ")", "(", "/", "-")
        ) or token.low in zin.woorden.singulars:
            return None
        if finite.opens_subordinate(zin.tokens, position, zin.woorden):
            return None
    return None


def _ends_like_an_item(zin: "OntleedeZin", comma: int) -> bool:
    """Whether the word before this comma can close an item: no verb of a clause, no year of `Tegen 2030,`."""
    before = zin.tokens[comma - 1]
    return (before.soort is Tokensoort.WOORD and before.low not in zin.woorden.singulars) or before.low == ")"
