"""Lists that lead to other places of the document as Typst code: of tables, of figures, of the whole plan."""

from collections.abc import Sequence

from pipeline.blocks import Figure, Overview, Series, Table
from pipeline.render.grid import GOOT, POINTS
from pipeline.render.huisstijl import Elementen
from pipeline.render.pdf.frame import Frame
from pipeline.render.pdf.literals import array, boolean, call, literal, millimetres
from pipeline.render.pdf.numbered import label_of, name_of, series_of
from pipeline.render.pdf.texts import Line, Texts

# The room of a name like `Tabel 12`, and of a page number, in millimetres.
_NAME, _PAGE = 22.0, 12.0

# The largest and the smallest letters of an overview, in points.
_LARGEST, _SMALLEST = 9.5, 8.0
_BESIDE_CODE = 1.5


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
    width = (frame.width - (count - 1) * GOOT) / count
    codes = max((texts.width(entry.code) for column in overview.columns for entry in column.entries), default=0.0)
    code = min(codes * _LARGEST / POINTS + _BESIDE_CODE, width / 2)
    columns = []
    for column in overview.columns:
        # a word that fits in the largest letters fits in all
        line = Line(width - code, _LARGEST)
        entries = array(
            array(
                (
                    texts.target(entry.target),
                    texts.plain(entry.code, Line(code, _LARGEST)),
                    texts.plain(entry.text, line),
                    boolean(entry.leads),
                )
            )
            for entry in column.entries
        )
        title = texts.plain(column.title, Line(width, sizes.tussenkop.pdf.letter))
        note = texts.plain(column.note, Line(width, sizes.noot.pdf.letter))
        columns.append(array((texts.target(column.target), title, note, str(column.accent), entries)))
    options = {"largest": f"{_LARGEST}pt", "smallest": f"{_SMALLEST}pt", "code": f"{code * POINTS / _LARGEST:.3g}"}
    options["beside"] = str(count)
    return call("overview", *columns, **options)
