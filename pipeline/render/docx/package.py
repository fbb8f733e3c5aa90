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
from pipeline.render.docx.markup import w

_MEGABYTE = 1024 * 1024
_LARGEST = 20 * _MEGABYTE
_LARGEST_UNPACKED = 100 * _MEGABYTE
_MOST_PARTS = 2000
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # what .doc files and files with a password start with
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_SCHEMES = ("https", "http", "mailto", "tel")
_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "STYLEREF", "HYPERLINK")

# Relationships, by the end of their type: all that a cover, headers, footers and styles may need.
_RELATIONS = {
    *("officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail"),
    *("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering"),
    *("footnotes", "endnotes", "header", "footer", "image", "hyperlink", "customXml", "customXmlProps"),
}
_NEEDED = {"styles": "stijlen", "numbering": "lijsten", "settings": "instellingen"}
_KNOWN_TROUBLE = {
    "vbaProject": ("het sjabloon bevat macro's", "sla het in Word op als Word-document (.docx), zonder macro's"),
    "comments": ("het sjabloon bevat opmerkingen", "verwijder in Word alle opmerkingen (Controleren › Verwijderen)"),
    "attachedTemplate": (
        "het sjabloon hangt aan een ander sjabloon",
        "kies in Word Ontwikkelaars › Documentsjabloon en vul daar `Normal` in",
    ),
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
    findings = [*_wrong_type(trees, at), *_relations(trees, at), *_fields(trees, at)]
    if findings:
        raise Unusable(*findings)
    return Package(parts, trees)


def _unpacked(data: bytes, at: Place) -> dict[str, bytes]:
    if data.startswith(_OLD_WORD):
        wrong = "dit is een Word-bestand van het oude soort (.doc) of een met een wachtwoord"
        mend = "sla het in Word op als Word-document (.docx), zonder wachtwoord"
        raise Unusable(kinds.UNREADABLE_TEMPLATE.finding(at, wrong, mend))
    if len(data) > _LARGEST:
        raise _too_large(at, f"het bestand is groter dan {_LARGEST // _MEGABYTE} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = [info for info in package.infolist() if not info.is_dir()]
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_UNPACKED:
                raise _too_large(at, f"het bestand is uitgepakt groter dan {_LARGEST_UNPACKED // _MEGABYTE} MB")
            return {info.filename: package.read(info) for info in infos}
    except _BROKEN_ZIP as broken:
        wrong = "dit is geen Word-document (.docx), of het is beschadigd"
        raise Unusable(kinds.UNREADABLE_TEMPLATE.finding(at, wrong, _EARLIER)) from broken


def _too_large(at: Place, wrong: str) -> Unusable:
    return Unusable(kinds.UNSAFE_TEMPLATE.finding(at, wrong, "maak in Word de afbeeldingen in het sjabloon kleiner"))


def _tree(name: str, content: bytes, at: Place) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        wrong = f"het onderdeel `{name}` van het bestand is beschadigd"
        raise Unusable(kinds.UNREADABLE_TEMPLATE.finding(at, wrong, _EARLIER)) from broken
    if root.getroottree().docinfo.internalDTD is not None:
        wrong = f"het onderdeel `{name}` bevat een DTD, iets wat Word nooit schrijft"
        raise Unusable(kinds.UNSAFE_TEMPLATE.finding(at, wrong, _EARLIER))
    return root


def _wrong_type(trees: dict[str, etree._Element], at: Place) -> Iterator[Finding]:
    declared = trees.get("[Content_Types].xml")
    types = set() if declared is None else {each.get("ContentType", "") for each in declared.iter("{*}*")}
    if any("macroEnabled" in each or each.endswith("vbaProject") for each in types):
        yield kinds.UNSAFE_TEMPLATE.finding(at, *_KNOWN_TROUBLE["vbaProject"])
    elif _TEMPLATE_TYPE in types:
        wrong = "het bestand is in Word opgeslagen als sjabloon (.dotx)"
        yield kinds.UNREADABLE_TEMPLATE.finding(at, wrong, "sla het in Word op als Word-document (.docx)")
    elif _MAIN_TYPE not in types:
        wrong = "dit is geen Word-document (.docx), of het is beschadigd"
        yield kinds.UNREADABLE_TEMPLATE.finding(at, wrong, _EARLIER)


def _relations(trees: dict[str, etree._Element], at: Place) -> Iterator[Finding]:
    found = set()
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        for relation in tree:
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            found.add(kind)
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


def _trouble(kind: str) -> tuple[str, str]:
    if kind.startswith("comments"):
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
