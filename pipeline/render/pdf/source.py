"""A document as Typst source."""

import json
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from pipeline.blocks import (
    Contents,
    CoverPicture,
    CoverStretch,
    Document,
    Figure,
    Heading,
    Picture,
    Section,
    Table,
    anchors_in,
    walk,
)
from pipeline.findings import Finding, Place
from pipeline.render import grid
from pipeline.render.designs import DesignFault, broken
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Layer, Templates
from pipeline.render.own_typeface import typeface_of
from pipeline.render.pdf.bodies import Bodies
from pipeline.render.pdf.literals import array, boolean, call, dictionary, literal
from pipeline.render.pdf.pictures import Pictures
from pipeline.render.pdf.texts import PDF_FILE, Line, Texts
from pipeline.render.typeface import Typeface

MAIN = "main.typ"
DESIGN = "pdf"
_STYLE = "huisstijl.json"
_PACKAGE = re.compile(rb"import\s*\"@")

# What the name of a chapter has of the picture on the cover, in millimetres; cover.typ draws the years beside it.
_COVER_NAMES = 26.0


@dataclass(frozen=True, slots=True)
class TypstSource:
    """What Typst needs to make the PDF: files by name, `main.typ` the first of them, and the fonts.

    `parts` says for each line of `main.typ` which part of the document it writes, `places` where its author wrote that;
    `anchors` are the labels in it; `findings` are about its texts.
    """

    files: Mapping[str, bytes]
    parts: tuple[str, ...]
    places: tuple[Place | None, ...]
    anchors: tuple[str, ...]
    findings: tuple[Finding, ...]
    typeface: Typeface
    issued_iso: str

    def part(self, line: int) -> str:
        """The part of the document that this line (from 1) of `main.typ` writes; empty when it is not known."""
        return self.parts[line - 1] if 0 < line <= len(self.parts) else ""

    def place(self, line: int) -> Place:
        """Where the author wrote what this line (from 1) of `main.typ` writes, or the PDF when nobody did."""
        return (self.places[line - 1] if 0 < line <= len(self.places) else None) or Place(PDF_FILE)


def typst_source(
    document: Document, style: Huisstijl, templates: Path | Templates, reported: Set[str] = frozenset()
) -> TypstSource:
    """The source of this document; the templates hold the page design in `pdf/`, the logo and the fonts.

    There is no finding for the characters that are `reported`.

    Raises DesignFault, ValueError for a reference to nowhere, an anchor used twice or a heading level that is skipped,
    and TypeError
    for a block that is no part of a finished document.
    """
    templates = Templates.of(templates)
    headings = _headings(document)
    _check_levels(document)
    typeface = typeface_of(style, templates.style.folder)
    anchors = _anchors(document)
    texts = Texts(typeface, anchors, reported)
    pictures = Pictures()
    bodies = Bodies(texts, style.maten, pictures, headings, _numbered(document))
    logo = _logo(style.logobeeld)
    lines: list[str] = []
    parts: list[str] = []
    places: list[Place | None] = []
    for line in _lines(document, texts, bodies, logo=next(iter(logo), "")):
        lines.append(line)
        parts.append(texts.part)
        places.append(texts.at)
    files = {
        MAIN: "\n".join(lines).encode(),
        _STYLE: json.dumps(_style_data(style, typeface), ensure_ascii=False).encode(),
        **_design(templates.design),
        **logo,
        **pictures.files,
    }
    findings = tuple(texts.findings)
    return TypstSource(files, tuple(parts), tuple(places), anchors, findings, typeface, document.issued_iso)


def _lines(document: Document, texts: Texts, bodies: Bodies, *, logo: str) -> Iterator[str]:
    language, _, region = document.language.partition("-")
    title = f"{document.title} {document.years}".strip()
    characters = texts.characters
    texts.part = "omslag"
    yield '#import "plan.typ":*'
    yield "#show:" + call(
        "plan.with",
        title=characters(title),
        author=characters(document.entities),
        description=characters(document.subtitle),
        language=literal(language),
        region=literal(region),
    )
    wide = Line(grid.PORTRAIT_WIDTH, 46)
    cover = [texts.plain(document.title, wide)]
    cover.extend(
        texts.plain(each, Line(112, 14))
        for each in (
            document.years,
            document.subtitle,
            document.entities,
            document.version,
            document.issued,
        )
    )
    foot = (document.counts, document.adopted or document.council or document.issued)
    cover.extend(characters(each) for each in (document.status, document.example, *foot))
    options = {"logo": literal(logo)} if logo else {}
    if document.cover:
        options["picture"] = _cover_picture(document.cover, texts)
    if not document.loose:
        yield "#" + call("cover", *cover, **options)
    sheet = (
        ("title", characters(title)),
        ("status", characters(document.status)),
        ("edition", characters(document.edition)),
        ("example", characters(document.example)),
    )
    yield f"#let sheet={dictionary(sheet)}"
    for section in document.sections:
        texts.part = section.running
        options = {"running": characters(section.running), "chapter": str(section.accent)}
        if section.landscape:
            options["landscape"] = boolean(True)
        if opener := _opener(section):
            options["opener"] = literal(opener)
        yield "#" + call("section", "sheet", **options).removesuffix(")") + ",{"
        yield from bodies.section(section)
        yield "})"


