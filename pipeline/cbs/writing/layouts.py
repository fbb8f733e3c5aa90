"""The slide master and one layout per fixed slide: placeholders with their prompts, and what is drawn around them."""

from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import quoteattr

from pipeline.cbs.sjabloon import (
    KOP_IDX,
    MINUTEN_IDX,
    NUMMER_IDX,
    VOETTEKST_IDX,
    Sjabloon,
    Slidesoort,
    Vak,
    VasteVakken,
    Veld,
)
from pipeline.cbs.writing.markup import NAMESPACES, TAAL, decoration, emu, fill, line, run, stroke, xfrm

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)
_NUMBER_FIELD = (
    '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    f'<a:rPr lang="{TAAL}"/><a:t>‹nr.›</a:t></a:fld>'
)
_TYPES = {"tekst": "body", "tabel": "tbl", "inhoud": "obj"}
_BAND = 2.2  # mm, the bar in front of the question (look 6.13)
_SQUARE = 7.0  # mm, a tick square
TICK_LINE = 12.3  # mm from one tick square to the next: 35 pt, an exact line
_BASELINE = 1.0  # mm that letters stand below the middle of an exact line
_TICKS_TOP = 15.0
_NO_INSET = ' lIns="0" tIns="0" rIns="0" bIns="0"'


def master_xml(sjabloon: Sjabloon) -> bytes:
    """The slide master: the places that all layouts share, and the styles of text."""
    boxes = sjabloon.vaste_vakken
    shapes = (
        _title(2, boxes.titel, "Titel", custom=False),
        _placeholder(3, "Tekst", "body", 1, Vak(15, 40, 307.7, 125), "Tekst", 20, custom=False),
        _footer(4, boxes, 3),
        _slide_number(5, boxes, 4),
    )
    body = "".join(_level(number, 20 if number == 1 else 18) for number in range(1, 10))
    other = "".join(
        f'<a:lvl{number}pPr marL="{457200 * (number - 1)}"><a:defRPr sz="1800" kern="1200">{fill("tx1")}'
        f'<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{number}pPr>'
        for number in range(1, 10)
    )
    return (
        f'{_HEADER}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>'
        f"<p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f'<p:sldLayoutIdLst/><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>{_title_level()}</p:titleStyle>'
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    ).encode()


