"""The theme of the slides: the colours and the typeface of the house style."""

from lxml import etree
from pptx.oxml.ns import qn

from pipeline.cbs.stijl import Stijl

_NAME = "Huisstijl"


def colours(style: Stijl) -> dict[str, str]:
    """The twelve colours of a theme; accent 5 draws lines that mean something, accent 6 is for labels and notes."""
    accents = (style.accenten * 4)[:4]
    return {
        "dk1": style.inkt,
        "lt1": "FFFFFF",
        "dk2": style.nacht,
        "lt2": style.vlak,
        **{f"accent{number}": colour for number, colour in enumerate(accents, start=1)},
        "accent5": style.lijnsterk,
        "accent6": style.inkt2,
        "hlink": style.nacht,
        "folHlink": style.inkt2,
    }


def themed(theme: bytes, style: Stijl) -> bytes:
    """A theme part with these colours and typefaces in place of its own."""
    root = etree.fromstring(theme)
    root.set("name", _NAME)
    scheme = _found(root, "clrScheme")
    scheme.set("name", _NAME)
    for name, value in colours(style).items():
        slot = _found(scheme, name)
        slot[:] = []
        etree.SubElement(slot, qn("a:srgbClr")).set("val", value)
    fonts = _found(root, "fontScheme")
    fonts.set("name", _NAME)
    for tag in ("majorFont", "minorFont"):
        font = _found(fonts, tag)
        _found(font, "latin").set("typeface", style.letter)
        for script in font.findall(qn("a:font")):
            font.remove(script)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _found(root: etree._Element, tag: str) -> etree._Element:
    return next(root.iter(qn(f"a:{tag}")))
