"""Whether the placeholders of the template are right: all that are needed, none that do not exist, nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.fill import is_body_paragraph, text_of
from pipeline.render.docx.markup import w
from pipeline.render.docx.package import Package
from pipeline.render.docx.placeholders import BODY, KNOWN, REQUIRED
from pipeline.render.docx.preflight_layout import EDGES, PAGES
from pipeline.render.docx.sections import edges

_SNIPPET = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class _Story:
    """A text of the template: `where` as a message names it, `kind` says which placeholders it needs."""

    where: str
    kind: str
    root: etree._Element


def check_placeholders(document: WordDocument, package: Package, at: Place) -> Iterator[Finding]:
    """What is wrong with the placeholders of a template of which the layout is right."""
    used: dict[tuple[str, str], set[str]] = {}
    for story in _stories(document):
        names = used.setdefault((story.where, story.kind), set())
        for paragraph in story.root.iter(w("p")):
            if not is_body_paragraph(paragraph):
                yield from _wrong_in(text_of(paragraph), story.where, at)
                names.update(_NAME.findall(text_of(paragraph)))
        if _has_hidden_braces(story.root):
            yield _hidden(story.where, at)
    if any(_has_hidden_braces(tree, in_text=True) for name, tree in package.trees.items() if "footnotes" in name):
        yield _hidden("voetnoten", at)
    for (where, kind), names in used.items():
        for name in REQUIRED[kind]:
            if name not in names:
                shown = f"`{{{{ {name} }}}}`"
                yield kinds.MISSING_PLACEHOLDER.finding(
                    at, f"de plaatshouder {shown} ontbreekt: {where}", f"zet {shown} waar hij moet komen: {where}"
                )


def _stories(document: WordDocument) -> Iterator[_Story]:
    found = edges(document, document.element.body.find(w("sectPr")))
    by_part = {id(part): key for key, part in found.items()}
    both = document.settings.odd_and_even_pages_header_footer
    yield _Story("omslag", "omslag", document.element.body)
    for relation in document.part.rels.values():
        if relation.reltype not in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            continue
        part = relation.target_part
        if id(part) in by_part:
            tag, page = by_part[id(part)]
            pages = f" van de {PAGES[page]} bladzijden" if both else ""
            yield _Story(f"{EDGES[tag]}{pages}", EDGES[tag], part.element)
        else:
            yield _Story("omslag", "omslag", part.element)


def _wrong_in(text: str, where: str, at: Place) -> Iterator[Finding]:
    for snippet in _SNIPPET.findall(text):
        name = _NAME.fullmatch(snippet)
        if name is None:
            yield kinds.WRONG_PLACEHOLDER.finding(
                at,
                f"`{snippet}` ({where}) is geen plaatshouder: tussen de accolades hoort alleen een naam",
                "schrijf alleen een naam, bijvoorbeeld `{{ titel }}`; wat leeg is, laat het programma zelf weg",
            )
        elif name[1] == BODY:
            yield kinds.WRONG_PLACEHOLDER.finding(
                at,
                f"`{snippet}` ({where}) staat niet alleen in zijn alinea",
                f"zet `{snippet}` alleen in een alinea, na de omslag",
            )
        elif name[1] not in KNOWN:
            yield kinds.UNKNOWN_PLACEHOLDER.finding(
                at,
                f"de plaatshouder `{snippet}` ({where}) bestaat niet",
                f"kies uit {', '.join(f'`{each}`' for each in KNOWN)}",
            )
    if re.search(r"[{}]", _SNIPPET.sub("", text)):
        yield kinds.WRONG_PLACEHOLDER.finding(
            at,
            f"de accolades in `{text.strip()}` ({where}) kloppen niet",
            "schrijf een plaatshouder als `{{ titel }}`, in één alinea; losse accolades kunnen niet in het sjabloon",
        )


def _has_hidden_braces(root: etree._Element, *, in_text: bool = False) -> bool:
    # read again as plain XML: in the elements of python-docx `text` is that of the whole run
    for element in etree.fromstring(etree.tostring(root)).iter():
        text = element.text or ""
        values = [*element.attrib.values(), text if in_text or element.tag != w("t") else ""]
        if any(mark in value for value in values for mark in ("{{", "{%", "{#")):
            return True
    return False


def _hidden(where: str, at: Place) -> Finding:
    return kinds.WRONG_PLACEHOLDER.finding(
        at,
        f"er staat een plaatshouder buiten de gewone tekst, in een veld of een eigenschap ({where})",
        "zet hem in de gewone tekst of haal hem weg",
    )
