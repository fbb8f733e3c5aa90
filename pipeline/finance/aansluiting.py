"""Whether the schemas agree with each other: the differences per year, and the lines that a schema does not show.

M2 selects on soort and zijde alone, so it holds every line of the ledger; the other schemas are compared with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.finance.boek import Boek
from pipeline.finance.posten import boven
from pipeline.model.dossier import Raming

M2_RIJ = {
    ("E", "O"): "I.a", ("E", "U"): "I.b", ("I", "O"): "II.a", ("I", "U"): "II.b",
    ("F", "O"): "IV.a", ("F", "U"): "IV.b",
}  # fmt: skip
T2_BLOK = {"E": "exploitatie", "I": "investeringen", "F": "financiering"}
T2_RIJ = {"U": "I", "O": "II"}


@dataclass(frozen=True, slots=True)
class Verschil:
    """A cell that is not what M2 says, in cents; `jaar` is the index of the year, `regels` what the schema misses."""

    schema: str
    jaar: int
    soort: str
    zijde: str
    bedrag: int
    van_m2: int
    regels: tuple[Raming, ...]


def verschillen(boek: Boek, schema: str) -> Iterator[Verschil]:
    """Where the totals of M1, T1 or T2 are not those of M2, per soort, zijde and year."""
    for (soort, zijde), rij in M2_RIJ.items():
        where = (T2_BLOK[soort], T2_RIJ[zijde]) if schema == "T2" else ("totaal", f"{soort}.{zijde}")
        found, due = boek.cel(schema, *where), boek.cel("M2", "budgettair_resultaat", rij)
        if found != due:
            missed = buiten(boek, schema, soort, zijde)
            for jaar, (bedrag, van_m2) in enumerate(zip(found, due, strict=True)):
                if bedrag != van_m2:
                    yield Verschil(schema, jaar, soort, zijde, bedrag, van_m2, missed)


def krediet_verschillen(boek: Boek) -> Iterator[Verschil]:
    """Where gemeente and OCMW together are not M2 of that year (M3)."""
    for (soort, zijde), rij in M2_RIJ.items():
        for number, jaar in enumerate(boek.kredietjaren):
            index, column = boek.dossier.jaren.index(jaar), 2 * number + (zijde == "O")
            bedrag = sum(boek.cel("M3", entiteit, soort)[column] for entiteit in ("gemeente", "ocmw"))
            van_m2 = boek.cel("M2", "budgettair_resultaat", rij)[index]
            if bedrag != van_m2:
                yield Verschil("M3", index, soort, zijde, bedrag, van_m2, buiten(boek, "M3", soort, zijde))


_FACET = {"M1": "doelstelling", "T1": "domein", "T2": "rij", "M3": "entiteit"}


def buiten(boek: Boek, schema: str, soort: str, zijde: str) -> tuple[Raming, ...]:
    """The lines of a soort and zijde for which a schema has no block or row, in the order of the ledger."""
    rows = boek.tabel(schema).met_bedragen
    bloks, codes = {each.blok for each in rows}, {(each.blok, each.rij) for each in rows}

    def is_shown(value: str) -> bool:
        if schema != "T2":
            return (value or "niet_toegewezen") in bloks
        rij = value or f"{T2_RIJ[zijde]}.niet_toegewezen"
        return any((T2_BLOK[soort], each) in codes for each in boven(rij)[:-1])

    groups = boek.posten.regels_per("soort", "zijde", _FACET[schema])
    missed = [
        line for key, lines in groups.items() if key[:2] == (soort, zijde) and not is_shown(key[2]) for line in lines
    ]
    return tuple(sorted(missed, key=lambda raming: raming.at))
