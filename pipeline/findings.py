"""What every room says about the dossier: a Finding of some Kind, at a Place."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file: path as the author knows it, line and column from 1, counted in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Level(StrEnum):
    """How serious a finding is, in the words of the author."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    TIP = "tip"


class Blocking(StrEnum):
    """When a finding of level *fout* stops publication (design.md, Findings)."""

    ALWAYS = "always"
    ONCE_ADOPTED = "once-adopted"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where, what is wrong, how to mend it."""

    at: Place
    level: Level
    code: str
    name: str
    wrong: str
    mend: str
    blocking: Blocking

    def __str__(self) -> str:
        return f"{self.at}: {self.level} {self.code} {self.name}\n    {self.wrong}\n    Herstel: {self.mend}"

    def blocks(self, *, adopted: bool) -> bool:
        """Whether this finding stops publication of a plan that is, or is not yet, `vastgesteld`."""
        return self.level is Level.FOUT and (adopted or self.blocking is Blocking.ALWAYS)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding. Its code is permanent and never used again for something else."""

    code: str
    name: str
    level: Level = Level.FOUT
    blocking: Blocking = Blocking.ALWAYS

    def finding(self, at: Place, wrong: str, mend: str) -> Finding:
        """A finding of this kind; what is wrong is a sentence, so it starts with a capital."""
        return Finding(at, self.level, self.code, self.name, wrong[:1].upper() + wrong[1:], mend, self.blocking)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, each once."""
    return tuple(sorted(set(findings), key=lambda each: (each.at, each.code, each.wrong, each.mend)))
