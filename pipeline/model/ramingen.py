"""The ledger: `financien/ramingen.csv` as Raming objects, to the cent."""

import re
from collections.abc import Callable

from pipeline.content import CsvTable
from pipeline.findings import Finding
from pipeline.model import bedoeld
from pipeline.model.dossier import Raming
from pipeline.model.soorten import ENTITEIT_IN_WOORDEN, SOORT_IN_WOORDEN, ZIJDE_IN_WOORDEN
from pipeline.model.tabelregels import Csvkolom, lees_regels

PAD = "financien/ramingen.csv"
KOLOMMEN = (
    Csvkolom("raming", vorm=re.compile(r"\S{1,40}"), woorden="een nummer zonder spaties, bijvoorbeeld `MJP000123`"),
    Csvkolom("entiteit", frozenset({"gemeente", "ocmw"}), ook=ENTITEIT_IN_WOORDEN),
    Csvkolom("soort", frozenset({"E", "I", "F"}), ook=SOORT_IN_WOORDEN),
    Csvkolom("zijde", frozenset({"U", "O"}), ook=ZIJDE_IN_WOORDEN),
    Csvkolom("actie"),
    Csvkolom(
        "beleidsitem",
        vorm=re.compile(r"[0-9]{4}-[0-9]{2}"),
        woorden="vier cijfers, een streepje en twee cijfers, bijvoorbeeld `0985-00`",
        bedoeld=bedoeld.beleidsitem,
    ),
    Csvkolom("rekening", vorm=re.compile(r"[0-9]{4,7}"), woorden="vier tot zeven cijfers, bijvoorbeeld `6131000`"),
    Csvkolom("sector"),
    Csvkolom("project"),
    Csvkolom("omschrijving"),
)


def lees_ramingen(table: CsvTable, years: tuple[int, ...]) -> tuple[tuple[Raming, ...], tuple[Finding, ...]]:
    """The lines of the ledger, and a finding for each cell that is not clear; header as in design.md."""
    regels, findings = lees_regels(table, KOLOMMEN, tuple(map(str, years)))
    make: Callable[..., Raming] = Raming  # a row has as many texts as there are columns: lees_regels saw to that
    return tuple([make(at, *teksten, bedragen) for at, teksten, bedragen in regels]), tuple(findings)
