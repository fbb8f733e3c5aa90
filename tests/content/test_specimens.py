"""Every kind of finding of the reader, exactly as its author reads it."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.content import KINDS, pandoc, read_folder
from pipeline.render.typeface import can_print
from tests.specimens import Case, read_specimens

SPECIMENS = read_specimens("reader")


def nothing_special(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """The usual circumstances."""


def folder_is_missing(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """There is no dossier at all."""
    place.rmdir()


def pandoc_hangs(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Pandoc never finishes with the texts that say so."""
    run_for_real = pandoc._run

    def run(program: str, texts: tuple[str, ...], seconds: int) -> tuple[tuple[tuple[pandoc.Node, ...], ...], str]:
        if any("loopt vast" in text for text in texts):
            raise pandoc._Failure(f"pandoc was na {seconds} seconden nog niet klaar")
        return run_for_real(program, texts, seconds)

    monkeypatch.setattr(pandoc, "_run", run)


def pandoc_remarks(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Pandoc reads everything, and has something to say."""
    run_for_real = pandoc._run
    monkeypatch.setattr(pandoc, "_run", lambda *args: (run_for_real(*args)[0], "[WARNING] Something is off\nat line 1"))


def pandoc_is_missing(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """The environment holds no pandoc."""
    monkeypatch.setattr(shutil, "which", lambda *args, **options: None)


def reading_is_forbidden(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """The computer lets nobody read a file."""

    def read_bytes(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def files_are_large(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Every file is 60 MB, mostly holes."""
    for path in place.rglob("*.*"):
        os.truncate(path, 60_400_000)


CIRCUMSTANCES: dict[str, Callable[[pytest.MonkeyPatch, Path], None]] = {
    "": nothing_special,
    "de map bestaat niet": folder_is_missing,
    "pandoc loopt vast": pandoc_hangs,
    "pandoc heeft een opmerking": pandoc_remarks,
    "pandoc ontbreekt": pandoc_is_missing,
    "lezen mag niet": reading_is_forbidden,
    "het lettertype van de pdf": nothing_special,
    "elk bestand is 60,4 MB groot": files_are_large,
}


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{specimen.code}: {case.title}") for specimen in SPECIMENS for case in specimen.cases],
)
def test_author_reads_exactly_this(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "content"
    place.mkdir()
    case.lay_out(place)
    CIRCUMSTANCES[case.circumstance](monkeypatch, place)
    printed = {"can_print": can_print} if case.circumstance == "het lettertype van de pdf" else {}
    read = read_folder(place, "content", **printed)  # type: ignore[arg-type]
    assert "\n".join(map(str, read.findings)) == case.expected


def test_every_kind_has_a_specimen_and_every_specimen_a_kind() -> None:
    assert KINDS
    assert [(specimen.code, specimen.name) for specimen in SPECIMENS] == [(kind.code, kind.name) for kind in SORTED]
    assert [specimen.path.stem for specimen in SPECIMENS] == [f"{kind.code}-{kind.name}" for kind in SORTED]


SORTED = sorted(KINDS, key=lambda kind: kind.code)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.code)
def test_specimen_shows_its_own_kind(specimen) -> None:  # type: ignore[no-untyped-def]
    shown = "\n".join(case.expected or "" for case in specimen.cases)
    assert f" {specimen.code} {specimen.name}\n" in shown


def test_messages_are_calm_and_have_no_words_of_the_machinery() -> None:
    texts = [case.expected or "" for specimen in SPECIMENS for case in specimen.cases]
    assert any(texts)
    machinery = r"(?i)[a-z]!|\b(none|error|exception|parser|scalar|mapping|found|expected|invalid)\b"
    assert [text for text in texts if re.search(machinery, text)] == []
