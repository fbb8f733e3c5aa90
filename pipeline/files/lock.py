"""The slot on the output folder: one build at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from pipeline.files.failures import Busy, explained
from pipeline.files.names import SLOT

_SPARE = 1  # the first byte is the one that Windows locks; nobody else can read it


@contextmanager
def slot(out: Path) -> Iterator[None]:
    """Holds the output folder, made when missing, until the end of the block or of the process, killed or not.

    Raises Busy when another holds it. The lock file stays behind; only holding it means something.
    """
    path = out / SLOT
    lock = filelock.FileLock(path, blocking=False, fallback_to_soft=False, preserve_lock_file=True)
    with explained(str(out)):
        out.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except filelock.Timeout:
            raise Busy(str(out), _holder(path)) from None
    try:
        _sign(path, str(os.getpid()))
        yield
    finally:
        _sign(path, "")
        lock.release()


def _sign(path: Path, text: str) -> None:
    # who holds the lock is a courtesy to the others: without it they are refused just the same
    with suppress(OSError), path.open("r+b", buffering=0) as file:
        file.seek(_SPARE)
        file.write(text.encode("ascii"))
        file.truncate()


def _holder(path: Path) -> int | None:
    with suppress(OSError, ValueError), path.open("rb", buffering=0) as file:
        file.seek(_SPARE)
        return int(file.read(20))
    return None
