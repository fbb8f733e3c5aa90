"""A document as a Word file: the pre-flight, the template, the body, and the bytes."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.blocks import Document, Overview, Picture, walk
from pipeline.files.zips import normalise
from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds, placeholders
from pipeline.render.docx.assembly import assemble
from pipeline.render.docx.cover import SUBTITLE, place_cover
from pipeline.render.docx.editors import forget_editors
from pipeline.render.docx.fill import fill
from pipeline.render.docx.house import Deviation, add_accent_variants, add_kept_variants, apply_house_style
from pipeline.render.docx.logo import place_logo, unplaced
from pipeline.render.docx.pages import AskPages
from pipeline.render.docx.preflight import DAMAGE, damaged, preflight
from pipeline.render.docx.properties import set_language, set_properties
from pipeline.render.fitting import fitted, with_turned_pages
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import WORD, Templates
from pipeline.render.rendered import Rendered

TEMPLATE = WORD


def write_docx(
    document: Document, style: Huisstijl, templates: Path | Templates, ask_pages: AskPages | None = None
) -> Rendered:
    """The document in the house style on the template `plan.docx` of these templates.

    `ask_pages` gives the page of each anchor in the PDF of this document, for the contents and the references; without
    it, or for an anchor that it does not name, no page is printed. It is called once, when all the rest is written.
    Without data, and with findings that block, when the template cannot carry the document.
    """
    templates = Templates.of(templates)
    at = Place(f"{templates.word.shown}/{TEMPLATE}")
    template, blocking = read_template(templates.word.folder, at)
    if template is None:
        return Rendered(b"", blocking)
    unwritable = _trial(template, document, style, at)
    if unwritable:
        return Rendered(b"", unwritable)
    document = with_turned_pages(fitted(document, style)[0])  # the PDF says what does not fit
    return _written(template, document, style, style.logobeeld, at, ask_pages)


def read_template(templates: Path, at: Place) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The template of this folder, or None and what keeps it from carrying a plan, at this place."""
    try:
        template = (templates / TEMPLATE).read_bytes()
    except FileNotFoundError:
        mend = "zet een vorige versie van het bestand terug, of maak een vers met `smjp huisstijl --nieuw`"
        return None, (kinds.MISSING_TEMPLATE.finding(at, "het Word-sjabloon van het plan ontbreekt", mend),)
    except OSError:
        mend = "sluit het in Word en kijk na of u het mag openen"
        return None, (kinds.UNREADABLE_TEMPLATE.finding(at, "het bestand kan niet gelezen worden", mend),)
    blocking = preflight(template, at)
    return (None, blocking) if blocking else (template, ())


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
    logo: Picture | None,
    at: Place,
    ask_pages: AskPages | None = None,
) -> Rendered:
    word = fill(template, placeholders.values(document, logo=logo is not None))
    findings = _deviations(apply_house_style(word, style), style, at)
    forget_editors(word)
    add_accent_variants(word, style, _accents(document))
    if logo and not place_logo(word, logo, f"Logo {document.entities}"):
        findings += (unplaced(at, style.logo),)
    if document.cover and not place_cover(word, document.cover, style):
        findings += (_no_place_for_cover(at),)
    assemble(word, document, style, ask_pages)
    add_kept_variants(word)
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


def _deviations(found: tuple[Deviation, ...], style: Huisstijl, at: Place) -> tuple[Finding, ...]:
    """One finding per value: the styles that have it in the template, and the line that makes it count."""
    by_value: dict[tuple[str, str, str], list[str]] = {}
    for each in found:
        by_value.setdefault((each.key, each.template, each.house), []).append(f"`{each.style}`")
    return tuple(
        kinds.OUT_OF_HOUSE_STYLE.finding(
            at,
            f"in Word {_got(styles)} {_WHAT[key.partition('.')[0]]} {value}, "
            f"maar `huisstijl.yaml` zegt {house}, en dat geldt",
            f"moet {value} overal gelden, zet dan in `huisstijl.yaml` onder `{key.partition('.')[0]}:` "
            f"`{_line(key, value, style)}`; anders zet `smjp huisstijl` het sjabloon terug op {house}",
        )
        for (key, value, house), styles in by_value.items()
    )


_WHAT = {"maten": "de maat", "kleuren": "de kleur", "lettertypes": "het lettertype"}


def _got(styles: list[str]) -> str:
    if len(styles) == 1:
        return f"kreeg de stijl {styles[0]}"
    return f"kregen de stijlen {', '.join(styles[:-1])} en {styles[-1]}"


def _line(key: str, value: str, style: Huisstijl) -> str:
    """The line of `huisstijl.yaml` with another value for Word."""
    group, _, name = key.partition(".")
    match group:
        case "maten":
            sizes = getattr(style.maten, name)
            return f"{name}: {{pdf: {sizes.pdf}, word: {value}, html: {sizes.html}}}"
        case "kleuren":
            return f'{name}: "{value}"'
        case _:
            return f"{name}: {value}"
