"""A word that leaves out the part it shares with its neighbour: `jeugd- en sportdienst`, `buurtvaders en -moeders`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_AFTER = lijst("koppelteken", "na_koppelteken")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The shortened word with what completes it."""
    for index, token in enumerate(zin.tokens):
        if token.soort is not Tokensoort.WOORD:
            continue
        if token.text.endswith("-") and (zin.low(index + 1) in _AFTER or index + 1 == len(zin.tokens)):
            yield Vondst(index, min(index + 2, len(zin.tokens) - 1))
        elif token.text.startswith("-") and index and not token.text[1:2].isdigit():
            yield Vondst(max(0, index - 2), index)
