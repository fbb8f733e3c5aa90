"""Een datum van de procedure die te laat valt.

Waarom: raadsleden krijgen het ontwerp minstens veertien dagen voor de vergadering, en de raad stelt het plan vast voor
het jaar waarin het begint (Decreet Lokaal Bestuur).
Fout:   `ontwerp_aan_raad: 2019-12-10` met `raadszitting: 2019-12-16`
Goed:   `ontwerp_aan_raad: 2019-11-29` met `raadszitting: 2019-12-16`
"""

import datetime
from collections.abc import Iterator

from pipeline.checks import norms
from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule, for the dates that the dossier knows."""
    gegevens = dossier.gegevens
    meeting = gegevens.vastgesteld_op or gegevens.raadszitting
    if meeting is None:
        return
    days = norms.at("dagen_ontwerp_voor_raad", meeting).waarde
    draft = gegevens.ontwerp_aan_raad
    if draft is not None and (meeting - draft).days < days:
        latest = meeting - datetime.timedelta(days=days)
        yield RULE.finding(
            at=gegevens.at,
            wrong=f"de raadsleden krijgen het ontwerp op {schrijf_datum(draft)}, {(meeting - draft).days} dagen voor "
            f"de vergadering van {schrijf_datum(meeting)}",
            mend=f"bezorg het ten laatste op {schrijf_datum(latest)}, of verplaats de vergadering",
        )
    deadline = datetime.date(gegevens.periode.van - 1, 12, 31)
    if not gegevens.aanpassing and meeting > deadline:
        yield RULE.finding(
            at=gegevens.at,
            wrong=f"de raad stemt op {schrijf_datum(meeting)}, na {schrijf_datum(deadline)}",
            mend="kijk `raadszitting` en `vastgesteld_op` na in `dossier.yaml`; is dit een aanpassing, schrijf dan "
            "`aanpassing: ja`",
        )


RULE = Rule("P1", "termijn-niet-gehaald", Level.WAARSCHUWING, check, __doc__)
