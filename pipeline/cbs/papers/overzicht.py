"""The overview of a sitting: all items with their time, what is late, urgent or refused, and what to mend."""

from collections.abc import Iterator

from pipeline.blocks import Block, Document, Heading, ItemList, Paragraph, Text
from pipeline.cbs.papers.sheet import plain_text, sheet, table
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.termijn import schrijf_dag, schrijf_moment, uiterste_moment
from pipeline.cbs.tijd import schrijf_minuten
from pipeline.cbs.week.zitting import Punt, Zitting
from pipeline.findings import Level


def overzicht(zitting: Zitting, sjabloon: Sjabloon, entities: str) -> Document:
    """The overview of this sitting."""
    day = schrijf_dag(zitting.dag)
    return sheet(
        f"College van {day}", "Overzicht van de punten", _blocks(zitting, sjabloon), entities=entities,
        issued=day, issued_iso=zitting.dag.isoformat(), landscape=True, most_pages=0,
    )  # fmt: skip


def _blocks(zitting: Zitting, sjabloon: Sjabloon) -> Iterator[Block]:
    last = schrijf_moment(uiterste_moment(zitting.dag, sjabloon.termijn))
    summary = f"Termijn: {last}. {zitting.samenvatting}"
    yield Paragraph(plain_text(summary), "intro")
    if not zitting.punten:
        yield Paragraph(plain_text("Er zijn nog geen punten."))
        return
    titles = ("Nr.", "Punt", "Vraag", "Ontvangen", "Oordeel", "Minuten")
    rows = [_row(number, each) for number, each in enumerate(zitting.punten, start=1)]
    yield table(titles, rows, (12, 55, 0, 40, 45, 20), "De punten van de zitting", right=(5,))
    for punt in zitting.punten:
        if punt.oordeel is not None and punt.oordeel.bevindingen:
            yield Heading(2, plain_text(f"Te herstellen in {punt.naam}"), f"punt-{punt.stam}", "tussenkop")
            yield ItemList(tuple((Paragraph(_remark(each.finding.level, str(each.finding.wrong), each.finding.mend)),)
                                 for each in punt.oordeel.bevindingen))  # fmt: skip


def _remark(level: Level, wrong: str, mend: str) -> tuple[Text, ...]:
    return (Text(f"{level.capitalize()}: ", bold=level is Level.FOUT), Text(f"{wrong}. {mend[:1].upper()}{mend[1:]}."))


def _row(number: int, punt: Punt) -> tuple[str, ...]:
    judged = punt.oordeel
    if judged is None:
        return (str(number), punt.titel, "ter kennisname, geen slot", "", punt.toestand, "0")
    received = schrijf_moment(punt.ontvangen) if punt.ontvangen else "niet genoteerd"
    if judged.te_laat:
        received += ", te laat"
    title = f"{punt.titel} (hoogdringend)" if judged.is_dringend else punt.titel
    return (str(number), title, judged.vraag or "–", received, punt.toestand, schrijf_minuten(judged.seconden))
