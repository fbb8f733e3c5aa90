"""Een aanpassing van het meerjarenplan die niet heeft wat een aanpassing moet hebben.

Waarom: een aanpassing motiveert haar wijzigingen, kijkt minstens drie boekjaren vooruit, toont de kredieten van een
of twee jaren, en rekeningcijfers voor de jaren die afgesloten zijn.
Fout:   `aanpassing: ja` zonder `kredietjaren`
Goed:   `aanpassing: ja`, `kredietjaren: [2023, 2024]`, `afgesloten_tot: 2022` en `teksten/motivering.md`
"""

from collections.abc import Iterator

from pipeline.checks import norms
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, Place
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    gegevens = dossier.gegevens
    if not gegevens.aanpassing:
        return
    if "motivering" not in dossier.teksten or not dossier.teksten["motivering"].blocks:
        yield RULE.finding(
            at=Place(f"{dossier.map}/teksten/motivering.md"),
            wrong="de motivering van de wijzigingen ontbreekt",
            mend="schrijf in `teksten/motivering.md` wat er verandert tegenover het vorige plan, en waarom",
        )
    yield from _credits(dossier)


def _credits(dossier: Dossier) -> Iterator[Finding]:
    gegevens, jaren = dossier.gegevens, dossier.jaren
    most = norms.at("kredietjaren_bij_aanpassing", gegevens.datum).waarde
    ahead = norms.at("jaren_vooruit_bij_aanpassing", gegevens.datum).waarde
    chosen = sorted(gegevens.kredietjaren)
    example = f"`kredietjaren: [{gegevens.datum.year}, {gegevens.datum.year + 1}]`"
    if not chosen:
        wrong = "de aanpassing zegt niet van welke jaren ze de kredieten vaststelt"
        yield RULE.finding(gegevens.at, wrong, f"voeg `kredietjaren:` toe, bijvoorbeeld {example}")
        return
    if len(chosen) > most or chosen[-1] - chosen[0] >= most or not set(chosen) <= set(jaren):
        wrong = f"een aanpassing toont de kredieten van een of twee opeenvolgende jaren van het plan, niet van {chosen}"
        yield RULE.finding(gegevens.at, wrong, f"verbeter `kredietjaren:`, bijvoorbeeld {example}")
        return
    last = chosen[-1] + ahead - 1
    if jaren[-1] < last:
        wrong = f"schema M2 loopt tot {jaren[-1]}; met kredieten voor {chosen[-1]} moet het tot {last} vooruitkijken"
        yield RULE.finding(gegevens.periode.at, wrong, f"schrijf `toon_tot: {last}` bij `periode`, en vul de jaren aan")
    closed = gegevens.afgesloten_tot
    due = chosen[0] - 2  # in the year before the krediet the accounts of the year before that are adopted
    if due >= jaren[0] and (closed is None or closed < due):
        wrong = f"{due} is afgesloten, maar het dossier zegt niet dat er rekeningcijfers voor staan"
        mend = f"zet de rekeningcijfers in de ramingen en schrijf `afgesloten_tot: {due}`"
        yield RULE.finding(gegevens.at, wrong, mend)


RULE = Rule("E13", "aanpassing-onvolledig", Level.FOUT, check, __doc__, vanaf_stap=4)
