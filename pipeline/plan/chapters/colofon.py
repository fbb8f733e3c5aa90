"""The colofon: which version this is, and where its text can be changed."""

from collections.abc import Iterator

from pipeline.blocks import Block, LabelRow, Link, Section
from pipeline.model.velden import schrijf_datum
from pipeline.plan.context import Context, note, paragraph

STAPPEN = (
    "de lijst van actieplannen",
    "een enveloppe per actieplan",
    "doelstellingen en acties",
    "ramingen",
)


def build(context: Context) -> Iterator[Section]:
    """One section, not listed in the contents."""
    gegevens = context.dossier.gegevens
    rows: list[tuple[str, str]] = [
        ("Status", "Ontwerp" if gegevens.status == "ontwerp" else "Vastgesteld"),
        ("Stap", f"{gegevens.stap} van 4: {STAPPEN[gegevens.stap - 1]}"),
        ("Versie", gegevens.versie),
        ("Datum", schrijf_datum(gegevens.datum)),
        ("Besturen", ", ".join(entiteit.naam for entiteit in gegevens.entiteiten)),
        ("Periode", f"{gegevens.periode.van} tot en met {gegevens.periode.tot}"),
        ("Vingerafdruk van de gegevens", context.fingerprint),
    ]
    if gegevens.vastgesteld_op:
        rows.append(("Vastgesteld op", schrijf_datum(gegevens.vastgesteld_op)))
    if gegevens.wijzigen:
        rows.append(("Tekst wijzigen", gegevens.wijzigen))
    blocks: list[Block] = [LabelRow(label, (paragraph(value),)) for label, value in rows]
    if gegevens.documentatie:
        link = Link(gegevens.documentatie, gegevens.documentatie)
        blocks.append(LabelRow("Documentatie", (paragraph(link),)))
    editions = (
        "Dit plan bestaat als pdf, als Word-document en als webpagina. De pdf is de uitgave met paginanummers: "
        "wie naar een bladzijde verwijst, gebruikt de nummers van de pdf."
    )
    explanation = (
        "De vingerafdruk hoort bij de gegevens waaruit dit document gemaakt is. "
        "Staat op twee documenten dezelfde vingerafdruk, dan zeggen ze hetzelfde."
    )
    blocks += [LabelRow("Uitgaven", (paragraph(editions),)), note(explanation)]
    yield context.section((context.heading(contents=False), *blocks))
