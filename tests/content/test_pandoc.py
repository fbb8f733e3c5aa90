"""Pandoc as a process."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipeline.content import pandoc


def kinds(tree: pandoc.Tree) -> list[str]:
    """The kinds of the top-level blocks of a text; a Div only carries a position."""
    assert tree.blocks is not None
    return [block["c"][1][0]["t"] if block["t"] == "Div" else block["t"] for block in tree.blocks]


def test_each_text_gets_its_own_blocks() -> None:
    texts = ["Een.\n\n- twee\n", "", "# Kop\n", "#\n\n```\ncode\n```\n", "| a |\n|---|\n| 1 |\n"] * 3
    trees = pandoc.trees(texts)
    assert [kinds(tree) for tree in trees] == [
        ["Para", "BulletList"],
        [],
        ["Header"],
        ["Header", "CodeBlock"],
        ["Table"],
    ] * 3


def test_footnotes_of_two_texts_stay_apart() -> None:
    first, second = (str(tree) for tree in pandoc.trees(["a[^1]\n\n[^1]: eerste\n", "b[^1]\n\n[^1]: tweede\n"]))
    assert ("eerste" in first, "tweede" in first) == (True, False)
    assert ("eerste" in second, "tweede" in second) == (False, True)


def test_no_texts_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    assert pandoc.trees([]) == ()


def test_all_texts_go_through_one_process_in_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    run = subprocess.run

    def recorded(arguments: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        calls.append(arguments)
        return run(arguments, **options)

    monkeypatch.setattr(subprocess, "run", recorded)
    pandoc.trees(["een", "twee", "drie"])
    (arguments,) = calls
    assert "--sandbox" in arguments


def test_only_the_text_that_cannot_be_read_is_lost() -> None:
    good, deep, other = pandoc.trees(["Een.", "> " * 3000 + "x", "Twee."])
    assert (kinds(good), kinds(other)) == (["Para"], ["Para"])
    assert deep.blocks is None
    assert "te diep" in deep.remark


@pytest.mark.skipif(os.name == "nt", reason="the program that never ends is a shell script")
def test_process_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = tmp_path / "pandoc"
    endless.write_text("#!/bin/sh\nexec sleep 60\n", encoding="ascii")
    endless.chmod(0o755)
    monkeypatch.setattr(pandoc, "_program", lambda: str(endless))
    monkeypatch.setattr(pandoc, "SECONDS", 0.2)
    monkeypatch.setattr(pandoc, "SECONDS_ALONE", 0.2)
    trees = pandoc.trees(["Een.", "Twee."])
    assert [tree.blocks for tree in trees] == [None, None]
    assert "nog niet klaar" in trees[0].remark


def test_process_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MEGABYTES", 8)
    (tree,) = pandoc.trees(["*a " * 20_000])
    assert tree.blocks is None
    assert "stopte" in tree.remark


def test_program_that_cannot_start_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "/bestaat/niet/pandoc")
    assert pandoc.trees(["Een."]) == (pandoc.Tree(None, "pandoc kon niet starten"),)


@pytest.mark.parametrize(
    "opening", ["[", "![", "[a](b", "`", "<a ", "*", "_", "**a ", "[^", "> ", "| ", "<!--", "&#", "[["]
)
def test_pathological_text_ends_soon(opening: str) -> None:
    (tree,) = pandoc.trees([opening * 2_000])
    assert tree.blocks is not None or "te diep" in tree.remark
