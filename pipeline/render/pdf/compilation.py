"""Typst source becomes a PDF, in a process of its own with limits on time and memory."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.render.pdf.literals import array, literal
from pipeline.render.pdf.source import MAIN, TypstSource

_PROCESS = Path(__file__).with_name("compile_process.py")
_PLACE = re.compile(r"([^/\\\s]+\.typ):(\d+):(\d+)")
_LINE_OF_MAIN = re.compile(rf"{re.escape(MAIN)}:(\d+)")


@dataclass(frozen=True, slots=True)
class Limits:
    """What Typst may use: seconds of time, bytes of memory. 250 pages take about 2 seconds and 0.7 GB."""

    seconds: float = 180
    memory: int = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Report:
    """What Typst said, in its own words, and the place it was about: a file beside `main.typ` or that file itself.

    `line` is the line of `main.typ` that led there. All of it is empty or 0 as far as Typst named no place.
    """

    message: str
    line: int = 0
    file: str = ""
    file_line: int = 0
    column: int = 0


class CompilationStopped(Exception):
    """Typst did not come to an end: it crashed, ran out of memory or took too long."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The PDF (empty when there is an error), what Typst said, and the page that each anchor is on."""

    data: bytes
    error: Report | None
    warnings: tuple[Report, ...]
    pages: Mapping[str, int]


def compile_pdf(source: TypstSource, limits: Limits | None = None) -> Compiled:
    """The PDF of this source; raises CompilationStopped when Typst crashes or reaches a limit."""
    limits = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="smjp-pdf-") as folder:
        # resolved, because Typst reads nothing that is reached through a symbolic link out of its root
        base = Path(folder).resolve()
        root, fonts, packages = base / "bron", base / "letters", base / "pakketten"
        for each in (root, fonts, packages):
            each.mkdir()
        for name, data in source.files.items():
            (root / name).write_bytes(data)
        for path in source.typeface.files:
            shutil.copyfile(path, fonts / path.name)
        job = {
            "root": str(root),
            "main": str(root / MAIN),
            "fonts": str(fonts),
            "packages": str(packages),
            "pdf": str(base / "uit.pdf"),
            "timestamp": int(datetime.fromisoformat(source.issued_iso).replace(tzinfo=UTC).timestamp()),
            "memory": limits.memory,
            "pages": _pages_of(source.anchors),
        }
        answer = _run(job, limits.seconds)
        error = _report(answer["error"]) if answer["error"] else None
        data = b"" if error else (base / "uit.pdf").read_bytes()
        pages = {anchor: page for anchor, page in zip(source.anchors, answer["pages"], strict=not error) if page}
        return Compiled(data, error, tuple(_report(each) for each in answer["warnings"]), pages)


def _pages_of(anchors: Iterable[str]) -> str:
    """A Typst expression for the page of each anchor, as the footer prints it; 0 for one that is on no page."""
    labels = array(map(literal, anchors))
    return (
        f"{labels}.map(name=>query(label(name))).map(found=>if found==(){{0}}else{{found.first().location().page()}})"
    )


def _run(job: dict[str, Any], seconds: float) -> dict[str, Any]:
    try:
        # -I: only the installed packages, whatever the surroundings say
        ended = subprocess.run(
            [sys.executable, "-I", str(_PROCESS)],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CompilationStopped(f"niet klaar na {seconds:g} seconden") from None
    if ended.returncode:
        last = ended.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise CompilationStopped(" ".join([f"gestopt met status {ended.returncode}", *last]))
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer


def _report(described: dict[str, str]) -> Report:
    lines = [int(number) for number in _LINE_OF_MAIN.findall(described["where"])]
    # the folder that Typst worked in says nothing to anybody
    message = re.sub(r"\(searched at .*?([^/\\]+)\)", r"(\1)", described["message"])
    found = _PLACE.search(described["where"])
    if found is None:
        return Report(message, lines[-1] if lines else 0)
    return Report(message, lines[-1] if lines else 0, found[1], int(found[2]), int(found[3]))
