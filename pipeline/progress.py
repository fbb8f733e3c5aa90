"""Which stage runs and how long each took: a bar in a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

STAGES = 6


class Stages:
    """Announces stages on a stream, with their duration in seconds; without one, on what is `sys.stderr` then."""

    def __init__(self, stream: TextIO | None = None) -> None:
        stream = sys.stderr if stream is None else stream
        self._stream = stream
        self._bar: Progress | None = None
        if stream.isatty():
            columns = (TextColumn("{task.description:<28}"), BarColumn())
            self._bar = Progress(*columns, console=Console(file=stream), transient=True)
            self._task = self._bar.add_task("", total=STAGES)

    def __enter__(self) -> "Stages":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Runs the block as the stage of this name."""
        if self._bar:
            self._bar.update(self._task, description=name)
        start = time.perf_counter()
        yield
        line = f"  {name:<28}{seconds(time.perf_counter() - start):>8}"
        if self._bar:
            self._bar.console.print(line, highlight=False, markup=False)
            self._bar.advance(self._task)
        else:
            print(line, file=self._stream, flush=True)


def seconds(duration: float) -> str:
    """A duration as readers write it: `1,3 s`."""
    return f"{duration:.1f} s".replace(".", ",")
