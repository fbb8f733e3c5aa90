"""The PDF of a document, with a finding for everything that is not as it should be."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from pipeline.blocks import Document
from pipeline.findings import Finding, Place
from pipeline.render import kinds
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf.compilation import CompilationStopped, Limits, Report, compile_pdf
from pipeline.render.pdf.row_headers import with_row_headers
from pipeline.render.pdf.source import TypstSource, typst_source
from pipeline.render.pdf.texts import PDF_FILE
from pipeline.render.rendered import Rendered


def write_pdf(document: Document, style: Huisstijl, templates: Path, limits: Limits | None = None) -> Rendered:
    """The PDF of this document (PDF/UA-1 and PDF/A-2a, as far as Typst checks them), or findings that say why not.

    `templates` is the folder that holds `pdf/` and the logo. Raises what `typst_source` raises.
    """
    source = typst_source(document, style, templates)
    try:
        compiled = compile_pdf(source, limits)
    except CompilationStopped as stopped:
        return Rendered(b"", (*source.findings, _stopped(str(stopped))))
    said = tuple(_warning(source, warning) for warning in compiled.warnings)
    if compiled.error:
        return Rendered(b"", (*source.findings, *said, _not_made(source, compiled.error)))
    data = with_row_headers(compiled.data, document)
    return Rendered(data, (*source.findings, *said, *_too_long(data, document.most_pages)), compiled.pages)


def _stopped(detail: str) -> Finding:
    return kinds.PDF_AFGEBROKEN.finding(
        Place(PDF_FILE),
        f"het maken van de pdf is afgebroken, omdat het te lang duurde of te veel geheugen vroeg ({detail})",
        "sluit andere programma's en probeer opnieuw; blijft het zo, "
        "geef deze melding dan aan wie het programma onderhoudt",
    )


def _not_made(source: TypstSource, error: Report) -> Finding:
    part = source.part(error.line)
    near = f": er is iets mis in het deel “{part}”" if part else ""
    look = (
        "kijk in dat deel na wat er het laatst veranderd is, bijvoorbeeld een beeld dat niet open gaat; "
        if part
        else ""
    )
    return kinds.PDF_NIET_GEMAAKT.finding(
        Place(PDF_FILE),
        f"de pdf kon niet gemaakt worden{near}. Technische melding: {error.message}",
        f"{look}geef de technische melding aan wie het programma onderhoudt",
    )


def _too_long(data: bytes, most: int) -> Iterator[Finding]:
    if not most:
        return
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    if count > most:
        yield kinds.TE_VEEL_BLADZIJDEN.finding(
            Place(PDF_FILE),
            f"de pdf telt {count} bladzijden, en dit document mag er ten hoogste {most} tellen",
            "kort teksten in, te beginnen met de langste, of laat weg wat ook in het volledige plan staat",
        )


def _warning(source: TypstSource, warning: Report) -> Finding:
    part = source.part(warning.line)
    near = f", vooral het deel “{part}”" if part else ""
    return kinds.PDF_MELDING.finding(
        Place(PDF_FILE),
        f"de pdf is gemaakt, maar misschien niet zoals bedoeld. Technische melding: {warning.message}",
        f"kijk de pdf na{near}; geef de technische melding aan wie het programma onderhoudt",
    )
