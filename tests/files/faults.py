"""A disk that fails, or a power cut, at the n-th call that touches it."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_CALLS = ("replace", "rename", "unlink", "mkdir", "rmdir", "open", "chmod", "utime", "scandir")


class Crash(BaseException):
    """The end of the process: after it, no call reaches the disk any more."""


class Held(PermissionError):
    """What Windows says of a file that Word has open."""

    winerror = 32


def refuse(*_: object) -> None:
    """A call on a file that is open in Word."""
    raise Held(13, "in gebruik")


class Disk:
    """Counts the calls that touch the disk, and lets some of them fail.

    `trace` tells what was done, as (call, last part of the path).
    """

    def __init__(self, fails: Callable[[int], BaseException | None]) -> None:
        self.count = 0
        self.failed = 0
        self.trace: list[tuple[str, str]] = []
        self._fails = fails
        self._names: dict[int, str] = {}

    def touch(self, call: str, path: object) -> None:
        """One call; raises what it has to raise."""
        name = self._names.get(path, "?") if isinstance(path, int) else os.path.basename(os.fspath(path))  # type: ignore[call-overload]  # noqa: PTH119
        self.trace.append((call, name))
        self.count += 1
        failure = self._fails(self.count)
        if failure is not None:
            self.failed += 1
            raise failure

    def opened(self, handle: int, path: object) -> None:
        """Remembers which file a handle belongs to."""
        self._names[handle] = os.path.basename(os.fspath(path)) if not isinstance(path, int) else "?"  # type: ignore[call-overload]  # noqa: PTH119


class _Writing:
    """A file open for writing: a failing write leaves half of the bytes."""

    def __init__(self, file: Any, disk: Disk, path: object) -> None:
        self._file, self._disk, self._path = file, disk, path

    def write(self, data: bytes) -> int:
        try:
            self._disk.touch("write", self._path)
        except BaseException:
            self._file.write(data[: len(data) // 2])
            raise
        return int(self._file.write(data))

    def __enter__(self) -> "_Writing":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def disk(fails: Callable[[int], BaseException | None] = lambda _: None) -> Iterator[Disk]:
    """A disk on which call n fails when `fails(n)` gives what it fails with; fsync only counts, so that it is fast."""
    failing = Disk(fails)
    real = {name: getattr(os, name) for name in _CALLS}
    real_fsync, real_open = os.fsync, io.open

    def watched(name: str) -> Callable[..., Any]:
        def call(path: Any, *args: Any, **kwargs: Any) -> Any:
            failing.touch(name, path)
            result = real[name](path, *args, **kwargs)
            if name == "open":
                failing.opened(result, path)
            return result

        return call

    def open_file(path: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        failing.touch("read" if "r" in mode else "create", path)
        file = real_open(path, mode, *args, **kwargs)
        failing.opened(file.fileno(), path)
        return file if mode in ("r", "rb") else _Writing(file, failing, path)

    try:
        for name in _CALLS:
            setattr(os, name, watched(name))
        os.fsync = lambda fd: failing.touch("fsync", fd)
        io.open = open_file  # type: ignore[assignment]
        yield failing
    finally:
        for name, function in real.items():
            setattr(os, name, function)
        os.fsync, io.open = real_fsync, real_open
        assert builtins.open is real_open


def once(number: int, error: Callable[[], BaseException]) -> Callable[[int], BaseException | None]:
    """Only this call fails."""
    return lambda count: error() if count == number else None


def from_then_on(number: int, error: Callable[[], BaseException]) -> Callable[[int], BaseException | None]:
    """This call fails, and all that follow."""
    return lambda count: error() if count >= number else None
