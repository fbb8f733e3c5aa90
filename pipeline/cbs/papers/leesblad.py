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
from pipeline.cbs.deckinhoud import VOORSTEL, Alinea, Deckinhoud, Tabelinhoud
from pipeline.cbs.papers.sheet import plain_text, sheet, table
from pipeline.cbs.termijn import schrijf_dag
from pipeline.cbs.tijd import in_woorden
from pipeline.model.velden import schrijf_datum

FINANCIEEL = "financieel"
_FIRST, _LABEL_WIDTH, _YEARS_WIDTH = 34.0, 49.0, 19.0  # mm; six years leave no more
_WIDTH = 163.0
_CODE = 18.0  # mm
_OPTION, _WEIGHED, _COST = 27.0, 68.0, 18.0  # mm; a cost of nine digits, or `niet geraamd` on two lines


def leesblad(deck: Deckinhoud, entities: str) -> Document:
    """The sheet of this deck."""
    subtitle = f"Leesblad voor het college van {schrijf_datum(deck.zitting)}"
    example = "Dit is een voorbeeld." if deck.voettekst.startswith("Voorbeeld") else ""
    return sheet(
        deck.titel, subtitle, _blocks(deck), entities=entities, issued=f"college van {schrijf_datum(deck.zitting)}",
        issued_iso=deck.zitting.isoformat(), example=example, most_pages=0 if deck.lijst else 1,
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
    if deck.heeft(FINANCIEEL):
        yield _amounts(deck)
    steps = _table(deck.slide("stappen").velden["stappen"])
    yield _listed(
        [
            ("Advies", _lines(deck.slide("opties").velden["advies"])),
            ("Dekking", _lines(deck.dekking)),
            ("Draagvlak", _lines(support.velden["draagvlak"])),
            ("Risico’s", [plain_text(_plain(each)) for each in _lines(support.velden["risicos"])]),
            ("Daarna", [plain_text(f"{what} ({who}, {when})") for what, who, when in steps.rijen]),
        ],
        "Advies, dekking, draagvlak, risico’s en wat daarna komt",
    )
    if deck.lijst:
        yield _list(deck)


def _listed(rows: list[tuple[str, list[Inlines]]], description: str) -> Table:
    """A table of labels and texts: it takes less room than rows with a label, so that all fits on one page."""
    body = tuple(Row((Cell(plain_text(label), heads="row"), Cell(_on_lines(lines)))) for label, lines in rows if lines)
    head = (Row(tuple(Cell(plain_text(each)) for each in ("Onderdeel", "Tekst"))),)
    return Table((Column(_FIRST), Column()), head, body, description=description)


def _list(deck: Deckinhoud) -> Table:
    """What the college decides on, in whole sentences: the slides have the short names."""
    rows: list[Row] = []
    for part in deck.lijst:
        title = f"{part.naam} ({len(part.items)})"
        rows.append(Row((Cell(plain_text(title), colspan=2, heads="rows"),), "groep"))
        rows += (Row((Cell(plain_text(each.code), heads="row"), Cell(plain_text(each.titel)))) for each in part.items)
    head = (Row((Cell(plain_text("Code")), Cell(plain_text("Waarover het college beslist")))),)
    return Table((Column(_CODE), Column()), head, tuple(rows), description="De hele lijst, per hoofdstuk")


def _on_lines(lines: list[Inlines]) -> Inlines:
    """One line per sentence; particulars with a label in front follow each other on one line."""
    found: list[Inline] = []
    for index, line in enumerate(lines):
        if index:
            found.append(Text(" · ") if len(line) > 1 and len(lines[index - 1]) > 1 else LineBreak())
        found += line
    return tuple(found)


def _options(deck: Deckinhoud) -> Table:
    """The options: what is for and against one stands below each other, so that the costs fit beside it."""
    slide = deck.slide("opties")
    options = _table(slide.velden["opties"])
    field = next(each for each in slide.soort.velden if each.sleutel == "opties")
    rows = []
    for number, (name, what, *costs, weighed) in enumerate(options.rijen):
        proposed = f" ({VOORSTEL})" if number == options.voorstel else ""
        cells = (plain_text(f"{name}{proposed}"), plain_text(what), _weighed(weighed), *map(plain_text, costs))
        rows.append(Row(tuple(Cell(each, heads="" if index else "row") for index, each in enumerate(cells))))
    named = [each.naam for each in options.kolommen or field.kolommen if each.rechts]
    titles = ("Optie", "Wat houdt ze in?", "Voor en tegen", *named)
    columns = (Column(_OPTION), Column(), Column(_WEIGHED), *(Column(_COST, "right") for _ in named))
    head = (Row(tuple(Cell(plain_text(each)) for each in titles)),)
    return Table(columns, head, tuple(rows), description="De opties met hun kost")


def _weighed(text: str) -> Inlines:
    """What is for and against an option, each on a line with its label in bold."""
    found: list[Inline] = []
    for line in text.split("\n"):
        label, _, rest = line.partition(": ")
        found += [*([LineBreak()] if found else []), Text(f"{label}: ", bold=True), Text(rest)]
    return tuple(found)


def _amounts(deck: Deckinhoud) -> Table:
    amounts = _table(deck.slide(FINANCIEEL).velden["bedragen"])
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
