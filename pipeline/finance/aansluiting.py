"""Whether the schemas agree with each other: they tell of the same euros, whatever stands in a ledger.

M2 selects on soort and zijde alone, so it holds every line of the ledger; the other schemas are compared with it, the
strategische nota with M1, and the 8 % of M2 with the debts of T4. The schemas and their engine are ours, so what does
not agree is a mistake of ours: no ledger can be mended for it.
"""

from collections.abc import Iterator

from pipeline.finance.bedragen import Reeks, sum_of
from pipeline.finance.boek import Boek
from pipeline.finance.formules import procent_van
from pipeline.finance.strategische_nota import strategische_nota
from pipeline.model.bedrag import schrijf_exact
from pipeline.model.soorten import NAAM, SOORTEN, ZIJDEN

GECORRIGEERD_PROCENT = 8  # of the debt on 1 January: Besluit Vlaamse Regering of 30 March 2018, article 1, 10°
M2_RIJ = {
    ("E", "O"): "I.a", ("E", "U"): "I.b", ("I", "O"): "II.a", ("I", "U"): "II.b",
    ("F", "O"): "IV.a", ("F", "U"): "IV.b",
}  # fmt: skip
T2_RIJ = {"U": "I", "O": "II"}
TEN_LASTE = ("bestuur", "derden")

Verschil = tuple[str, Reeks, Reeks]  # what is compared, as the one schema says it and as the other does, in cents


class SchemasWijkenAf(Exception):
    """Two schemas over the same ledger do not say the same: a mistake in our definitions. The text names each."""


def sluit_aan(boek: Boek) -> None:
    """Compares the schemas with each other. Raises SchemasWijkenAf."""
    found = [f"{what}: {_words(one)} tegenover {_words(other)}" for what, one, other in _paren(boek) if one != other]
    if found:
        raise SchemasWijkenAf("\n".join(found))


def _words(reeks: Reeks) -> str:
    return ", ".join(map(schrijf_exact, reeks))


def _paren(boek: Boek) -> Iterator[Verschil]:
    for (soort, zijde), rij in M2_RIJ.items():
        due = boek.cel("M2", "budgettair_resultaat", rij)
        cells = {"M1": ("totaal", f"{soort}.{zijde}"), "T1": ("totaal", f"{soort}.{zijde}")}
        cells["T2"] = (NAAM[soort], T2_RIJ[zijde])
        for schema, where in cells.items():
            yield f"{schema} en M2, {soort} {zijde}", boek.cel(schema, *where), due
        credits = [boek.dossier.jaren.index(jaar) for jaar in boek.kredietjaren]
        held = [boek.cel("M3", entiteit, soort)[zijde == "O" :: 2] for entiteit in ("gemeente", "ocmw")]
        yield f"M3 en M2, {soort} {zijde}", sum_of(held), tuple(due[index] for index in credits)
    yield from _of_nota(boek)
    yield from _of_debts(boek)


def _of_nota(boek: Boek) -> Iterator[Verschil]:
    """The amounts of a doelstelling in the strategische nota, and its block of M1."""
    for blok in strategische_nota(boek.dossier).blokken:
        code, total = blok.doelstelling.code, blok.totaal
        for soort in SOORTEN:
            for zijde in ZIJDEN:
                found = total.reeks(soort, zijde)
                yield (
                    f"strategische nota en M1, {code}, {soort} {zijde}",
                    found,
                    boek.cel("M1", code, f"{soort}.{zijde}"),
                )


def _of_debts(boek: Boek) -> Iterator[Verschil]:
    """Debts that roll on from year to year, and the corrected repayments of M2 that follow from them."""
    starts = [boek.cel("T4", holder, "1") for holder in TEN_LASTE]
    for holder, start in zip(TEN_LASTE, starts, strict=True):
        yield f"T4, schuld ten laste van {holder}", start[1:], boek.cel("T4", holder, "5")[:-1]
    short = sum_of(boek.cel("T4", holder, "1.korte_termijn") for holder in TEN_LASTE)
    base = (total - part for total, part in zip(sum_of(starts), short, strict=True))
    due = tuple(procent_van(each, GECORRIGEERD_PROCENT) for each in base)
    yield "M2 en T4, gecorrigeerde aflossingen", boek.cel("M2", "gecorrigeerde_autofinancieringsmarge", "II.b"), due
