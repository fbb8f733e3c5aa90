"""The forms of a Dutch word, from its dictionary form and its irregular parts.

Regular verbs follow the spelling rules of the Taalunie (doubling of vowels and consonants, 't kofschip).
"""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language.woordgroepen import lijst

_VOWELS = "aeiouyéëïöü"
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x", "c")
_UNSTRESSED_PREFIXES = tuple(lijst("inflection", "onbeklemtoond_voorvoegsel"))
# -eren, -elen, -enen and -emen with a toneless e keep it single: verbeter, ontwikkel; else it doubles: stimuleer
_TONELESS = re.compile(
    r"(?:(?:bet|grot|meerd|mind|vord|and|lev|luist|hind|wond|zek|inn|twijf|offr|wint|zuiv|vern|schitt|fluist|ank|keld"
    r"|wap|herst|dond|klet|schilf|lijst|maj|mak|pleist|bold|ked|timm|clust|kluist|dobb|mopp|wapp|kwett|sling|voed|sluim|schem|cijf|piet|spett|pulv|mank|filt|schild|schuld|mask|nad)er"
    r"|[aeiou][^aeiou]+(?<!st)(?<!sp)(?<!d)el|(?:handel|wandel|middel|bundel|schakel)"
    r"|(?:op|tek|rek|oef|reg|zeg|erk|ord|eff)en|(?:ad|wad)em|monitor|sponsor)$"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb without its separable part."""

    infinitive: str
    stem: str
    singular: str
    past: tuple[str, ...]
    participle: str

    @property
    def finite(self) -> frozenset[str]:
        """Every form that can be the verb of a main clause; the plural is spelled like the infinitive."""
        return frozenset((self.infinitive, self.stem, self.singular, *self.past))


@cache
def verb(entry: str) -> Verb:
    """The forms of `streven`, or of `geven: gaf gaven gegeven` where the past is irregular."""
    infinitive, _, parts = entry.partition(":")
    infinitive = infinitive.strip()
    stem = _stem(infinitive)
    singular = stem if stem.endswith("t") else stem + "t"
    given = parts.split()
    if given:
        return Verb(infinitive, stem, singular, tuple(given[:-1]), given[-1])
    end = "t" if _root(infinitive).endswith(_VOICELESS) else "d"
    prefix = "" if infinitive.startswith(_UNSTRESSED_PREFIXES) else "ge"
    body = stem if stem.endswith(end) else stem + end
    if prefix and body[:1] in "ei" and body[:2] not in ("ei", "ie"):
        body = {"e": "ë", "i": "ï"}[body[0]] + body[1:]
    participle = prefix + body
    return Verb(infinitive, stem, singular, (stem + end + "e", stem + end + "en"), participle)


def _root(infinitive: str) -> str:
    """The infinitive without its ending, consonants as they are spelled there: `lev`, `zett`, `bouw`."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def _stem(infinitive: str) -> str:
    if not infinitive.endswith("en") or infinitive.endswith(("doen", "zien")):
        return infinitive[:-1]  # gaan, doen, zien
    root = _root(infinitive)
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        root = root[:-1]
    elif (
        len(root) > 1
        and root[-1] not in _VOWELS
        and root[-1] not in "wx"
        and root[-2] in "aeouë"
        and (len(root) < 3 or root[-3] not in _VOWELS or root[-3:-1] in ("ue", "eo") or root[-2] == "ë")
        and not _TONELESS.search(root)
    ):
        root = root[:-1] + {"ë": "e"}.get(root[-2], root[-2]) + root[-1]
    return {"v": root[:-1] + "f", "z": root[:-1] + "s"}.get(root[-1:], root)


def adjective(word: str) -> tuple[str, ...]:
    """An adjective with its inflected form and its superlative: `goed`, `goede`, `goedste`.

    Not the comparative: *beter* promises a change, which is another rule's question than praise.
    """
    if word.endswith(("e", "en")):
        return (word,)
    return (word, _longer(word) + "e", word + "st", word + "ste")


def noun(word: str) -> tuple[str, ...]:
    """A noun with its plurals, the probable one and the harmless others."""
    if word.endswith("heid"):
        return (word, word[:-4] + "heden")
    if word.endswith(("ie", "ee")):
        return (word, word + "s", word + "ën")
    if word.endswith(("a", "i", "o", "u", "y")):
        return (word, word + "'s")
    if word.endswith("e"):
        return (word, word + "s", word + "n")
    if word.endswith("or"):
        return (word, word + "s", word + "en")
    if word.endswith(("el", "er", "em", "en", "aar", "je", "eur")):
        return (word, word + "s", _longer(word) + "en")
    return (word, _longer(word) + "en", word + "s")


def _longer(word: str) -> str:
    """The word as it is spelled before an ending with a vowel: `plaats`, `vaag` gives `vag`, `los` gives `loss`."""
    if len(word) > 3 and word[-1] not in _VOWELS and word[-2] == word[-3] and word[-2] in "aeou":
        word = word[:-2] + word[-1]
    elif (
        len(word) > 2
        and word[-1] not in _VOWELS
        and word[-1] not in "wxhjq"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
        and not word.endswith(("ig", "lijk", "el", "er", "en", "em", "ing", "aat", "elijk"))
    ):
        return word + word[-1]
    return {"f": word[:-1] + "v", "s": word[:-1] + "z"}.get(word[-1], word) if word[-2] in _VOWELS else word
