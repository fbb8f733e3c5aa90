"""The slides of a deck, and of the template: text in placeholders, tables, minutes, notes, transitions, time bars."""

import copy
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import TablePlaceholder
from pptx.slide import Slide

from pipeline.cbs.deckinhoud import MERK, Deckinhoud, Slideinhoud, Tabelinhoud
from pipeline.cbs.sjabloon import KOP_IDX, MINUTEN_IDX, Sjabloon, Slidesoort, Veld, scaled
from pipeline.cbs.slideontwerp import Plaats, Slideontwerp
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.tijd import schrijf_minuten, tijdbalken
from pipeline.cbs.writing.chart import add_chart
from pipeline.cbs.writing.elements import largest_id, only, placeholder, put, type_of
from pipeline.cbs.writing.markup import TAAL, paragraph, paragraphs, run
from pipeline.cbs.writing.package import as_template, layout_of, new_presentation, saved, set_properties, set_sections
from pipeline.cbs.writing.tables import insert_table
from pipeline.cbs.writing.timebar import redraw

WOORDEN_PER_MINUUT = 100


def write_deck(deck: Deckinhoud, sjabloon: Sjabloon, drawn: Slideontwerp, style: Stijl) -> bytes:
    """The deck of an agenda item (.pptx)."""
    presentation = new_presentation(sjabloon, drawn, style)
    for content in deck.slides:
        slide = _new_slide(presentation, content.soort, content.seconden, deck.voettekst)
        _fill(slide, content, deck.jaren, drawn)
        _set_notes(slide, content.notitie)
    talk = next(each.seconden for each in deck.slides if each.soort is sjabloon.bespreking)
    _draw_bars(presentation, [each.seconden for each in deck.slides], sjabloon.grens(talk), drawn)
    set_sections(presentation, (each.soort.deel for each in deck.slides))
    keywords = f"{sjabloon.versie}; {MERK}{deck.merk}"
    set_properties(presentation, deck.titel, f"College van {deck.zitting.isoformat()}", keywords)
    return saved(presentation)


def write_template(sjabloon: Sjabloon, drawn: Slideontwerp, jaren: tuple[int, ...], style: Stijl) -> dict[str, bytes]:
    """The template by the name of its file: `.potx` opens a new presentation, `.pptx` is for who has no use for that.

    All fixed slides are in it, with their time bars, so nobody has to choose layouts; that for urgent items is hidden.
    """
    presentation = new_presentation(sjabloon, drawn, style)
    shown = [each for each in sjabloon.slides if each.in_sjabloon]
    for soort in shown:
        slide = _new_slide(presentation, soort, soort.minuten * 60, "College van burgemeester en schepenen")
        _leave_open(slide, soort, jaren, drawn)
        _set_notes(slide, _help(soort))
        if not soort.is_vast:
            slide._element.set("show", "0")
    minutes = [each.minuten * 60 if each.is_vast else None for each in shown]
    _draw_bars(presentation, minutes, sjabloon.grens(sjabloon.bespreking.minuten * 60), drawn)
    set_sections(presentation, (each.deel for each in shown))
    set_properties(presentation, "Vast sjabloon voor het college", "", sjabloon.versie)
    deck = saved(presentation)
    return {"sjabloon.pptx": deck, "sjabloon.potx": as_template(deck)}


def _draw_bars(presentation: Presentation, seconds: Sequence[int | None], limit: int, drawn: Slideontwerp) -> None:
    """A time bar on every slide that is shown; `limit` is how many seconds the whole may take."""
    for slide, bar in zip(presentation.slides, tijdbalken(seconds, limit), strict=True):
        redraw(slide._element, bar, drawn)


def _new_slide(presentation: Presentation, soort: Slidesoort, seconds: int, footer: str) -> Slide:
    layout = layout_of(presentation, soort)
    slide: Slide = presentation.slides.add_slide(layout)
    _boxes_of_layout(slide, layout, footer)
    for veld in soort.velden:
        if veld.kop:
            _set_text(slide, veld.idx + KOP_IDX, paragraph(run(veld.kop)))
    minutes = run(schrijf_minuten(seconds), points=28, bold=True, colour="tx2") + run(" min", points=18)
    _set_text(slide, MINUTEN_IDX, paragraph(minutes))
    title = "" if soort.vraag_titel else run(soort.titel)
    put(_title(slide), paragraph(title))
    _set_transition(slide._element, seconds)
    return slide


