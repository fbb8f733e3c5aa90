"""sha256 digests as hexadecimal text."""

import hashlib
import re
from pathlib import Path

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
