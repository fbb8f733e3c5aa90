"""The text of a Markdown file, and what pandoc's positions mean in it."""

import re
from typing import Any, NamedTuple

from pipeline.content.pasted_lists import TAB, with_dashes
from pipeline.findings import Place

_POSITION = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")


class Range(NamedTuple):
    """Part of a text, as pandoc counts: lines and columns from 1, tabs as columns, the end not included."""

    line: int
    column: int
    end_line: int
    end_column: int


def range_of(attributes: list[Any]) -> Range | None:
    """The part of the text that a node with these attributes comes from, or None when pandoc does not say."""
    # in a list pandoc gives a heading or a code block two positions: that of the list, then its own
    positions = [value for name, value in attributes[2] if name == "data-pos"]
    found = _POSITION.findall(positions[-1]) if positions else ()
    if not found:
        return None
    parts = [Range(*map(int, each)) for each in found]
    if len(parts) == 1:
        return parts[0]
    # a block in a list or a quote comes in pieces, in no particular order
    return Range(*min(part[:2] for part in parts), *max(part[2:] for part in parts))


def is_wrapper(node: dict[str, Any]) -> bool:
    """Whether this Div or Span only carries a position."""
    return node["t"] in ("Div", "Span") and ["wrapper", "1"] in node["c"][0][2]


class ProseSource:
    """A Markdown text that has passed the gate for characters.

    `lines` is what pandoc reads: tabs written out as the spaces they stand for, so that it counts columns as we do, and
    pasted bullets as dashes. `typed` is what the author sees. `taken` are the lines of which something was read, or
    refused.
    """

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.typed = text.split("\n")
        self._made = with_dashes(self.typed)
        self.lines = [line.text for line in self._made]
        self.taken: set[int] = set()

    def take(self, attributes: list[Any], otherwise: Range) -> Range:
        """The part that a node with these attributes comes from; its lines count as read, or refused."""
        part = range_of(attributes)
        if part is not None:
            self.cover(part)
        return part or otherwise

    def cover(self, part: Range) -> None:
        """Counts the lines of this part as read, or refused."""
        self.taken.update(range(part.line, part.end_line + (part.end_column > 1)))

    def place(self, line: int, column: int) -> Place:
        """The place that the author sees, for a position in `lines`."""
        if line > len(self.typed):
            return Place(self.shown, line, column)
        typed, column = self.typed[line - 1], self._made[line - 1].typed_column(column - 1) + 1
        if "\t" in typed:
            widths = (len(typed[:length].expandtabs(TAB)) for length in range(len(typed) + 1))
            column = next((length for length, width in enumerate(widths, start=1) if width >= column - 1), column)
        return Place(self.shown, line, column)

    def slice(self, part: Range) -> str:
        """What stands there."""
        lines = self.lines[part.line - 1 : part.end_line]
        if lines and part.end_line <= len(self.lines):
            lines[-1] = lines[-1][: part.end_column - 1]
        if lines:
            lines[0] = lines[0][part.column - 1 :]
        return "\n".join(lines).rstrip("\n")

    def line(self, number: int) -> str:
        """A line, from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def typed_lines(self, part: Range) -> list[str]:
        """The lines of this part as they were typed, without the marks of a quotation."""
        last = part.end_line if part.end_column > 1 else part.end_line - 1
        first = self.typed[part.line - 1][self.place(part.line, part.column).column - 1 :]
        return [first, *(re.sub(r"^(?:[ \t]*> ?)+", "", line) for line in self.typed[part.line : last])]

    def is_stuck(self, number: int, part: Range) -> bool:
        """Whether this line is only part of the list item or quotation above for want of a blank line."""
        prefix = self.line(part.line)[: part.column - 1]
        sign = re.search(r"(?:[-*+>]|\d+[.)]) *$", prefix)
        line = self.line(number)
        return sign is not None and len(line) - len(line.lstrip(" >")) <= sign.start()
