"""A new set, laid ready beside the old one before anything of the old one moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import durable
from pipeline.files.digests import digest, digest_of
from pipeline.files.edited import Kept, copy_of, dress_like
from pipeline.files.failures import DiskFault, explained
from pipeline.files.journal import Journal, Step
from pipeline.files.names import MANIFEST, NEW, OLD


@dataclass(frozen=True, slots=True)
class Staged:
    """A set that is ready to be placed.

    `kept`: edited files whose place is needed, each with a copy in the set. `left`: edited files that the set does not
    have, and that stay where they are.
    """

    journal: Journal
    kept: tuple[Kept, ...]
    left: tuple[str, ...]


def stage(out: Path, wanted: Mapping[str, bytes], ours: Mapping[str, str]) -> Staged:
    """Stages all of `wanted`, copies of what it replaces, and the removal of what only `ours` has.

    `ours` holds the sha256 of each file as we published it; a file with other bytes is somebody's work. A file that
    does not change gets no step. Raises PublishFailure, also when the disk does not give back what was written.
    """
    for folder in (NEW, OLD):
        with explained(folder):
            (out / folder).mkdir()
    steps: list[Step] = []
    kept: list[Kept] = []
    left: list[str] = []
    # the manifest last: who compares it with the files then sees that a set is not complete yet
    for name in [*sorted((wanted.keys() | ours.keys()) - {MANIFEST}), MANIFEST]:
        with explained(name):
            new, old = wanted.get(name), _bytes_of(out / name)
            if new == old:
                continue
            if old is not None and name != MANIFEST and digest(old) != ours.get(name):
                if new is None:
                    left.append(name)
                    continue
                copy = copy_of(out / name, digest(old))
                under = copy.relative_to(out).as_posix()
                kept.append(Kept(name, under))
                if not copy.exists():
                    _lay_ready(out / NEW / under, old, like=out / name)
                    steps.append(Step(under, new=digest(old), old=None))
            if old is not None:
                _lay_ready(out / OLD / name, old, like=out / name)
            if new is not None:
                _lay_ready(out / NEW / name, new)
            steps.append(Step(name, _digest(new), _digest(old)))
    for folder in (NEW, OLD):
        with explained(folder):
            for each in (*sorted(path for path in (out / folder).rglob("*") if path.is_dir()), out / folder):
                durable.sync_folder(each)
    return Staged(Journal(tuple(steps)), tuple(kept), tuple(left))


def _lay_ready(path: Path, data: bytes, like: Path | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    durable.write_new(path, data)
    if digest_of(path) != digest(data):
        raise DiskFault(path.name)
    if like is not None:
        dress_like(like, path)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else digest(data)
