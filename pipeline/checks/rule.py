"""What a rule is: a check over the dossier, with its manual page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.findings import Blocking, Finding, Kind, Level, Place
from pipeline.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It is asked from step `vanaf_stap` on (the four steps of the city's trajectory, 1 to 4)."""

    code: str
    name: str
    level: Level
    check: Callable[[Dossier], Iterator[Finding]]
    manual: str | None
    vanaf_stap: int = 1
    blocking: Blocking = Blocking.ONCE_ADOPTED

    def finding(self, at: Place, wrong: str, mend: str) -> Finding:
        """A finding of this rule."""
        return Kind(self.code, self.name, self.level, self.blocking).finding(at, wrong, mend)
