"""sha256 digests as hexadecimal text."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

_LEFT_OUT = {"__pycache__", "_shipped"}
_DIGEST = re.compile(r"[0-9a-f]{64}")


def digest(data: bytes) -> str:
    """The sha256 of these bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """The sha256 of a file, or None when it does not exist; raises OSError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def is_digest(value: object) -> bool:
    """Whether this is a sha256 as hexadecimal text."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def fingerprint(items: Iterable[tuple[str, str | bytes]]) -> str:
    """One sha256 over named things, whatever their order; each is given as its content (bytes) or its digest (str)."""
    whole = hashlib.sha256()
    for name, value in sorted((name, digest(value) if isinstance(value, bytes) else value) for name, value in items):
        for text in (name.encode("utf-8", "surrogatepass"), value.encode("utf-8", "surrogatepass")):
            # with its length in front, no text can borrow a letter from its neighbour
            whole.update(len(text).to_bytes(8, "big") + text)
    return whole.hexdigest()


def digest_of_folder(folder: Path) -> str:
    """The sha256 of all files in a folder, without compiled Python and what a wheel puts beside the program."""
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return fingerprint(
        (name.as_posix(), path.read_bytes()) for name, path in files.items() if _LEFT_OUT.isdisjoint(name.parts)
    )
