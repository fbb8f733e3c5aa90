"""Compares what a file holds with what it must hold."""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.findings import Kind
from pipeline.readback import kinds
from pipeline.readback.expected import Expected, FormatName, Unit
from pipeline.readback.reading import PAGE_MARK, Cell, Grid, Reading

# A hyphen at the end of a line comes back from a PDF as U+FFFE or U+0002, whether it was typed or added, so no
# hyphen counts there.
_NOT_IN_PDF = re.compile(r"[\s\u00ad\u200b\u2060\ufeff\ufffe\x02\u2010\u2011-]+")
_PAGE = re.compile(r"\(blz\.[0-9]+\)")
_EMPTY_PAGE = re.compile(r" ?\(blz\. ?\)")
_STAND_IN = "■"  # what the PDF prints for a character that its typeface lacks; the writer warns about it
# PDFium gives the letters of these.
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_COVER = 40  # a cover has fewer paragraphs than this
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its kind, and a sentence that says where it is and what it is."""

    kind: Kind
    wrong: str


def normal_text(text: str) -> str:
    """A text as Word and a web page must give it back: white space is one space, an empty page number is none."""
    written = " ".join(text.split())
    return _EMPTY_PAGE.sub("", written) if "(blz." in written else written


def normal_pdf_text(text: str) -> str:
    """A text as a PDF must give it back: without white space, hyphens, invisible marks and added page numbers."""
    bare = "".join(text.split())
    if not bare.isascii() or "-" in bare or "\x02" in bare:
        shown = (each for each in _NOT_IN_PDF.sub("", bare) if unicodedata.category(each) not in ("Cf", "Cc"))
        bare = "".join(shown).translate(_LIGATURES)
    return _PAGE.sub("", bare) if "(blz." in bare else bare


def differences(wanted: Expected, found: Reading, format_name: FormatName) -> Iterator[Difference]:
    """Every difference, in reading order; texts of `found` are made normal here, those of `wanted` are already."""
    comparison = _Comparison(format_name)
    yield from comparison.flow(wanted.units, found.flow)
    yield from comparison.notes(wanted.notes, found.notes)
    yield from comparison.links(wanted.links, found.links)


class _Comparison:
    def __init__(self, format_name: FormatName) -> None:
        self._pdf = format_name == "pdf"
        self._joins = format_name == "docx"
        self._normal = normal_pdf_text if self._pdf else normal_text

    # ---- texts and tables ----------------------------------------------------------------------------------------

    def flow(self, wanted: Sequence[Unit], found: Sequence[str | Grid]) -> Iterator[Difference]:
        """The differences in texts and tables."""
        normal = [each if isinstance(each, Grid) else self._normal(each) for each in found]
        have = [self._grid(each) if isinstance(each, Grid) else each for each in normal if each]
        units = _joined(wanted, have) if self._joins else list(wanted)
        have = have[_start(units, have) :]
        want = [self._grid(unit.content) if isinstance(unit.content, Grid) else unit.content for unit in units]
        if self._pdf:
            have = _with_stand_ins(want, _with_page_marks(want, have))
        for left, right in _changes(want, have):
            near = units[max(left.start - 1, 0)].where if units else "in het begin"
            for index, other in _paired(want[left.start : left.stop], have[right.start : right.stop]):
                if index is None and other is not None:
                    yield self._too_much(have[right.start + other], near)
                elif index is not None and other is None:
                    yield self._missing(units[left.start + index])
                elif index is not None and other is not None:
                    at = left.start + index
                    yield from self._differs(units[at], want[at], have[right.start + other])

    def _grid(self, grid: Grid) -> Grid:
        """The grid with normal texts; of a PDF only cells with text are known, by their place in the row.

        Elsewhere the empty cells at the end of a row do not count: a drawing may take one cell there or many.
        """
        if not self._pdf:
            return Grid(tuple(_without_empty_end(tuple(map(_normal_cell, row))) for row in grid.rows), grid.heads)
        cells = [[Cell(self._normal(cell.text), cell.order) for cell in row] for row in grid.rows]
        kept = [tuple(cell for cell in row if cell.text) for row in cells]
        while kept and not kept[-1]:
            kept.pop()
        return Grid(tuple(kept), grid.heads)

    def _missing(self, unit: Unit) -> Difference:
        if isinstance(unit.content, Grid):
            return Difference(kinds.TEKST_ONTBREEKT, f"{unit.where}, de tabel ontbreekt")
        return Difference(kinds.TEKST_ONTBREEKT, f"{unit.where}, de tekst {_quoted(unit.content)} ontbreekt")

    def _too_much(self, content: str | Grid, where: str) -> Difference:
        if isinstance(content, Grid):
            text = _quoted(" ".join(cell.text for row in content.rows for cell in row))
            return Difference(kinds.TEKST_TE_VEEL, f"{where}, er staat een tabel te veel, met {text}")
        return Difference(
            kinds.TEKST_TE_VEEL, f"{where}, de tekst {_quoted(content)} staat niet in het plan, of niet hier"
        )

    def _differs(self, unit: Unit, want: str | Grid, have: str | Grid) -> Iterator[Difference]:
        if isinstance(want, Grid) and isinstance(have, Grid):
            yield from _table_differences(unit, want, have)
        elif isinstance(want, str) and isinstance(have, str):
            old, new = _around_difference(want, have)
            yield Difference(kinds.TEKST_VERSCHILT, f"{unit.where}, er staat {new} in plaats van {old}")

    # ---- notes and links -----------------------------------------------------------------------------------------

    def notes(self, wanted: Sequence[Unit], found: Sequence[str]) -> Iterator[Difference]:
        """The differences in footnotes."""
        want = [str(unit.content) for unit in wanted]
        have: list[str | Grid] = [self._normal(each) for each in found]
        if self._pdf:
            have = _with_stand_ins(want, have)
        for left, right in _changes(want, have):
            for index, other in _paired(want[left.start : left.stop], have[right.start : right.stop]):
                unit = wanted[left.start + index] if index is not None else None
                text = str(have[right.start + other]) if other is not None else ""
                if unit is None:
                    wrong = f"de voetnoot {_quoted(text)} staat niet in het plan, of niet hier"
                elif other is None:
                    wrong = f"{unit.where}, de voetnoot {_quoted(str(unit.content))} ontbreekt"
                else:
                    old, new = _around_difference(str(unit.content), text)
                    wrong = f"{unit.where}, in een voetnoot staat {new} in plaats van {old}"
                yield Difference(kinds.VOETNOOT_VERSCHILT, wrong)

    def links(self, wanted: Sequence[str], found: Sequence[str]) -> Iterator[Difference]:
        """The differences in links to outside; a PDF has one for every line that a link stands on."""
        want, have = Counter(wanted), Counter(found)
        if self._pdf:
            want, have = Counter(set(want)), Counter(set(have))
        for url in sorted((want - have).keys()):
            yield Difference(kinds.KOPPELING_VERSCHILT, f"de koppeling naar {_quoted(url)} ontbreekt")
        for url in sorted((have - want).keys()):
            yield Difference(kinds.KOPPELING_VERSCHILT, f"er staat een koppeling naar {_quoted(url)} te veel")


def _normal_cell(cell: Cell) -> Cell:
    text = normal_text(cell.text)
    return cell if text == cell.text else replace(cell, text=text)


def _without_empty_end(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    end = len(row)
    while end and not row[end - 1].text:
        end -= 1
    return row[:end]


def _table_differences(unit: Unit, want: Grid, have: Grid) -> Iterator[Difference]:
    if want.heads != have.heads:
        wrong = f"{unit.where}, de kop van de tabel telt {have.heads} rijen in plaats van {want.heads}"
        yield Difference(kinds.RIJ_VERSCHILT, wrong)
    for left, right in _changes(want.rows, have.rows):
        both = min(len(left), len(right)) if len(left) == len(right) else 0
        for offset in range(both):
            index = left.start + offset
            yield from _row_differences(unit, index, want.rows[index], have.rows[right.start + offset])
        for index in left[both:]:
            yield Difference(
                kinds.RIJ_VERSCHILT, f"{unit.where}, de rij {_row_name(unit, index)} ontbreekt of staat elders"
            )
        for index in right[both:]:
            text = _quoted(" ".join(cell.text for cell in have.rows[index]))
            yield Difference(kinds.RIJ_VERSCHILT, f"{unit.where}, de rij {text} staat niet in het plan, of niet hier")


def _row_differences(unit: Unit, index: int, want: Sequence[Cell], have: Sequence[Cell]) -> Iterator[Difference]:
    row = _row_name(unit, index)
    wanted, found = {cell.order: cell for cell in want}, {cell.order: cell for cell in have}
    for order in sorted(wanted.keys() | found.keys()):
        old, new = wanted.get(order), found.get(order)
        if old == new:
            continue
        where = f"{unit.where}, rij {row}, {_column_name(unit, index, order)}"
        if (old.text if old else "") == (new.text if new else ""):
            yield Difference(kinds.CEL_VERSCHILT, f"{where}, de cel beslaat andere rijen of kolommen")
            return
        shown, meant = (_quoted(cell.text) if cell and cell.text else "niets" for cell in (new, old))
        yield Difference(kinds.CEL_VERSCHILT, f"{where}, er staat {shown} in plaats van {meant}")


def _row_name(unit: Unit, index: int) -> str:
    return f"“{unit.rows[index]}”" if index < len(unit.rows) and unit.rows[index] else f"{index + 1}"


def _column_name(unit: Unit, index: int, order: int) -> str:
    """The column of a cell as its head calls it; of the blocks, because a PDF does not say which column it is."""
    grid = unit.content
    if isinstance(grid, Grid) and index < len(grid.rows) and order < len(grid.rows[index]):
        column = grid.rows[index][order].column
        if index >= grid.heads and column < len(unit.columns) and unit.columns[column]:
            return f"kolom “{unit.columns[column]}”"
        return f"kolom {column + 1}"
    return f"kolom {order + 1}"


def _joined(units: Sequence[Unit], have: Sequence[str | Grid]) -> list[Unit]:
    """The units, with a label joined to the text after it where the file has both in one paragraph."""
    alone = {each for each in have if isinstance(each, str)}
    joined: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        after = units[index + 1] if index + 1 < len(units) else None
        if unit.label and after and isinstance(after.content, str) and isinstance(unit.content, str):
            both = f"{unit.content} {after.content}"
            if both in alone or unit.content not in alone:
                joined.append(replace(unit, content=both))
                index += 2
                continue
        joined.append(unit)
        index += 1
    return joined


def _start(units: Sequence[Unit], have: Sequence[str | Grid]) -> int:
    """Where the text begins after the cover, which is the template's: at the first of the first texts."""
    for unit in units[:3]:
        if unit.content in have[:_COVER]:
            return have.index(unit.content)
    return 0


