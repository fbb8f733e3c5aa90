"""Round and square brackets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """What stands between each opening bracket and the next closing one."""
    start: int | None = None
    for index, token in enumerate(zin.tokens):
        if token.text in "([" and start is None:
            start = index
        elif token.text in ")]":
            yield Vondst(index if start is None else start, index)
            start = None
    if start is not None:
        yield Vondst(start, len(zin.tokens) - 1)
