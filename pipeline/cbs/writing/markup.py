"""The XML of shapes and texts on slides, as strings with everything escaped; lengths are in EMU (36.000 per mm)."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from pipeline.cbs.deckinhoud import Alinea
from pipeline.cbs.slideontwerp import Vak
from pipeline.model.maanden import MAANDEN

TAAL = "nl-BE"
EMU_PER_MM = 36_000
EMU_PER_POINT = 12_700
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# what stays on one line: a day and its month, a number and its euros, a step and its number
_GLUE = re.compile(rf"(?<=\d) (?=(?:{'|'.join(MAANDEN)}|euro|uur)\b)|(?<=\b[Ss]tap) (?=\d)")
_LABEL_COLUMN = 27  # millimetres: the widest label of a slide, `Bijlagen`, in 18 pt bold


def emu(mm: float) -> int:
    """A length in millimetres as EMU."""
    return round(mm * EMU_PER_MM)


def xfrm(box: Vak) -> str:
    """The place and size of a box."""
    left, top, width, height = (emu(each) for each in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def fill(colour: str) -> str:
    """A solid fill in a colour of the theme; empty for none."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def line(colour: str, points: float = 0, dash: str = "") -> str:
    """An outline in a colour of the theme; empty for none."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    pattern = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(points * EMU_PER_POINT)}">{fill(colour)}{pattern}</a:ln>'


def decoration(number: int, name: str, box: Vak, *, ground: str = "", outline: str = "") -> str:
    """A shape that means nothing by itself and that a screen reader passes by; `outline` is the XML of its line."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}>{_DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr>{xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill(ground)}{outline or line('')}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:endParaRPr lang="{TAAL}"/></a:p></p:txBody></p:sp>'
    )


def stroke(number: int, name: str, box: Vak, outline: str) -> str:
    """A decorative straight line from the top left to the bottom right of a box."""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name={quoteattr(name)}>{_DECORATIVE}</p:cNvPr><p:cNvCxnSpPr/>'
        f'<p:nvPr/></p:nvCxnSpPr><p:spPr>{xfrm(box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{outline}</p:spPr></p:cxnSp>"
    )


def text_box(number: int, name: str, box: Vak, paragraphs: str, *, anchor: str = "ctr") -> str:
    """A text box without inner margins."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr>{xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def run(text: str, *, points: float = 0, bold: bool = False, colour: str = "") -> str:
    """A run of text in nl-BE."""
    size = f' sz="{round(points * 100)}"' if points else ""
    weight = ' b="1"' if bold else ""
    ink = fill(colour) if colour else ""
    words = escape(_GLUE.sub("\u00a0", text))
    return f'<a:r><a:rPr lang="{TAAL}"{size}{weight}>{ink}</a:rPr><a:t>{words}</a:t></a:r>'


def paragraph(runs: str, *, properties: str = "", points: float = 0) -> str:
    """A paragraph; `points` is the size that text typed at its end gets."""
    size = f' sz="{round(points * 100)}"' if points else ""
    return f'<a:p>{properties}{runs}<a:endParaRPr lang="{TAAL}"{size}/></a:p>'


def paragraphs(lines: Iterable[Alinea]) -> str:
    """The paragraphs of a field: one plain sentence has no bullet, a label gets a column of its own."""
    found = tuple(lines)
    return "".join(_paragraph(each, bullet=len(found) > 1) for each in found) or paragraph("")


def _paragraph(alinea: Alinea, *, bullet: bool) -> str:
    if alinea.label:
        column = emu(_LABEL_COLUMN)
        properties = (
            f'<a:pPr marL="{column}" indent="-{column}"><a:buNone/>'
            f'<a:tabLst><a:tab pos="{column}" algn="l"/></a:tabLst></a:pPr>'
        )
        label = run(alinea.label, points=18, bold=True, colour="accent6")
        return paragraph(f"{label}{run(chr(9) + alinea.tekst)}", properties=properties)
    start = run(alinea.nadruk, bold=True) if alinea.nadruk else ""
    if alinea.nadruk and not alinea.tekst:  # the head of what follows
        above = '<a:spcBef><a:spcPts val="900"/></a:spcBef>'
        return paragraph(start, properties=f'<a:pPr marL="0" indent="0">{above}<a:buNone/></a:pPr>')
    properties = "" if bullet else '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'
    return paragraph(f"{start}{run(alinea.tekst)}", properties=properties)
