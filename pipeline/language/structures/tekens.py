"""&, a slash between words, and an ellipsis."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_MEASURES = lijst("tekens", "maat")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """Each sign, with the words it stands between."""
    for index, token in enumerate(zin.tokens):
        before = zin.tokens[index - 1] if index else None
        after = zin.tokens[index + 1] if index + 1 < len(zin.tokens) else None
        if token.text in ("...", "…"):
            yield Vondst(index, index)
        elif token.text == "&" and not (_touches(before, token) and _touches(token, after) and len(before.text) == 1):  # type: ignore[union-attr]
            yield Vondst(max(0, index - 1), min(index + 1, len(zin.tokens) - 1))
        elif token.text == "/" and before is not None and after is not None:
            words = before.soort is Tokensoort.WOORD and after.soort is Tokensoort.WOORD
            if words and before.low not in _MEASURES and not (before.low == "t" and after.low == "m"):
                yield Vondst(index - 1, index + 1)


def _touches(one: object, other: object) -> bool:
    return one is not None and other is not None and one.end == other.start  # type: ignore[attr-defined]
