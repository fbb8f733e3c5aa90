"""Markdown as pandoc's own tree: one process for all texts of a dossier, in its sandbox."""

import importlib.util
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

# `commonmark` with `sourcepos` says of every node where it stands, raw HTML and images included, and stays fast on
# thousands of brackets; the reader `markdown` does neither (reliability.md, 2.3).
READER = "commonmark+sourcepos+pipe_tables+footnotes"
SECONDS = 30
SECONDS_ALONE = 10
MEGABYTES = 512

Json = Any  # what pandoc writes; its shape is known where it is taken apart
Node = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Tree:
    """The top-level blocks of one text, or None when pandoc could not read it; `remark` says why, or what it added."""

    blocks: tuple[Node, ...] | None
    remark: str = ""


class PandocMissing(Exception):
    """The environment holds no pandoc."""


class _Failure(Exception):
    """A run of pandoc without a usable answer; the text says why, in Dutch."""


def trees(texts: Sequence[str]) -> tuple[Tree, ...]:
    """The tree of each text. When the common run fails, each text gets a run of its own to find the culprit.

    Raises PandocMissing.
    """
    if not texts:
        return ()
    program = _program()
    with suppress(_Failure):
        blocks, remark = _run(program, tuple(texts), SECONDS)
        if not remark:
            return tuple(map(Tree, blocks))
    return tuple(_alone(program, text) for text in texts)


def _alone(program: str, text: str) -> Tree:
    try:
        blocks, remark = _run(program, (text,), SECONDS_ALONE)
    except _Failure as failure:
        return Tree(None, str(failure))
    return Tree(blocks[0], remark)


def _program() -> str:
    """The pandoc of the locked package, whatever other pandoc a computer has: one version, one result."""
    package = importlib.util.find_spec("pypandoc")
    folder = Path(package.origin).parent / "files" if package is not None and package.origin else None
    program = shutil.which("pandoc", path=str(folder)) if folder is not None else None
    if program is None:
        raise PandocMissing
    return program


@lru_cache(maxsize=1)  # a dossier is read again more often than its prose changes; its trees take 20 MB
def _run(program: str, texts: tuple[str, ...], seconds: int) -> tuple[tuple[tuple[Node, ...], ...], str]:
    """The blocks per text, and what pandoc wrote besides; raises _Failure."""
    with tempfile.TemporaryDirectory(prefix="smjp-") as folder:
        names = [f"{number}.md" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="\n")
        answer = Path(folder) / "answer.json"  # a file: reading a pipe of megabytes would halt the other thread often
        options = ["-f", READER, "-t", "json", "-o", answer.name, "--sandbox", "--file-scope"]
        limits = ["+RTS", f"-M{MEGABYTES}M", "-A64m", "-RTS"]
        try:
            done = subprocess.run(
                [program, *options, *limits, *names],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _Failure(f"pandoc was na {seconds} seconden nog niet klaar") from None
        except OSError as error:
            raise _Failure("pandoc kon niet starten") from error
        if done.returncode != 0:
            raise _Failure(f"pandoc stopte met code {done.returncode}")
        try:
            blocks = json.loads(answer.read_bytes())["blocks"]
        except RecursionError:
            raise _Failure("lijsten of citaten zijn te diep in elkaar genest") from None
        except (OSError, ValueError, KeyError, TypeError):
            raise _Failure("pandoc gaf geen leesbaar antwoord") from None
    return _per_text(blocks, len(texts)), done.stderr.decode("utf-8", "replace").strip()


def _per_text(blocks: list[Node], count: int) -> tuple[tuple[Node, ...], ...]:
    """The blocks by the text they come from, as the positions of the top-level blocks name it: `3.md@1:1-2:1`."""
    found: list[list[Node]] = [[] for _ in range(count)]
    current = 0
    for block in blocks:
        attributes = block["c"][1] if block["t"] == "Header" else block["c"][0]
        position = dict(attributes[2]).get("data-pos", "")
        if ".md@" in position:
            current = int(position.split(".md@")[0])
        found[current].append(block)
    return tuple(map(tuple, found))
