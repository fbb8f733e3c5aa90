"""The theme of the template: the colours and typefaces that Word offers in its menus."""

from lxml import etree

from pipeline.render.docx.markup import NAMESPACES
from pipeline.render.huisstijl import Huisstijl

_ACCENTS = 6  # a theme has six, the house may have fewer
_LIGHT_FACES = {"Calibri": "Calibri Light"}  # the only typeface of Word that has a light one under another name

_COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, _ACCENTS + 1)), "hlink", "folHlink")
_FACE = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"

THEME = (
    f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="Huisstijl"><a:themeElements><a:clrScheme name="Huisstijl">'
    + "".join(f'<a:{name}><a:srgbClr val="FFFFFF"/></a:{name}>' for name in _COLOURS)
    + f'</a:clrScheme><a:fontScheme name="Huisstijl"><a:majorFont>{_FACE}</a:majorFont>'
    f'<a:minorFont>{_FACE}</a:minorFont></a:fontScheme><a:fmtScheme name="Huisstijl">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def light_face(typeface: str) -> str:
    """The light variant of this typeface, or the typeface itself where Word knows none."""
    return _LIGHT_FACES.get(typeface, typeface)


def reading_face(theme: bytes) -> str:
    """The typeface of reading text in this theme, or nothing when it names none."""
    found = etree.fromstring(theme).find(".//a:minorFont/a:latin", {"a": NAMESPACES["a"]})
    return "" if found is None else found.get("typeface", "")


def house_theme(theme: bytes, style: Huisstijl) -> bytes:
    """The theme with the colours and typefaces of the house."""
    root = etree.fromstring(theme)
    names = {"a": NAMESPACES["a"]}
    accents = [style.accent(number).kleur for number in range(1, _ACCENTS + 1)]
    colours = style.kleuren
    wanted = (colours.inkt, "#FFFFFF", colours.nacht, colours.vlak, *accents, colours.nacht, colours.nacht)
    for name, colour in zip(_COLOURS, wanted, strict=True):
        for slot in root.iterfind(f".//a:clrScheme/a:{name}", names):
            slot[:] = [etree.Element(f"{{{NAMESPACES['a']}}}srgbClr", {"val": colour.removeprefix("#").upper()})]
    typeface = style.lettertypes.word
    for group, face in (("majorFont", light_face(typeface)), ("minorFont", typeface)):
        for latin in root.iterfind(f".//a:{group}/a:latin", names):
            latin.set("typeface", face)
            latin.attrib.pop("panose", "")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