def _cover_picture(picture: CoverPicture, texts: Texts) -> str:
    groups = []
    for group in picture.groups:
        name = texts.plain(group.name, Line(_COVER_NAMES, 10.5))
        note = texts.plain(group.note, Line(_COVER_NAMES, 8.5))
        lines = array(array(map(_stretch, line)) for line in group.lines)
        groups.append(dictionary((("name", name), ("note", note), ("chapter", str(group.accent)), ("lines", lines))))
    years = array(map(texts.characters, picture.years))
    caption = texts.plain(picture.caption, Line(grid.PORTRAIT_WIDTH, 8.5))
    return call("cover-picture.with", years, array(groups), caption)


def _stretch(part: CoverStretch) -> str:
    return array((str(part.start), str(part.end), str(part.height), boolean(part.firm)))


def _opener(section: Section) -> str:
    """The anchor of the chapter title that this section starts with, or empty."""
    match section.blocks:
        case (Heading(style="hoofdstuk", anchor=anchor), *_):
            return anchor
    return ""


def _headings(document: Document) -> tuple[tuple[Heading, int], ...]:
    return tuple(
        (block, section.accent)
        for section in document.sections
        for block in walk(section.blocks)
        if isinstance(block, Heading)
    )


def _numbered(document: Document) -> tuple[Table | Figure, ...]:
    return tuple(
        block
        for section in document.sections
        for block in walk(section.blocks)
        if isinstance(block, Table | Figure) and block.number
    )


def _anchors(document: Document) -> tuple[str, ...]:
    anchors = tuple(
        anchor for section in document.sections for block in walk(section.blocks) for anchor in anchors_in(block)
    )
    if len(anchors) != len(set(anchors)):
        twice = next(anchor for anchor in anchors if anchors.count(anchor) > 1)
        raise ValueError(f"anchor used twice: {twice}")
    return anchors


def _check_levels(document: Document) -> None:
    """Readers who listen move from heading to heading; PDF/UA wants level 1 first and no level skipped."""
    deepest = 0
    for section in document.sections:
        for block in walk(section.blocks):
            if isinstance(block, Contents):
                deepest = 1
            elif isinstance(block, Heading):
                if not 1 <= block.level <= deepest + 1:
                    raise ValueError(
                        f"heading {block.anchor} has level {block.level} where at most {deepest + 1} is allowed"
                    )
                deepest = block.level


def _logo(picture: Picture | None) -> dict[str, bytes]:
    return {f"logo.{picture.media_type.removeprefix('image/')}": picture.data} if picture else {}


def _design(templates: Layer) -> dict[str, bytes]:
    """The files of the page design. Raises DesignFault for one that takes something from the internet."""
    found = {path.name: path.read_bytes() for path in sorted((templates.folder / DESIGN).glob("*.typ"))}
    for name, data in found.items():
        for number, line in enumerate(data.splitlines(), start=1):
            if _PACKAGE.search(line):
                at = Place(f"{templates.shown}/{DESIGN}/{name}", number)
                raise DesignFault(broken(at, "a package from the internet"))
    return found


def _style_data(style: Huisstijl, typeface: Typeface) -> dict[str, object]:
    """The house style as the page design reads it."""
    return {
        "lettertype": typeface.family,
        "kleuren": style.kleuren.model_dump(),
        "accenten": [accent.model_dump() for accent in style.accenten],
        "maten": {
            **{name: list(sizes.pdf) for name, sizes in style.maten},
            "kaart": list(grid.KAART),
            "streefcijfer": list(grid.STREEFCIJFER),
            "actie": list(grid.ACTIE),
            "bijactie": list(grid.BIJ_ACTIE),
        },
        "raster": {
            "kantkolom": grid.KANTKOLOM,
            "goot": grid.GOOT,
            "tekstkolom": grid.TEKSTKOLOM,
            "hoogte": grid.PORTRAIT_HEIGHT,
        },
    }
