"""Een resultaat dat niet aansluit op het jaar ervoor, of een rij van M2 die niet de som van haar delen is.

Waarom: het gecumuleerd resultaat begint bij dat van de laatste jaarrekening en loopt zonder gat door.
Fout:   geen `financien/beginstand.csv`
Goed:   `beginstand.csv` met één bedrag; elke rij van M2 volgt uit de rijen die ze noemt
"""

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.rule import Rule
from pipeline.finance.boek import Boek
from pipeline.findings import Finding, Level
from pipeline.model.bedrag import schrijf_exact

# what each row of M2 is by definition, whatever the file of the schema says
_SOMMEN = {
    "budgettair_resultaat": (
        ("I", "+I.a -I.b"), ("II", "+II.a -II.b"), ("III", "+I +II"), ("IV", "+IV.a -IV.b"), ("V", "+III +IV"),
        ("VII", "+V +VI"), ("IX", "+VII -VIII"),
    ),
    "autofinancieringsmarge": (("II", "+II.a -II.b"), ("III", "+I -II")),
    "gecorrigeerde_autofinancieringsmarge": (("II", "+II.a -II.b"), ("III", "+I +II")),
}  # fmt: skip


def check(boek: Boek) -> Iterator[Finding]:
    """The findings of this rule."""
    opening = boek.dossier.financien.beginstand
    if opening is None:
        yield RULE.finding(
            at=wording.file_at(boek.dossier, "beginstand"),
            wrong=f"het gecumuleerd budgettair resultaat van voor {boek.dossier.jaren[0]} ontbreekt",
            mend="zet het in `financien/beginstand.csv`, onder de kop `bedrag`; het staat in de laatste jaarrekening",
        )
    start = opening.bedrag if opening else 0
    accumulated = boek.cel("M2", "budgettair_resultaat", "VII")
    brought = boek.cel("M2", "budgettair_resultaat", "VI")
    yield from wording.largest_per_cause(
        _differences(boek, "budgettair_resultaat", "VI", brought, (start, *accumulated[:-1]))
    )
    for blok, sums in _SOMMEN.items():
        for rij, terms in sums:
            parts = [(1 if term[0] == "+" else -1, boek.cel("M2", blok, term[1:])) for term in terms.split()]
            expected = tuple(
                sum(sign * cells[index] for sign, cells in parts) for index in range(len(boek.dossier.jaren))
            )
            yield from wording.largest_per_cause(_differences(boek, blok, rij, boek.cel("M2", blok, rij), expected))


def _differences(
    boek: Boek, blok: str, rij: str, found: tuple[int, ...], expected: tuple[int, ...]
) -> Iterator[tuple[str, int, Finding]]:
    """The differences of one row, per year."""
    for jaar, cents, due in zip(boek.dossier.jaren, found, expected, strict=True):
        if cents != due:
            finding = RULE.finding(
                at=wording.file_at(boek.dossier, "ramingen"),
                wrong=f"schema M2, {blok.replace('_', ' ')}, rij {rij} is in {jaar} {schrijf_exact(cents)} en moet "
                f"{schrijf_exact(due)} zijn: een verschil van {schrijf_exact(cents - due)}",
                mend="kijk de definitie van het schema na in `pipeline/finance/schemas/`",
            )
            yield rij, cents - due, finding


RULE = Rule("E3", "verbroken-keten", Level.FOUT, check, __doc__, vanaf_stap=2)
