"""The pre-read sheet of an agenda item: the same words and figures as its deck, on one page of paper."""

from collections.abc import Iterator

from pipeline.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Inline,
    Inlines,
    LineBreak,
    Paragraph,
    Row,
    Table,
    Text,
)
from pipeline.cbs.deckinhoud import Alinea, Deckinhoud, Tabelinhoud
from pipeline.cbs.papers.sheet import plain_text, sheet, table
from pipeline.cbs.termijn import schrijf_dag
from pipeline.cbs.tijd import in_woorden
from pipeline.model.velden import schrijf_datum

_FIRST, _LABEL_WIDTH, _YEARS_WIDTH = 34.0, 49.0, 19.0  # mm; six years leave no more
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
    first, frame, support = deck.slide("vraag"), deck.slide("kader"), deck.slide("draagvlak")
    urgent = next((each for each in deck.slides if each.soort.alleen_dringend), None)
    yield Paragraph((Text(_text(first.velden["vraag"]), bold=True),), "intro")
    rows = [("Voorgesteld besluit", _lines(first.velden["besluit"]))]
    if urgent is not None:
        answers = [line for veld in urgent.soort.velden for line in _lines(urgent.velden[veld.sleutel])]
        rows.append(("Hoogdringend", answers))
    minutes = in_woorden(sum(each.seconden for each in deck.slides))
    rows += [
        ("Zitting", [plain_text(f"{schrijf_dag(deck.zitting)}, {minutes}, bespreking inbegrepen")]),
        ("Gegevens", _lines(first.velden["gegevens"])),
        ("Aanleiding", _lines(frame.velden["aanleiding"])),
        ("Band met het plan", _lines(frame.velden["plan"])),
    ]
    yield _listed(rows, "De vraag, het besluit en de aanleiding")
    yield _options(deck)
    yield _amounts(deck)
    steps = _table(deck.slide("stappen").velden["stappen"])
    yield _listed(
        [
            ("Advies", _lines(deck.slide("opties").velden["advies"])),
            ("Dekking", _lines(deck.slide("financieel").velden["dekking"])),
            ("Draagvlak", _lines(support.velden["draagvlak"])),
            ("Risico’s", [plain_text(_plain(each)) for each in _lines(support.velden["risicos"])]),
            ("Daarna", [plain_text(f"{what} ({who}, {when})") for what, who, when in steps.rijen]),
        ],
        "Advies, dekking, draagvlak, risico’s en wat daarna komt",
    )


def _listed(rows: list[tuple[str, list[Inlines]]], description: str) -> Table:
    """A table of labels and texts: it takes less room than rows with a label, so that all fits on one page."""
    body = tuple(Row((Cell(plain_text(label), heads="row"), Cell(_on_lines(lines)))) for label, lines in rows if lines)
    head = (Row((Cell(plain_text("Onderdeel")), Cell(plain_text("Tekst")))),)
    return Table((Column(_FIRST), Column()), head, body, description=description)


def _on_lines(lines: list[Inlines]) -> Inlines:
    """One line per sentence; particulars with a label in front follow each other on one line."""
    found: list[Inline] = []
    for index, line in enumerate(lines):
        if index:
            found.append(Text(" · ") if len(line) > 1 and len(lines[index - 1]) > 1 else LineBreak())
        found += line
    return tuple(found)


def _options(deck: Deckinhoud) -> Table:
    options = _table(deck.slide("opties").velden["opties"])
    rows = []
    for number, (name, what, cost, good, bad) in enumerate(options.rijen):
        proposed = " (ons voorstel)" if number == options.voorstel else ""
        rows.append((f"{name}{proposed}", what, good, bad, cost))
    titles = ("Optie", "Wat houdt ze in?", "Voordeel", "Nadeel of risico", "Kost in euro")
    return table(titles, rows, (_FIRST, 0, 35, 35, 22), "De opties met hun kost", right=(4,))


def _amounts(deck: Deckinhoud) -> Table:
    amounts = _table(deck.slide("financieel").velden["bedragen"])
    years = tuple(map(str, deck.jaren))
    wide = min(_YEARS_WIDTH, (_WIDTH - _LABEL_WIDTH) / max(len(years), 1))
    widths = (0.0, *(wide for _ in years))
    return table(("In euro", *years), amounts.rijen, widths, "Bedragen per jaar", right=range(1, len(years) + 1))


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


def _text(content: object) -> str:
    return "".join(_plain(line) for line in _lines(content))


def _plain(line: Inlines) -> str:
    return "".join(each.text for each in line if isinstance(each, Text))
