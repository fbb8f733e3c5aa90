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
        cells = zip(boek.cel(schema, *where), boek.cel("M2", "budgettair_resultaat", rij), strict=True)
        for jaar, (bedrag, van_m2) in enumerate(cells):
            if bedrag != van_m2:
                yield Verschil(schema, jaar, soort, zijde, bedrag, van_m2, buiten(boek, schema, soort, zijde))


def krediet_verschillen(boek: Boek) -> Iterator[Verschil]:
    """Where gemeente and OCMW together are not M2 of that year (M3)."""
    entities = ("gemeente", "ocmw")
    for (soort, zijde), rij in M2_RIJ.items():
        for number, jaar in enumerate(boek.kredietjaren):
            index, column = boek.dossier.jaren.index(jaar), 2 * number + (zijde == "O")
            bedrag = sum(boek.cel("M3", entity, soort)[column] for entity in entities)
            van_m2 = boek.cel("M2", "budgettair_resultaat", rij)[index]
            if bedrag != van_m2:
                yield Verschil("M3", index, soort, zijde, bedrag, van_m2, buiten(boek, "M3", soort, zijde))


def buiten(boek: Boek, schema: str, soort: str, zijde: str) -> tuple[Raming, ...]:
    """The lines of a soort and zijde for which a schema has no block or row."""
    bloks = {each.blok for each in boek.tabel(schema).met_bedragen}
    codes = {(each.blok, each.rij) for each in boek.tabel(schema).met_bedragen}
    columns = boek.posten.kolommen

    def is_missed(index: int) -> bool:
        if (columns["soort"][index], columns["zijde"][index]) != (soort, zijde):
            return False
        match schema:
            case "M1":
                return columns["doelstelling"][index] not in bloks
            case "T1":
                return (columns["domein"][index] or "niet_toegewezen") not in bloks
            case "T2":
                rij = columns["rij"][index] or f"{T2_RIJ[zijde]}.niet_toegewezen"
                return not any((T2_BLOK[soort], each) in codes for each in boven(rij)[:-1])
        return columns["entiteit"][index] not in bloks

    return boek.posten.regels(is_missed)
