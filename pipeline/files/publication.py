"""The published set: all files of one build, in the output folder as a whole or not at all.

Everything is staged and verified first, with a copy of what will be replaced. Then the journal is written, the files
are put in place one by one, the manifest last, and the journal goes. As long as there is a journal, `recover` can go
on to the new set or back to the old one. A note for people stands beside the set while its files move. Both functions
are for who holds the slot.
"""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import durable
from pipeline.files.atomic import remove_abandoned, write_atomic
from pipeline.files.digests import digest, digest_of
from pipeline.files.edited import Kept, copy_of, dress_like
from pipeline.files.failures import Damaged, PublishFailure, Unfinished, explained
from pipeline.files.incomplete import reassure, warn
from pipeline.files.journal import Journal, read_journal
from pipeline.files.manifest import Manifest
from pipeline.files.names import INCOMPLETE, JOURNAL, MANIFEST, NEW, OLD, is_plain
from pipeline.files.placement import Placement
from pipeline.files.staging import stage


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did with the work of others.

    `kept`: edited files whose place was needed, and the names under which they were kept. `left`: edited files of the
    previous set that the new one does not have; they stand where they stood, and are no longer ours.
    """

    kept: tuple[Kept, ...]
    left: tuple[str, ...]


def publish(out: Path, files: Mapping[str, bytes], manifest: Manifest) -> Published:
    """Puts this set in the output folder, in place of the previous one; files that are not ours are never touched.

    Raises PublishFailure, and then the previous set is still there, byte for byte (after Unfinished: once `recover`
    has run). Raises ValueError when the manifest is not that of these files.
    """
    _refuse_strange(files, manifest)
    with explained(str(out)):
        out.mkdir(parents=True, exist_ok=True)
    recovered = recover(out)
    try:
        staged = stage(out, {**files, MANIFEST: manifest.to_json()}, _ours(out))
        kept = _keep_edited_since(out, staged.journal)
        with _or_taken_back(out, staged.journal):
            write_atomic(out / JOURNAL, staged.journal.to_json())
            _complete(out, staged.journal)
    finally:
        # what cannot be cleared now is cleared by the next start
        with contextlib.suppress(PublishFailure):
            _clear(out)
    return Published(tuple(dict.fromkeys((*recovered, *staged.kept, *kept))), staged.left)


def recover(out: Path) -> tuple[Kept, ...]:
    """Completes or undoes the publication that was broken off, if any, and clears what it left.

    Gives the files that somebody edited since and whose place was needed. Raises PublishFailure.
    """
    if not out.is_dir():
        return ()
    remove_abandoned(out)
    with _unfinished_otherwise(out):
        journal = read_journal(out)
        kept = () if journal is None else _settle(out, journal)
    _clear(out)
    return kept


def _settle(out: Path, journal: Journal) -> tuple[Kept, ...]:
    kept = _keep_edited_since(out, journal)
    if Placement.forward(out, journal).is_possible(out):
        with _or_taken_back(out, journal):
            _complete(out, journal)
    else:
        _take_back(out, journal)
    return kept


@contextlib.contextmanager
def _or_taken_back(out: Path, journal: Journal) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _take_back(out, journal)
        raise


@contextlib.contextmanager
def _unfinished_otherwise(out: Path) -> Iterator[None]:
    try:
        yield
    except (Damaged, Unfinished):
        raise
    except PublishFailure as failure:
        raise Unfinished(str(out), failure) from failure


def _complete(out: Path, journal: Journal) -> None:
    if journal.steps:
        warn(out)
    Placement.forward(out, journal).carry_out(out)
    _close(out)


def _take_back(out: Path, journal: Journal) -> None:
    back = Placement.back(out, journal)
    with _unfinished_otherwise(out):
        if not back.is_possible(out):
            raise Damaged(str(out))
        with contextlib.suppress(PublishFailure):  # on a full disk going back matters more than saying so
            warn(out)
        back.carry_out(out)
        _close(out)


def _close(out: Path) -> None:
    reassure(out)  # before the journal goes: without it nobody would know that there is a note to take away
    with explained(JOURNAL):
        durable.remove(out / JOURNAL)


def _clear(out: Path) -> None:
    """Removes the staged files and the copies, unless a journal still needs them."""
    with explained(str(out)):
        leftovers = [path for path in (out / NEW, out / OLD) if path.is_symlink() or path.exists()]
        if (out / JOURNAL).exists():
            return
        reassure(out)
        if not leftovers:
            return
        # the journal must be gone for good before what it speaks of
        durable.sync_folder(out)
        for path in leftovers:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _keep_edited_since(out: Path, journal: Journal) -> tuple[Kept, ...]:
    """Copies the files that are in neither of the states that the journal knows: somebody saved them meanwhile."""
    kept: list[Kept] = []
    for step in journal.steps:
        path = out / step.name
        with explained(step.name):
            found = digest_of(path)
            if found in (None, step.old, step.new) or step.name == MANIFEST:
                continue
            copy = copy_of(path, found)
            if not copy.exists():
                write_atomic(copy, path.read_bytes())
                dress_like(path, copy)
            kept.append(Kept(step.name, copy.relative_to(out).as_posix()))
    return tuple(kept)


def _ours(out: Path) -> Mapping[str, str]:
    with explained(MANIFEST):
        try:
            previous = Manifest.from_json((out / MANIFEST).read_bytes())
        except FileNotFoundError:
            return {}
    return {} if previous is None else previous.files


def _refuse_strange(files: Mapping[str, bytes], manifest: Manifest) -> None:
    for name in files:
        if not is_plain(name) or name in (MANIFEST, INCOMPLETE):
            raise ValueError(f"{name!r} is no name for a published file")
    if len({name.lower() for name in files}) != len(files):
        raise ValueError("two published files differ only in capitals")
    if {name: digest(data) for name, data in files.items()} != dict(manifest.files):
        raise ValueError("the manifest is not that of these files")
