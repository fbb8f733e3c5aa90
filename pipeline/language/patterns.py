"""The small language of patterns in the rule files, and how a pattern is found among tokens.

    inzake                  this word
    in|binnen het kader     a choice of words
    <streven> naar          any form of a verb; `<in|zetten> op` also split: zetten … in op, in te zetten op
    ~optimaal               an adjective: optimaal, optimale, optimaalste; the comparative not
    +instrument             a noun: instrument, instrumenten
    *beleidsplan  intersect* words that end, or start, like this
    [jaar]  [getal]         a class of words from `woorden/`
    waar … mogelijk         a gap of at most six words within the clause; `…3` of at most three
    (zeer) tevreden         a word that may be missing
    [begin]  [einde]        the start of the sentence, the end of a clause

A pattern holds at most two gaps and eight parts, so looking for it takes a bounded number of steps per word.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.language import inflection
from pipeline.language.tokens import VERBORGEN, Token, Tokensoort

LONGEST_GAP = 6
MOST_GAPS = 2
MOST_PARTS = 9

_PART = re.compile(r"\((?P<maybe>[^()\s]+)\)|(?P<part>[^()\s]+)")
_WORD = re.compile(r"[\w'.&/%€-]+")
_SEPARABLE = re.compile(r"<[^\W\d_]+\|[^\W\d_]+>")


class WrongPattern(Exception):
    """A pattern that cannot be read; the text says why, in Dutch."""


class Part(NamedTuple):
    """One step of a pattern: a word of `words`, or one with such an ending or start; or a gap; or an edge."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    gap: int = 0
    edge: str = ""
    maybe: bool = False

    def takes(self, token: Token) -> bool:
        """Whether this token is one that the part describes."""
        low = token.low
        if low in self.words:
            return True
        if self.classes and "getal" in self.classes and token.soort is Tokensoort.GETAL:
            return low != VERBORGEN
        if self.endings and low.endswith(self.endings) and low not in self.endings:
            return True
        return bool(self.starts) and low.startswith(self.starts)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of a rule file, with what it suggests instead; `parts` is one of its orders."""

    source: str
    parts: tuple[Part, ...]
    instead: str = ""


Owner = tuple[str, str]  # the id of a rule, and the name of its list of patterns


class Hit(NamedTuple):
    """The tokens from `first` to `last` (inclusive) that a pattern was found in."""

    first: int
    last: int
    pattern: Pattern


def read_patterns(line: str, classes: Mapping[str, Collection[str]], verbs: Mapping[str, str]) -> tuple[Pattern, ...]:
    """The orders in which the words of this line can stand; raises WrongPattern.

    `verbs` gives the irregular entry of a verb (`geven: gaf gaven gegeven`).
    """
    source, _, instead = line.partition(" = ")
    orders: list[list[Part]] = [[]]
    for match in _PART.finditer(source):
        written = match["maybe"] or match["part"]
        choices = _read_part(written, classes, verbs)
        if match["maybe"]:
            if len(choices) > 1 or len(choices[0]) > 1:
                raise WrongPattern(f"`({written})` kan niet: alleen een gewoon woord kan tussen haakjes")
            choices = [[choices[0][0]._replace(maybe=True)]]
        orders = [[*order, *choice] for order in orders for choice in choices]
    leftover = _PART.sub("", source).strip()
    if leftover or not orders[0]:
        raise WrongPattern(f"`{source}` is geen patroon: kijk de haakjes na")
    for order in orders:
        _refuse_slow(order, source)
    return tuple(Pattern(source, tuple(order), instead.strip()) for order in orders)


def _refuse_slow(order: Sequence[Part], source: str) -> None:
    gaps = [part for part in order if part.gap]
    if len(gaps) > MOST_GAPS or len(order) > MOST_PARTS:
        raise WrongPattern(f"`{source}` is te lang: hoogstens {MOST_GAPS} keer `…` en {MOST_PARTS} delen")
    if any(one.gap and other.gap for one, other in itertools.pairwise(order)):
        raise WrongPattern(f"`{source}`: twee keer `…` na elkaar kan niet")
    words = [part for part in order if not part.edge]
    if not words or words[0].gap or words[-1].gap:
        raise WrongPattern(f"`{source}`: een patroon begint en eindigt met een woord")
    if words[0].maybe:
        raise WrongPattern(f"`{source}`: het eerste woord kan niet tussen haakjes staan")
    if any(part.maybe and part.gap for part in order):
        raise WrongPattern(f"`{source}`: `…` tussen haakjes kan niet; een herhaling in een herhaling is te traag")


def _read_part(written: str, classes: Mapping[str, Collection[str]], verbs: Mapping[str, str]) -> list[list[Part]]:
    """The orders of one step: more than one only for a separable verb."""
    if written[0] == "…":
        number = written[1:] or str(LONGEST_GAP)
        if not number.isdigit() or not 1 <= int(number) <= LONGEST_GAP:
            raise WrongPattern(f"`{written}` kan niet: schrijf `…` of `…1` tot `…{LONGEST_GAP}`")
        return [[Part(gap=int(number))]]
    if written in ("[begin]", "[einde]"):
        return [[Part(edge=written[1:-1])]]
    if _SEPARABLE.fullmatch(written):
        return _read_separable(written, verbs)
    words: set[str] = set()
    endings: list[str] = []
    starts: list[str] = []
    named: list[str] = []
    inflect = ""
    for choice in written.split("|"):
        if choice[:1] in ("~", "+"):
            inflect = choice[0]  # `~goed|modern`: the sign counts for the words after it too
            choice = choice[1:]
        if choice.startswith("["):
            named.append(_class_name(choice, classes))
            words.update(classes.get(named[-1], ()))
        elif choice.startswith("<"):
            words.update(_verb_forms(choice, verbs))
        elif choice.startswith("*"):
            endings.extend(inflection.noun(_word(choice[1:])))
        elif choice.endswith("*"):
            starts.append(_word(choice[:-1]))
        elif inflect:
            words.update((inflection.adjective if inflect == "~" else inflection.noun)(_word(choice)))
        else:
            words.add(_word(choice))
    return [[Part(frozenset(words), tuple(endings), tuple(starts), tuple(named))]]


def _word(word: str) -> str:
    if not _WORD.fullmatch(word):
        raise WrongPattern(f"`{word}` is geen woord: `*` kan alleen vooraan of achteraan, zonder andere tekens")
    return word.lower()


def _class_name(written: str, classes: Mapping[str, Collection[str]]) -> str:
    name = written[1:-1] if written.endswith("]") else ""
    if name not in classes and name != "getal":
        raise WrongPattern(f"`{written}` is geen woordklasse; er zijn: getal, {', '.join(sorted(classes))}")
    return name


def _verb_forms(written: str, verbs: Mapping[str, str]) -> frozenset[str]:
    name = written[1:-1]
    if not written.endswith(">") or not name.isalpha() or len(name) < 3:
        raise WrongPattern(f"`{written}` is geen werkwoord: schrijf `<streven>`, of alleen `<in|zetten>`")
    forms = inflection.verb(verbs.get(name, name))
    return frozenset((*forms.finite, forms.participle, _inflected(forms.participle)))


def _read_separable(written: str, verbs: Mapping[str, str]) -> list[list[Part]]:
    """The orders of a separable verb: joined, with `te` in between, and split with a gap."""
    particle, _, name = written[1:-1].partition("|")
    forms = inflection.verb(verbs.get(name, name))
    own = frozenset((*forms.finite, forms.participle, _inflected(forms.participle)))
    joined = Part(frozenset(particle + form for form in own - {forms.stem}) | {particle + forms.singular})
    with_te = [Part(frozenset((particle,))), Part(frozenset(("te",))), Part(frozenset((forms.infinitive,)))]
    split = [Part(forms.finite), Part(gap=LONGEST_GAP), Part(frozenset((particle,)))]
    return [[joined], with_te, split]


def _inflected(participle: str) -> str:
    return participle + "e" if participle.endswith(("d", "t")) else participle


class Finder:
    """The patterns of many owners, looked up together by the words they can start with: one pass over a sentence."""

    def __init__(self, patterns: Iterable[tuple[Owner, Pattern]]) -> None:
        self._by_word: dict[str, list[tuple[Owner, Pattern]]] = {}
        self._by_pair: dict[tuple[str, str], list[tuple[Owner, Pattern]]] = {}
        self._by_shape: list[tuple[Part, Owner, Pattern]] = []
        self._by_number: list[tuple[Owner, Pattern]] = []
        for owner, pattern in patterns:
            self._add(owner, pattern)
        self._endings = tuple({ending for part, _, _ in self._by_shape for ending in part.endings})
        self._starts = tuple({start for part, _, _ in self._by_shape for start in part.starts})

    def _add(self, owner: Owner, pattern: Pattern) -> None:
        first = next(part for part in pattern.parts if not part.edge)
        second = pattern.parts[1] if len(pattern.parts) > 1 else Part()
        if first is pattern.parts[0] and _is_plain(first) and _is_plain(second):
            # `de`, `in` and `een` start many patterns: their second word is what tells
            for word in first.words:
                for following in second.words:
                    self._by_pair.setdefault((word, following), []).append((owner, pattern))
            return
        for word in first.words:
            self._by_word.setdefault(word, []).append((owner, pattern))
        if first.endings or first.starts:
            self._by_shape.append((first, owner, pattern))
        if "getal" in first.classes:
            self._by_number.append((owner, pattern))

    def find(self, tokens: Sequence[Token]) -> dict[Owner, list[Hit]]:
        """What was found for each owner, by place; of those that start at the same word only the longest."""
        found: dict[Owner, list[Hit]] = {}
        for index, token in enumerate(tokens):
            following = tokens[index + 1].low if index + 1 < len(tokens) else ""
            for owner, pattern in self._candidates(token, following):
                parts = pattern.parts
                if len(parts) > 1 and not parts[0].edge and not _can_go_on(parts[1], tokens, index + 1):
                    continue
                last = _match(parts, 0, tokens, index) if len(parts) > 1 else index
                if last is None:
                    continue
                hits = found.setdefault(owner, [])
                if not hits or last > hits[-1].last:
                    if hits and hits[-1].first == index:
                        hits.pop()
                    hits.append(Hit(index, last, pattern))
        return found

    def _candidates(self, token: Token, following: str) -> Sequence[tuple[Owner, Pattern]]:
        low = token.low
        known = self._by_word.get(low, ())
        if paired := self._by_pair.get((low, following)):
            known = (*known, *paired)
        if token.soort is Tokensoort.GETAL:
            return (*known, *self._by_number)
        if low.endswith(self._endings) or low.startswith(self._starts):
            shaped = [
                (owner, each) for part, owner, each in self._by_shape if part.takes(token) and low not in part.words
            ]
            return (*known, *shaped)
        return known


_MOST_PAIRS = 40


def _is_plain(part: Part) -> bool:
    """Whether a part is nothing but a few words."""
    return 0 < len(part.words) <= _MOST_PAIRS and not (
        part.endings or part.starts or part.gap or part.edge or part.maybe or part.classes
    )


def _can_go_on(part: Part, tokens: Sequence[Token], index: int) -> bool:
    """Whether the second part of a pattern can be here: most cannot, which saves looking further."""
    return part.gap > 0 or part.maybe or part.edge != "" or (index < len(tokens) and part.takes(tokens[index]))


def _match(parts: Sequence[Part], number: int, tokens: Sequence[Token], index: int) -> int | None:
    """The last token of this pattern when it starts here, or None."""
    if number == len(parts):
        return index - 1
    part = parts[number]
    if part.edge == "begin":
        return _match(parts, number + 1, tokens, index) if index == 0 else None
    if part.edge == "einde":
        ends = (
            index == len(tokens)
            or tokens[index].soort is Tokensoort.TEKEN
            or tokens[index].clause != tokens[index - 1].clause
        )
        return _match(parts, number + 1, tokens, index) if ends else None
    if part.gap:
        return _match_after_gap(parts, number, tokens, index)
    if index < len(tokens) and part.takes(tokens[index]):
        found = _match(parts, number + 1, tokens, index + 1)
        if found is not None:
            return found
    return _match(parts, number + 1, tokens, index) if part.maybe else None


def _match_after_gap(parts: Sequence[Part], number: int, tokens: Sequence[Token], index: int) -> int | None:
    for skipped in range(parts[number].gap + 1):
        at = index + skipped
        if at >= len(tokens) or tokens[at].clause != tokens[index - 1].clause:
            return None
        found = _match(parts, number + 1, tokens, at)
        if found is not None:
            return found
    return None
