"""Ways to damage a good deck, one fault each: through python-pptx as PowerPoint would, or in the bytes of the file."""

import copy
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pptx
from lxml import etree
from PIL import Image
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def edited(data: bytes, change: Callable[[Any], object]) -> bytes:
    """The deck after this change by hand."""
    presentation = pptx.Presentation(io.BytesIO(data))
    change(presentation)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def rewritten(data: bytes, **parts: Callable[[bytes], bytes]) -> bytes:
    """The file with the parts whose name ends like this (`__` for `/`, one `_` before the ending) changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            found = source.read(name)
            for end, change in parts.items():
                if name.endswith(f"{end}.xml"):
                    found = change(found)
            target.writestr(name, found)
    return stream.getvalue()


def every_part(data: bytes, folder: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with every XML part below a folder changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            found = source.read(name)
            target.writestr(name, change(found) if name.startswith(folder) and name.endswith(".xml") else found)
    return stream.getvalue()


def without_layouts(data: bytes) -> bytes:
    """The deck after a program that makes every layout an empty one, as LibreOffice 7.4 does."""

    def emptied(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        root.find(qn("p:cSld")).set("name", "Blank Slide")  # type: ignore[union-attr]
        for shape in list(root.iter(qn("p:sp"))):
            shape.getparent().remove(shape)  # type: ignore[union-attr]
        return etree.tostring(root)

    return every_part(data, "ppt/slideLayouts/", emptied)


def saved_by(data: bytes, program: str) -> bytes:
    """The deck as if this program saved it last; none at all when the name is empty."""
    inside = f"<Application>{program}</Application>" if program else ""
    app = f'<Properties xmlns="urn:x">{inside}</Properties>'.encode()
    return rewritten(data, app=lambda _: app)


def strict(data: bytes) -> bytes:
    """The deck in the strict form of the format, as PowerPoint's "Strict Open XML-presentatie" writes it."""
    usual, purl = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"

    def renamed(xml: bytes) -> bytes:
        for old, new in (
            (b"drawingml/2006/main", b"drawingml/main"),
            (b"presentationml/2006/main", b"presentationml/main"),
            (b"officeDocument/2006/relationships", b"officeDocument/relationships"),
        ):
            xml = xml.replace(usual + old, purl + new)
        return xml

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, renamed(source.read(name)))
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one more part."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, content)
    return stream.getvalue()


def commented(data: bytes, slide: int, author: str, *words: str) -> bytes:
    """The deck with these comments on a slide; none leaves the part of comments that were deleted."""
    marks = "".join(f'<p:cm authorId="0"><p:text>{author}: {each}</p:text></p:cm>' for each in words)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    rel = f'<Relationship Id="rIdC" Type="{kind}" Target="../comments/comment1.xml"/></Relationships>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            found = source.read(name)
            if name == f"ppt/slides/_rels/slide{slide}.xml.rels":
                found = found.replace(b"</Relationships>", rel.encode())
            target.writestr(name, found)
        target.writestr("ppt/comments/comment1.xml", f"<p:cmLst {P}>{marks}</p:cmLst>")
    return stream.getvalue()


def sized(width: int, height: int) -> Callable[[Any], object]:
    """Slides of another size, in EMU."""

    def change(presentation: Any) -> None:
        presentation.slide_width, presentation.slide_height = width, height

    return change


def text(slide: int, idx: int, words: str) -> Callable[[Any], object]:
    """Other words in a placeholder; slides count from 1."""

    def change(presentation: Any) -> None:
        presentation.slides[slide - 1].placeholders[idx].text_frame.text = words

    return change


def cell(slide: int, row: int, column: int, words: str) -> Callable[[Any], object]:
    """Other words in a cell of the table on a slide."""

    def change(presentation: Any) -> None:
        table(presentation, slide).cell(row, column).text_frame.text = words

    return change


def table(presentation: Any, slide: int) -> Any:
    """The table on a slide."""
    return next(each.table for each in presentation.slides[slide - 1].shapes if each.has_table)


def remove_row(slide: int, row: int) -> Callable[[Any], object]:
    """A row less in the table on a slide."""

    def change(presentation: Any) -> None:
        rows = table(presentation, slide)._tbl
        rows.remove(rows.tr_lst[row])

    return change


def extra_row(slide: int, *words: str) -> Callable[[Any], object]:
    """A row more at the end of the table on a slide."""

    def change(presentation: Any) -> None:
        found = table(presentation, slide)
        found._tbl.append(copy.deepcopy(found._tbl.tr_lst[-1]))
        last = len(found.rows) - 1
        for column, word in enumerate(words):
            found.cell(last, column).text_frame.text = word

    return change


def hidden(slide: int, value: str = "0") -> Callable[[Any], object]:
    """A slide that is not shown (or shown again)."""
    return lambda presentation: presentation.slides[slide - 1]._element.set("show", value)


def removed(slide: int) -> Callable[[Any], object]:
    """A slide less."""

    def change(presentation: Any) -> None:
        listed = presentation.slides._sldIdLst
        listed.remove(listed[slide - 1])

    return change


def moved(slide: int, to: int) -> Callable[[Any], object]:
    """A slide in another place."""

    def change(presentation: Any) -> None:
        listed = presentation.slides._sldIdLst
        listed.insert(to - 1, listed[slide - 1])

    return change


def added(layout: str, title: str = "Extra", *, show: bool = True) -> Callable[[Any], object]:
    """A slide more at the end, with this layout."""

    def change(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts.get_by_name(layout))
        slide.shapes.title.text_frame.text = title
        if not show:
            slide._element.set("show", "0")

    return change


def renamed_layout(slide: int, name: str) -> Callable[[Any], object]:
    """The layout of a slide under another name, as after pasting with the source's own look."""
    return lambda presentation: presentation.slides[slide - 1].slide_layout._element.cSld.set("name", name)


