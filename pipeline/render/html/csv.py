"""A table as a spreadsheet reads it: semicolons, decimal commas, numbers without points, a mark for UTF-8 in front.

`plan.js` writes the same of the single page; a test compares the two.
"""

import re

from pipeline.blocks import Cell, Row, Table, laid_out, on_screen, plain

_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(,\d+)?", re.ASCII)
_A_MINUS = re.compile("^\u2212(?=[0-9])")
_FORMULA = ("=", "+", "@", "-")  # text that a spreadsheet would work out


def csv_of(table: Table) -> bytes:
    """The rows of the table; a cell over more columns or rows stands there once. Raises ValueError like `laid_out`."""
    shown = on_screen(table)
    lines = [*_lines(shown.head, len(shown.columns)), *_lines(shown.body, len(shown.columns))]
    return "".join(f"{';'.join(line)}\r\n" for line in lines).encode("utf-8-sig")


def _lines(rows: tuple[Row, ...], columns: int) -> list[list[str]]:
    lines = []
    for slots in laid_out(rows, columns):
        line = [""] * columns
        for slot in slots:
            if not slot.continued:
                line[slot.column] = _value(_words(slot.cell))
        lines.append(line)
    return lines


def _words(cell: Cell) -> str:
    return " ".join(f"{plain(cell.inlines)} {plain(cell.note)}".split())


def _value(text: str) -> str:
    number = _A_MINUS.sub("-", text)
    if _GROUPED.fullmatch(number):
        return number.replace(".", "")
    if _PLAIN.fullmatch(number):
        return number
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    return '"' + safe.replace('"', '""') + '"' if re.search('[;"\r\n]', safe) else safe
