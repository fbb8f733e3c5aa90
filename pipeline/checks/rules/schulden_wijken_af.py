"""Schulden die niet aansluiten op de ramingen van de financiering.

Waarom: wat het bestuur leent en aflost, staat twee keer in het plan, in de schulden (T4) en in de ramingen (T2, M2).
Fout:   `schulden.csv` heeft in 2021 voor 500.000 euro nieuwe leningen, de ramingen voor 400.000 euro
Goed:   nieuwe leningen en aflossingen zijn in beide dezelfde, en geen schuld wordt negatief
"""

from collections.abc import Iterable, Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.aansluiting import TEN_LASTE
from pipeline.finance.boek import Boek
from pipeline.finance.posten import boven
from pipeline.findings import Finding, Level, Place
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming

Rij = tuple[str, str, str, str]  # a row of T4, its name in `schulden.csv`, its row in T2, its words
Verschillen = dict[int, tuple[int, int]]  # per year, by its index, in cents: of the debts and of the ramingen
_RIJEN: tuple[Rij, ...] = (
    ("2", "nieuw", "II.A", "de nieuwe leningen"),
    ("3", "periodiek", "I.A.1", "de periodieke aflossingen"),
    ("4", "niet_periodiek", "I.A.2", "de niet-periodieke aflossingen"),
)


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule; whether debts stay debts is only asked once they are those of the ledger."""
    differences = tuple(_differences(boek))
    if differences and not boek.dossier.financien.schulden:
        yield _without_debts(boek, tuple(rij for rij, _ in differences))
    elif differences:
        yield from _per_years(boek, differences)
    else:
        yield from _impossible(boek)


def _differences(boek: Boek) -> Iterator[tuple[Rij, Verschillen]]:
    """The rows of _RIJEN that are not the same in the debts and in the ledger."""
    for rij in _RIJEN:
        held = [sum(cents) for cents in zip(*(boek.cel("T4", holder, rij[0]) for holder in TEN_LASTE), strict=True)]
        booked = boek.cel("T2", "financiering", rij[2])
        found = {index: both for index, both in enumerate(zip(held, booked, strict=True)) if both[0] != both[1]}
        if found:
            yield rij, found


def _without_debts(boek: Boek, rijen: tuple[Rij, ...]) -> Finding:
    years = ";".join(map(str, boek.dossier.jaren))
    lines = tuple(line for _, _, in_t2, _ in rijen for line in _lines(boek, in_t2))
    return RULE.finding(
        at=wording.file_at(boek.dossier, "schulden"),
        wrong=f"er staan geen schulden in `schulden.csv`, de ramingen hebben wel leningen of aflossingen: "
        f"{wording.named(lines)}",
        mend=f"zet in `financien/schulden.csv` als eerste regel `ten_laste;rij;{years}`, en eronder `bestuur;begin`, "
        "`bestuur;nieuw` en `bestuur;periodiek` met hun bedragen",
    )


def _per_years(boek: Boek, differences: Iterable[tuple[Rij, Verschillen]]) -> Iterator[Finding]:
    """The differences, one finding for the rows that deviate in the same years: that is a column, or one loan."""
    found = []
    for (_, name, in_t2, words), per_year in differences:
        lines = _lines(boek, in_t2)
        for index, (held, booked) in per_year.items():
            because = f" ({wording.named(lines, index)})" if lines else ""
            finding = RULE.finding(
                at=_row_at(boek, name),
                wrong=f"{words} zijn in {boek.dossier.jaren[index]} volgens de schulden {schrijf_exact(held)}, volgens "
                f"de ramingen {schrijf_exact(booked)}{because}: een verschil van {schrijf_exact(held - booked)}",
                mend=f"verbeter `{name}` in `financien/schulden.csv`, of de ramingen van de financiering",
            )
            found.append((tuple(per_year), held - booked, finding))
    yield from wording.largest_per_cause(found)


def _impossible(boek: Boek) -> Iterator[Finding]:
    """Per holder the first year in which its debt cannot be: what comes after follows from it."""
    for holder in TEN_LASTE:
        start, end = boek.cel("T4", holder, "1"), boek.cel("T4", holder, "5")
        short = boek.cel("T4", holder, "1.korte_termijn")
        for index, jaar in enumerate(boek.dossier.jaren):
            if end[index] < 0:
                wrong = f"de schuld ten laste van {_wie(holder)} is eind {jaar} {schrijf_exact(end[index])}"
                wrong += ": er is meer afgelost dan er schuld was"
            elif short[index] > max(start[index], 0):
                wrong = f"ten laste van {_wie(holder)} is op 1 januari {jaar} meer schuld op korte termijn "
                wrong += f"({schrijf_exact(short[index])}) dan schuld ({schrijf_exact(start[index])})"
            else:
                continue
            mend = "kijk `begin`, de leningen en de aflossingen na in `financien/schulden.csv`"
            yield RULE.finding(_row_at(boek, "begin"), wrong, mend)
            break


def _wie(holder: str) -> str:
    return "het bestuur" if holder == "bestuur" else "derden"


def _lines(boek: Boek, in_t2: str) -> tuple[Raming, ...]:
    groups = boek.posten.regels_per("soort", "rij").items()
    return tuple(line for (soort, rij), lines in groups if soort == "F" and in_t2 in boven(rij) for line in lines)


def _row_at(boek: Boek, rij: str) -> Place:
    """The row of `schulden.csv`, or the top of that file."""
    rows = (each.at for each in boek.dossier.financien.schulden if each.rij == rij)
    return next(rows, wording.file_at(boek.dossier, "schulden"))


RULE = Rule("E9", "schulden-wijken-af", Level.FOUT, check, __doc__, vanaf_stap=2, volgt_uit=("E15",))
