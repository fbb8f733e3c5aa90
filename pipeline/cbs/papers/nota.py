"""The written note of an item that the college only takes note of: it gets no slot on the agenda."""

import datetime
from collections.abc import Iterator

from pipeline.blocks import Block, Document, Paragraph
from pipeline.cbs.agendapunt import Agendapunt
from pipeline.cbs.band import Band, korte_naam, wie
from pipeline.cbs.opzoeken import Opzoeker
from pipeline.cbs.papers.sheet import labelled, paragraph, plain_text, sheet
from pipeline.finance.totalen import totals
from pipeline.findings import Finding, Place
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Dienst, Mandataris
from pipeline.model.velden import schrijf_datum

_MEESTE_CODES = 6


def nota(punt: Agendapunt, zitting: datetime.date, dossier: Dossier) -> tuple[Document, tuple[Finding, ...]]:
    """The note of this item, and what its author must mend; its references must resolve."""
    band = Band.van(punt, zitting, dossier)
    opzoeker = Opzoeker(band.dossier, totals(band.dossier), band.aantallen)
    at = Place(punt.at.file)
    texts = [opzoeker.vul(text, at, lambda _: None) for text in punt.toelichting]
    example = "Dit is een voorbeeld." if punt.voorbeeld else ""
    document = sheet(
        punt.titel, f"Nota ter kennisname voor het college van {schrijf_datum(zitting)}", _blocks(punt, band, texts),
        entities=dossier.gegevens.entiteiten_samen, issued=f"college van {schrijf_datum(zitting)}",
        issued_iso=zitting.isoformat(), example=example,
    )  # fmt: skip
    return document, tuple(opzoeker.findings)


def _blocks(punt: Agendapunt, band: Band, texts: list[str]) -> Iterator[Block]:
    dossier = band.dossier
    yield Paragraph(
        plain_text("Het college neemt kennis van dit punt. Het vraagt geen beslissing en geen slot."), "intro"
    )
    if punt.aanspreekpunt is not None:
        yield labelled("Voor", [plain_text(wie(dossier.zoek(Mandataris, punt.aanspreekpunt.code)))])
    if punt.dienst is not None:
        yield labelled("Van", [plain_text(dossier.zoek(Dienst, punt.dienst.code).naam)])
    if band.actieplannen:
        if len(band.actieplannen) <= _MEESTE_CODES:
            named = [plain_text(f"{each.code} {korte_naam(each, alleen=False)}") for each in band.actieplannen]
        else:
            named = [plain_text(band.codes)]
        yield labelled("Plan", named)
    yield from map(paragraph, texts)
    if punt.bijlagen:
        yield labelled("Bijlagen", [plain_text(", ".join(punt.bijlagen))])
