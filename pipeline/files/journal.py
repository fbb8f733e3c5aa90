"""The journal of a publication: what it changes, written down before the first file moves."""

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.files.digests import is_digest
from pipeline.files.failures import Damaged, explained
from pipeline.files.names import JOURNAL, is_plain


@dataclass(frozen=True, slots=True)
class Step:
    """The change of one file: the sha256 it gets and the one it had; None is no file."""

    name: str
    new: str | None
    old: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of one publication, in the order in which they are taken."""

    steps: tuple[Step, ...]

    def to_json(self) -> bytes:
        """The journal as bytes."""
        steps = [{"bestand": step.name, "nieuw": step.new, "oud": step.old} for step in self.steps]
        return (json.dumps({"stappen": steps}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read_journal(out: Path) -> Journal | None:
    """The journal of the publication that was under way in this folder, if any.

    Raises Damaged when it cannot be read as one, which no kill can cause, but a failing disk can.
    """
    with explained(JOURNAL):
        try:
            data = (out / JOURNAL).read_bytes()
        except FileNotFoundError:
            return None
    try:
        return Journal(tuple(_step(each) for each in json.loads(data)["stappen"]))
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Damaged(str(out)) from None


def _step(read: dict[str, object]) -> Step:
    name = read["bestand"]
    if not (isinstance(name, str) and is_plain(name)):
        raise ValueError(name)
    return Step(name, _state(read["nieuw"]), _state(read["oud"]))


def _state(read: object) -> str | None:
    if read is None or (isinstance(read, str) and is_digest(read)):
        return read
    raise ValueError(read)
