"""WordprocessingML as strings: the one place where text becomes XML.

Strings instead of python-docx paragraphs: a plan has tens of thousands of them, and this is about thirty times
faster. The order of the children is that of the schema; Word calls a file with another order damaged.
"""

import re

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

KEPT = "-bijeen"  # after the id of a style: its variant that stays on the page of what follows
EN_SPACE = "\u2002"
TOP_OF_PAGE = '<w:spacing w:before="0"/>'
TAB = "<w:r><w:tab/></w:r>"

_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36000
_NO_BREAK = "\u00a0"
_BREAKS = re.compile(r"([\n\t])")


def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute as lxml writes it."""
    return f"{{{NAMESPACES['w']}}}{name}"


def r(name: str) -> str:
    """The name of a relationship attribute as lxml writes it."""
    return f"{{{NAMESPACES['r']}}}{name}"


def child(parent: etree._Element, name: str) -> etree._Element:
    """The WordprocessingML child with this name; raises KeyError when there is none."""
    found = parent.find(w(name))
    if found is None:
        raise KeyError(name)
    return found


def twips(length: float) -> int:
    """Millimetres as twentieths of a point, the unit of pages, indents and cells."""
    return round(length * _TWIPS_PER_MM)


def millimetres(length: int) -> float:
    """Twentieths of a point as millimetres."""
    return length / _TWIPS_PER_MM


def emu(length: float) -> int:
    """Millimetres as English Metric Units, the unit of pictures."""
    return round(length * _EMU_PER_MM)


def hexadecimal(colour: str) -> str:
    """A colour of the house style as Word writes it."""
    return colour.removeprefix("#").upper()


def edge_lines(**sides: tuple[int, str] | None) -> str:
    """The lines of a cell by side, each in eighths of a point and with its colour, in the order of the schema."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{line[0]}" w:space="0" w:color="{line[1]}"/>'
        for side, line in sides.items()
        if line
    )
    return f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""


def escape(text: str) -> str:
    """The text as the content of an element or of an attribute between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """A run with this text, literal; `properties` are the children of its `w:rPr`."""
    if not text:
        return ""
    return f"<w:r>{_wrapped(properties)}{_characters(text)}</w:r>"


def boxed(text: str) -> str:
    """The text with the space around it that a box needs."""
    return f"{_NO_BREAK}{text}{_NO_BREAK}"


def styled(text: str, style: str) -> str:
    """A run in the character style with this id."""
    return run(text, f'<w:rStyle w:val="{style}"/>')


def paragraph(
    style: str,
    content: str = "",
    *,
    keep_next: bool = False,
    new_page: bool = False,
    frame: str = "",
    numbering: str = "",
    indent: str = "",
    outline: int | None = None,
) -> str:
    """A paragraph in the style with this id, in its variant (`KEPT`) when it stays on the page of the next.

    `frame`, `numbering` and `indent` are a `w:framePr`, a `w:numPr` and a `w:ind`; `outline` is the level from 0 where
    it is not the style's.
    """
    style = f"{style}{KEPT}" if keep_next else style
    flow = ("<w:pageBreakBefore/>" if new_page else "") + frame
    # Word leaves out the space before a paragraph at the top of a page by itself, but not after a forced break
    space = TOP_OF_PAGE if new_page else ""
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flow}{numbering}{space}{indent}{level}</w:pPr>{content}</w:p>'


def bookmark(number: int, name: str, content: str) -> str:
    """The content as a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def simple_field(instruction: str, shown: str) -> str:
    """A field with the runs that are shown until Word updates it."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{shown}</w:fldSimple>'


def hyperlink(name: str, content: str) -> str:
    """The content as a link to the bookmark with this name."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def field_start(instruction: str, properties: str = "") -> str:
    """The start of a field that ends with `field_end`; what is shown until Word updates it comes between them."""
    letters = _wrapped(properties)
    return (
        f'<w:r>{letters}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{letters}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{letters}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(properties: str = "") -> str:
    """The end of a field."""
    return f'<w:r>{_wrapped(properties)}<w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A field as `simple_field`, of which the instruction has letters too: `\\* CHARFORMAT` takes those."""
    return field_start(instruction, properties) + shown + field_end(properties)


def _wrapped(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _characters(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return "".join(map(_character_or_break, _BREAKS.split(text)))


def _character_or_break(piece: str) -> str:
    match piece:
        case "":
            return ""
        case "\n":
            return "<w:br/>"
        case "\t":
            return "<w:tab/>"
        case _:
            return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
