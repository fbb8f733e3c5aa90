"""Footnotes inside footnotes: refused before pandoc sees them, because one that refers to itself never ends there."""

import re
from collections.abc import Iterator

from pipeline.content.kinds import NIET_ONDERSTEUNDE_OPMAAK
from pipeline.content.prose_source import ProseSource
from pipeline.findings import Finding

_START = re.compile(r"[\s>*+\-\d.)]*(?P<mark>\[\^[^\]\s]+\]):")
_MARK = re.compile(r"\[\^(?=[^\]\s]+\])")


def without_nested_notes(source: ProseSource) -> tuple[str, tuple[Finding, ...]]:
    """The text for pandoc in which no footnote holds the mark of another, and a finding for each mark taken out.

    A mark keeps its length, so that all positions stay what they are.
    """
    lines = list(source.lines)
    findings: list[Finding] = []
    for number, start, note in _lines_of_notes(source.lines):
        line = lines[number - 1]
        for match in _MARK.finditer(line, start):
            wrong = f"In de voetnoot `{note}` staat nog een voetnoot"
            mend = "zet alles in één voetnoot, of zet de tweede in de tekst zelf"
            findings.append(NIET_ONDERSTEUNDE_OPMAAK.finding(source.place(number, match.start() + 1), wrong, mend))
        lines[number - 1] = line[:start] + _MARK.sub("[-", line[start:])
    return "\n".join(lines), tuple(findings)


def _lines_of_notes(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The number of each line that belongs to a footnote, from where in the line, and the mark of the footnote."""
    note, after_blank = "", False
    for number, line in enumerate(lines, start=1):
        start = _START.match(line)
        if start:
            note = start["mark"]
            yield number, start.end(), note
        elif note and line.strip() and after_blank and not line.startswith("  "):
            note = ""
        elif note and line.strip():
            yield number, 0, note
        after_blank = not line.strip()