def _with_page_marks(want: Sequence[str | Grid], have: Sequence[str | Grid]) -> list[str | Grid]:
    """What was found, with the number of a page counted as right where the number of some page must stand."""
    if len(want) != len(have) or not any(map(_names_a_page, want)):
        return list(have)
    return [_paged(old, new) for old, new in zip(want, have, strict=True)]


def _names_a_page(content: str | Grid) -> bool:
    if isinstance(content, Grid):
        return any(cell.text == PAGE_MARK for row in content.rows for cell in row)
    return PAGE_MARK in content


def _paged(old: str | Grid, new: str | Grid) -> str | Grid:
    if isinstance(old, Grid) and isinstance(new, Grid):
        marked = {(row, cell.order) for row, cells in enumerate(old.rows) for cell in cells if cell.text == PAGE_MARK}
        rows = (
            tuple(
                replace(cell, text=PAGE_MARK) if (row, cell.order) in marked and cell.text.isdecimal() else cell
                for cell in cells
            )
            for row, cells in enumerate(new.rows)
        )
        return replace(new, rows=tuple(rows))
    if not isinstance(old, str) or not isinstance(new, str):
        return new
    if PAGE_MARK not in old:
        return new
    # what the PDF cannot print may stand in the same run
    numbered = "".join("[0-9]+" if each == PAGE_MARK else f"(?:{re.escape(each)}|{_STAND_IN})" for each in old)
    return old if re.fullmatch(numbered, new) else new


