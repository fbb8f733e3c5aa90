"""The environment that the program makes for itself: with which Python, and what is said when it cannot."""

import errno
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from pipeline import environment
from pipeline.environment import ROOT

Version = namedtuple("Version", "major minor micro releaselevel serial")
CALM = ("Traceback", "Error", "errno", "Errno")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without any other Python, and with a project that has no environment yet."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(environment, "_ELSEWHERE", ())
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    return tmp_path


def _this_is(version: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", Version(*version, 0, "final", 0))
    monkeypatch.setattr(sys, "version", f"{version[0]}.{version[1]}.0 (gedaan alsof)")


def _python(folder: Path, name: str, version: str, *, status: int = 0) -> Path:
    path = folder / "bin" / name
    path.write_text(f'#!/bin/sh\necho "{path}"\necho "{version}"\nexit {status}\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_python_that_the_lock_knows_is_used_itself(elsewhere: Path) -> None:
    assert environment.fitting_python() == sys.executable


@pytest.mark.skipif(os.name == "nt", reason="these are scripts of sh")
@pytest.mark.parametrize("version", [(3, 15), (3, 16), (4, 0), (3, 10), (3, 9), (2, 7)])
def test_another_python_of_this_computer_is_used_and_named(
    version: tuple[int, int], elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _this_is(version, monkeypatch)
    _python(elsewhere, "python3.14", "", status=1)  # a shim without a Python behind it
    _python(elsewhere, "python3.13", "3 12")  # one that is something else than its name says
    _python(elsewhere, "python3.12", "3 12")
    _python(elsewhere, "python3.11", "3 11")
    found = environment.fitting_python()
    assert found == str(elsewhere / "bin" / "python3.12")
    assert f"Dit is Python {version[0]}.{version[1]}.0; smjp gebruikt Python 3.12 ({found})." in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="these are scripts of sh")
def test_the_launcher_of_windows_is_asked_first(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _this_is((3, 15), monkeypatch)
    launcher = elsewhere / "bin" / "py"
    launcher.write_text('#!/bin/sh\n[ "$1" = -3.13 ] || exit 103\necho C:/Python313/python.exe\necho 3 13\n')
    launcher.chmod(0o755)
    _python(elsewhere, "python3.12", "3 12")
    assert environment.fitting_python() == "C:/Python313/python.exe"


def test_without_a_python_that_fits_one_calm_answer_says_what_to_install(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _this_is((3, 15), monkeypatch)
    assert environment.run_inside(["-m", "pipeline"]) == environment.ENVIRONMENT_FAILED
    said = capsys.readouterr().err
    assert said == (
        "De werkomgeving kon niet gemaakt worden: smjp werkt met Python 3.11 tot en met 3.14; dit is 3.15.0, en een "
        "andere is op deze computer niet gevonden.\n"
        "    Herstel: installeer Python 3.14 van python.org, naast deze; smjp vindt die dan zelf\n"
    )
    assert not (elsewhere / ".venv").exists()


@pytest.mark.parametrize(
    ("config", "fits"),
    [
        ("version = 3.11.7\n", True),
        ("home = /usr\nversion_info = 3.14.0.final.0\n", True),
        ("version = 3.15.0\n", False),
        ("version = 3.10.2\n", False),
        ("geen versie\n", False),
        (None, False),
    ],
)
def test_an_environment_of_a_python_that_does_not_fit_is_made_anew(
    config: str | None, fits: bool, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[list[str]] = []

    def call(command: list[str]) -> int:
        made.append(command)
        (elsewhere / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        return 0

    (elsewhere / ".venv" / "bin").mkdir(parents=True)
    (elsewhere / ".venv" / "bin" / "python").touch()
    if config is not None:
        (elsewhere / ".venv" / "pyvenv.cfg").write_text(config, encoding="utf-8")
    monkeypatch.setattr(environment, "_interpreter", lambda: elsewhere / ".venv" / "bin" / "python")
    monkeypatch.setattr(subprocess, "call", call)
    environment.ensure("plan")
    assert [command[1:3] for command in made][: 3 - fits] == [["-m", "venv"], ["-m", "pip"], ["-m", "pip"]][fits:]
    assert (elsewhere / ".venv" / "klaar-plan").is_file()
    made.clear()
    environment.ensure("plan")
    assert made == []


@pytest.mark.parametrize(
    ("free", "said"), [(0, "niet genoeg plaats op de schijf"), (10**12, "Is er een verbinding met de pakketindex?")]
)
def test_when_pip_fails_the_reason_is_measured(
    free: int,
    said: str,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda _: namedtuple("Usage", "free")(free))  # type: ignore[arg-type, attr-defined]
    monkeypatch.setattr(subprocess, "call", lambda command: int("pip" in command))
    assert environment.run_inside([]) == environment.ENVIRONMENT_FAILED
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "niet genoeg plaats"),
        (errno.EACCES, "mag niet geschreven worden"),
        (errno.EROFS, "mag niet geschreven worden"),
        (errno.EIO, "gaf fout 5"),
    ],
)
def test_an_error_of_the_system_is_said_in_dutch(
    number: int,
    said: str,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def call(_: list[str]) -> int:
        raise OSError(number, "in some language", "/een/map")

    monkeypatch.setattr(subprocess, "call", call)
    assert environment.run_inside([]) == environment.ENVIRONMENT_FAILED
    shown = capsys.readouterr().err
    assert said in shown
    assert not any(word in shown for word in (*CALM, "language"))


def test_the_modules_that_any_python_meets_first_use_only_what_old_ones_know() -> None:
    for name in ("__init__", "__main__", "environment", "shipped"):
        text = (ROOT / "pipeline" / f"{name}.py").read_text(encoding="utf-8")
        compile(text, name, "exec", dont_inherit=True, flags=0, _feature_version=8)


@pytest.mark.skipif(os.name == "nt", reason="this reads a folder of another system")
def test_an_old_python_gets_a_sentence(tmp_path: Path) -> None:
    old = next(iter(sorted(Path.home().glob(".pyenv/versions/3.[89].*/bin/python"))), None)
    if old is None:
        pytest.skip("no old Python here")
    program = (
        "import sys; from pipeline import environment as e; from pathlib import Path; e.FOLDER = Path(sys.argv[1]);"
        "e._ELSEWHERE = (); sys.exit(e.run_inside([]))"
    )
    done = subprocess.run(
        [old, "-c", program, tmp_path / ".venv"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == environment.ENVIRONMENT_FAILED
    assert "smjp werkt met Python 3.11 tot en met 3.14; dit is 3." in done.stderr
    assert not any(word in done.stderr for word in CALM)
