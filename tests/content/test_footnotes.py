"""Footnotes inside footnotes."""

import pytest

from pipeline.content.footnotes import without_nested_notes
from pipeline.content.prose_source import ProseSource
from pipeline.findings import Place


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[^1]: zie [^1]\n", 1, 11),
        ("x[^1]\n\n[^1]: een\n  twee [^2]\n", 4, 8),
        ("[^1]: een\n\n    twee [^1]: drie\n", 3, 10),
        ("- [^1]: zie [^1]\n", 1, 13),
        ("[^a]: [^b]\n[^b]: x\n", 1, 7),
    ],
)
def test_mark_inside_a_footnote_is_taken_out_and_reported(text: str, line: int, column: int) -> None:
    changed, (finding,) = without_nested_notes(ProseSource(text, "x.md"))
    assert (finding.code, finding.at) == ("S62", Place("x.md", line, column))
    assert len(changed) == len(text)
    assert changed.split("\n")[line - 1][column - 1 :].startswith("[-")


@pytest.mark.parametrize("text", ["a[^1] b[^2]\n\n[^1]: een\n[^2]: twee\n", "[^1]: een\n\nNa de noot[^1].\n", "a [^]"])
def test_other_marks_stay(text: str) -> None:
    assert without_nested_notes(ProseSource(text, "x.md")) == (text, ())
