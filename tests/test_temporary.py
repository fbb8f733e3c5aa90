"""No room for temporary files, and other faults of the computer: status 3 and a reason, wherever they come up."""

import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.commands import saying
from pipeline.environment import ROOT
from pipeline.files import DiskFull, NotWritable, of_the_computer, refuse_full
from pipeline.render.pdf import compilation


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A small dossier."""
    return Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "stad"))


def _no_room(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _stopped(*_: Any, **__: Any) -> Any:
    raise compilation.CompilationStopped("gestopt met status 1")


@pytest.mark.parametrize("words", [["plan"], ["handleiding-taal"], ["cbs", "sjabloon"]], ids=" ".join)
def test_a_full_folder_for_temporary_files_is_no_bug(
    words: list[str], dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryDirectory", _no_room)
    assert cli.main([*words, "--inhoud", str(dossier)]) == saying.NO_ENVIRONMENT
    assert "niet genoeg plaats op de schijf" in capsys.readouterr().err
    assert not (dossier.parent / "stad-build" / "smjp.pdf").exists()


@pytest.mark.parametrize("is_full", [True, False])
def test_when_the_pdf_fails_the_disk_is_looked_at(
    is_full: bool, dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compilation, "_run", _stopped)
    if is_full:
        monkeypatch.setattr("pipeline.files.failures.tempfile.TemporaryFile", _no_room)
    status = cli.main(["plan", "--inhoud", str(dossier)])
    shown = capsys.readouterr()
    assert status == (saying.NO_ENVIRONMENT if is_full else saying.BLOCKED)
    assert ("L02 pdf-afgebroken" in shown.out) == (not is_full)


def test_no_folder_for_temporary_files_at_all_is_said(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    monkeypatch.setattr(tempfile, "_sanitize_params", lambda *_: nowhere())
    assert cli.main(["plan", "--inhoud", str(dossier)]) == saying.NO_ENVIRONMENT
    assert "geen map voor tijdelijke bestanden" in capsys.readouterr().err


def test_room_is_found_by_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_full(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr("pipeline.files.failures._MEGABYTES", 10**9)
    monkeypatch.setattr("pipeline.files.failures.tempfile.TemporaryFile", _no_room)
    with pytest.raises(OSError, match="space"):
        refuse_full(tmp_path)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, "x", "/a", None, "/b"), DiskFull),
        (OSError(errno.EDQUOT, "x"), DiskFull),
        (PermissionError(errno.EACCES, "x", "/a"), NotWritable),
        (OSError(errno.EROFS, "x", "/a"), NotWritable),
        (FileNotFoundError(errno.ENOENT, "x", "/a"), None),
        (NotADirectoryError(errno.ENOTDIR, "x", "/a"), None),
        (OSError("geen nummer"), None),
    ],
)
def test_only_what_a_computer_can_cause_is_blamed_on_it(error: OSError, kind: type | None) -> None:
    found = of_the_computer(error)
    assert type(found) is (kind or type(None))
    if error.filename2:
        assert "`/b`" in str(found)


@pytest.mark.parametrize(
    "words", [["editorhulp"], ["cbs", "nieuw", "2019-03-14", "Een punt"], ["sjablonen", "plan.docx"]]
)
def test_what_writes_in_the_dossier_says_it_too(
    words: list[str], dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "mkdir", _no_room)
    assert cli.main([*words, "--inhoud", str(dossier)]) == saying.NO_ENVIRONMENT
    assert "Niets geschreven: er is niet genoeg plaats" in capsys.readouterr().err
