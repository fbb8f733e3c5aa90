"""The figures on the labelled set do not drop, and the repository holds nothing of that set."""

import csv
import os
import re
from pathlib import Path

import pytest

from pipeline.environment import ROOT
from tests import taal_meting

SET = os.environ.get(taal_meting.VARIABLE, "")
needs_set = pytest.mark.skipif(not SET, reason=taal_meting.NOT_SET)
LONGEST_SHARED = 7  # words in a row that a text of ours may share with the set by chance


@needs_set
def test_the_figures_do_not_drop() -> None:
    rows = taal_meting.measure(Path(SET))
    assert len(rows) > 100
    assert taal_meting.dropped(rows) == []


def test_the_figures_on_our_own_sentences_do_not_drop() -> None:
    rows = taal_meting.measure(taal_meting.OWN_SET)
    assert len(rows) == 240
    assert taal_meting.dropped(rows, taal_meting.OWN_RECORDED) == []


@needs_set
def test_no_sentence_of_the_set_stands_in_the_repository() -> None:
    with Path(SET).open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    runs = {run for text in texts for run in _runs(text)}
    assert len(runs) > 300
    folders = (ROOT / "pipeline" / "language", ROOT / "tests" / "language", ROOT / "tests" / "cases")
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".yaml", ".py", ".md")]
    assert len(paths) > 50
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not runs.intersection(_runs(line)), f"{path}: {line}"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + LONGEST_SHARED]) for i in range(len(words) - LONGEST_SHARED + 1)}


def test_the_report_counts_what_it_is_given() -> None:
    rows = [
        taal_meting.Gelabeld("a", "ok", "ok", frozenset({"termijn"}), frozenset({"termijn"})),
        taal_meting.Gelabeld("b", "ok", "rewrite", frozenset({"jargon"}), frozenset({"wens"})),
    ]
    telling = taal_meting.Telling.of(rows)
    assert telling.scores() == (0.5, 0.5, 0.5)
    assert telling.figures == {"ok-recall": 0.5, "verdict": 0.5, "f1": 0.5}
