"""Which folders a command works with: the dossier that is meant, the output beside it, and what cannot be."""

# os.path answers no to a name that the disk cannot hold, where Path raises
# ruff: noqa: PTH110, PTH112, PTH113

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pipeline.content.file_names import has_content

DOSSIER = Path("content")
_SHOWN = 200  # characters of a path that cannot be right


def shown(folder: Path) -> str:
    """A folder as messages name it: below the working folder when it is there, else as given."""
    resolved, here = folder.resolve(), Path.cwd()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else folder.as_posix()


def dossier_here() -> Path:
    """The dossier of the working folder: `content`, else the working folder itself when that is a dossier."""
    here = Path()
    return here if not has_content(DOSSIER) and has_content(here) else DOSSIER


def output_of(dossier: Path) -> Path:
    """The output folder of a dossier, beside it: `build` for one called `content`, else `<dossier>-build`."""
    named = dossier if dossier.name not in ("", "..") else Path(os.path.relpath(dossier.resolve()))
    if named.name in ("", ".."):  # the working folder stands in the dossier
        named = named / ".." / dossier.resolve().name
    return named.with_name("build" if named.name == DOSSIER.name else f"{named.name}-build")


def no_dossier(folder: Path) -> str:
    """Why this folder cannot be the dossier, in one line; empty when it can."""
    name = _short(folder)
    if not os.path.lexists(folder):
        return f"Er is geen map `{name}`{_hint(_alike(folder))}"
    if not os.path.isdir(folder):
        return f"`{name}` is een bestand; geef de map van een dossier."
    if os.access(folder, os.R_OK) and not has_content(folder):
        return f"De map `{name}` is geen dossier: er staat geen `dossier.yaml` in{_hint(_inside(folder))}"
    return ""


def no_output(folder: Path, dossier: Path) -> str:
    """Why nothing can be written in this folder, in one line; empty when it can."""
    if _contains(dossier, folder):
        return f"De uitvoer kan niet in het dossier zelf staan (`{_short(folder)}`): kies een map ernaast met `--uit`."
    if other := dossier_around(folder):
        return f"De uitvoer kan niet in een ander dossier staan (`{_short(other)}`): kies een andere map met `--uit`."
    if _contains(folder, dossier):
        wrong = f"Het dossier staat in de map van de uitvoer (`{_short(folder)}`)"
        return f"{wrong}: kies met `--uit` een map die alleen voor de uitvoer is."
    return ""


def dossier_around(folder: Path) -> Path | None:
    """The dossier that a folder lies in or is; the folder need not exist."""
    return next((each for each in _with_parents(folder) if os.path.isfile(each / "dossier.yaml")), None)


def _contains(outer: Path, inner: Path) -> bool:
    """Whether `inner` is `outer` or lies in it, however both are written; `inner` need not exist."""
    target = Path(os.path.realpath(outer))
    # the same folder can be reached in two ways, and a disk need not tell capitals apart
    return any(
        each == target or (os.path.exists(each) and os.path.exists(target) and each.samefile(target))
        for each in _with_parents(inner)
    )


def _with_parents(folder: Path) -> tuple[Path, ...]:
    resolved = Path(os.path.realpath(folder))
    return (resolved, *resolved.parents)


def _alike(folder: Path) -> Path | None:
    """A dossier beside it with nearly this name."""
    names = {each.name: each for each in _dossiers_in(folder.parent)}
    near = get_close_matches(folder.name.casefold(), [name.casefold() for name in names], n=1, cutoff=0.7)
    return next((path for name, path in names.items() if name.casefold() in near), None)


def _inside(folder: Path) -> Path | None:
    """The only dossier in this folder."""
    found = list(_dossiers_in(folder))
    return found[0] if len(found) == 1 else None


def _dossiers_in(folder: Path) -> Iterator[Path]:
    try:
        yield from (each for each in sorted(folder.iterdir()) if each.is_dir() and has_content(each))
    except OSError:  # no hint is better than a wrong one
        return


def _hint(path: Path | None) -> str:
    return "." if path is None else f". Bedoelde u `{path}`?"


def _short(path: Path) -> str:
    text = str(path)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
