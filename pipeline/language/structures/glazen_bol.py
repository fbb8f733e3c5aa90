"""Details of more than three years after the start of the plan: a month, a day or an amount."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.termijn import is_year

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

YEARS_IN_DETAIL = 3  # the city's presentation on good goals (2019): details at most three years ahead


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The month or amount of a year beyond the horizon; nothing when the start of the plan is not known."""
    if zin.plan_begin is None:
        return
    late = [
        i
        for i, token in enumerate(zin.tokens)
        if is_year(token) and int(token.text) >= zin.plan_begin + YEARS_IN_DETAIL
    ]
    for index in late:
        if zin.has_class(index - 1, "maand"):
            yield Vondst(index - 1, index)
        elif zin.low(index - 1) == zin.low(index - 3) == "/":
            yield Vondst(index - 4, index)
    if late:
        for index in range(len(zin.tokens)):
            if zin.low(index) in ("euro", "€") and (start := _amount(zin, index)) is not None:
                yield Vondst(start, index)


def _amount(zin: "OntleedeZin", euro: int) -> int | None:
    """Where the figure before this *euro* stands: `250.000 euro`, `1,2 miljoen euro`."""
    figure = euro - 2 if zin.low(euro - 1) in ("miljoen", "miljard") else euro - 1
    return figure if figure >= 0 and zin.tokens[figure].text[:1].isdigit() else None
