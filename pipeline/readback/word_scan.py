"""What a Word file may not hold: parts that run or fetch something, fields that do, addresses that lead elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pipeline.readback.word import WordParts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# The last word of the type of a relationship.
_RELATIONS = frozenset(
    {
        "officeDocument", "core-properties", "styles", "numbering", "settings", "webSettings", "fontTable", "font",
        "theme", "footnotes", "endnotes", "header", "footer", "image", "hyperlink", "stylesWithEffects",
    }
)  # fmt: skip
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "SEQ", "REF", "PAGEREF", "HYPERLINK", "STYLEREF"})
_TRACKED = "een bijgehouden wijziging van de opmaak, met de naam van wie ze deed"
_ELEMENTS = {
    "attachedTemplate": "een gekoppeld sjabloon",
    "object": "een ingesloten object",
    "control": "een ActiveX-element",
    "altChunk": "een ingevoegd bestand",
    "commentReference": "een opmerking",
    "subDoc": "een deeldocument",
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"), "een niet aanvaarde wijziging"),
    **dict.fromkeys(("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"), _TRACKED),
    **dict.fromkeys(("tblGridChange", "tblPrExChange", "numberingChange"), _TRACKED),
    "trackRevisions": "de instelling om wijzigingen bij te houden",
    "documentProtection": "een beveiliging tegen bewerken",
    "writeProtection": "een beveiliging tegen bewerken",
    "permStart": "een recht om te bewerken, met de naam van wie het heeft",
    "dataBinding": "een veld dat zijn tekst uit verborgen gegevens haalt",
    "docVars": "verborgen gegevens",
}
_PARTS = re.compile(
    r"vba|activex|embeddings|oleobject|comments|macro|people|customXml|docProps/(?!core)", re.IGNORECASE
)


def scan_word(package: WordParts) -> Iterator[str]:
    """A sentence for everything in the file that may not be there."""
    for name in package.damaged:
        yield f"het onderdeel `{name}` is geen geldige XML"
    for name, data in package.data.items():
        if _PARTS.search(name):
            yield f"het onderdeel `{name}` hoort niet in het bestand"
        if name in package.xml and (
            b"<!DOCTYPE" in data or package.xml[name].getroottree().docinfo.internalDTD is not None
        ):
            yield f"het onderdeel `{name}` heeft een DTD"
    if b"macroEnabled" in package.data.get("[Content_Types].xml", b""):
        yield "het bestand is er een met macro's"
    for name, root in package.xml.items():
        if name.endswith(".rels"):
            yield from _relations(name, root)
        else:
            yield from _content(name, root)


def _relations(name: str, root: etree._Element) -> Iterator[str]:
    for relation in root.iter(_RELATION):
        kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
        if kind not in _RELATIONS:
            yield f"`{name}` heeft een relatie van de soort `{kind}`"
        elif relation.get("TargetMode") == "External":
            if kind != "hyperlink":
                yield f"`{name}` haalt een onderdeel van buiten: `{target}`"
            elif not target.lower().startswith(_SCHEMES):
                yield f"`{name}` heeft een koppeling met een adres dat niet mag: `{target}`"


def _content(name: str, root: etree._Element) -> Iterator[str]:
    for tag, called in _ELEMENTS.items():
        if next(root.iter(f"{_W}{tag}"), None) is not None:
            yield f"`{name}` heeft {called}"
    for instruction in _instructions(root):
        field = (instruction.split() or [""])[0].upper()
        if field not in _FIELDS:
            yield f"`{name}` heeft een veld dat niet mag: `{instruction.strip()}`"
    marks = Counter(mark.get(f"{_W}name", "") for mark in root.iter(f"{_W}bookmarkStart"))
    for mark, times in marks.items():
        if times > 1:
            yield f"`{name}` heeft {times} keer de bladwijzer `{mark}`"


def _instructions(root: etree._Element) -> Iterator[str]:
    """The instructions of all fields; Word may cut one over several runs."""
    for simple in root.iter(f"{_W}fldSimple"):
        yield simple.get(f"{_W}instr", "")
    being_read: list[str] = []
    for each in root.iter(f"{_W}fldChar", f"{_W}instrText"):
        if each.tag == f"{_W}instrText":
            if being_read:
                being_read[-1] += each.text or ""
            else:
                yield each.text or ""
        elif each.get(f"{_W}fldCharType") == "begin":
            being_read.append("")
        elif each.get(f"{_W}fldCharType") == "end" and being_read:
            yield being_read.pop()
    yield from being_read
