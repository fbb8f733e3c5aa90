"""The sets that the tests publish, and what must be in the folder before and after."""

import os
from datetime import date
from pathlib import Path

from pipeline.files import Manifest, Published, publish

FINGERPRINTS = {"inhoud": "1" * 64, "sjablonen": "2" * 64, "programma": "3" * 64}
EDITED_AT = 1_583_700_000
DAY = date.fromtimestamp(EDITED_AT).isoformat()  # 8 or 9 March 2020

OLD = {"smjp.docx": b"oud docx" * 100, "smjp.html": b"overal gelijk", "smjp.pdf": b"oud pdf" * 500}
NEW = {"smjp.docx": b"nieuw docx" * 90, "smjp.html": b"overal gelijk", "smjp.xlsx": b"nieuw xlsx" * 700}
INTERNAL = {".nieuw", ".oud", ".journaal.json"}


def manifest(files: dict[str, bytes], versie: str = "1.0") -> Manifest:
    """The manifest of these files."""
    return Manifest.of(files, FINGERPRINTS, versie)


def publish_set(out: Path, files: dict[str, bytes], versie: str = "1.0") -> Published:
    """Publishes these files."""
    return publish(out, files, manifest(files, versie))


def edit(path: Path, data: bytes) -> None:
    """Somebody saves other bytes in this file, on the day of EDITED_AT."""
    path.write_bytes(data)
    os.utime(path, (EDITED_AT, EDITED_AT))


def seen(out: Path) -> dict[str, bytes]:
    """All that a visitor of the folder sees, by name."""
    hidden = leftovers(out)
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in hidden}


def leftovers(out: Path) -> list[str]:
    """What should not be there once nothing is under way."""
    return sorted(path.name for path in out.iterdir() if path.name in INTERNAL or path.name.endswith(".tijdelijk"))
