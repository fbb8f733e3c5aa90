"""The picture on the cover: a table without lines, a bar per actieplan from its first half year to its last."""

from collections.abc import Iterator
from itertools import pairwise

from docx.document import Document as WordDocument
from lxml import etree

from pipeline.blocks import CoverGroup, CoverPicture
from pipeline.render.docx.drawings import stretch
from pipeline.render.docx.fill import body_mark
from pipeline.render.docx.house import style_ids
from pipeline.render.docx.layout import layout_table
from pipeline.render.docx.markup import DECLARATIONS, child, edge_lines, hexadecimal, paragraph, run, twips, w
from pipeline.render.docx.sections import text_width
from pipeline.render.docx.styles import StyleIds
from pipeline.render.huisstijl import Huisstijl

SUBTITLE, _YEARS = "Omslagondertitel", "Omslagjaren"
_NAMES = twips(28)
_ALL_BARS, _WIDEST_PITCH = 70.0, 2.55  # millimetres (look, 6.1)
_BAR = 0.6  # of the pitch
_BETWEEN_GROUPS = 4.2  # millimetres
_BETWEEN_BARS = twips(0.9)  # a bar ends so much before its year does
_FINE = 4  # eighths of a point


def place_cover(word: WordDocument, picture: CoverPicture, style: Huisstijl) -> bool:
    """Puts the picture after the subtitle, or after the years of a plan without one; False when there is neither."""
    ids = style_ids(word)
    before = list(body_mark(word).itersiblings(w("p"), preceding=True))
    after = next((each for name in (SUBTITLE, _YEARS) for each in before if _style_of(each) == ids[name]), None)
    if after is None:
        return False
    section = next(each for each in word.element.body.iter(w("sectPr")))  # a cover is a section of its own
    width = text_width(section, landscape=False)
    caption = paragraph(ids["Omslagbijschrift"], run(picture.short_caption))
    # the subtitle keeps its distance to the picture, also when it is empty
    gap = "" if _style_of(after) == ids[SUBTITLE] else paragraph(ids[SUBTITLE])
    drawn = gap + _table(picture, ids, style, width) + caption
    elements = list(etree.fromstring(f"<w:body {DECLARATIONS}>{drawn}</w:body>"))
    for element in reversed(elements):
        after.addnext(element)
    _end_of_section_after(after, elements[-1])
    return True


def _end_of_section_after(paragraph: etree._Element, last: etree._Element) -> None:
    """Makes the cover end after its last paragraph when it ended before the picture.

    The end stands in the paragraph before it once the empty one that carried it is gone: LibreOffice does that on
    saving, and so does whoever deletes an empty line.
    """
    end = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if end is not None:
        child(last, "pPr").append(end)


def _style_of(element: etree._Element) -> str:
    found = element.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def _table(picture: CoverPicture, ids: StyleIds, style: Huisstijl, width: int) -> str:
    years = len(picture.years)
    edges = [_NAMES + round((width - _NAMES) * count / max(years, 1)) for count in range(years + 1)]
    columns = [_NAMES, *(right - left for left, right in pairwise(edges))]
    line = edge_lines(left=(_FINE, hexadecimal(style.kleuren.lijn)))
    labels = _cell(_NAMES, paragraph(ids["Omslagjaartal"])) + "".join(
        _cell(column, paragraph(ids["Omslagjaartal"], run(year)), line)
        for year, column in zip(picture.years, columns[1:], strict=True)
    )
    pitch = min(_ALL_BARS / max(sum(len(group.lines) for group in picture.groups), 1), _WIDEST_PITCH)
    rows = [labels, *(_group(group, ids, picture.steps, years, columns, pitch) for group in picture.groups)]
    written = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return layout_table(ids["Tabel omslag"], columns, written)


def _group(group: CoverGroup, ids: StyleIds, steps: int, years: int, columns: list[int], pitch: float) -> str:
    name = paragraph(ids.accented("Omslagnaam", group.accent), run(group.name))
    bars = "".join(_bars(group, ids, steps, sum(columns[1:]), pitch))
    below = f'<w:tcMar><w:bottom w:w="{twips(_BETWEEN_GROUPS)}" w:type="dxa"/></w:tcMar>'
    # Word wants a paragraph in every cell
    return _cell(_NAMES, name, below) + _cell(sum(columns[1:]), bars or paragraph(ids["Omslagnaam"]), below, years)


def _bars(group: CoverGroup, ids: StyleIds, steps: int, width: int, pitch: float) -> Iterator[str]:
    """The bars, each with a paragraph below it: Word would fill the space between bars of which the ends agree.

    They are all as thick: a paragraph has one height.
    """
    bar = twips(pitch * _BAR)
    style, between = ids.accented("Omslagbalk", group.accent), ids["Omslagtussen"]
    for line in group.lines:
        if not line:
            yield stretch(between, 0, 0, twips(pitch))
            continue
        left, right = (round(width * edge / steps) for edge in (line[0].start, steps - line[-1].end))
        yield stretch(style, left, right + _BETWEEN_BARS, bar) + stretch(between, 0, 0, twips(pitch) - bar)


def _cell(width: int, content: str, properties: str = "", years: int = 1) -> str:
    span = f'<w:gridSpan w:val="{years}"/>' if years > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{properties}</w:tcPr>{content}</w:tc>'
