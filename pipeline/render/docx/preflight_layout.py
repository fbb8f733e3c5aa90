"""Whether the template has the pages that the plan needs: a cover, a place for the text, headers and footers."""

import re
from collections.abc import Iterator

from docx.document import Document as WordDocument
from lxml import etree

from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.fill import is_body_paragraph
from pipeline.render.docx.markup import millimetres, w
from pipeline.render.docx.package import Package
from pipeline.render.docx.placeholders import BODY
from pipeline.render.docx.sections import edges, text_width

EDGES = {"header": "koptekst", "footer": "voettekst"}
PAGES = {"default": "oneven", "even": "even"}

_NARROWEST_TEXT = 100  # millimetres
_CHANGES = ("ins", "del", "moveFrom", "moveTo")


def check_layout(document: WordDocument, at: Place) -> Iterator[Finding]:
    """What is wrong with the pages of the template."""
    body = document.element.body
    places = [each for each in body.iter(w("p")) if is_body_paragraph(each)]
    shown = f"`{{{{ {BODY} }}}}`"
    if not places:
        yield kinds.MISSING_PLACEHOLDER.finding(
            at,
            f"het sjabloon heeft geen plaatshouder {shown}, dus is er geen plaats voor de tekst van het plan",
            f"zet {shown} alleen in een alinea, na de omslag",
        )
        return
    if len(places) > 1:
        yield kinds.WRONG_LAYOUT.finding(
            at, f"de plaatshouder {shown} staat {len(places)} keer in het sjabloon", "laat er één staan, na de omslag"
        )
    if any(place.getparent() is not body for place in places):
        yield kinds.WRONG_LAYOUT.finding(
            at,
            f"de plaatshouder {shown} staat in een tabel of een tekstvak",
            "zet hem alleen in een gewone alinea, na de omslag",
        )
        return
    yield from _sections(document, places[0], shown, at)


def check_changes(package: Package, at: Place) -> Iterator[Finding]:
    """Tracked words, which Word shows and prints; tracked formatting is left out of the document without a word."""
    where = sorted({_shown(name) for name, tree in package.trees.items() if _is_changed(tree)})
    if where:
        yield kinds.WRONG_LAYOUT.finding(
            at,
            f"in het sjabloon staan nog bijgehouden wijzigingen ({', '.join(where)})",
            "aanvaard of weiger ze in Word (Controleren › Accepteren › Alle wijzigingen accepteren)",
        )


def _is_changed(tree: etree._Element) -> bool:
    return next(tree.iter(*map(w, _CHANGES)), None) is not None


def _shown(part: str) -> str:
    name = part.rpartition("/")[2]
    return next((edge for tag, edge in {**EDGES, "foot": "voetnoten"}.items() if name.startswith(tag)), "omslag")


def _sections(document: WordDocument, place: etree._Element, shown: str, at: Place) -> Iterator[Finding]:
    body = document.element.body
    order = list(body)
    ends = [index for index, each in enumerate(order) if each.find(f"{w('pPr')}/{w('sectPr')}") is not None]
    here = order.index(place)
    if not any(end < here for end in ends):
        yield kinds.WRONG_LAYOUT.finding(
            at,
            f"tussen de omslag en {shown} staat geen sectie-einde",
            f"voeg in Word voor {shown} een sectie-einde in (Indeling › Eindemarkeringen › Volgende pagina)",
        )
    if any(end >= here for end in ends):
        yield kinds.WRONG_LAYOUT.finding(
            at, f"na {shown} staat nog een sectie-einde", "verwijder het: het programma maakt de secties zelf"
        )
    model = body.find(w("sectPr"))
    if model is None or not _has_page(model):
        yield kinds.WRONG_LAYOUT.finding(
            at,
            f"de sectie met {shown} heeft geen bladzijdemaat of geen marges",
            "stel in Word papierformaat en marges van die sectie in (Indeling › Marges)",
        )
        return
    width = millimetres(text_width(model, landscape=False))
    if width < _NARROWEST_TEXT:
        yield kinds.WRONG_LAYOUT.finding(
            at,
            f"de tekst in de sectie met {shown} is {width:.0f} mm breed; tabellen hebben {_NARROWEST_TEXT} mm nodig",
            "zet de bladzijde rechtop en maak de marges kleiner (Indeling › Marges)",
        )
    yield from _missing_edges(document, model, shown, at)


def _has_page(model: etree._Element) -> bool:
    wanted = {"pgSz": ("w", "h"), "pgMar": ("left", "right")}
    for name, attributes in wanted.items():
        found = model.find(w(name))
        if found is None or not all(re.fullmatch(r"\d+", found.get(w(each), "")) for each in attributes):
            return False
    return True


def _missing_edges(document: WordDocument, model: etree._Element, shown: str, at: Place) -> Iterator[Finding]:
    found = edges(document, model)
    pages = list(PAGES) if document.settings.odd_and_even_pages_header_footer else ["default"]
    for tag, edge in EDGES.items():
        for page in pages:
            if (tag, page) not in found:
                yield kinds.WRONG_LAYOUT.finding(
                    at,
                    f"de sectie met {shown} heeft geen {edge} op {PAGES[page]} bladzijden",
                    f"maak in Word in die sectie een {edge} voor {PAGES[page]} bladzijden",
                )
