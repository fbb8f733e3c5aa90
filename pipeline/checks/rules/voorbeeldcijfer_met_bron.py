"""Een voorbeeldcijfer dat een bron noemt.

Waarom: wie een bron leest, gelooft dat die het cijfer gaf. Een cijfer dat we zelf bedachten, heeft er geen.
Fout:   een indicator met `voorbeeld: ja` en `bron: Statbel`
Goed:   `voorbeeld: ja` zonder `bron:`; of de echte cijfers met hun bron, zonder `voorbeeld: ja`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    figures = [each for doelstelling in dossier.doelstellingen for each in doelstelling.indicatoren]
    for figure in (*figures, *dossier.gegevens.inwoners):
        if figure.voorbeeld and figure.bron:
            yield RULE.finding(
                at=figure.at,
                wrong=f"dit is een voorbeeldcijfer, maar het noemt een bron: `{figure.bron}`",
                mend="haal `bron:` weg; staat hier het echte cijfer, haal dan `voorbeeld: ja` weg",
            )


RULE = Rule("S35", "voorbeeldcijfer-met-bron", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
