"""A small dossier to start from, written as a whole or not at all."""

import contextlib
import os
import secrets
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.content.file_names import is_silent
from pipeline.files.failures import explained
from pipeline.folders import dossier_around
from pipeline.starter.choices import UNCHANGED, Choices
from pipeline.starter.texts import UNIX, WINDOWS, files_of

_LONGEST_TEMPORARY = 40


class StarterRefused(Exception):
    """The folder cannot become a new dossier; the text says what to do, in Dutch."""


def write(folder: Path, choices: Choices = UNCHANGED) -> int:
    """Fills a new or empty folder with a small valid dossier; the number of files.

    Raises StarterRefused and PublishFailure, and then nothing is there that was not there before.
    """
    files = files_of(choices, folder)
    target = Path(os.path.abspath(folder))  # noqa: PTH100 where a link points is not where the dossier was asked
    with explained(str(folder)):
        _refuse_taken(folder, {path.split("/")[0] for path in files})
        temporary = target.with_name(f".{target.name[:_LONGEST_TEMPORARY]}.smjp-{secrets.token_hex(4)}")
        with _parents_of(target):
            try:
                for path, data in files.items():
                    (temporary / path).parent.mkdir(parents=True, exist_ok=True)
                    (temporary / path).write_bytes(data)
                mode = (temporary / UNIX).stat().st_mode
                (temporary / UNIX).chmod(mode | (mode & 0o444) >> 2)  # who may read it, may run it
                _move(temporary, target)
            finally:
                shutil.rmtree(temporary, ignore_errors=True)
    return len(files)


def command_for(folder: Path) -> str:
    """What somebody types, wherever he is now, to make the plan of a new dossier."""
    return f'"{folder / WINDOWS}"' if os.name == "nt" else f"sh {shlex.quote(str(folder / UNIX))}"


def _refuse_taken(folder: Path, names: Iterable[str]) -> None:
    if folder.exists():  # raises for a name that no disk holds
        if not folder.is_dir():
            raise StarterRefused(f"{folder} is een bestand. Kies een map die nog niet bestaat of leeg is.")
        found = sorted(path.name for path in folder.iterdir())
        if any(name in names or not is_silent(name) for name in found):
            raise StarterRefused(f"In {folder} staat al iets. Kies een map die nog niet bestaat of leeg is.")
    if (around := dossier_around(folder)) is not None:
        raise StarterRefused(f"{folder} ligt in een ander dossier ({around}). Kies een map daarbuiten.")


@contextlib.contextmanager
def _parents_of(folder: Path) -> Iterator[None]:
    """Makes the folders above this one, and removes those again when the block fails."""
    made = [each for each in folder.parents if not each.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in made:  # the innermost first
            with contextlib.suppress(OSError):
                each.rmdir()
        raise


def _move(source: Path, target: Path) -> None:
    """Puts a folder in the place of one that is not there; into one that is there, all that it holds."""
    if not target.exists():
        source.rename(target)
        return
    moved: list[Path] = []
    try:
        for path in sorted(source.iterdir()):
            moved.append(path.rename(target / path.name))
    except BaseException:
        for path in moved:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        raise
