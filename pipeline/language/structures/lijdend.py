"""*worden* or *zijn* with a past participle, and nobody who does it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_WORDEN = lijst("lijdend", "worden_en_komen")
_ZIJN = lijst("lijdend", "zijn")
_REACH = 30  # words: a whole sentence of some length, for Dutch puts the participle last
_NOBODY = lijst("lijdend", "niemand")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The auxiliary with its participle."""
    for index, token in enumerate(zin.tokens):
        if token.low in _WORDEN:
            other = _participle(zin, index, both_ways=True)
        elif token.low in _ZIJN and not zin.has_class(index - 1, "wij") and not zin.has_class(index + 1, "wij"):
            other = _participle(zin, index, both_ways=False)
        else:
            continue
        if other is not None and not _has_actor(zin, index, other):
            yield Vondst(min(index, other), max(index, other))
            return


def _participle(zin: "OntleedeZin", index: int, *, both_ways: bool) -> int | None:
    """The participle that goes with this auxiliary: at the end of its clause, or just before the auxiliary."""
    words, tokens = zin.woorden, zin.tokens
    aside = False
    for position in range(index + 1, min(index + _REACH, len(tokens))):
        low = tokens[position].low
        if tokens[position].soort is Tokensoort.TEKEN and low in ".;:":
            break
        if aside:
            aside = low != ","
            continue
        if _is_participle(zin, low, with_worden=both_ways) and _stands_alone(zin, position):
            if not both_ways and zin.woorden.is_infinitive(low) and _modal_near(zin, position):
                continue  # `waar mensen zich kunnen ontspannen`
            return position
        if position > index + 1 and low in words.classes["opent_zinsdeel"]:
            aside = True
    if both_ways or (index and zin.low(index - 1) not in words.classes["vormen"]):
        for position in (index - 1, index - 2):
            if (
                position >= 0
                and _is_participle(zin, zin.low(position), with_worden=both_ways)
                and (both_ways or position == index - 1)
                and (
                    position == index - 1
                    or zin.low(index - 1) in ("te", "zal", "zullen", "kan", "kunnen", "moet", "moeten")
                )
            ):
                return position
    return None


def _is_participle(zin: "OntleedeZin", low: str, *, with_worden: bool) -> bool:
    words = zin.woorden
    if not with_worden:
        return words.is_participle(low) and low not in words.classes["toestand_met_zijn"]
    bare = words.without_particle(low)
    looks = bare.startswith("ge") and len(bare) > 5 and bare.endswith(("d", "t", "en"))
    return words.is_participle(low) or (looks and low not in words.classes["geen_deelwoord"])


def _modal_near(zin: "OntleedeZin", position: int) -> bool:
    """Whether a verb such as `kunnen` stands before what is spelled like a participle."""
    return any(
        zin.low(before) in ("kunnen", "kan", "willen", "moeten", "zich") for before in range(position - 3, position)
    )


def _stands_alone(zin: "OntleedeZin", position: int) -> bool:
    """Whether a participle is a verb here: not between an article and its noun (`een versterkt team`)."""
    following = zin.low(position + 1)
    before = zin.low(position - 1)
    if not following or zin.tokens[position + 1].soort is Tokensoort.TEKEN:
        return True
    closed = zin.woorden.classes
    if before in closed["lidwoord"] or (before in closed["bezit"] and before != "zijn"):
        return False
    return (
        following in closed["voorzetsel"]
        or following in closed["voegwoord"]
        or following in closed["bijwoord"]
        or following in closed["lidwoord"]
        or following in closed["onderschikkend"]
        or following in closed["vormen"]
        or following in ("worden", "zijn", "zullen", "kunnen", "moeten", "als", "om")
    )


def _has_actor(zin: "OntleedeZin", first: int, last: int) -> bool:
    """Whether `door` names who does it, close to the verb; `door te …` is a means."""
    low, high = min(first, last), max(first, last)
    for position in range(max(0, low - 4), min(high + 3, len(zin.tokens) - 1)):
        if zin.low(position) == "door":
            following = zin.low(position + 1)
            return following != "te" and not following.endswith("ing") and following not in ("middel", "het")
    return False
