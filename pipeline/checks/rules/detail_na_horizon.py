"""Een actie die na de horizon tot op een halfjaar is uitgewerkt.

Waarom: het plan kijkt in detail ten hoogste drie jaar vooruit; verder weg is schijnzekerheid.
Fout:   `van: 2024-1` in een plan dat tot 2022 in detail gaat
Goed:   `van: 2024`
"""

from collections.abc import Iterator

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule."""
    last = dossier.laatste_detailjaar
    for _, actie in dossier.acties:
        for key, moment in (("van", actie.van), ("tot", actie.tot)):
            if moment is not None and moment.helft and moment.jaar > last:
                yield RULE.finding(
                    at=actie.at,
                    wrong=f"{actie.code}: `{moment.jaar}-{moment.helft}` is te precies; na {last} volstaat het jaar",
                    mend=f"schrijf alleen het jaar: `{key}: {moment.jaar}`",
                )


RULE = Rule("S25", "detail-na-horizon", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True, samen=True)
