"""The judgement of one sentence: `beoordeel` reads it at its level and says what an editor would mark, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.findings import Blocking, Finding, Kind, Level, Place
from pipeline.language.masking import Names, mask
from pipeline.language.normalised import normalise
from pipeline.language.patterns import Finder
from pipeline.language.regel import Niveau, Taalregel, Vondst
from pipeline.language.regels import regels
from pipeline.language.structures import FUNCTIONS
from pipeline.language.tokens import tokenise
from pipeline.language.woorden import woorden
from pipeline.language.zin import OntleedeZin
from pipeline.model.voorbeeldjaren import verschoven

Verdict = Literal["ok", "rewrite"]

MOST_WARNINGS = {Niveau.DOEL: 2, Niveau.ACTIEPLAN: 1, Niveau.ACTIE: 1}  # guideline, section 4
COUNTED_PER_WORD = frozenset(("jargon",))  # guideline, section 4: two jargon words count as two

# The budget of one sentence: what lies beyond is not judged. No goal is a tenth of this.
LONGEST = 20_000
MOST_TOKENS = 2_000


@dataclass(frozen=True, slots=True)
class Mark:
    """One remark: characters `start` to `end` of the sentence as it was given, what is wrong and what is better."""

    regel: Taalregel
    start: int
    end: int
    ernst: Level
    message: str
    suggestion: str

    def finding(self, at: Place) -> Finding:
        """The same as a finding at the place of the sentence; as a fout it blocks once the plan is adopted."""
        kind = Kind(self.regel.code, self.regel.id, self.ernst, Blocking.ONCE_ADOPTED)
        return kind.finding(at, self.message, self.suggestion)


@dataclass(frozen=True, slots=True)
class Taaloordeel:
    """The verdict on a sentence and the marks, by place."""

    verdict: Verdict
    marks: tuple[Mark, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """The ids of the rules that fired, each once, in the order of their codes."""
        found = {mark.regel.id: mark.regel.code for mark in self.marks}
        return tuple(sorted(found, key=lambda each: found[each]))


def beoordeel(
    zin: str,
    niveau: Niveau,
    *,
    namen: Iterable[str] = (),
    begrippen: Iterable[str] = (),
    plan_begint_in: int | None = None,
    ook: Iterable[str] = (),
) -> Taaloordeel:
    """The judgement of a sentence.

    `namen` (people, places, plans) and `begrippen` (terms that the plan explains) are never marked as words; `ook`
    adds rules that are off by default.
    """
    return Beoordelaar(namen, begrippen, plan_begint_in, ook).oordeel(zin, niveau)


class Beoordelaar:
    """Judges many sentences of one dossier: knows its names, its terms and the year the plan starts in."""

    def __init__(
        self,
        namen: Iterable[str] = (),
        begrippen: Iterable[str] = (),
        plan_begint_in: int | None = None,
        ook: Iterable[str] = (),
        rules: tuple[Taalregel, ...] | None = None,
    ) -> None:
        self._names = _names(frozenset((*namen, *begrippen)))
        self._begin = plan_begint_in
        wanted = frozenset(ook)
        given = regels() if rules is None else rules
        self._rules = tuple(rule for rule in given if rule.standaard or rule.id in wanted)
        self._finder = _finder(given)

    def oordeel(self, zin: str, niveau: Niveau) -> Taaloordeel:
        """The verdict and the marks of one sentence."""
        marks = self._marks(zin, niveau, self._rules)
        return Taaloordeel(verdict(marks, niveau), marks)

    def opmerkingen(self, tekst: str, niveau: Niveau = Niveau.ACTIEPLAN) -> tuple[Mark, ...]:
        """The marks of the rules that look at words alone: for prose, as tips."""
        return self._marks(tekst, niveau, tuple(rule for rule in self._rules if rule.woordelijk))

    def _marks(self, text: str, niveau: Niveau, rules: tuple[Taalregel, ...]) -> tuple[Mark, ...]:
        zin = self._read(text, niveau)
        marks = [
            _mark(zin, rule, rule.ernst[niveau], found)
            for rule in rules
            if niveau in rule.ernst
            for found in self._found(zin, rule)
        ]
        # a word that a dossier avoids may be one of ours as well: it is marked once
        once = {(mark.regel.id, mark.start, mark.end): mark for mark in reversed(marks)}
        return tuple(sorted(once.values(), key=lambda each: (each.start, each.end, each.regel.code)))

    def _read(self, text: str, niveau: Niveau) -> OntleedeZin:
        normalised = normalise(text[:LONGEST])
        words = woorden()
        hidden = mask(normalised.text, self._names, in_capitals=normalised.in_capitals)
        tokens = tokenise(normalised.text, hidden, words.classes["opent_zinsdeel"])[:MOST_TOKENS]
        return OntleedeZin(normalised, tokens, niveau, words, self._finder.find(tokens), self._begin)

    def _found(self, zin: OntleedeZin, rule: Taalregel) -> Iterator[Vondst]:
        match rule.soort:
            case "lijst" | "vervanging":
                for hit in zin.gevonden(rule.id):
                    yield Vondst(hit.first, hit.last, hit.pattern.instead)
            case "telling":
                yield from _count(zin, rule)
            case "ontbreekt":
                if zin.tokens and not getattr(zin, rule.zoek) and not zin.patronen(rule.id):
                    yield Vondst(0, len(zin.tokens) - 1)
            case _:
                yield from _without_exceptions(zin, rule, FUNCTIONS[rule.functie](zin, rule))


@lru_cache(maxsize=2)
def _finder(rules: tuple[Taalregel, ...]) -> Finder:
    return Finder(
        ((rule.id, name), pattern)
        for rule in rules
        for name, patterns in (("patronen", rule.patronen), ("uitzonderingen", rule.uitzonderingen))
        for pattern in patterns
    )


@lru_cache(maxsize=8)
def _names(names: frozenset[str]) -> Names:
    return Names(names)


def verdict(marks: Iterable[Mark], niveau: Niveau) -> Verdict:
    """The verdict by section 4 of the guideline: no F, and at most two W for a doel, one elsewhere."""
    marks = tuple(marks)
    if any(mark.ernst is Level.FOUT for mark in marks):
        return "rewrite"
    warnings = [mark.regel.id for mark in marks if mark.ernst is Level.WAARSCHUWING]
    counted = len({each for each in warnings if each not in COUNTED_PER_WORD})
    counted += sum(each in COUNTED_PER_WORD for each in warnings)
    return "ok" if counted <= MOST_WARNINGS[niveau] else "rewrite"


# these functions know what their exceptions mean
_OWN_EXCEPTIONS = frozenset(("effect", "dubbele_ontkenning", "meetbaar", "vaag_werkwoord"))


def _without_exceptions(zin: OntleedeZin, rule: Taalregel, found: Iterable[Vondst]) -> Iterator[Vondst]:
    cleared = set() if rule.functie in _OWN_EXCEPTIONS else zin.vrijgesteld(rule.id)
    for each in found:
        if cleared.isdisjoint(range(each.first, each.last + 1)):
            yield each


def _count(zin: OntleedeZin, rule: Taalregel) -> Iterator[Vondst]:
    limit = (rule.grens or {})[zin.niveau]
    if rule.telt == "woorden":
        if len(zin.telbaar) > limit:
            yield Vondst(zin.telbaar[limit], zin.telbaar[limit], aantal=len(zin.telbaar))
        return
    cleared = zin.vrijgesteld(rule.id)
    for index in zin.telbaar:
        letters = max(len(part) for part in zin.tokens[index].low.split("-"))
        if letters >= limit and index not in cleared:
            yield Vondst(index, index, aantal=letters)


def _mark(zin: OntleedeZin, rule: Taalregel, ernst: Level, found: Vondst) -> Mark:
    start, end = zin.normalised.span(zin.tokens[found.first].start, zin.tokens[found.last].end)
    words = zin.normalised.original[start:end]
    values = {"woord": words, "beter": found.beter, "aantal": str(found.aantal)}
    better = rule.voorstel if zin.plan_begin is None else verschoven(rule.voorstel, zin.plan_begin)
    message, suggestion = (_fill(text, values) for text in (rule.boodschap, better))
    return Mark(rule, start, end, ernst, message[:1].upper() + message[1:], suggestion)


def _fill(text: str, values: dict[str, str]) -> str:
    """The text with `{woord}`, `{beter}` and `{aantal}` filled in; other braces stay."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
