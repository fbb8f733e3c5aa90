"""Partners, mandatarissen, diensten of adviesraden die in een lijst staan en nergens in het plan.

Waarom: wie in de lijst staat en nergens meewerkt, is vergeten bij een actieplan, of mag uit de lijst.
Fout:   partner `logo` in `organisatie/partners.yaml`, en geen actieplan met `partners: [logo]`
Goed:   een actieplan met `partners: [logo]`
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, several
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Adviesraad, Dienst, Mandataris, MetCode, Partner
from pipeline.model.proza import all_prose, lookups_in
from pipeline.model.velden import Verwijzing


@dataclass(frozen=True, slots=True)
class _Lijst:
    """A list of the dossier: how one and many of it are called, its entries, and what to do with one nobody names."""

    een: str
    veel: str
    items: tuple[MetCode, ...]
    noemen: str


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule: one per list."""
    named = _named(dossier)
    for lijst in _lijsten(dossier):
        unused = [each for each in lijst.items if (type(each), each.code) not in named]
        for _, in_file in groupby(unused, key=lambda each: each.at.file):
            items = list(in_file)
            codes = several([f"`{each.code}`" for each in items])
            one = len(items) == 1
            finding = RULE.finding(
                at=items[0].at,
                wrong=f"{f'{lijst.een} {codes} komt' if one else f'{len(items)} {lijst.veel} komen'} nergens in het "
                f"plan voor{'' if one else f': {codes}'}",
                mend=f"{lijst.noemen}, of haal {'de vermelding' if one else 'die vermeldingen'} hier weg",
            )
            yield replace(finding, also=tuple(each.at for each in items[1:]))


def _lijsten(dossier: Dossier) -> Iterator[_Lijst]:
    by_role = "noem de code bij `{}:` van een doelstelling of een actieplan"
    yield _Lijst("partner", "partners", dossier.partners, "noem de code bij `partners:` van een actieplan")
    yield _Lijst("mandataris", "mandatarissen", dossier.mandatarissen, by_role.format("aanspreekpunt"))
    yield _Lijst("dienst", "diensten", dossier.diensten, by_role.format("trekker"))
    yield _Lijst("adviesraad", "adviesraden", dossier.adviesraden, "noem de code bij `adviesraden:` van een actieplan")


def _named(dossier: Dossier) -> set[tuple[type[MetCode], str]]:
    """What is named somewhere, in a role or in a text."""
    found: set[tuple[type[MetCode], str]] = set()

    def name(kind: type[MetCode], *references: Verwijzing | None) -> None:
        found.update((kind, each.code) for each in references if each is not None)

    for doelstelling in dossier.doelstellingen:
        name(Mandataris, doelstelling.aanspreekpunt)
        name(Dienst, doelstelling.trekker)
    for actieplan in dossier.actieplannen:
        name(Mandataris, actieplan.aanspreekpunt)
        name(Dienst, actieplan.trekker, *(actie.trekker for actie in actieplan.acties))
        name(Partner, *actieplan.partners)
        name(Adviesraad, *actieplan.adviesraden)
    name(Dienst, *(kans.eigenaar for kans in dossier.opportuniteiten))
    codes = {word for blocks in all_prose(dossier) for lookup in lookups_in(blocks) for word in lookup.words}
    looked_up = (dossier.met_code.get(code) for code in codes)
    return found | {(type(item), item.code) for item in looked_up if item is not None}


RULE = Rule("S96", "niet-gebruikt", Level.TIP, check, __doc__, toelaatbaar=True, volgt_uit=("S14", "S15"))
