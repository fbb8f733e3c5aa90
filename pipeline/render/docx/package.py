"""The template as a file: whether it is a Word document at all, and one that is safe to build on."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.editors import COMMENTS, LEFT_OUT
from pipeline.render.docx.markup import w

_MEGABYTE = 1024 * 1024
_LARGEST = 20 * _MEGABYTE
_LARGEST_UNPACKED = 100 * _MEGABYTE
_MOST_PARTS = 2000
_COMPOUND = b"\xd0\xcf\x11\xe0"  # what .doc files and files with a password start with
_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
# What files of other kinds start with, and what they are.
_OTHER_KINDS = (
    (b"{\\rtf", "dit is een rtf-bestand, geen Word-document"),
    (b"%PDF", "dit is een pdf, geen Word-document"),
    (b"<", "dit is een webpagina of een xml-bestand, geen Word-document"),
    (b"PK", "het bestand is beschadigd: het is niet volledig bewaard of gekopieerd"),
)
_OTHER_PACKAGES = (
    # a part, and what a package with it is
    ("content.xml", "dit is een document van LibreOffice (.odt), geen Word-document"),
    ("xl/workbook.xml", "dit is een werkboek van Excel, geen Word-document"),
    ("ppt/presentation.xml", "dit is een presentatie van PowerPoint, geen Word-document"),
)
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_AS_DOCX = "sla het in Word op als Word-document (.docx)"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_SCHEMES = ("https", "http", "mailto", "tel")
_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "STYLEREF", "HYPERLINK")

# Relationships, by the end of their type: all that a cover, headers, footers and styles may need.
_RELATIONS = {
    *("officeDocument", "core-properties"),
    *("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering"),
    *("footnotes", "endnotes", "header", "footer", "image", "hyperlink", "font"),
    *LEFT_OUT,
}
_NEEDED = {"styles": "stijlen", "numbering": "lijsten", "settings": "instellingen"}
_KNOWN_TROUBLE = {
    "vbaProject": ("het sjabloon bevat macro's", "sla het in Word op als Word-document (.docx), zonder macro's"),
    "comments": ("het sjabloon bevat opmerkingen", "verwijder in Word alle opmerkingen (Controleren › Verwijderen)"),
}
_EARLIER = "zet een vorige versie van het bestand terug"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a docx by name, each well-formed where it is XML."""

    parts: dict[str, bytes]
    trees: dict[str, etree._Element]