def _with_stand_ins(want: Sequence[str | Grid], have: Sequence[str | Grid]) -> list[str | Grid]:
    """What was found, with the characters that the PDF could not print put back where only those differ."""
    if len(want) != len(have) or not any(_STAND_IN in repr(each) for each in have):
        return list(have)
    return [_put_back(old, new) for old, new in zip(want, have, strict=True)]


def _put_back(old: str | Grid, new: str | Grid) -> str | Grid:
    if isinstance(old, str) and isinstance(new, str):
        return old if _only_stand_ins(old, new) else new
    if isinstance(old, Grid) and isinstance(new, Grid):
        texts = [cell.text for row in old.rows for cell in row]
        others = [cell.text for row in new.rows for cell in row]
        if len(texts) == len(others) and all(map(_only_stand_ins, texts, others)):
            return old if _shape(old) == _shape(new) else new
    return new


def _shape(grid: Grid) -> tuple[object, ...]:
    return (grid.heads, *(tuple(cell.order for cell in row) for row in grid.rows))


def _only_stand_ins(old: str, new: str) -> bool:
    return len(old) == len(new) and all(b in (a, _STAND_IN) for a, b in zip(old, new, strict=True))


def _changes(want: Sequence[Hashable], have: Sequence[Hashable]) -> Iterator[tuple[range, range]]:
    """The stretches that differ; what is equal at both ends is left out first, so that equal sequences cost nothing."""
    if want == have:
        return
    start, shortest = 0, min(len(want), len(have))
    while start < shortest and want[start] == have[start]:
        start += 1
    end = 0
    while end < shortest - start and want[-1 - end] == have[-1 - end]:
        end += 1
    middle = SequenceMatcher(None, want[start : len(want) - end], have[start : len(have) - end], autojunk=False)
    for tag, a, b, c, d in middle.get_opcodes():
        if tag != "equal":
            yield range(start + a, start + b), range(start + c, start + d)


def _paired(want: Sequence[str | Grid], have: Sequence[str | Grid]) -> Iterator[tuple[int | None, int | None]]:
    """What replaces what in a stretch that differs: in order, when both have as many of the same sort."""
    same = len(want) == len(have) and all(type(a) is type(b) for a, b in zip(want, have, strict=True))
    for index in range(len(want)):
        yield index, index if same else None
    if not same:
        for index in range(len(have)):
            yield None, index


def _around_difference(old: str, new: str) -> tuple[str, str]:
    """Both texts near the first character that differs."""
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, first - _LONGEST // 2)
    lead = "…" if start else ""
    return _quoted(old[start:], lead), _quoted(new[start:], lead)


def _quoted(text: str, lead: str = "") -> str:
    return f"“{lead}{text}”" if len(text) <= _LONGEST else f"“{lead}{text[:_LONGEST].rstrip()}…”"
