"""A dossier that was read and checked: what was found, and what that means for a plan that is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.files import Owner
from pipeline.finance.boek import Boek
from pipeline.findings import Blocking, Finding, Wording
from pipeline.model.dossier import Dossier

ASKED = ("bestemming", "stap")  # what a build was asked, beside the digests of the files that it was made of


@dataclass(frozen=True, slots=True)
class Checked:
    """A dossier that was read and checked; `boek` and `dossier` are None when something in it always blocks.

    `for_raad` is what a working version is not asked, but the plan for the raad is. `unprintable` are the characters
    without a shape that have been reported. `owner` is what the dossier calls itself, as far as that could be read.
    """

    boek: Boek | None
    findings: tuple[Finding, ...]
    digests: Mapping[str, str]
    wording: Wording
    for_raad: tuple[Finding, ...] = ()
    unprintable: frozenset[str] = frozenset()
    owner: Owner | None = None

    @property
    def files(self) -> Mapping[str, str]:
        """The sha256 of every file of the dossier as it was read, by its path."""
        return {path: digest for path, digest in self.digests.items() if path not in ASKED}

    @property
    def dossier(self) -> Dossier | None:
        """The dossier of the book."""
        return self.boek.dossier if self.boek else None

    @property
    def strictness(self) -> Blocking:
        """How strict a build of this dossier is."""
        if self.dossier is None:
            return Blocking.ALWAYS
        if self.dossier.bestemming != "werkversie":
            return Blocking.ON_LEAVING
        return Blocking.ONCE_ADOPTED if self.dossier.is_vastgesteld else Blocking.ALWAYS

    @property
    def blocked(self) -> bool:
        """Whether nothing may be published."""
        return self.dossier is None or any(finding.blocks(self.strictness) for finding in self.findings)

    @property
    def against_raad(self) -> tuple[Finding, ...] | None:
        """What would stop this working version on its way to the raad; None for what leaves or always blocks."""
        if self.dossier is None or self.dossier.bestemming != "werkversie":
            return None
        return tuple(each for each in (*self.findings, *self.for_raad) if each.blocks(Blocking.ON_LEAVING))
