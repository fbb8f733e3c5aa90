"""Whose set an output folder holds, so that no dossier takes the place of another unasked."""

from pathlib import Path

from pipeline.files.failures import OfAnother, explained
from pipeline.files.manifest import Manifest, Owner
from pipeline.files.names import MANIFEST


def claim(out: Path, target: Path, ours: Owner | None, *, replace: bool = False) -> None:
    """Raises OfAnother when the output folder, or the folder in it that is written to, is of another dossier.

    A set from before manifests named their dossier is nobody's, and neither is a dossier that cannot say who it is.
    """
    if replace or ours is None:
        return
    for folder in dict.fromkeys((out, target)):
        theirs = owner_of(folder)
        if theirs not in (None, ours):
            raise OfAnother(str(folder), str(theirs), str(ours))


def owner_of(folder: Path) -> Owner | None:
    """The dossier of the set in this folder; None when there is none, or when its manifest does not say."""
    with explained(MANIFEST):
        try:
            manifest = Manifest.from_json((folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            return None
    return manifest.dossier if manifest is not None else None
