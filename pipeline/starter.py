"""A small dossier to start from, and the schemas that help an editor while typing."""

import shutil
from pathlib import Path

from pipeline.environment import ROOT
from pipeline.model.schemas import editor_settings, schema_files
from pipeline.model.voorbeeldjaren import eerste_jaar_in

EXAMPLE = ROOT / "templates" / "nieuw"
AUTHORS_GUIDE = ROOT / "content" / "LEESMIJ.md"


class StarterRefused(Exception):
    """The folder holds something already; the text says what to do, in Dutch."""


def write(folder: Path) -> int:
    """Fills a new or empty folder with a small valid dossier; the number of files. Raises StarterRefused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StarterRefused(f"In {folder} staat al iets. Kies een map die nog niet bestaat of leeg is.")
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    shutil.copyfile(AUTHORS_GUIDE, folder / "LEESMIJ.md")
    write_editor_help(folder)
    return sum(path.is_file() for path in folder.rglob("*"))


def write_editor_help(folder: Path) -> None:
    """Writes the JSON Schemas of a dossier, and the settings of the editor: for our own dossier at the top level."""
    for path, text in schema_files(eerste_jaar_in(folder)).items():
        _write_text(folder / path, text)
    ours = folder.resolve() == ROOT / "content"
    settings = editor_settings("content") if ours else editor_settings()
    _write_text((ROOT if ours else folder) / ".vscode" / "settings.json", settings)


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
