"""The project's own environment in `.venv`, made from a lock with hashes; imports only the standard library.

`python -m pipeline.environment test -- -m pytest` prepares the environment for tests and runs Python in it.
"""

from __future__ import annotations  # so that a Python that is too old gets a sentence, not a traceback

import errno
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 14)  # every package of the lock has a wheel for these, and for none after them
ENVIRONMENT_FAILED = 3

_ROOM = 20_000_000  # bytes: with less, what failed did so for want of room
_SECONDS = 20  # for a Python to say which one it is
_WHICH = "import sys, venv, ensurepip; print(sys.executable); print(*sys.version_info[:2])"
# where installers put a Python without naming it to the shell
_ELSEWHERE = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/Library/Frameworks/Python.framework/Versions/{}/bin")


class EnvironmentFailure(Exception):
    """The environment could not be made; the text says why, in Dutch."""


def is_active() -> bool:
    """Whether this interpreter is that of `.venv`, with everything the lock for users names."""
    return Path(sys.prefix).resolve() == FOLDER.resolve() and _is_complete("plan")


def ensure(purpose: str) -> Path:
    """The interpreter of `.venv`, with what `purpose` (plan or test) needs; raises EnvironmentFailure and OSError."""
    if not _is_complete(purpose):
        base = None if _has_fitting_interpreter() else fitting_python()
        print("Eenmalig: de werkomgeving in .venv wordt gemaakt (een paar minuten) …", file=sys.stderr, flush=True)
        if base is not None:
            _run([base, "-m", "venv", "--clear", str(FOLDER)], "Python kon .venv niet maken (zie hierboven)")
        _pip("install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(_lock(purpose)))
        _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
        _stamp(purpose).write_text(_state(purpose), encoding="ascii")
    return _interpreter()


def run_inside(arguments: list[str], purpose: str = "plan") -> int:
    """The exit status of Python with these arguments in `.venv`; 3 when the environment cannot be made."""
    try:
        interpreter = ensure(purpose)
        return subprocess.call([str(interpreter), *arguments])
    except EnvironmentFailure as failure:
        print(f"De werkomgeving kon niet gemaakt worden: {failure}", file=sys.stderr)
    except OSError as error:
        print(f"De werkomgeving kon niet gemaakt worden: {_in_words(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return ENVIRONMENT_FAILED


def fitting_python() -> str:
    """A Python that the lock has packages for: this one, else another on this computer; raises EnvironmentFailure."""
    if _fits(sys.version_info[:2]):
        if _asked([sys.executable]) is None:
            raise EnvironmentFailure("dit Python mist venv of ensurepip; installeer ook het pakket python3-venv")
        return sys.executable
    this, known = sys.version.split()[0], f"{_shown(OLDEST)} tot en met {_shown(NEWEST)}"
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for command in _commands(f"3.{minor}"):
            found = _asked(command)
            if found is not None and found[1] == (3, minor):
                print(f"Dit is Python {this}; smjp gebruikt Python 3.{minor} ({found[0]}).", file=sys.stderr)
                return found[0]
    raise EnvironmentFailure(
        f"smjp werkt met Python {known}; dit is {this}, en een andere is op deze computer niet gevonden.\n"
        f"    Herstel: installeer Python {_shown(NEWEST)} van python.org, naast deze; smjp vindt die dan zelf"
    )


def _commands(version: str) -> list[list[str]]:
    """The ways to start this version of Python, as far as they are there: the launcher of Windows, then each file."""
    launcher = shutil.which("py")
    folders = [*os.get_exec_path(), *(each.format(version) for each in _ELSEWHERE)]
    files = [Path(folder) / f"python{version}" for folder in dict.fromkeys(folders)]
    return [*([[launcher, f"-{version}"]] if launcher else []), *([str(file)] for file in files if file.is_file())]


def _asked(command: list[str]) -> tuple[str, tuple[int, ...]] | None:
    """The path and the version of the Python that this starts; None when it cannot make an environment."""
    try:
        done = subprocess.run([*command, "-c", _WHICH], capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.splitlines()
    if done.returncode != 0 or len(lines) != 2:
        return None
    return lines[0], tuple(int(part) for part in lines[1].split())


def _fits(version: tuple[int, ...]) -> bool:
    return OLDEST <= version <= NEWEST


def _shown(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _has_fitting_interpreter() -> bool:
    """Whether `.venv` is there with a Python that the lock has packages for."""
    try:
        made_with = (FOLDER / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    found = re.search(r"^version(?:_info)? *= *(\d+)\.(\d+)", made_with, re.MULTILINE)
    return found is not None and _fits((int(found[1]), int(found[2]))) and _interpreter().exists()


def _interpreter() -> Path:
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _lock(purpose: str) -> Path:
    return ROOT / ".lock" / f"{purpose}.txt"


def _stamp(purpose: str) -> Path:
    return FOLDER / f"klaar-{purpose}"


def _state(purpose: str) -> str:
    return hashlib.sha256(_lock(purpose).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def _is_complete(purpose: str) -> bool:
    # the lock for tests holds all of the lock for users
    return _interpreter().exists() and any(
        _stamp(which).is_file() and _stamp(which).read_text(encoding="ascii") == _state(which)
        for which in {purpose, "test"}
    )


def _pip(*arguments: str) -> None:
    command = [str(_interpreter()), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    _run(command, "pip gaf een fout (zie hierboven). Is er een verbinding met de pakketindex?")


def _run(command: list[str], otherwise: str) -> None:
    """Runs a command; raises EnvironmentFailure, for want of room where there is none, else as `otherwise` says."""
    if subprocess.call(command) != 0:
        for folder in (ROOT, Path(tempfile.gettempdir())):
            if shutil.disk_usage(folder).free < _ROOM:
                raise EnvironmentFailure(f"er is niet genoeg plaats op de schijf van {folder}: maak plaats vrij")
        raise EnvironmentFailure(otherwise)


def _in_words(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"er is niet genoeg plaats op de schijf van {error.filename or ROOT}: maak plaats vrij"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{error.filename or FOLDER} mag niet geschreven worden: vraag schrijfrechten, of zet het project elders"
    return f"het systeem gaf fout {error.errno} bij {error.filename or FOLDER}"


if __name__ == "__main__":
    _, chosen, _, *rest = sys.argv
    sys.exit(run_inside(rest, purpose=chosen))