def _boxes_of_layout(slide: Slide, layout: Any, footer: str) -> None:
    """Every box of the layout, by its own name: python-pptx gives English names, and no footer and slide number."""
    tree: Any = slide.shapes._spTree
    for shape in tree.findall(qn("p:sp")):
        tree.remove(shape)
    for original in layout._element.iter(qn("p:sp")):
        if type_of(original) in ("", "dt"):
            continue
        shape = copy.deepcopy(original)
        for stated in list(shape.iter(qn("p:spPr"), qn("a:lstStyle"), qn("a:bodyPr"))):  # as on the layout
            stated.clear()
        properties = only(shape, "p:cNvPr")
        properties[:] = []
        properties.set("id", str(largest_id(tree) + 1))
        only(shape, "p:ph").attrib.pop("hasCustomPrompt", "")
        if type_of(shape) != "sldNum":  # which holds a field, with the number
            put(shape, paragraph(run(footer) if type_of(shape) == "ftr" else ""))
        tree.append(shape)


def _fill(slide: Slide, content: Slideinhoud, years: tuple[int, ...], drawn: Slideontwerp) -> None:
    put(_title(slide), paragraph(run(content.titel)))
    for veld in content.soort.velden:
        found = content.velden.get(veld.sleutel)
        if isinstance(found, Tabelinhoud):
            place = drawn.plaats(content.soort, veld.idx)
            _insert(slide, veld, years, found, place)
            if content.grafiek is not None:
                below = drawn.onder(content.soort, veld.idx)
                add_chart(slide.shapes._spTree, veld, place.vak, below, len(found.rijen) + 1, content.grafiek)
        elif veld.vast:
            _set_text(slide, veld.idx, _fixed(veld))
        else:
            _set_text(slide, veld.idx, paragraphs(found or ()))


def _leave_open(slide: Slide, soort: Slidesoort, years: tuple[int, ...], drawn: Slideontwerp) -> None:
    for veld in soort.velden:
        if veld.soort == "tabel":
            place = drawn.plaats(soort, veld.idx)
            empty = ("",) * len(veld.kolommen_bij(years, place.vak.breedte))
            _insert(slide, veld, years, Tabelinhoud((empty,) * veld.rijen), place)
        else:
            _set_text(slide, veld.idx, _fixed(veld) if veld.vast else paragraph(""))


def _insert(slide: Slide, veld: Veld, years: tuple[int, ...], content: Tabelinhoud, place: Plaats) -> None:
    tree: Any = slide.shapes._spTree
    holder = TablePlaceholder(placeholder(tree, veld.idx), slide.shapes)  # type: ignore[arg-type]
    columns = scaled(content.kolommen, place.vak.breedte) or veld.kolommen_bij(years, place.vak.breedte)
    insert_table(holder, veld.naam, columns, content, place.punt)


def _fixed(veld: Veld) -> str:
    return "".join(paragraph(run(each)) for each in veld.vast)


def _help(soort: Slidesoort) -> str:
    words = soort.minuten * WOORDEN_PER_MINUUT
    lines = [
        f"[Hulp] Typ hier wat je zegt: {soort.minuten} minuten zijn ongeveer {words} woorden. "
        "Regels met [Hulp] tellen niet mee.",
        *(f"[Hulp] {veld.kop or veld.naam}: {veld.prompt}" for veld in soort.velden),
    ]
    if soort.alleen_dringend:
        lines.insert(0, "[Hulp] Alleen voor een dringend punt: klik met rechts op de slide en kies ‘Dia tonen’.")
    return "\n".join(lines)


def _title(slide: Slide) -> Any:
    if slide.shapes.title is None:
        raise LookupError("the slide has no title")
    return slide.shapes.title._element


def _set_text(slide: Slide, idx: int, xml: str) -> None:
    tree: Any = slide.shapes._spTree
    put(placeholder(tree, idx), xml)


def _set_transition(slide: Any, seconds: int) -> None:
    """The planned time as PowerPoint keeps it; clicking goes on to work (`advTm` is in milliseconds)."""
    transition = etree.Element(qn("p:transition"), {"advClick": "1", "advTm": str(seconds * 1000)})
    only(slide, "p:clrMapOvr").addnext(transition)


def _set_notes(slide: Slide, text: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        raise LookupError("the notes have no text")
    put(_notes_shape(frame), "".join(paragraph(run(each)) for each in _lines(text)))
    notes: Any = slide.notes_slide._element
    for element in notes.iter():
        if element.get("lang"):
            element.set("lang", TAAL)


def _notes_shape(frame: Any) -> Any:
    return frame._txBody.getparent()


def _lines(text: str) -> Iterable[str]:
    return text.split("\n") if text else ("",)
