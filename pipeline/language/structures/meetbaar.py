"""A doelstelling without a quantity, total or end state; an actie that only promises effort or `more`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language import finite
from pipeline.language.regel import Niveau, Vondst
from pipeline.language.structures.vaag_werkwoord import is_aside
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_WHOLLY = lijst("meetbaar", "geheel")
_HAS = lijst("meetbaar", "heeft")
_AWARDS = lijst("meetbaar", "prijs")
_GETS = lijst("meetbaar", "krijgt")
_KEEPS = tuple(lijst("meetbaar", "behoudt_begin"))
_RESHAPES = tuple(lijst("meetbaar", "hervormt_begin"))
_DELIVERS = tuple(lijst("meetbaar", "levert_begin"))  # `zorgen voor nieuwe voetpaden`, `werk maken van een loket`
_THING_REACH = 12  # words from `zorgen voor` to the thing that comes: `nieuwe en veilige … voetpaden`
_CHANGES = lijst("meetbaar", "verandert_meetbaar")


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The verb of the sentence (or the sentence itself), when nobody can check what it promises."""
    if not zin.tokens or _is_done(zin, regel):
        return
    if zin.niveau is Niveau.DOEL:
        if not (zin.hoeveelheden or _checkable_total(zin) or _is_ready(zin)):
            yield Vondst(0, len(zin.tokens) - 1)
    elif not zin.hoeveelheden and not any(token.low in zin.woorden.concrete for token in zin.tokens):
        vague = [
            hit
            for hit in zin.gevonden("vaag-werkwoord")
            if not is_aside(zin, hit.first) and not _delivers(zin, hit.first, hit.last)
        ]
        vague += zin.gevonden("beeldspraak")
        vague += [
            hit
            for hit in zin.patronen(regel.id)
            if (hit.first == 0 or zin.hoofdwerkwoord in (None, hit.first, hit.last) or zin.gevonden("wens"))
            and not _has_known_object(zin, hit.first)
        ]
        more = _comparative(zin)
        if vague:
            yield Vondst(vague[0].first, vague[0].last)
        elif more is not None:
            yield more


def _is_done(zin: "OntleedeZin", regel: "Taalregel") -> bool:
    """Whether something happens that can be looked up later; a doelstelling says by when, and does not praise it."""
    return any(
        zin.niveau is not Niveau.DOEL
        or zin.low(hit.first) == "binnen"
        or (zin.termijnen and not zin.gevonden("leeg-woord"))
        for hit in zin.uitzonderingen(regel.id)
    )


def _checkable_total(zin: "OntleedeZin") -> bool:
    """Whether `alle`, `elk` or `geen enkel` goes with a property that can be checked (guideline, 5.5)."""
    vague = zin.woorden.classes["vaag_doel"]
    if not zin.termijnen:
        if zin.hoofdwerkwoord is None and not any(token.low in zin.woorden.singulars for token in zin.tokens):
            return False
        vague |= zin.woorden.classes["vaag_zonder_termijn"]
    if zin.totalen:
        if not zin.termijnen and all(zin.low(first) in _WHOLLY for first, _ in zin.totalen):
            return False
        if not any(_counts(zin, first) for first, _ in zin.totalen):
            return False
        return not (
            any(token.low in vague for token in zin.tokens)
            or zin.gevonden("leeg-woord")
            or (zin.gevonden("vaag-werkwoord") and not zin.termijnen)
        )
    return (
        any(token.low == "iedereen" for token in zin.tokens)
        and bool(zin.termijnen)
        and zin.hoofdwerkwoord is not None
        and not any(token.low in vague for token in zin.tokens)
    )


def _counts(zin: "OntleedeZin", first: int) -> bool:
    """Whether a total says something of its group; in `veiliger in alle wijken` it only says where."""
    if not zin.has_class(first - 1, "voorzetsel"):
        return True
    return zin.hoofdwerkwoord is not None and not any(token.low in _CHANGES for token in zin.tokens)


def _is_ready(zin: "OntleedeZin") -> bool:
    """Whether a thing is there: `Tegen 2028 is het zwembad open`, `We bouwen een nieuwe school`."""
    if zin.gevonden("vaag-werkwoord"):
        return False
    if any(token.low in _AWARDS for token in zin.tokens) and any(token.low in _GETS for token in zin.tokens):
        return True
    built = any(token.low in zin.woorden.concrete for token in zin.tokens)
    has_thing = any(_is_new_thing(zin, index) for index in range(len(zin.tokens)))
    if not zin.termijnen:
        return built and has_thing
    return (
        built
        or any(token.low in zin.woorden.classes["afgewerkt"] for token in zin.tokens)
        or (has_thing and any(token.low in _HAS for token in zin.tokens) and not zin.gevonden("leeg-woord"))
    )


def _delivers(zin: "OntleedeZin", first: int, last: int) -> bool:
    """Whether this vague verb brings a new thing that can be seen: `We zorgen voor nieuwe voetpaden`."""
    return zin.low(first).startswith(_DELIVERS) and any(
        _is_new_thing(zin, index) for index in range(last, min(last + _THING_REACH, len(zin.tokens)))
    )


def _has_known_object(zin: "OntleedeZin", verb: int) -> bool:
    """Whether the verb has an object that can be seen: `We verlagen de stoepranden`, `We beheren het archief`."""
    behind = range(verb + 1, min(verb + 5, len(zin.tokens)))
    low = zin.low(verb)
    if low.startswith(_KEEPS):
        return any(zin.has_class(index, "lidwoord") for index in behind[:2])
    return low.startswith(_RESHAPES) and any(zin.low(index).endswith(zin.woorden.things) for index in behind)


def _is_new_thing(zin: "OntleedeZin", index: int) -> bool:
    """Whether this word names a building, road or the like that is not there yet: `nieuwe voetpaden`, `een zwembad`."""
    is_new = zin.has_class(index - 1, "nieuw") or zin.has_class(index - 2, "nieuw")
    return is_new and zin.low(index).endswith(zin.woorden.things)


def _comparative(zin: "OntleedeZin") -> Vondst | None:
    """The comparative of an actie that says no more: `veiliger`, `harder`."""
    if zin.totalen:
        return None
    main = zin.hoofdwerkwoord
    for index, token in enumerate(zin.tokens):
        if main is not None and (
            token.clause != zin.tokens[main].clause or finite.opens_subordinate(zin.tokens, index, zin.woorden)
        ):
            if index > main:
                return None  # `We vragen bewoners wat beter kan`
            continue
        if _is_comparative(zin, index):
            return Vondst(index, index)
    return None


def _is_comparative(zin: "OntleedeZin", index: int) -> bool:
    """Whether this word says that something becomes or happens `more`: not `beter dan 2019`, not `de betere helft`."""
    low, following, more = zin.low(index), zin.low(index + 1), zin.woorden.classes["vergrotend"]
    if following == "dan":
        return False
    if index == 0 and zin.hoofdwerkwoord is None:
        return low in ("meer", "minder", "beter", "betere") or (low.endswith("ere") and low[:-1] in more)
    return low in more and not zin.has_class(index - 1, "lidwoord")
