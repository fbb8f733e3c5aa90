"""What a rule is: a check over the dossier or over its ledger, with its manual page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.finance.boek import Boek
from pipeline.findings import Blocking, Finding, Kind, Level, Place
from pipeline.model.dossier import Bestemming, Dossier

Over = TypeVar("Over", Dossier, Boek)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Over]):
    """One rule. It is asked from step `vanaf_stap` on (the four steps of the city's trajectory, 1 to 4).

    A rule over a Boek is only asked when there is a ledger, one with `alleen_voor` only of a plan that leaves the house
    for that body. `toelaatbaar` says whether an exception may be made: for structure, never for law and facts.
    `volgt_uit` are the codes of rules whose findings explain those of this one, which then stays silent; with `samen`
    many of its findings have one cause.
    """

    code: str
    name: str
    level: Level
    check: Callable[[Over], Iterator[Finding]]
    manual: str | None
    vanaf_stap: int = 1
    blocking: Blocking = Blocking.ONCE_ADOPTED
    alleen_voor: Bestemming | None = None
    toelaatbaar: bool = False
    volgt_uit: tuple[str, ...] = ()
    samen: bool = False

    def finding(self, at: Place, wrong: str, mend: str, also: tuple[Place, ...] = ()) -> Finding:
        """A finding of this rule."""
        return Kind(self.code, self.name, self.level, self.blocking).finding(at, wrong, mend, also)
