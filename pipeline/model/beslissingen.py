"""The register of decisions, `beslissingen.csv`: lines are added and never changed; a correction is a new line.

What stands in the column `intern` is for who works on the plan and reaches no document.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.content import CsvTable
from pipeline.findings import Finding, Place
from pipeline.model import kinds
from pipeline.model.tabelregels import Csvkolom, lees_regels

PAD = "beslissingen.csv"
NIET_AKKOORD = "niet akkoord"
BESLUITEN = ("akkoord", "akkoord mits", NIET_AKKOORD, "verdaagd")
_IN_WOORDEN = {each.replace(" ", "-"): each for each in BESLUITEN} | {"uitgesteld": "verdaagd"}
_INGEVULD = re.compile(r".*\S.*")
KOLOMMEN = (
    Csvkolom("nr", vorm=re.compile(r"[1-9][0-9]{0,5}"), woorden="het volgende nummer, bijvoorbeeld `12`"),
    Csvkolom("datum", vorm=re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"), woorden="de dag als `2019-02-28`"),
    Csvkolom("orgaan", vorm=_INGEVULD, woorden="wie besliste, bijvoorbeeld `college`"),
    Csvkolom("code", vorm=re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}"), woorden="een code, bijvoorbeeld `AP012`"),
    Csvkolom("besluit", frozenset(BESLUITEN), ook=_IN_WOORDEN),
    Csvkolom("motivering"),
    Csvkolom("intern"),
    Csvkolom("genoteerd_door", vorm=_INGEVULD, woorden="de functie van wie het noteerde, zonder naam"),
)


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What a body decided on something with a code, and why. `intern` is never printed."""

    at: Place
    nr: int
    datum: datetime.date
    orgaan: str
    code: str
    besluit: str
    motivering: str
    intern: str
    genoteerd_door: str


def lees_beslissingen(table: CsvTable) -> tuple[tuple[Beslissing, ...], tuple[Finding, ...]]:
    """The decisions in their order, and a finding for each line that is not clear or was not added at the end."""
    regels, findings = lees_regels(table, KOLOMMEN, ())
    read: list[Beslissing] = []
    for at, (nr, datum, *others), _ in regels:
        try:
            day = datetime.date.fromisoformat(datum)
        except ValueError:
            wrong = f"`datum`: {datum} bestaat niet"
            findings.append(kinds.ONMOGELIJKE_DATUM.finding(at, wrong, "schrijf de dag van de beslissing"))
            continue
        orgaan, code, besluit, motivering, intern, door = others
        read.append(Beslissing(at, int(nr), day, orgaan, code, besluit, motivering, intern, door))
    if not findings:
        findings += _not_added(read)
    return tuple(read), tuple(findings)


def laatste(beslissingen: Iterable[Beslissing]) -> dict[str, Beslissing]:
    """The decision that holds for each code: the last one that is no adjournment, else the last."""
    found: dict[str, Beslissing] = {}
    for each in beslissingen:
        if each.besluit != "verdaagd" or each.code not in found:
            found[each.code] = each
    return found


def _not_added(beslissingen: list[Beslissing]) -> Iterator[Finding]:
    """The register counts from 1 without a gap: a line that is gone, or stands in between, would go unnoticed."""
    for wanted, each in enumerate(beslissingen, start=1):
        if each.nr != wanted:
            wrong = f"hier hoort nummer {wanted}, er staat {each.nr}: een beslissing verdwijnt nooit uit het register"
            mend = f"zet de regel terug, of geef deze het nummer {wanted}; een verbetering is een nieuwe regel"
            yield kinds.AANTAL_REGELS.finding(each.at, wrong, mend)
            return
