"""The pre-read sheet of an agenda item: the same words and figures as its deck, on one page of paper."""

from collections.abc import Iterator

from pipeline.blocks import Block, Document, Heading, Inlines, Paragraph, Text
from pipeline.cbs.deckinhoud import Alinea, Deckinhoud, Tabelinhoud
from pipeline.cbs.papers.sheet import labelled, plain_text, sheet, table
from pipeline.cbs.termijn import schrijf_dag
from pipeline.cbs.tijd import in_woorden
from pipeline.model.velden import schrijf_datum

_LABEL_WIDTH, _YEARS_WIDTH = 49.0, 19.0  # mm; six years leave no more
_WIDTH = 163.0


def leesblad(deck: Deckinhoud, entities: str) -> Document:
    """The sheet of this deck."""
    subtitle = f"Leesblad voor het college van {schrijf_datum(deck.zitting)}"
    example = "Dit is een voorbeeld." if deck.voettekst.startswith("Voorbeeld") else ""
    return sheet(
        deck.titel, subtitle, _blocks(deck), entities=entities, issued=f"college van {schrijf_datum(deck.zitting)}",
        issued_iso=deck.zitting.isoformat(), example=example,
    )  # fmt: skip


def _blocks(deck: Deckinhoud) -> Iterator[Block]:
    first = deck.slide("vraag")
    particulars = _lines(first.velden["gegevens"])
    yield Paragraph(_joined("; ", particulars))
    yield Paragraph((Text(_text(first.velden["vraag"]), bold=True),), "intro")
    yield labelled("Voorgesteld besluit", _lines(first.velden["besluit"]))
    urgent = next((each for each in deck.slides if each.soort.alleen_dringend), None)
    if urgent is not None:
        yield labelled("Hoogdringend", [line for veld in urgent.soort.velden for line in _lines(urgent.velden[veld.sleutel])])
    yield labelled("Aanleiding", _lines(deck.slide("kader").velden["aanleiding"]))
    yield labelled("Band met het plan", _lines(deck.slide("kader").velden["plan"]))
    yield from _options(deck)
    yield from _amounts(deck)
    yield labelled("Dekking", _lines(deck.slide("financieel").velden["dekking"]))
    yield labelled("Draagvlak", _lines(deck.slide("draagvlak").velden["draagvlak"]))
    yield labelled("Risico’s", _lines(deck.slide("draagvlak").velden["risicos"]))
    steps = _table(deck.slide("stappen").velden["stappen"])
    yield labelled("Daarna", [plain_text(f"{what} ({who}, {when})") for what, who, when in steps.rijen])
    minutes = in_woorden(sum(each.seconden for each in deck.slides))
    yield Paragraph(plain_text(f"Op de zitting van {schrijf_dag(deck.zitting)}: {minutes}, bespreking inbegrepen."), "noot")


def _options(deck: Deckinhoud) -> Iterator[Block]:
    options = _table(deck.slide("opties").velden["opties"])
    yield Heading(2, plain_text("Opties"), "opties", "tussenkop")
    rows = [(*row[:1], *row[1:]) for row in options.rijen]
    if options.voorstel is not None:
        rows[options.voorstel] = (f"{rows[options.voorstel][0]} (ons voorstel)", *rows[options.voorstel][1:])
    titles = ("Optie", "Wat houdt ze in?", "Kost in euro", "Voordeel", "Nadeel of risico")
    yield table(titles, rows, (33, 0, 24, 35, 35), "De opties met hun kost", right=(2,))
    yield Paragraph(_joined("", _lines(deck.slide("opties").velden["advies"])))


def _amounts(deck: Deckinhoud) -> Iterator[Block]:
    amounts = _table(deck.slide("financieel").velden["bedragen"])
    yield Heading(2, plain_text("Bedragen"), "bedragen", "tussenkop")
    years = tuple(map(str, deck.jaren))
    wide = min(_YEARS_WIDTH, (_WIDTH - _LABEL_WIDTH) / max(len(years), 1))
    widths = (0.0, *(wide for _ in years))
    yield table(("In euro", *years), amounts.rijen, widths, "Bedragen per jaar", right=range(1, len(years) + 1))


def _table(content: object) -> Tabelinhoud:
    if not isinstance(content, Tabelinhoud):
        raise TypeError("here a table belongs")
    return content


def _lines(content: object) -> list[Inlines]:
    if not isinstance(content, tuple):
        raise TypeError("here lines of text belong")
    return [_inlines(each) for each in content]


def _inlines(line: Alinea) -> Inlines:
    if line.label:
        return (Text(f"{line.label} ", bold=True), Text(line.tekst))
    return (Text(line.nadruk, bold=True), Text(line.tekst)) if line.nadruk else (Text(line.tekst),)


def _joined(separator: str, lines: list[Inlines]) -> Inlines:
    parts: list[Inlines] = []
    for index, line in enumerate(lines):
        parts.append(((Text(separator),) if index and separator else ()) + line)
    return tuple(inline for part in parts for inline in part)


def _text(content: object) -> str:
    return "".join(text.text for line in _lines(content) for text in line if isinstance(text, Text))
