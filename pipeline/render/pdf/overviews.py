"""Lists that lead to other places of the document as Typst code: of tables, of figures, of the whole plan."""

from collections.abc import Iterator, Sequence

from pipeline.blocks import Figure, Overview, OverviewEntry, Series, Table
from pipeline.render.grid import GOOT, POINTS
from pipeline.render.huisstijl import Elementen
from pipeline.render.pdf.frame import Frame
from pipeline.render.pdf.literals import array, call, literal, millimetres
from pipeline.render.pdf.numbered import label_of, name_of, series_of
from pipeline.render.pdf.texts import Line, Texts

# The room of a name like `Tabel 12`, and of a page number, in millimetres.
_NAME, _PAGE = 22.0, 12.0

# The largest and the smallest letters of an overview, in points.
_LARGEST, _SMALLEST = 9.5, 8.0
_BESIDE_CODE = 3.0
_BETWEEN = 11.0
_AMOUNT, _PAGE_OF_ENTRY = 14.0, 9.0


def caption_list(
    series: Series, numbered: Sequence[Table | Figure], texts: Texts, sizes: Elementen, frame: Frame
) -> str:
    """A call that lists everything numbered in this series, each with its page."""
    line = Line(frame.width - _NAME - _PAGE - GOOT, sizes.standaard.pdf.letter)
    entries = (
        array((literal(label_of(each)), literal(name_of(each)), texts.plain(each.caption, line)))
        for each in numbered
        if each.number and series_of(each) == series
    )
    return call("caption-list", *entries, names=millimetres(_NAME), pages=millimetres(_PAGE))


def typst_overview(overview: Overview, texts: Texts, sizes: Elementen, frame: Frame) -> str:
    """A call that lays out the plan on what is left of this page.

    Raises ValueError for an entry that leads nowhere.
    """
    count = max(map(len, overview.rows), default=1)
    width = (frame.width - (count - 1) * _BETWEEN) / count
    codes = max((texts.width(entry.code) for column in overview.columns for entry in column.entries), default=0.0)
    code = min(codes * _LARGEST / POINTS + _BESIDE_CODE, width / 2)
    # a word that fits in the largest letters fits in all
    line = Line(width - code - _AMOUNT - _PAGE_OF_ENTRY, _LARGEST)
    columns = []
    for column in overview.columns:
        entries = array(_group(group, texts, line, Line(code, _LARGEST)) for group in _groups(column.entries))
        title = texts.plain(column.title, Line(line.width, sizes.tussenkop.pdf.letter))
        note = texts.plain(column.note, Line(width, sizes.noot.pdf.letter))
        amount = texts.characters(column.amount)
        columns.append(array((texts.target(column.target), title, note, str(column.accent), entries, amount)))
    options = {"largest": f"{_LARGEST}pt", "smallest": f"{_SMALLEST}pt", "code": f"{code * POINTS / _LARGEST:.3g}"}
    options |= {"beside": str(count), "between": millimetres(_BETWEEN), "amount": millimetres(_AMOUNT)}
    return call("overview", *columns, pages=millimetres(_PAGE_OF_ENTRY), **options)


def _groups(entries: Sequence[OverviewEntry]) -> Iterator[list[OverviewEntry]]:
    """Each entry that leads with those after it; those before the first one have none."""
    group: list[OverviewEntry] = []
    for entry in entries:
        if entry.leads and group:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _group(group: Sequence[OverviewEntry], texts: Texts, line: Line, code: Line) -> str:
    leading = [entry for entry in group if entry.leads]
    lead = [
        array(
            (
                texts.target(entry.target),
                texts.plain(entry.code, code),
                texts.plain(entry.text, line),
                texts.plain(entry.more, line) if entry.more else "none",
                texts.characters(entry.amount),
            )
        )
        for entry in leading
    ]
    below = array(
        array((texts.target(entry.target), texts.plain(f"{entry.code} {entry.text}".strip(), line)))
        for entry in group
        if not entry.leads
    )
    return array((*(lead or ["none"]), below))