def layout_xml(soort: Slidesoort, sjabloon: Sjabloon) -> bytes:
    """The layout of one fixed slide."""
    shapes = "".join(_shapes(soort, sjabloon.vaste_vakken))
    return (
        f'{_HEADER}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name={quoteattr(soort.naam)}>'
        f"<p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _shapes(soort: Slidesoort, boxes: VasteVakken) -> Iterator[str]:
    numbers = count(2)
    yield _title(next(numbers), boxes.titel, soort.titel)
    for veld in soort.velden:
        yield from _drawn(numbers, veld)
        if veld.kop:
            name, idx = f"Kop {veld.naam}", veld.idx + KOP_IDX
            yield _placeholder(next(numbers), name, "body", idx, veld.kopvak, veld.kop, 18, style="kop")
        yield _field(next(numbers), veld)
    yield _minutes(next(numbers), boxes.minuten, soort)
    yield _footer(next(numbers), boxes, VOETTEKST_IDX)
    yield _slide_number(next(numbers), boxes, NUMMER_IDX)


def _drawn(numbers: Iterator[int], veld: Veld) -> Iterator[str]:
    """What stands around a field and means nothing by itself."""
    left, top, width, height = veld.vak
    match veld.stijl:
        case "vraag":
            yield decoration(next(numbers), "Streep", Vak(left, top, _BAND, height), ground="tx2", on_layout=True)
        case "gegevens":
            above = Vak(left, top - 1.5, width, 0)
            yield stroke(next(numbers), "Lijn", above, line("tx2", 1), on_layout=True)
        case "beslissing":
            outline = line("tx2", 1.5)
            yield decoration(next(numbers), "Kader", veld.vak, outline=outline, on_layout=True)
            first = top + _TICKS_TOP
            for number in range(len(veld.vast)):
                y = first + number * TICK_LINE + (TICK_LINE - _SQUARE) / 2 + _BASELINE
                square = Vak(left + 6, y, _SQUARE, _SQUARE)
                yield decoration(next(numbers), "Vakje", square, outline=outline, on_layout=True)
            below = first + len(veld.vast) * TICK_LINE
            for y in (below + 10, below + 20):
                rule = Vak(left + 6, y, width - 12, 0)
                yield stroke(next(numbers), "Schrijflijn", rule, line("accent5", 0.75), on_layout=True)


def _field(number: int, veld: Veld) -> str:
    kind = _TYPES[veld.soort]
    match veld.stijl:
        case "vraag":
            left, top, width, height = veld.vak
            box = Vak(left + _BAND, top, width - _BAND, height)
            return _placeholder(number, veld.naam, kind, veld.idx, box, veld.prompt, veld.punt, style="vraag")
        case "beslissing":
            left, top, width, _ = veld.vak
            box = Vak(left + 16, top + _TICKS_TOP, width - 22, len(veld.vast) * TICK_LINE)
            return _placeholder(number, veld.naam, kind, veld.idx, box, veld.prompt, veld.punt, style="beslissing")
        case style:
            return _placeholder(number, veld.naam, kind, veld.idx, veld.tekstvak, veld.prompt, veld.punt, style=style)


def _title(number: int, box: Vak, prompt: str, *, custom: bool = True) -> str:
    return _placeholder(number, "Titel", "title", None, box, prompt, 34, style="titel", custom=custom)


def _minutes(number: int, box: Vak, soort: Slidesoort) -> str:
    return _placeholder(number, "Minuten", "body", MINUTEN_IDX, box, f"{soort.minuten} min", 20, style="minuten")


def _footer(number: int, boxes: VasteVakken, idx: int) -> str:
    return _placeholder(number, "Voettekst", "ftr", idx, boxes.voettekst, "College", 14, style="voet", custom=False)


def _slide_number(number: int, boxes: VasteVakken, idx: int) -> str:
    return _placeholder(
        number,
        "Slidenummer",
        "sldNum",
        idx,
        boxes.slidenummer,
        "",
        14,
        style="nummer",
        custom=False,
        runs=_NUMBER_FIELD,
    )


# by style: insets and anchor of the body, ground, outline, paragraph, weight and colour of the letters
_PLAIN = f'{_NO_INSET} anchor="t"'
_CENTRED = f'{_NO_INSET} anchor="ctr"'
_ROOMY = f' lIns="{emu(7)}" tIns="{emu(3)}" rIns="{emu(7)}" bIns="{emu(3)}" anchor="ctr"'
_BODIES = {
    "titel": (_CENTRED, "", "", "", "", ""),
    "vraag": (_ROOMY, "bg2", "", "", ' b="1"', "tx1"),
    "kop": (_PLAIN, "", "", "", ' b="1"', "accent6"),
    "gegevens": (_PLAIN, "", "", "", "", ""),
    "advies": (_CENTRED, "", "", "", "", ""),
    "beslissing": (_PLAIN, "", "", "", "", ""),
    "minuten": (_CENTRED, "", line("tx2", 1.5), ' algn="ctr"', "", "accent6"),
    "voet": (_CENTRED, "", "", ' algn="r"', "", "accent6"),
    "nummer": (_CENTRED, "", "", ' algn="r"', ' b="1"', "tx2"),
    "lijst": (_PLAIN, "", "", "", "", ""),
    "gewoon": (_PLAIN, "", "", "", "", ""),
}


def _placeholder(
    number: int,
    name: str,
    kind: str,
    idx: int | None,
    box: Vak,
    prompt: str,
    points: int,
    *,
    style: str = "gewoon",
    custom: bool = True,
    runs: str = "",
) -> str:
    insets, ground, outline, align, weight, colour = _BODIES[style]
    attributes = "".join(
        (
            "" if kind == "obj" else f' type="{kind}"',
            "" if kind == "title" else ' sz="quarter"',
            "" if idx is None else f' idx="{idx}"',
            ' hasCustomPrompt="1"' if custom else "",
        )
    )
    geometry = '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 7000"/></a:avLst></a:prstGeom>'
    drawn = f"{geometry if style == 'minuten' else ''}{fill(ground) if ground else ''}{outline}"
    text = runs or run(prompt)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{attributes}/></p:nvPr></p:nvSpPr><p:spPr>{xfrm(box)}{drawn}</p:spPr>"
        f"<p:txBody><a:bodyPr{insets}><a:normAutofit/></a:bodyPr>"
        f"<a:lstStyle>{_list_style(kind, style, points, align, weight, colour)}</a:lstStyle>"
        f'<a:p>{text}<a:endParaRPr lang="{TAAL}"/></a:p></p:txBody></p:sp>'
    )


def _list_style(kind: str, style: str, points: int, align: str, weight: str, colour: str) -> str:
    if kind == "title":
        return ""
    plain = style != "gewoon"
    margin = ' marL="0" indent="0"' if plain else ""
    spacing = ""
    if style == "beslissing":
        exact = round(TICK_LINE * 72 / 25.4 * 100)
        spacing = f'<a:lnSpc><a:spcPts val="{exact}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    if style == "lijst":
        spacing = '<a:spcBef><a:spcPts val="200"/></a:spcBef>'
    first = (
        f"<a:lvl1pPr{margin}{align}>{spacing}{'<a:buNone/>' if plain else ''}"
        f'<a:defRPr sz="{points * 100}"{weight}>{fill(colour) if colour else ""}</a:defRPr></a:lvl1pPr>'
    )
    second = f'<a:lvl2pPr><a:defRPr sz="{max(points - 2, 18) * 100}"/></a:lvl2pPr>'
    return first + (second if kind in ("body", "obj") and not plain else "")


def _title_level() -> str:
    return (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="3400" b="1" kern="1200">{fill("tx2")}<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/>'
        '<a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
    )


def _level(number: int, points: int) -> str:
    indent = emu(6)
    return (
        f'<a:lvl{number}pPr marL="{indent * number}" indent="-{indent}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/>'
        f'</a:spcBef><a:buClr><a:schemeClr val="accent6"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="–"/><a:defRPr sz="{points * 100}" kern="1200">{fill("tx1")}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )
