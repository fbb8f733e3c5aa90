"""What helps an editor while somebody types: the schemas of a dossier, its settings, and the codes it can offer."""

import contextlib
from pathlib import Path

from pipeline.files import write_atomic
from pipeline.files.failures import explained
from pipeline.model.dossier import Dossier
from pipeline.model.schemas import MAP, codes_file, editor_settings, schema_files
from pipeline.model.voorbeeldjaren import eerste_jaar_in
from pipeline.shipped import PROGRAM, is_ours


def write(folder: Path, dossier: Dossier | None) -> None:
    """Writes the schemas of a dossier and the settings of the editor: for our own dossier at the top level.

    `dossier` is None for one that could not be read; then there are no codes to offer. Raises PublishFailure.
    """
    ours = is_ours(folder)
    settings = editor_settings("content") if ours else editor_settings()
    with explained(str(folder)):
        for path, text in (schema_files(eerste_jaar_in(folder)) | codes_file(dossier)).items():
            _write_text(folder / path, text)
        _write_text((PROGRAM.parent if ours else folder) / ".vscode" / "settings.json", settings)


def offer_codes(folder: Path, dossier: Dossier | None) -> None:
    """Brings the codes that an editor offers up to date, where it has schemas; what cannot be written stays old."""
    if dossier is None or not (folder / MAP).is_dir():
        return
    for path, text in codes_file(dossier).items():
        with contextlib.suppress(OSError):
            if not (folder / path).is_file() or (folder / path).read_text(encoding="utf-8") != text:
                write_atomic(folder / path, text.encode())


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode())
