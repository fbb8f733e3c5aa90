"""Random ledgers as Hypothesis makes them, and a small dossier to hang them on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from pipeline.findings import Place
from pipeline.model.dossier import Dossier, Raming
from pipeline.model.financien import Agbregel, Beginstand, Financien, Onbeschikbaar, Schuldregel
from tests.finance.oracle import DOMAIN, T2_ROW, UNKNOWN, Facts, Line

T = TypeVar("T")
YEARS = 3
ACCOUNTS = sorted((*T2_ROW, *UNKNOWN))


WIDTH = 6 + 6 * YEARS  # bytes of one line: six choices, then six bytes for each amount


def lines(acties: tuple[str, ...]) -> st.SearchStrategy[list[Line]]:
    """Ledgers whose lines hang on these codes; accounts fit their soort and zijde, or have no row at all.

    A ledger is one string of bytes, cut into lines: drawn in one go, and it shrinks to few lines of zeros.
    """

    def decoded(data: bytes) -> list[Line]:
        return [_line(data[start : start + WIDTH], acties) for start in range(0, len(data) - WIDTH + 1, WIDTH)]

    return st.binary(max_size=16 * WIDTH).map(decoded)


def _line(data: bytes, acties: tuple[str, ...]) -> Line:
    def pick(index: int, choices: Sequence[T]) -> T:
        return choices[data[index] % len(choices)]

    account = pick(0, ACCOUNTS)
    amounts = [int.from_bytes(data[start : start + 6], signed=True) // 1000 for start in range(6, WIDTH, 6)]
    return (
        pick(1, ("gemeente", "ocmw")), account[1], account[2], pick(2, acties), pick(3, sorted(DOMAIN)), account[0],
        pick(4, ("", "bank", "agb", "vlaams", "iets anders")), pick(5, ("", "P1", "P2")), tuple(amounts),
    )  # fmt: skip


def facts() -> st.SearchStrategy[Facts]:
    """What stands beside the ledger; a series of zeros is left out, as an author would."""
    return st.binary(min_size=6 * 60, max_size=6 * 60).map(_facts)


def _facts(data: bytes) -> Facts:
    amounts = iter(int.from_bytes(data[start : start + 6], signed=True) // 1000 for start in range(0, len(data), 6))

    def series() -> tuple[int, ...]:
        return tuple(next(amounts) for _ in range(YEARS))

    debts = {
        (holder, row): series()
        for holder in ("bestuur", "derden")
        for row in ("nieuw", "periodiek", "niet_periodiek", "korte_termijn")
    }
    debts |= {(holder, "begin"): (next(amounts), *(0,) * (YEARS - 1)) for holder in ("bestuur", "derden")}
    agencies = {name: {row: series() for row in ("bbr", "afm", "gafm")} for name in ("AGB Sport", "AGB Wonen")}
    return Facts(
        opening=next(amounts),
        unavailable=[series(), series()],
        debts={key: each for key, each in debts.items() if any(each)},
        agencies={name: {row: each for row, each in rows.items() if any(each)} for name, rows in agencies.items()},
    )


def with_ledger(dossier: Dossier, ledger: list[Line], beside: Facts | None = None) -> Dossier:
    """The dossier with these lines, and with what stands beside them, over YEARS years."""
    periode = dossier.gegevens.periode.model_copy(update={"tot": dossier.gegevens.periode.van + YEARS - 1})
    ramingen = tuple(
        Raming(Place("ramingen.csv", number), f"R{number}", *line[:8], "", line[8])  # type: ignore[arg-type]
        for number, line in enumerate(ledger, start=2)
    )
    at = Place("x.csv")
    beside = beside or Facts()
    financien = Financien(
        beginstand=Beginstand(at, beside.opening),
        onbeschikbaar=tuple(Onbeschikbaar(at, "", amounts) for amounts in beside.unavailable),
        schulden=tuple(Schuldregel(at, *key, amounts) for key, amounts in beside.debts.items()),  # type: ignore[arg-type]
        agb=tuple(
            Agbregel(at, name, row, amounts)  # type: ignore[arg-type]
            for name, rows in beside.agencies.items()
            for row, amounts in rows.items()
        ),
    )
    gegevens = dossier.gegevens.model_copy(update={"periode": periode})
    return replace(dossier, gegevens=gegevens, ramingen=ramingen, financien=financien)
