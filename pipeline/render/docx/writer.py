"""A document as a Word file: the pre-flight, the template, the body, and the bytes."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipeline.blocks import Document, Overview, walk
from pipeline.files.zips import normalise
from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds, placeholders
from pipeline.render.docx.assembly import assemble
from pipeline.render.docx.cover import SUBTITLE, place_cover
from pipeline.render.docx.fill import fill
from pipeline.render.docx.house import Deviation, add_accent_variants, apply_house_style
from pipeline.render.docx.logo import Logo, place_logo, sized, unplaced
from pipeline.render.docx.pages import AskPages
from pipeline.render.docx.preflight import DAMAGE, damaged, preflight
from pipeline.render.docx.properties import set_language, set_properties
from pipeline.render.fitting import fitted, with_turned_pages
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.logo import read_logo
from pipeline.render.rendered import Rendered

_TEMPLATE = "plan.docx"


def write_docx(document: Document, style: Huisstijl, templates: Path, ask_pages: AskPages | None = None) -> Rendered:
    """The document in the house style on the template `plan.docx` of this folder.

    `ask_pages` gives the page of each anchor in the PDF of this document, for the contents and the references; without
    it, or for an anchor that it does not name, no page is printed. It is called once, when all the rest is written.
    Without data, and with findings that block, when the template cannot carry the document.
    """
    at = Place(f"{templates.name or 'templates'}/{_TEMPLATE}")
    try:
        template = (templates / _TEMPLATE).read_bytes()
    except FileNotFoundError:
        mend = "zet een vorige versie van het bestand terug"
        return Rendered(b"", (kinds.MISSING_TEMPLATE.finding(at, "het Word-sjabloon van het plan ontbreekt", mend),))
    except OSError:
        mend = "sluit het in Word en kijk na of u het mag openen"
        return Rendered(b"", (kinds.UNREADABLE_TEMPLATE.finding(at, "het bestand kan niet gelezen worden", mend),))
    blocking = preflight(template, at) or _trial(template, document, style, at)
    if blocking:
        return Rendered(b"", blocking)
    picture, missing_logo = read_logo(templates, style.logo)
    logo = None if picture is None else sized(picture)
    document = with_turned_pages(fitted(document, style)[0])  # the PDF says what does not fit
    written = _written(template, document, style, logo, at, ask_pages)
    return replace(written, findings=missing_logo + written.findings)


def _trial(template: bytes, document: Document, style: Huisstijl, at: Place) -> tuple[Finding, ...]:
    """Whether a document without text can be written: what fails there is the fault of the template."""
    try:
        _written(template, replace(document, sections=()), style, None, at)
    except DAMAGE:
        return (damaged(at),)
    return ()


def _written(
    template: bytes,
    document: Document,
    style: Huisstijl,
    logo: Logo | None,
    at: Place,
    ask_pages: AskPages | None = None,
) -> Rendered:
    word = fill(template, placeholders.values(document, logo=logo is not None))
    findings = _deviations(apply_house_style(word, style), at)
    add_accent_variants(word, style, _accents(document))
    if logo and not place_logo(word, logo, f"Logo {document.entities}"):
        findings += (unplaced(at, style.logo),)
    if document.cover and not place_cover(word, document.cover, style):
        findings += (_no_place_for_cover(at),)
    assemble(word, document, style, ask_pages)
    set_properties(word, document)
    set_language(word, document.language)
    saved = io.BytesIO()
    word.save(saved)
    return Rendered(normalise(saved.getvalue()), findings)


def _accents(document: Document) -> Iterator[int]:
    yield from (section.accent for section in document.sections)
    yield from (group.accent for group in (document.cover.groups if document.cover else ()))
    for section in document.sections:
        for block in walk(section.blocks):
            if isinstance(block, Overview):
                yield from (column.accent for column in block.columns)


def _no_place_for_cover(at: Place) -> Finding:
    return kinds.NO_COVER_PICTURE.finding(
        at,
        f"het beeld op de omslag komt na de alinea in de stijl `{SUBTITLE}`, maar de omslag heeft er zo geen",
        f"zet `{{{{ ondertitel }}}}` op de omslag, alleen in een alinea in de stijl `{SUBTITLE}`",
    )


def _deviations(found: tuple[Deviation, ...], at: Place) -> tuple[Finding, ...]:
    findings = []
    for name, group in groupby(found, lambda each: each.style):
        listed = ", ".join(f"{each.what} {each.template} in plaats van {each.house}" for each in group)
        findings.append(
            kinds.OUT_OF_HOUSE_STYLE.finding(
                at,
                f"de stijl `{name}` wijkt in het sjabloon af van `huisstijl.yaml`: {listed}; "
                "het document volgt `huisstijl.yaml`",
                "pas `huisstijl.yaml` aan als de waarde uit het sjabloon overal moet gelden; "
                "zet anders de stijl in Word terug",
            )
        )
    return tuple(findings)