def foreign_layout(slide: int) -> Callable[[Any], object]:
    """A slide that somebody pasted on a layout of another template: another name, other boxes."""

    def change(presentation: Any) -> None:
        layout = presentation.slides[slide - 1].slide_layout
        layout._element.cSld.set("name", "Titel en object")
        for shape in list(layout.placeholders):
            if shape.placeholder_format.idx >= 10:
                shape._element.getparent().remove(shape._element)

    return change


def merged(slide: int, *corners: int) -> Callable[[Any], object]:
    """Cells of the table on a slide made one: from row and column to row and column."""

    def change(presentation: Any) -> None:
        top, left, bottom, right = corners
        found = table(presentation, slide)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    found.cell(row, column).text_frame.text = ""
        found.cell(top, left).merge(found.cell(bottom, right))

    return change


def transition(slide: int, xml: str) -> Callable[[Any], object]:
    """Another transition on a slide, or none."""

    def change(presentation: Any) -> None:
        root = presentation.slides[slide - 1]._element
        for old in list(root.iter(qn("p:transition"))):
            old.getparent().remove(old)
        if xml:
            root.find(qn("p:clrMapOvr")).addnext(parse_xml(xml))

    return change


def advance(milliseconds: int) -> str:
    """A transition as PowerPoint 2007 writes it."""
    return f'<p:transition {P} advClick="1" advTm="{milliseconds}"/>'


def advance_2010(milliseconds: int) -> str:
    """A transition as PowerPoint 2010 and later write it: a choice and a fallback."""
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" {P}><mc:Choice '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14">'
        f'<p:transition spd="slow" p14:dur="2000" advTm="{milliseconds}"/></mc:Choice><mc:Fallback>'
        f'<p:transition spd="slow" advTm="{milliseconds}"/></mc:Fallback></mc:AlternateContent>'
    )


def timing(slide: int, *, effect: bool) -> Callable[[Any], object]:
    """A tree of effects on a slide, or the empty one that PowerPoint leaves behind."""
    inner = (
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        '<p:childTnLst><p:par><p:cTn id="3"><p:childTnLst><p:set><p:cBhvr><p:cTn id="4" dur="1"/>'
        '<p:tgtEl><p:spTgt spid="3"/></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>"
        '<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:seq>'
        "</p:childTnLst>"
        if effect
        else ""
    )
    xml = (
        f'<p:timing {P} {A}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">{inner}'
        "</p:cTn></p:par></p:tnLst></p:timing>"
    )
    return lambda presentation: presentation.slides[slide - 1]._element.append(parse_xml(xml))


def picture(slide: int, alt: str | None) -> Callable[[Any], object]:
    """A picture on a slide, with this alternative text (None leaves the file name that python-pptx writes)."""

    def change(presentation: Any) -> None:
        stream = io.BytesIO()
        Image.new("RGB", (60, 40), "navy").save(stream, "PNG")
        stream.seek(0)
        made = presentation.slides[slide - 1].shapes.add_picture(stream, Cm(25), Cm(12))
        if alt is not None:
            made._element.nvPicPr.cNvPr.set("descr", alt)

    return change


def text_box(slide: int, words: str, points: int = 20) -> Callable[[Any], object]:
    """A loose text box on a slide."""

    def change(presentation: Any) -> None:
        frame = presentation.slides[slide - 1].shapes.add_textbox(Cm(3), Cm(14), Cm(9), Cm(1)).text_frame
        frame.text = words
        frame.paragraphs[0].runs[0].font.size = Pt(points)
        frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "nl-BE")

    return change


def shrunk(slide: int, idx: int, scale: str) -> Callable[[Any], object]:
    """Text that PowerPoint made smaller to fit."""

    def change(presentation: Any) -> None:
        body = next(presentation.slides[slide - 1].placeholders[idx]._element.iter(qn("a:bodyPr")))
        body[:] = []
        etree.SubElement(body, qn("a:normAutofit")).set("fontScale", scale)

    return change


def deleted(slide: int, idx: int) -> Callable[[Any], object]:
    """A placeholder that somebody removed."""

    def change(presentation: Any) -> None:
        shape = presentation.slides[slide - 1].placeholders[idx]._element
        shape.getparent().remove(shape)

    return change


def title(slide: int, words: str) -> Callable[[Any], object]:
    """Another title."""

    def change(presentation: Any) -> None:
        presentation.slides[slide - 1].shapes.title.text_frame.text = words

    return change


def title_last(slide: int) -> Callable[[Any], object]:
    """The title at the end of the reading order."""

    def change(presentation: Any) -> None:
        shape = presentation.slides[slide - 1].shapes.title._element
        shape.getparent().append(shape)

    return change


def notes(slide: int, words: str) -> Callable[[Any], object]:
    """Other notes."""

    def change(presentation: Any) -> None:
        presentation.slides[slide - 1].notes_slide.notes_text_frame.text = words

    return change


def language(slide: int, code: str) -> Callable[[Any], object]:
    """All text of a slide marked as another language."""

    def change(presentation: Any) -> None:
        for run in presentation.slides[slide - 1]._element.iter(qn("a:rPr")):
            run.set("lang", code)

    return change


def relation(slide: int, kind: str, target: str) -> Callable[[Any], object]:
    """A relation of a slide to something outside the file."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def change(presentation: Any) -> None:
        presentation.slides[slide - 1].part.relate_to(target, f"{base}/{kind}", is_external=True)

    return change


def together(*changes: Callable[[Any], object]) -> Callable[[Any], object]:
    """Several changes, one after the other."""

    def change(presentation: Any) -> None:
        for each in changes:
            each(presentation)

    return change
