"""The colofon: which version this is, and where its text can be changed."""

from collections.abc import Iterator

from pipeline.blocks import Block, LabelRow, Reference, Section
from pipeline.model.velden import schrijf_datum
from pipeline.plan.chapters.bijlage_uitzonderingen import ANKER
from pipeline.plan.context import Context, contact, note, paragraph, vindplaats
from pipeline.plan.edition import status, vaststelling

STAPPEN = (
    "naar duidelijke actieplannen",
    "reality check",
    "strategisch kader",
    "detailleren van de actieplannen",
)


def build(context: Context) -> Iterator[Section]:
    """One section, not listed in the contents."""
    gegevens = context.dossier.gegevens
    rows: list[tuple[str, str]] = [
        ("Status", status(context.dossier)),
        ("Stap", f"{gegevens.stap} van 4: {STAPPEN[gegevens.stap - 1]}"),
        ("Versie", gegevens.versie),
        ("Datum", schrijf_datum(gegevens.datum)),
        ("Besturen", ", ".join(entiteit.naam for entiteit in gegevens.entiteiten)),
        ("Periode", f"{gegevens.periode.van} tot en met {gegevens.periode.tot}"),
        ("Vingerafdruk van de gegevens", context.fingerprint),
    ]
    if adopted := vaststelling(context.dossier):
        rows.append(("Besluit", adopted))
    if gegevens.wijzigen:
        rows.append(("Tekst wijzigen", gegevens.wijzigen))
    blocks: list[Block] = [LabelRow(label, (paragraph(value),)) for label, value in rows]
    if gegevens.uitgever:
        blocks.append(LabelRow("Verantwoordelijke uitgever", (paragraph(gegevens.uitgever),)))
    if gegevens.contact:
        blocks.append(LabelRow("Vragen", contact(gegevens.contact)))
    if gegevens.webadres:
        blocks.append(LabelRow("Op het web", (paragraph(vindplaats(gegevens.webadres)),)))
    if gegevens.documentatie:
        blocks.append(LabelRow("Documentatie", (paragraph(vindplaats(gegevens.documentatie)),)))
    if made := len(context.dossier.uitzonderingen):
        words = "1 uitzondering op de regels" if made == 1 else f"{made} uitzonderingen op de regels"
        annex = Reference("de bijlage", ANKER)
        blocks.append(LabelRow("Uitzonderingen", (paragraph(f"{words}: zie ", annex, "."),)))
    editions = (
        "Dit plan bestaat als pdf, als Word-document en als webpagina. De pdf is de uitgave met paginanummers: "
        "wie naar een bladzijde verwijst, gebruikt de nummers van de pdf. Wie het Word-document bewerkt, vernieuwt de "
        "nummers daarin met Ctrl+A en dan F9."
    )
    explanation = (
        "De vingerafdruk hoort bij de gegevens waaruit dit document gemaakt is. "
        "Staat op twee documenten dezelfde vingerafdruk, dan zeggen ze hetzelfde."
    )
    blocks += [LabelRow("Uitgaven", (paragraph(editions),)), note(explanation)]
    yield context.section((context.heading(contents=False), *blocks))
