"""The PDF of a document, with a finding for everything that is not as it should be."""

import io
import re
from collections.abc import Iterator, Set
from pathlib import Path

import pikepdf

from pipeline.blocks import Document, Heading, Paragraph, plain, walk
from pipeline.findings import Finding, Place
from pipeline.render import kinds
from pipeline.render.designs import DesignFault, broken, missing
from pipeline.render.fitting import fitted, with_turned_pages
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates
from pipeline.render.pdf.compilation import CompilationStopped, Limits, Report, compile_pdf
from pipeline.render.pdf.source import DESIGN, MAIN, TypstSource, typst_source
from pipeline.render.pdf.table_tags import with_table_tags
from pipeline.render.pdf.texts import PDF_FILE
from pipeline.render.rendered import Rendered
from pipeline.render.rooms import too_long

_LOST = re.compile(r"file not found \((\S+\.typ)\)")
# What Typst says when a function of the design has other parameters, or another name, than the writer asks for.
_ASKED_OTHERWISE = re.compile(r"missing argument|unexpected argument|unknown variable|expected function")


def write_pdf(
    document: Document,
    style: Huisstijl,
    templates: Path | Templates,
    limits: Limits | None = None,
    *,
    reported: Set[str] = frozenset(),
) -> Rendered:
    """The PDF of this document (PDF/UA-1 and PDF/A-2a, as far as Typst checks them), or findings that say why not.

    The templates hold `pdf/`, the logo and the fonts; `reported` are characters without a shape of which the
    author has been told already. Raises what `typst_source` raises, and RuntimeError when Typst refuses what we wrote
    ourselves.
    """
    document, too_wide = fitted(document, style)
    document = with_turned_pages(document)
    try:
        source = typst_source(document, style, templates, reported)
    except DesignFault as fault:
        return Rendered(b"", (fault.finding,))
    said = {each.at for each in too_wide}
    findings = (*too_wide, *(each for each in source.findings if each.at not in said))
    findings += tuple(too_long(document, style, source.typeface))
    try:
        compiled = compile_pdf(source, limits)
    except CompilationStopped as stopped:
        return Rendered(b"", (*findings, _stopped(str(stopped))))
    named = f"{Templates.of(templates).design.shown}/{DESIGN}"
    findings += tuple(_warning(source, warning, named) for warning in compiled.warnings)
    if compiled.error:
        return Rendered(b"", (*findings, _not_made(source, compiled.error, named)))
    data = with_table_tags(compiled.data, document)
    return Rendered(data, (*findings, *_too_many_pages(data, document)), compiled.pages)


def _stopped(detail: str) -> Finding:
    return kinds.PDF_AFGEBROKEN.finding(
        Place(PDF_FILE),
        f"het maken van de pdf is afgebroken, omdat het te lang duurde of te veel geheugen vroeg ({detail})",
        "sluit andere programma's en probeer opnieuw; blijft het zo, "
        "geef deze melding dan aan wie het programma onderhoudt",
    )


def _not_made(source: TypstSource, error: Report, named: str) -> Finding:
    """Why there is no PDF: a file of the page design, or a picture. Raises RuntimeError for what is our own fault.

    `named` is how messages name the folder of the page design.
    """
    if lost := _LOST.search(error.message):
        return missing(Place(f"{named}/{lost[1]}"))
    if error.file not in ("", MAIN):
        return broken(Place(f"{named}/{error.file}", error.file_line, error.column), error.message)
    if _ASKED_OTHERWISE.match(error.message):
        return broken(Place(named), error.message)
    if "image" in error.message:
        return kinds.PDF_NIET_GEMAAKT.finding(
            source.place(error.line),
            f"deze afbeelding kan niet in de pdf. Technische melding: {error.message}",
            "open de afbeelding en bewaar ze opnieuw als png",
        )
    raise RuntimeError(f"Typst refuses our source, line {error.line}, in {source.part(error.line)!r}: {error.message}")


def _too_many_pages(data: bytes, document: Document) -> Iterator[Finding]:
    most = document.most_pages
    if not most:
        return
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    if count > most:
        longest = _longest_text(document)
        yield kinds.TE_VEEL_BLADZIJDEN.finding(
            longest or Place(PDF_FILE),
            f"de pdf “{document.title}” telt {count} bladzijden, en mag er ten hoogste {most} tellen",
            f"kort teksten in, te beginnen met {'deze' if longest else 'de langste'}, "
            "of laat weg wat ook in het volledige plan staat",
        )


def _longest_text(document: Document) -> Place | None:
    """Where the longest text was written that knows where it comes from."""
    blocks = walk([block for section in document.sections for block in section.blocks])
    texts = (block for block in blocks if isinstance(block, Heading | Paragraph) and block.at)
    longest = max(texts, key=lambda block: len(plain(block.inlines)), default=None)
    return longest.at if longest else None


def _warning(source: TypstSource, warning: Report, named: str) -> Finding:
    if warning.file not in ("", MAIN):
        at = Place(f"{named}/{warning.file}", warning.file_line, warning.column)
        look = "laat wie programmeert deze regel nakijken"
    else:
        part, at = source.part(warning.line), source.place(warning.line)
        look = f"kijk de pdf na{f', vooral het deel “{part}”' if part else ''}"
        look += "; geef de technische melding aan wie het programma onderhoudt"
    return kinds.PDF_MELDING.finding(
        at, f"de pdf is gemaakt, maar misschien niet zoals bedoeld. Technische melding: {warning.message}", look
    )
