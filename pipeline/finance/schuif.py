"""What would change if an amount moved: a second ledger with one line changed, and every cell that differs.

The amount is booked on the line of the actieplan or actie with the largest uitgaven in that year; when it has none in
that year, on its line with the largest uitgaven over all years (the first in the file when several are as large).
Nothing is financed elsewhere and debts stay what they are: the outcome shows the hole or the room that arises.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.finance.boek import SCHEMAS, Boek
from pipeline.finance.totalen import STAP_VAN_RAMINGEN, totals
from pipeline.model.dossier import Dossier, Raming
from pipeline.model.onderdelen import Actie, Actieplan
from pipeline.model.soorten import ZIJDEN

MARGES = (
    ("toestandsevenwicht: beschikbaar budgettair resultaat", "budgettair_resultaat", "IX"),
    ("autofinancieringsmarge", "autofinancieringsmarge", "III"),
    ("gecorrigeerde autofinancieringsmarge", "gecorrigeerde_autofinancieringsmarge", "III"),
)


class NietTeSchuiven(Exception):
    """The amount cannot be moved; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A figure that changes, in euro cents: where it stands, what it is, for which column, before and after."""

    waar: str
    wat: str
    kolom: str
    voor: int
    na: int


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """The line that carries the move, the book before and after, and all figures that change."""

    raming: Raming
    voor: Boek
    na: Boek
    totalen: tuple[Wijziging, ...]
    schemas: tuple[Wijziging, ...]
    marges: tuple[Wijziging, ...]


def schuif(boek: Boek, code: str, jaar: int, cents: int) -> Verschuiving:
    """What changes when the uitgaven of an actieplan or actie change so many cents in a year; NietTeSchuiven."""
    dossier = boek.dossier
    if jaar not in dossier.jaren:
        raise NietTeSchuiven(
            f"{jaar} hoort niet bij het plan: kies een jaar van {dossier.jaren[0]} tot {dossier.jaren[-1]}"
        )
    year = dossier.jaren.index(jaar)
    raming = _bearer(dossier, code, year)
    amounts = tuple(amount + cents * (index == year) for index, amount in enumerate(raming.bedragen))
    changed = replace(raming, bedragen=amounts)
    after = Boek(
        replace(dossier, ramingen=tuple(changed if each is raming else each for each in dossier.ramingen)), boek.schemas
    )
    return Verschuiving(
        raming=raming,
        voor=boek,
        na=after,
        totalen=tuple(_of_totals(boek.dossier, after.dossier)),
        schemas=tuple(change for schema in SCHEMAS for change in _of_schema(schema, boek, after)),
        marges=tuple(_of_margins(boek, after)),
    )


def _bearer(dossier: Dossier, code: str, year: int) -> Raming:
    item = dossier.met_code.get(code)
    if not isinstance(item, Actieplan | Actie):
        raise NietTeSchuiven(f"Er is geen actieplan of actie met de code `{code}`")
    codes = {code, *(actie.code for actie in item.acties)} if isinstance(item, Actieplan) else {code}
    lines = [each for each in dossier.ramingen if each.actie in codes and each.zijde == "U"]
    if not lines:
        raise NietTeSchuiven(
            f"{code} heeft geen ramingen van uitgaven: voeg er eerst een toe in `financien/ramingen.csv`"
        )
    return max(lines, key=lambda each: (each.bedragen[year], sum(each.bedragen)))


def _of_totals(before: Dossier, after: Dossier) -> Iterator[Wijziging]:
    """The totals of the pages: actieplannen, doelstellingen, hoofdstukken and the whole, from the ramingen."""
    old, new = (totals(each.at_step(STAP_VAN_RAMINGEN)) for each in (before, after))
    groups = (
        ("actieplan", old.per_actieplan, new.per_actieplan),
        ("doelstelling", old.per_doelstelling, new.per_doelstelling),
        ("hoofdstuk", old.per_hoofdstuk, new.per_hoofdstuk),
        ("het hele plan", {"": old.totaal}, {"": new.totaal}),
    )
    for words, amounts, changed in groups:
        for code, bedragen in amounts.items():
            for zijde, side in ZIJDEN.items():
                cells = zip(before.jaren, bedragen.zijde(zijde), changed[code].zijde(zijde), strict=True)
                for jaar, cents, moved in cells:
                    if cents != moved:
                        yield Wijziging(f"{words} {code}".strip(), side, str(jaar), cents, moved)


def _of_schema(schema: str, before: Boek, after: Boek) -> Iterator[Wijziging]:
    old, new = ({(row.blok, row.rij): row for row in each.tabel(schema).met_bedragen} for each in (before, after))
    columns = before.tabel(schema).kolommen
    for key in dict.fromkeys((*old, *new)):  # a block that becomes zero may be left out
        row = old.get(key) or new[key]
        was = old[key].bedragen if key in old else (0,) * len(columns)
        becomes = new[key].bedragen if key in new else (0,) * len(columns)
        for kolom, cents, changed in zip(columns, was, becomes, strict=True):
            if cents != changed:
                yield Wijziging(schema, f"{row.blok} {row.rij} {row.label}", kolom.sleutel, cents or 0, changed or 0)


def _of_margins(before: Boek, after: Boek) -> Iterator[Wijziging]:
    for words, blok, rij in MARGES:
        cells = zip(before.dossier.jaren, before.cel("M2", blok, rij), after.cel("M2", blok, rij), strict=True)
        for jaar, old, new in cells:
            if old != new:
                yield Wijziging("norm", words, str(jaar), old, new)
