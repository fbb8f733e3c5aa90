"""Een bedrag in een tekst dat niet in de cijfers staat van wat de alinea noemt.

Waarom: "8 miljoen" in de tekst en 7,5 miljoen in de tabel, dat merkt een raadslid.
Fout:   "[[zie AP009]] kost 7 miljoen euro." terwijl de uitgaven van AP009 samen 8 miljoen euro zijn
Goed:   "[[zie AP009]] kost [[bedrag AP009 afgerond]]."
"""

import re
from collections.abc import Iterator

from pipeline.blocks import Inline, Lookup, Text, inlines_of, walk
from pipeline.checks.rule import Rule
from pipeline.finance.bedragen import Bedragen
from pipeline.finance.totalen import Totalen, totals
from pipeline.findings import Finding, Level, Place
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.model.proza import all_prose
from pipeline.model.soorten import SOORTEN, ZIJDEN

_AMOUNT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?\s(?:(miljoen|miljard)\s)?euro\b")
_TIMES = {"": 1_00, "miljoen": 1_000_000_00, "miljard": 1_000_000_000_00}


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule: for paragraphs that name exactly one item with amounts."""
    totalen: Totalen | None = None
    for proza in all_prose(dossier):
        for block in walk(proza):
            for inlines in inlines_of(block):
                item = _only_item(inlines, dossier)
                if item is not None:
                    totalen = totalen or totals(dossier)
                    yield from _wrong_amounts(inlines, item, totalen.van(item), dossier)


def _only_item(inlines: tuple[Inline, ...], dossier: Dossier) -> Hoofdstuk | Doelstelling | Actieplan | None:
    codes = {inline.words[1] for inline in inlines if isinstance(inline, Lookup) and len(inline.words) > 1}
    items = [dossier.met_code.get(code) for code in codes]
    with_amounts = [item for item in items if isinstance(item, Hoofdstuk | Doelstelling | Actieplan)]
    return with_amounts[0] if len(with_amounts) == 1 else None


def _wrong_amounts(
    inlines: tuple[Inline, ...], item: Hoofdstuk | Doelstelling | Actieplan, bedragen: Bedragen, dossier: Dossier
) -> Iterator[Finding]:
    known = _amounts(bedragen)
    for inline in inlines:
        if not isinstance(inline, Text):
            continue
        for found in _AMOUNT.finditer(inline.text):
            cents, precision = _read(found)
            if not any(abs(abs(each) - cents) * 2 <= precision for each in known):
                yield RULE.finding(
                    at=inline.place_of(found.start()) or Place(dossier.map),
                    wrong=f"`{found[0]}` is geen bedrag van {item.code}: geen jaar, geen soort en geen totaal",
                    mend=f"gebruik `[[bedrag {item.code}]]`, of verbeter het bedrag",
                )


def _amounts(bedragen: Bedragen) -> set[int]:
    """Every amount in cents that a text may quote: per year and in total, per soort, side and saldo."""
    rows = [bedragen.reeks(soort, zijde) for soort in SOORTEN for zijde in ZIJDEN]
    rows += [bedragen.zijde(zijde) for zijde in ZIJDEN] + [bedragen.saldo()]
    return {cents for row in rows for cents in (*row, sum(row))}


def _read(found: re.Match[str]) -> tuple[int, int]:
    """The amount in cents, and the width in cents of what was rounded to it."""
    unit, decimals = _TIMES[found[3] or ""], found[2] or ""
    precision = unit // 10 ** len(decimals)
    return int(found[1].replace(".", "")) * unit + int(decimals or 0) * precision, precision


RULE = Rule("W4", "bedrag-in-tekst-wijkt-af", Level.WAARSCHUWING, check, __doc__, vanaf_stap=2)
