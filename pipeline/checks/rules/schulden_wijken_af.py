"""Schulden die niet aansluiten op de ramingen van de financiering.

Waarom: wat het bestuur leent en aflost, staat twee keer in het plan, in de schulden (T4) en in de ramingen (T2, M2).
Fout:   `schulden.csv` heeft in 2021 voor 500.000 euro nieuwe leningen, de ramingen voor 400.000 euro
Goed:   nieuwe leningen en aflossingen zijn in beide dezelfde, en geen schuld wordt negatief
"""

from collections.abc import Iterator

from pipeline.checks import norms, wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.finance.formules import procent_van
from pipeline.finance.posten import boven
from pipeline.findings import Finding, Level, Place
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.dossier import Raming

_TEN_LASTE = ("bestuur", "derden")
_RIJEN = (
    ("2", "nieuw", "II.A", "de nieuwe leningen"),
    ("3", "periodiek", "I.A.1", "de periodieke aflossingen"),
    ("4", "niet_periodiek", "I.A.2", "de niet-periodieke aflossingen"),
)


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    for rij, name, in_t2, words in _RIJEN:
        of_debts = zip(*(boek.cel("T4", holder, rij) for holder in _TEN_LASTE), strict=True)
        of_ledger = boek.cel("T2", "financiering", in_t2)
        for index, (jaar, held, booked) in enumerate(zip(boek.dossier.jaren, of_debts, of_ledger, strict=True)):
            if sum(held) != booked:
                lines = _lines(boek, in_t2)
                because = f" ({wording.named(lines, index)})" if lines else ""
                yield RULE.finding(
                    at=_row_at(boek, name),
                    wrong=f"{words} zijn in {jaar} volgens de schulden {schrijf_exact(sum(held))}, volgens de "
                    f"ramingen {schrijf_exact(booked)}{because}: een verschil van "
                    f"{schrijf_exact(sum(held) - booked)}",
                    mend=f"verbeter `{name}` in `financien/schulden.csv`, of de ramingen van de financiering",
                )
    yield from _rolling(boek)
    yield from _eight_percent(boek)


def _rolling(boek: Boek) -> Iterator[Finding]:
    for holder in _TEN_LASTE:
        start, end = boek.cel("T4", holder, "1"), boek.cel("T4", holder, "5")
        short = boek.cel("T4", holder, "1.korte_termijn")
        for index, jaar in enumerate(boek.dossier.jaren):
            if index and start[index] != end[index - 1]:
                wrong = f"de schuld ten laste van {_wie(holder)} op 1 januari {jaar} is niet die van 31 december ervoor"
                wrong += f": een verschil van {schrijf_exact(start[index] - end[index - 1])}"
            elif end[index] < 0:
                wrong = f"de schuld ten laste van {_wie(holder)} is eind {jaar} {schrijf_exact(end[index])}"
                wrong += ": er is meer afgelost dan er schuld was"
            elif short[index] > max(start[index], 0):
                wrong = f"ten laste van {_wie(holder)} is op 1 januari {jaar} meer schuld op korte termijn "
                wrong += f"({schrijf_exact(short[index])}) dan schuld ({schrijf_exact(start[index])})"
            else:
                continue
            mend = "kijk `begin`, de leningen en de aflossingen na in `financien/schulden.csv`"
            yield RULE.finding(_row_at(boek, "begin"), wrong, mend)


def _eight_percent(boek: Boek) -> Iterator[Finding]:
    rows = [boek.cel("T4", holder, "1") for holder in _TEN_LASTE]
    short = [boek.cel("T4", holder, "1.korte_termijn") for holder in _TEN_LASTE]
    corrected = boek.cel("M2", "gecorrigeerde_autofinancieringsmarge", "II.b")
    share = norms.at("gecorrigeerde_aflossing_procent", boek.dossier.gegevens.datum).waarde
    for index, jaar in enumerate(boek.dossier.jaren):
        base = sum(each[index] for each in rows) - sum(each[index] for each in short)
        due = procent_van(base, share)
        if corrected[index] != due:
            yield RULE.finding(
                at=_row_at(boek, "begin"),
                wrong=f"de gecorrigeerde aflossingen van {jaar} zijn {schrijf_exact(corrected[index])}, {share} % van "
                f"de schuld op 1 januari is {schrijf_exact(due)}: een verschil van "
                f"{schrijf_exact(corrected[index] - due)}",
                mend="kijk de definitie van M2 en T4 na in `pipeline/finance/schemas/`",
            )


def _wie(holder: str) -> str:
    return "het bestuur" if holder == "bestuur" else "derden"


def _lines(boek: Boek, in_t2: str) -> tuple[Raming, ...]:
    groups = boek.posten.regels_per("soort", "rij").items()
    return tuple(line for (soort, rij), lines in groups if soort == "F" and in_t2 in boven(rij) for line in lines)


def _row_at(boek: Boek, rij: str) -> Place:
    """The row of `schulden.csv`, or the top of that file."""
    rows = (each.at for each in boek.dossier.financien.schulden if each.rij == rij)
    return next(rows, wording.file_at(boek.dossier, "schulden"))


RULE = Rule("E9", "schulden-wijken-af", Level.FOUT, check, __doc__, vanaf_stap=2)
