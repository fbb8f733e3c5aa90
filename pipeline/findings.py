"""What every room says about the dossier: a Finding of some Kind, at a Place."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

MOST_NAMED = 5  # things or places that a message names; the others are counted


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


class Blocking(IntEnum):
    """From how far on a finding of level *fout* stops publication; a build is as strict as one of these.

    A working version is stopped by what no document can be made of, an adopted plan by every rule, and what leaves the
    house (`--voor`) by what only counts there as well.
    """

    ALWAYS = 0
    ONCE_ADOPTED = 1
    ON_LEAVING = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where, what is wrong, how to mend it; `also` are the other places with the same cause."""

    at: Place
    level: Level
    code: str
    name: str
    wrong: str
    mend: str
    blocking: Blocking
    also: tuple[Place, ...] = ()

    def __str__(self) -> str:
        also = f"\n    Ook op: {self.elsewhere}" if self.elsewhere else ""
        return f"{self.at}: {self.level} {self.code} {self.name}\n    {self.wrong}{also}\n    Herstel: {self.mend}"

    @property
    def elsewhere(self) -> str:
        """The other places in words: the first few lines, with the file when it is another one, the others counted."""

        def named(file: str, line: int) -> str:
            if file != self.at.file:
                return f"{file}:{line}"
            return "dezelfde regel" if line == self.at.line else f"regel {line}"

        lines = dict.fromkeys((each.file, each.line) for each in self.also)
        return several([named(*each) for each in lines], "nog 1 plaats", "nog {} plaatsen")

    def in_file(self, path: str) -> "Finding":
        """The same about a document as it is called in the set: a writer does not know the name of its file."""
        own = self.at.file == f"smjp.{path.rsplit('.', 1)[-1]}"
        return replace(self, at=replace(self.at, file=path)) if own else self

    def blocks(self, strictness: Blocking) -> bool:
        """Whether this finding stops publication of a build that is so strict."""
        return self.level is Level.FOUT and self.blocking <= strictness

    def as_json(self, *, blocks: bool) -> dict[str, object]:
        """The keys that scripts rely on (design.md, Findings); `blocks` is what the command says of it."""
        return {
            "file": self.at.file,
            "line": self.at.line,
            "column": self.at.column,
            "level": self.level.value,
            "code": self.code,
            "name": self.name,
            "wrong": self.wrong,
            "mend": self.mend,
            "blocks": blocks,
            "also": [{"file": each.file, "line": each.line, "column": each.column} for each in self.also],
        }


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding. Its code is permanent and never used again for something else."""

    code: str
    name: str
    level: Level = Level.FOUT
    blocking: Blocking = Blocking.ALWAYS

    def finding(self, at: Place, wrong: str, mend: str, also: tuple[Place, ...] = ()) -> Finding:
        """A finding of this kind; what is wrong is a sentence, so it starts with a capital."""
        return Finding(at, self.level, self.code, self.name, wrong[:1].upper() + wrong[1:], mend, self.blocking, also)


def kinds_in(module: Mapping[str, object]) -> tuple[Kind, ...]:
    """The kinds that a module defines, from its `vars()`, in their order."""
    return tuple(each for each in module.values() if isinstance(each, Kind))


def several(words: Sequence[str], one_more: str = "nog 1", more: str = "nog {}") -> str:
    """The words as a sentence has them: `a, b en c`, and from MOST_NAMED on the others counted: `a, b en nog 7`."""
    named, rest = [*words[:MOST_NAMED]], len(words) - MOST_NAMED
    if rest > 0:
        named.append(one_more if rest == 1 else more.format(rest))
    return f"{', '.join(named[:-1])} en {named[-1]}" if len(named) > 1 else "".join(named)


def by_cause(findings: Iterable[tuple[Hashable, Finding]]) -> Iterator[Finding]:
    """One finding per cause: the first by place, which takes the places of the others along."""
    groups: dict[Hashable, list[Finding]] = {}
    for cause, finding in findings:
        groups.setdefault(cause, []).append(finding)
    for group in groups.values():
        first, *others = in_order(group)
        places = {place for each in (first, *others) for place in (each.at, *each.also)}
        yield replace(first, also=tuple(sorted(places - {first.at})))


def many_as_one(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings that say the same of one file, as they are; more than MOST_NAMED of them have one cause."""
    return by_cause(("many" if len(findings) > MOST_NAMED else each, each) for each in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, each once."""
    return tuple(sorted(set(findings), key=lambda each: (each.at, each.code, each.wrong, each.mend)))


# ---- the wording of sentences -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on characters `start` to `end` of a sentence: the name of the rule, what is wrong, what is better."""

    start: int
    end: int
    level: Level
    name: str
    wrong: str
    mend: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A judged sentence: where it stands, its code and kind in words, the group it is shown under, and the remarks.

    `approved` is the verdict; `excused` are the names of the rules that it may break, each with the reason.
    """

    at: Place
    code: str
    kind: str
    group: str
    text: str
    approved: bool
    remarks: tuple[Remark, ...] = ()
    excused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, in words: `doelstellingen met een maat en een termijn`."""

    label: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class RulePage:
    """The manual page of a wording rule; `asked` says at which levels and how strictly, in words."""

    code: str
    name: str
    title: str
    why: str
    source: str
    asked: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the rules of clear language make of a dossier: its sentences, the share of good goals, the rules."""

    sentences: tuple[Sentence, ...] = ()
    shares: tuple[Share, ...] = ()
    rules: tuple[RulePage, ...] = ()
