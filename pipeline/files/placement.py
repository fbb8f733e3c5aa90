"""The move of a whole set of files, there and back."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import durable
from pipeline.files.atomic import write_atomic
from pipeline.files.digests import digest_of
from pipeline.files.failures import explained
from pipeline.files.journal import Journal
from pipeline.files.names import NEW, OLD


@dataclass(frozen=True, slots=True)
class Goal:
    """The state that one file must get: a sha256, or None for no file."""

    name: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Placement:
    """Goals in the order in which they are reached, and the folder that holds the bytes."""

    goals: tuple[Goal, ...]
    source: Path

    @classmethod
    def forward(cls, out: Path, journal: Journal) -> "Placement":
        """From the old set to the new one."""
        return cls(tuple(Goal(step.name, step.new) for step in journal.steps), out / NEW)

    @classmethod
    def back(cls, out: Path, journal: Journal) -> "Placement":
        """From the new set, or part of it, to the old one."""
        return cls(tuple(Goal(step.name, step.old) for step in reversed(journal.steps)), out / OLD)

    def is_possible(self, out: Path) -> bool:
        """Whether each file has its goal already, or the bytes for it are there, undamaged. Raises PublishFailure."""
        return all(_is_reached(out, goal) or self._is_ready(goal) for goal in self.goals)

    def carry_out(self, out: Path) -> None:
        """Gives each file its goal. Raises PublishFailure, possibly halfway; what was reached stays reached.

        All that takes time or is likely to fail comes first, so that the files change as close together as they can.
        """
        ahead = [(goal, durable.real(out / goal.name)) for goal in self.goals if not _is_reached(out, goal)]
        for goal, target in ahead:
            with explained(goal.name):
                if target.exists():
                    durable.probe(target)
                elif goal.sha256 is not None:
                    target.parent.mkdir(parents=True, exist_ok=True)
        with durable.kept_open([target for _, target in ahead]):
            for goal, target in ahead:
                with explained(goal.name):
                    if goal.sha256 is None:
                        durable.remove(target)
                    else:
                        _move(self.source / goal.name, target)
        gone = [out / goal.name for goal, _ in ahead if goal.sha256 is None]
        _remove_emptied(out, gone)
        _sync({out, *(target.parent for _, target in ahead if target.parent.is_dir())})

    def _is_ready(self, goal: Goal) -> bool:
        with explained(goal.name):
            return goal.sha256 in (None, digest_of(self.source / goal.name))


def _is_reached(out: Path, goal: Goal) -> bool:
    with explained(goal.name):
        return digest_of(out / goal.name) == goal.sha256


def _move(source: Path, target: Path) -> None:
    try:
        durable.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_atomic(target, source.read_bytes())  # a link led to another disk


def _remove_emptied(out: Path, gone: Iterable[Path]) -> None:
    """Removes the folders in the output folder in which these files were the last; others do not let themselves."""
    for path in gone:
        for folder in path.parents[: len(path.relative_to(out).parts) - 1]:
            try:
                folder.rmdir()
            except OSError:
                break


def _sync(folders: Iterable[Path]) -> None:
    for folder in sorted(folders):
        with explained(str(folder)):
            durable.sync_folder(folder)
