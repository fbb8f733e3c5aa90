"""Een onderdeel dat elk meerjarenplan moet hebben, en dat er niet of leeg is.

Waarom: de strategische nota, de financiële nota en de toelichting hebben een minimale inhoud (Besluit Vlaamse
Regering van 30 maart 2018): prioriteiten, risico's, grondslagen, en waar de documentatie staat.
Fout:   stap 4 zonder `documentatie:` in `dossier.yaml`
Goed:   `documentatie: https://www.turnhout.be/meerjarenplan`, en teksten met inhoud
"""

from collections.abc import Iterator

from pipeline.blocks import Heading, walk
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, Place
from pipeline.model.bestanden import TEKSTEN
from pipeline.model.dossier import Dossier
from pipeline.model.voorwaarden import geldend

_VERPLICHT = ("financiele-risicos", "grondslagen", "documentatie")


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule; that a text is missing altogether is another rule."""
    gegevens = dossier.gegevens
    if gegevens.documentatie is None:
        yield RULE.finding(
            at=gegevens.at,
            wrong="het plan zegt niet waar de documentatie te vinden is",
            mend="voeg `documentatie:` toe met het volledige webadres, of zolang ze niet online staat met woorden, "
            "bijvoorbeeld `documentatie: te vragen bij de dienst Strategie en Beleid`",
        )
    if not dossier.kent_prioriteit:
        yield RULE.finding(
            at=gegevens.at,
            wrong="er is nog niet gekozen wat prioritair is; de strategische nota heeft dan geen bedragen",
            mend="zet `prioritair: ja` of `prioritair: nee` bij de actieplannen (of acties)",
        )
    agencies = [each.naam for each in gegevens.entiteiten if each.soort == "agb"]
    if agencies and not dossier.financien.agb:
        wrong = f"{' en '.join(agencies)} stelt het plan mee vast, maar er staan geen resultaten in `agb.csv`"
        mend = (
            f"zet in `financien/agb.csv` als eerste regel `naam;rij;{';'.join(map(str, dossier.jaren))}`, en eronder "
        )
        mend += "de rijen `bbr`, `afm` en `gafm` uit het plan van het AGB"
        yield RULE.finding(Place(f"{dossier.map}/financien/agb.csv"), wrong, mend)
    titles = {tekst.naam: tekst.titel for tekst in TEKSTEN}
    for name in _VERPLICHT:
        prose = dossier.teksten.get(name)
        if prose is not None and all(isinstance(each, Heading) for each in walk(geldend(prose.blocks, gegevens))):
            yield RULE.finding(prose.at, f'de tekst "{titles[name]}" is leeg', f"schrijf ze in `teksten/{name}.md`")


RULE = Rule("E12", "plan-onvolledig", Level.FOUT, check, __doc__, vanaf_stap=4)