class Unusable(Exception):
    """The file cannot be used; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def read_package(data: bytes, at: Place) -> Package:
    """The parts of the template; raises Unusable."""
    parts = _unpacked(data, at)
    trees = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            trees[name] = _tree(name, content, at)
    _check_type(parts, trees, at)
    findings = [*_relations(trees, at), *_fields(trees, at)]
    if findings:
        raise Unusable(*findings)
    return Package(parts, trees)


def _unpacked(data: bytes, at: Place) -> dict[str, bytes]:
    if data.startswith(_COMPOUND):
        if _WITH_PASSWORD in data:
            raise _unreadable(
                at, "het bestand heeft een wachtwoord", "haal in Word het wachtwoord weg (Bestand › Info)"
            )
        raise _unreadable(at, "dit is een Word-bestand van het oude soort (.doc)", _AS_DOCX)
    if len(data) > _LARGEST:
        raise _too_large(at, f"het bestand is groter dan {_LARGEST // _MEGABYTE} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = [info for info in package.infolist() if not info.is_dir()]
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_UNPACKED:
                raise _too_large(at, f"het bestand is uitgepakt groter dan {_LARGEST_UNPACKED // _MEGABYTE} MB")
            return {info.filename: package.read(info) for info in infos}
    except _BROKEN_ZIP as broken:
        raise _unreadable(at, _what_it_is(data)) from broken


def _what_it_is(data: bytes) -> str:
    """What a file is that is no zip file."""
    start = data.lstrip()[:10].lower()
    if not start:
        return "het bestand is leeg"
    known = (what for prefix, what in _OTHER_KINDS if start.startswith(prefix.lower()))
    return next(known, "dit is geen Word-document (.docx)")


def _unreadable(at: Place, wrong: str, mend: str = _EARLIER) -> Unusable:
    return Unusable(kinds.UNREADABLE_TEMPLATE.finding(at, wrong, mend))


def _too_large(at: Place, wrong: str) -> Unusable:
    return Unusable(kinds.UNSAFE_TEMPLATE.finding(at, wrong, "maak in Word de afbeeldingen in het sjabloon kleiner"))


def _tree(name: str, content: bytes, at: Place) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        wrong = f"het onderdeel `{name}` van het bestand is beschadigd"
        raise _unreadable(at, wrong) from broken
    if root.getroottree().docinfo.internalDTD is not None:
        wrong = f"het onderdeel `{name}` bevat een DTD, iets wat Word nooit schrijft"
        raise Unusable(kinds.UNSAFE_TEMPLATE.finding(at, wrong, _EARLIER))
    return root


def _check_type(parts: dict[str, bytes], trees: dict[str, etree._Element], at: Place) -> None:
    """Raises Unusable for a package that is no Word document, or one that we do not build on."""
    declared = trees.get("[Content_Types].xml")
    types = set() if declared is None else {each.get("ContentType", "") for each in declared.iter("{*}*")}
    package = trees.get("_rels/.rels")
    relations = set() if package is None else {each.get("Type", "") for each in package}
    if any("macroEnabled" in each or each.endswith("vbaProject") for each in types):
        raise Unusable(kinds.UNSAFE_TEMPLATE.finding(at, *_KNOWN_TROUBLE["vbaProject"]))
    if _STRICT in relations:
        wrong = "het bestand is opgeslagen als `Strict Open XML-document`, een soort docx die bijna niemand leest"
        raise _unreadable(at, wrong, f"{_AS_DOCX}: kies in de lijst de gewone soort, niet `Strict`")
    if _TEMPLATE_TYPE in types:
        raise _unreadable(at, "het bestand is in Word opgeslagen als sjabloon (.dotx)", _AS_DOCX)
    if _MAIN_TYPE not in types:
        what = (what for name, what in _OTHER_PACKAGES if name in parts)
        raise _unreadable(at, next(what, "dit is een zipbestand, geen Word-document (.docx)"))


def _relations(trees: dict[str, etree._Element], at: Place) -> Iterator[Finding]:
    found = set()
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        for relation in tree:
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            found.add(kind)
            if kind in LEFT_OUT or (kind in COMMENTS and not _has_comments(trees)):
                continue
            if kind not in _RELATIONS:
                yield kinds.UNSAFE_TEMPLATE.finding(at, *_trouble(kind))
            elif relation.get("TargetMode") == "External" and not _is_address(kind, target):
                yield kinds.UNSAFE_TEMPLATE.finding(
                    at,
                    f"het sjabloon verwijst naar iets buiten het bestand: `{target}`",
                    "voeg een afbeelding in het bestand zelf in en laat koppelingen naar een website gaan",
                )
    for kind, shown in _NEEDED.items():
        if kind not in found:
            wrong = f"het sjabloon heeft geen {shown} (het onderdeel `{kind}` ontbreekt)"
            yield kinds.UNREADABLE_TEMPLATE.finding(at, wrong, _EARLIER)


def _has_comments(trees: dict[str, etree._Element]) -> bool:
    """Whether there is a comment: the parts for them stay behind when the last one is deleted."""
    return any(next(tree.iter(w("comment")), None) is not None for tree in trees.values())


def _trouble(kind: str) -> tuple[str, str]:
    if kind in COMMENTS:
        return _KNOWN_TROUBLE["comments"]
    return _KNOWN_TROUBLE.get(
        kind,
        (
            f"het sjabloon bevat een ingesloten onderdeel dat niet in het plan hoort (`{kind}`)",
            "verwijder het in Word, of vervang het door een gewone afbeelding",
        ),
    )


def _is_address(kind: str, target: str) -> bool:
    return kind == "hyperlink" and urlsplit(target).scheme in _SCHEMES


def _fields(trees: dict[str, etree._Element], at: Place) -> Iterator[Finding]:
    for name in sorted({name for tree in trees.values() for name in _field_names(tree)}):
        if name not in _FIELDS:
            yield kinds.UNSAFE_TEMPLATE.finding(
                at,
                f"het sjabloon bevat het veld `{name}`",
                "verwijder het veld; voor de datum is er de plaatshouder `{{ datum }}`",
            )


def _field_names(tree: etree._Element) -> Iterator[str]:
    instructions = [element.get(w("instr"), "") for element in tree.iter(w("fldSimple"))]
    for paragraph in tree.iter(w("p")):
        # Word cuts an instruction over several runs as it pleases
        text = ""
        for element in paragraph.iter(w("instrText"), w("fldChar")):
            if element.tag == w("instrText"):
                text += element.text or ""
            elif text:
                instructions.append(text)
                text = ""
        instructions.append(text)
    for instruction in instructions:
        found = re.match(r"\s*(\S+)", instruction)
        if found:
            yield found[1].upper()
