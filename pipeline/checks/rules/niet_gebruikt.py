"""Partners, mandatarissen, diensten of adviesraden die in een lijst staan en nergens in het plan.

Waarom: wie in de lijst staat en nergens meewerkt, is vergeten bij een actieplan, of mag uit de lijst.
Fout:   partner `logo` in `organisatie/partners.yaml`, en geen actieplan met `partners: [logo]`
Goed:   een actieplan met `partners: [logo]`
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, several
from pipeline.model.codes import CODESOORTEN
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import MetCode
from pipeline.model.proza import all_prose, lookups_in
from pipeline.model.references import met_verwijzingen, verwijzingen_in

_BIJ = "noem de code bij `{}:` van een doelstelling of een actieplan"
_NOEMEN = {
    "partner": "noem de code bij `partners:` van een actieplan",
    "mandataris": _BIJ.format("aanspreekpunt"),
    "dienst": _BIJ.format("trekker"),
    "adviesraad": "noem de code bij `adviesraden:` van een actieplan",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule: one per list."""
    named = {(soort, each.code) for each in verwijzingen_in(met_verwijzingen(dossier)) for soort in each.soorten}
    in_texts = {word for blocks in all_prose(dossier) for lookup in lookups_in(blocks) for word in lookup.words}
    lists: dict[str, tuple[MetCode, ...]] = {
        "partner": dossier.partners, "mandataris": dossier.mandatarissen, "dienst": dossier.diensten,
        "adviesraad": dossier.adviesraden,
    }  # fmt: skip
    for soort, items in lists.items():
        unused = [each for each in items if (soort, each.code) not in named and each.code not in in_texts]
        for _, in_file in groupby(unused, key=lambda each: each.at.file):
            yield _unused(soort, list(in_file))


def _unused(soort: str, items: Sequence[MetCode]) -> Finding:
    codes = several([f"`{each.code}`" for each in items])
    if len(items) == 1:
        wrong = f"{soort} {codes} komt nergens in het plan voor"
        mend = f"{_NOEMEN[soort]}, of haal de vermelding hier weg"
    else:
        wrong = f"{len(items)} {CODESOORTEN[soort].meervoud} komen nergens in het plan voor: {codes}"
        mend = f"{_NOEMEN[soort]}, of haal die vermeldingen hier weg"
    return RULE.finding(items[0].at, wrong, mend, tuple(each.at for each in items[1:]))


RULE = Rule("S96", "niet-gebruikt", Level.TIP, check, __doc__, toelaatbaar=True, volgt_uit=("S14", "S15"))
