"""Exceptions: a fault against a rule of structure that may stay, with a reason and a function that answers for it.

Those on rules of clear language are settled in `klare_taal`, which needs them for its verdict. No exception reaches a
norm of the law or a fact (balance, compulsory parts, control totals, references): those rules are not `toelaatbaar`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.checks.rule import Rule
from pipeline.findings import Blocking, Finding, Kind, Level, Place
from pipeline.language import regels
from pipeline.model.dossier import Dossier, Toegelaten
from pipeline.model.typed import near

UITZONDERING_ONBEKEND = Kind("S91", "uitzondering-onbekend", Level.FOUT, Blocking.ONCE_ADOPTED)
UITZONDERING_NIET_TOEGELATEN = Kind("S92", "uitzondering-niet-toegelaten", Level.FOUT, Blocking.ONCE_ADOPTED)
UITZONDERING_OVERBODIG = Kind("S93", "uitzondering-overbodig", Level.WAARSCHUWING, Blocking.ONCE_ADOPTED)
AnyRule = Rule[Any]
KINDS = (
    UITZONDERING_ONBEKEND,
    UITZONDERING_NIET_TOEGELATEN,
    UITZONDERING_OVERBODIG,
)


def settle(dossier: Dossier, findings: Iterable[Finding], rules: Collection[AnyRule]) -> Iterator[Finding]:
    """The findings that no exception takes away, and what is wrong with the exceptions themselves.

    `rules` are all rules of this room, asked at this step or not.
    """
    by_name = {rule.name: rule for rule in rules}
    holders = _Holders(dossier)
    open_ = {each: False for each in dossier.uitzonderingen if _is_allowed(each, by_name, holders)}
    for finding in findings:
        taken = [each for each in open_ if each.regel == finding.name and holders.are_about(each.bij, finding.at)]
        if not taken:
            yield finding
        for each in taken:
            open_[each] = True
    for each in dossier.uitzonderingen:
        yield from _wrong_with(each, by_name, holders)
    for each, used in open_.items():
        if not used and by_name[each.regel].vanaf_stap <= dossier.gegevens.stap:
            wrong = f"de uitzondering op `{each.regel}` bij {each.bij} is niet nodig: daar is geen fout"
            yield UITZONDERING_OVERBODIG.finding(each.at, wrong, "haal deze uitzondering weg")


def _is_allowed(uitzondering: Toegelaten, rules: Mapping[str, AnyRule], holders: "_Holders") -> bool:
    rule = rules.get(uitzondering.regel)
    return rule is not None and rule.toelaatbaar and holders.know(uitzondering.bij)


def _wrong_with(uitzondering: Toegelaten, rules: Mapping[str, AnyRule], holders: "_Holders") -> Iterator[Finding]:
    name, at = uitzondering.regel, uitzondering.at
    of_language = {rule.id for rule in regels()}
    allowed = (*of_language, *(rule.name for rule in rules.values() if rule.toelaatbaar))
    if not holders.know(uitzondering.bij):
        wrong = f"niets in het dossier heet `{uitzondering.bij}`"
        mend = near(uitzondering.bij, holders.names) or "schrijf bij `bij:` een code of een bestand, zoals `WEL05`"
        yield UITZONDERING_ONBEKEND.finding(at, wrong, mend)
    by_code = {rule.code: rule.id for rule in regels()} | {rule.code: rule.name for rule in rules.values()}
    if name in by_code:
        yield UITZONDERING_ONBEKEND.finding(
            at, f"`{name}` is de code van een regel", f"schrijf haar naam: `{by_code[name]}`"
        )
    elif name in rules and name not in allowed:
        wrong = f"op `{name}` kan geen uitzondering: dat is een norm of een feit"
        yield UITZONDERING_NIET_TOEGELATEN.finding(at, wrong, "herstel de fout en haal deze uitzondering weg")
    elif name not in allowed and not _is_old_form(uitzondering):
        mend = near(name, allowed) or f"kies uit {', '.join(sorted(allowed))}"
        yield UITZONDERING_ONBEKEND.finding(at, f"`{name}` is geen regel", mend)


def _is_old_form(uitzondering: Toegelaten) -> bool:
    """Whether it stands under `klare_taal: toegelaten:`, of which `klare_taal` says what is wrong."""
    return not uitzondering.verantwoordelijke


@dataclass(frozen=True, slots=True)
class _Held:
    """An entry with a code, and where it starts."""

    code: str
    at: Place


class _Holders:
    """What an exception can be made for: entries by code and files by name, and which of them a place belongs to."""

    def __init__(self, dossier: Dossier) -> None:
        self._folder = dossier.map
        self._by_file: dict[str, list[_Held]] = {}
        for entry in dossier.met_code.values():
            self._by_file.setdefault(entry.at.file, []).append(_Held(entry.code, entry.at))
        texts = (prose.at.file for prose in dossier.teksten.values())
        self._files = {name.removeprefix(f"{self._folder}/") for name in (*self._by_file, *texts)}
        self.names = (*dossier.met_code, *sorted(self._files))

    def know(self, name: str) -> bool:
        """Whether something has this code, or a file this name."""
        return name in self.names

    def are_about(self, name: str, at: Place) -> bool:
        """Whether a place is in this file, or belongs to the entry with this code."""
        if name in self._files:
            return at.file == f"{self._folder}/{name}"
        return name in self._codes_at(at)

    def _codes_at(self, at: Place) -> set[str]:
        """The code of the entry that starts last before a place and does not lie deeper, or at the place itself."""
        before = [held for held in self._by_file.get(at.file, ()) if held.at <= at and held.at.column <= at.column]
        return {max(before, key=lambda held: held.at).code} if before else set()
