"""Where what comes with the program stands: beside the package in a clone, inside it once it is installed."""

from pathlib import Path

PROGRAM = Path(__file__).resolve().parent
INSIDE = PROGRAM / "_shipped"  # what the wheel puts there (pyproject.toml)
IS_CLONE = not INSIDE.is_dir()
_PLACE = PROGRAM.parent if IS_CLONE else INSIDE
TEMPLATES = _PLACE / "templates"
AUTHORS_GUIDE = _PLACE / "content" / "LEESMIJ.md"


def is_ours(dossier: Path) -> bool:
    """Whether this is the dossier that stands in the clone, whose templates and editor settings stand beside it."""
    return IS_CLONE and dossier.resolve() == PROGRAM.parent / "content"
