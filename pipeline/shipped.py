"""Where what comes with the program stands: beside the package in a clone, inside it once it is installed."""

from pathlib import Path

PROGRAM = Path(__file__).resolve().parent
_BESIDE = PROGRAM.parent
IS_CLONE = (_BESIDE / "pyproject.toml").is_file() and (_BESIDE / "templates").is_dir()
TEMPLATES = _BESIDE / "templates" if IS_CLONE else PROGRAM / "templates"
AUTHORS_GUIDE = (_BESIDE / "content" if IS_CLONE else PROGRAM / "gids") / "LEESMIJ.md"
