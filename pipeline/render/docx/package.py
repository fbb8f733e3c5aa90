"""The template as a file: a Word document that passed the gate, and holds nothing that no plan may hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from pipeline.files.ooxml import WORD, Refused, Relation, Why, open_package
from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.editors import COMMENTS, LEFT_OUT
from pipeline.render.docx.markup import w

_EARLIER = "zet een vorige versie van het bestand terug"
_AS_DOCX = "sla het in Word op als Word-document (.docx)"
_REMEDIES = {
    Why.OTHER_KIND: (kinds.UNREADABLE_TEMPLATE, _EARLIER),
    Why.OLD_FORM: (kinds.UNREADABLE_TEMPLATE, _AS_DOCX),
    Why.TEMPLATE: (kinds.UNREADABLE_TEMPLATE, _AS_DOCX),
    Why.STRICT: (kinds.UNREADABLE_TEMPLATE, f"{_AS_DOCX}: kies in de lijst de gewone soort, niet `Strict`"),
    Why.PASSWORD: (kinds.UNREADABLE_TEMPLATE, "haal in Word het wachtwoord weg (Bestand › Info)"),
    Why.DAMAGED: (kinds.UNREADABLE_TEMPLATE, _EARLIER),
    Why.TOO_LARGE: (kinds.UNSAFE_TEMPLATE, "maak in Word de afbeeldingen in het sjabloon kleiner"),
    Why.UNSAFE: (kinds.UNSAFE_TEMPLATE, _EARLIER),
    Why.MACROS: (kinds.UNSAFE_TEMPLATE, f"{_AS_DOCX}, zonder macro's of andere bestanden erin"),
}
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
    try:
        package = open_package(data, WORD)
        parts = {name: package.bytes_of(name) for name in package.names.values()}
        trees = {name: package.xml(name) for name in parts if name.endswith((".xml", ".rels"))}
        relations = tuple(package.all_relations())
    except Refused as refused:
        kind, mend = _REMEDIES[refused.why]
        raise Unusable(kind.finding(at, refused.wrong, mend)) from None
    findings = [*_relations(relations, trees, at), *_fields(trees, at)]
    if findings:
        raise Unusable(*findings)
    return Package(parts, trees)


def _relations(relations: tuple[Relation, ...], trees: dict[str, etree._Element], at: Place) -> Iterator[Finding]:
    for each in relations:
        if each.kind in LEFT_OUT or (each.kind in COMMENTS and not _has_comments(trees)):
            continue
        if each.kind not in _RELATIONS:
            yield kinds.UNSAFE_TEMPLATE.finding(at, *_trouble(each.kind))
        elif each.is_external and not _is_address(each):
            yield kinds.UNSAFE_TEMPLATE.finding(
                at,
                f"het sjabloon verwijst naar iets buiten het bestand: `{each.target}`",
                "voeg een afbeelding in het bestand zelf in en laat koppelingen naar een website gaan",
            )
    found = {each.kind for each in relations}
    for kind, shown in _NEEDED.items():
        if kind not in found:
            wrong = f"het sjabloon heeft geen {shown} (het onderdeel `{kind}` ontbreekt)"
            yield kinds.UNREADABLE_TEMPLATE.finding(at, wrong, _EARLIER)


def _has_comments(trees: dict[str, etree._Element]) -> bool:
    """Whether there is a comment: the parts for them stay behind when the last one is deleted."""
    return any(next(tree.iter(w("comment")), None) is not None for tree in trees.values())


def _trouble(kind: str) -> tuple[str, str]:
    if kind in COMMENTS:
        return "het sjabloon bevat opmerkingen", "verwijder in Word alle opmerkingen (Controleren › Verwijderen)"
    wrong = f"het sjabloon bevat een ingesloten onderdeel dat niet in het plan hoort (`{kind}`)"
    return wrong, "verwijder het in Word, of vervang het door een gewone afbeelding"


def _is_address(relation: Relation) -> bool:
    return relation.kind == "hyperlink" and urlsplit(relation.target).scheme in _SCHEMES


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
