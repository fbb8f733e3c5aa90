"""The closed word lists of `woorden/*.yaml`, with the forms of the verbs made once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from pipeline.language import inflection
from pipeline.language.tokens import VERBORGEN
from pipeline.own_data import names_of, read_data

FOLDER = "language/woorden"

_AUXILIARIES = ("zijn", "hebben", "worden", "zullen", "kunnen", "mogen", "moeten", "willen")
JAREN = range(1950, 2101)  # what four digits can be the year of, in a plan of a city
# Letters: a shorter word ends too many other words to be looked for inside them.
_SHORTEST_PEOPLE, _SHORTEST_NOUN = 6, 7
_SHORTEST_VERB = 4  # what is left of a separable verb: `doen` of `aandoen`


@dataclass(frozen=True)
class Woorden:
    """Word classes by name, and the verbs that the rules know."""

    classes: Mapping[str, frozenset[str]]
    verbs: Mapping[str, str]

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """The dictionary forms, which are also the plurals of the present."""
        return frozenset(self.verbs)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The forms of `ik` and of the imperative."""
        return frozenset(inflection.verb(entry).stem for entry in self.verbs.values())

    @cached_property
    def participles(self) -> frozenset[str]:
        """The past participles."""
        return frozenset(inflection.verb(entry).participle for entry in self.verbs.values())

    @cached_property
    def singulars(self) -> frozenset[str]:
        """Forms that are the verb of their clause, whatever stands around them."""
        forms = {inflection.verb(entry).singular for entry in self.verbs.values()} | self.classes["vormen"]
        for name in _AUXILIARIES:
            forms.update(inflection.verb(self.verbs[name]).past)
        return (frozenset(forms) - self.participles - self.classes["twijfelvorm"]) | self.classes["vormen"]

    @cached_property
    def pasts(self) -> frozenset[str]:
        """Past forms of the singular: in goals they stand in subordinate clauses only."""
        return frozenset(inflection.verb(entry).past[0] for entry in self.verbs.values()) - (
            self.singulars | self.classes["geen_verleden"]
        )

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Forms of the singular that can also be a participle, a noun or an adjective."""
        return frozenset(inflection.verb(entry).singular for entry in self.verbs.values()) - self.singulars

    @cached_property
    def concrete(self) -> frozenset[str]:
        """All forms of the verbs whose result anybody can see: bouwen, openen, planten."""
        forms: set[str] = set()
        for name in self.classes["concreet"]:
            made = inflection.verb(self.verbs.get(name, name))
            forms.update((made.infinitive, made.singular, made.participle, made.infinitive + "d"))
        joined = {
            f"{particle}{form}"
            for particle in ("aan", "ver", "heraan")
            for form in ("leggen", "legt", "gelegd", "planten", "kopen")
        }
        return frozenset(forms | joined)

    @cached_property
    def things(self) -> tuple[str, ...]:
        """Buildings, roads and the like, which also end compounds: `plein`, `stationsplein`."""
        return tuple(self.classes["ding"])

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Names of people in the plural that also end compounds: `bewoners`, `buurtbewoners`."""
        return tuple(noun for noun in self.classes["mensen"] if len(noun) >= _SHORTEST_PEOPLE)

    @cached_property
    def long_ordinary_nouns(self) -> tuple[str, ...]:
        """Nouns such as `vergunning` that also end compounds."""
        return tuple(noun for noun in self.classes["gewoon_naamwoord"] if len(noun) >= _SHORTEST_NOUN)

    def without_particle(self, word: str) -> str:
        """`voeren` for `uitvoeren`; the word itself when it has no separable part that we know."""
        return _without_particle(word, self.classes["eerste_deel"]) if len(word) > _SHORTEST_VERB else word

    def is_infinitive(self, word: str) -> bool:
        """Whether this is the dictionary form of a known verb, separable ones included."""
        return word in self.infinitives or self.without_particle(word) in self.infinitives

    def is_participle(self, word: str) -> bool:
        """Whether this is a past participle of a known verb, or looks like one that nothing else looks like."""
        bare = self.without_particle(word)
        return (
            word in self.participles or bare in self.participles or (bare.startswith("ge") and bare.endswith("eerd"))
        ) and word not in self.classes["geen_deelwoord"]


@lru_cache(maxsize=4096)
def _without_particle(word: str, particles: frozenset[str]) -> str:
    for length in range(len(word) - _SHORTEST_VERB, 1, -1):
        if word[:length] in particles:
            return word[length:]
    return word


def _numerals() -> Iterator[str]:
    """The numbers in words from 21 to 99: `vijfentwintig`, `tweeëndertig`."""
    tens = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
    ones = ("eenen", "tweeën", "drieën", "vieren", "vijfen", "zesen", "zevenen", "achten", "negenen")
    for ten in tens:
        for one in ones:
            yield one + ten


@cache
def woorden() -> Woorden:
    """The word lists."""
    lists: dict[str, str] = {}
    for name in names_of(FOLDER):
        lists.update(read_data(f"{FOLDER}/{name}.yaml"))
    entries = [*lists.pop("zwak").split(), *lists.pop("sterk").splitlines()]
    verbs = {entry.partition(":")[0].strip(): entry.strip() for entry in entries}
    classes = {name: frozenset(text.split()) for name, text in lists.items()}
    classes["inf"] = frozenset(verbs)
    classes["telwoord"] |= frozenset(_numerals())
    classes["naam"] = frozenset((VERBORGEN,))
    names = frozenset(line.strip() for line in lists["gemeenten"].splitlines())
    return Woorden({**classes, "gemeenten": names, "jaar": frozenset(map(str, JAREN))}, verbs)
