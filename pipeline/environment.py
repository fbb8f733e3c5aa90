"""The project's own environment in `.venv`, made from a lock with hashes; imports only the standard library.

`python -m pipeline.environment test -- -m pytest` prepares the environment for tests and runs Python in it.
"""

from __future__ import annotations  # so that a Python that is too old gets a sentence, not a traceback

import hashlib
import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
MINIMUM = (3, 11)
ENVIRONMENT_FAILED = 3


class EnvironmentFailure(Exception):
    """The environment could not be made; the text says why, in Dutch."""


def is_active() -> bool:
    """Whether this interpreter is that of `.venv`, with everything the lock for users names."""
    return Path(sys.prefix).resolve() == FOLDER.resolve() and _is_complete("plan")


def ensure(purpose: str) -> Path:
    """The interpreter of `.venv`, with what `purpose` (plan or test) needs; raises EnvironmentFailure."""
    if sys.version_info < MINIMUM:
        raise EnvironmentFailure(
            f"smjp heeft Python {MINIMUM[0]}.{MINIMUM[1]} of nieuwer nodig; dit is {sys.version.split()[0]}"
        )
    if not _is_complete(purpose):
        print("Eenmalig: de werkomgeving in .venv wordt gemaakt (een paar minuten) …", file=sys.stderr, flush=True)
        if not _interpreter().exists():
            if importlib.util.find_spec("ensurepip") is None:
                raise EnvironmentFailure("dit Python mist ensurepip; installeer ook het pakket python3-venv")
            venv.create(FOLDER, clear=True, with_pip=True)
        _pip("install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(_lock(purpose)))
        _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
        _stamp(purpose).write_text(_state(purpose), encoding="ascii")
    return _interpreter()


def run_inside(arguments: list[str], purpose: str = "plan") -> int:
    """The exit status of Python with these arguments in `.venv`; 3 when the environment cannot be made."""
    try:
        interpreter = ensure(purpose)
    except (EnvironmentFailure, OSError, subprocess.CalledProcessError) as failure:
        print(f"De werkomgeving kon niet gemaakt worden: {failure}", file=sys.stderr)
        return ENVIRONMENT_FAILED
    try:
        return subprocess.call([str(interpreter), *arguments])
    except KeyboardInterrupt:
        return 130


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
    if subprocess.call(command) != 0:
        raise EnvironmentFailure("pip gaf een fout (zie hierboven). Is er een verbinding met de pakketindex?")


if __name__ == "__main__":
    _, chosen, _, *rest = sys.argv
    sys.exit(run_inside(rest, purpose=chosen))
