"""An action packed in a noun: `het realiseren van`, `de uitbouw van`, `verhoging van`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.regel import Vondst
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_WITH_VAN = lijst("naamwoordstijl", "met_van")
_ORDINARY = frozenset(("leven", "eten", "vermogen", "verleden"))
_WHEN = ("bij", "na", "tijdens", "sinds")
_NO_OBJECT = ("voorzetsel", "voegwoord", "bijwoord", "onderschikkend")
_MEANS = ("door", "via", "met")
_ENDINGS = tuple(lijst("naamwoordstijl", "uitgang"))


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """Each packed action with its *van*, and an infinitive that opens a title with its object behind it."""
    for hit in zin.patronen(regel.id):
        if zin.low(hit.first) == "inzet" and any(zin.low(hit.first - back) in _MEANS for back in range(1, 5)):
            continue  # `door de inzet van` is a fault of its own: instrument
        if _is_setting(zin, hit.first):
            continue
        yield Vondst(hit.first, hit.last)
    if _is_telegram(zin):
        yield Vondst(0, 0)
    yield from packed_actions(zin)


def packed_actions(zin: "OntleedeZin") -> Iterator[Vondst]:
    """The packed actions that their form gives away, without the word list of the rule."""
    for index, token in enumerate(zin.tokens):
        low = token.low
        if token.soort is not Tokensoort.WOORD:
            continue
        packed = is_action_noun(zin, low) and _van_follows(zin, index) and not _is_setting(zin, index)
        if packed or (
            zin.low(index - 1) == "het"
            and low not in _ORDINARY
            and zin.woorden.is_infinitive(low)
            and _is_nominal(zin, index)
        ):
            yield Vondst(index - 1 if zin.has_class(index - 1, "lidwoord") else index, index)
        elif index == 0 and zin.hoofdwerkwoord is None and zin.woorden.is_infinitive(low) and _has_object_behind(zin):
            yield Vondst(0, 0)
        elif (
            zin.woorden.is_infinitive(low)
            and zin.low(index + 1) == "van"
            and low not in _WITH_VAN
            and _is_a_noun_here(zin, index)
        ):
            yield Vondst(index, index)


def _is_setting(zin: "OntleedeZin", index: int) -> bool:
    """Whether a noun only says when: `bij elke heraanleg van een straat`; or belongs to `met behoud van`."""
    before = {zin.low(index - 1), zin.low(index - 2)}
    return not before.isdisjoint(_WHEN) or (zin.low(index) == "behoud" and zin.low(index - 1) == "met")


def _is_telegram(zin: "OntleedeZin") -> bool:
    """Whether a title starts with an action and names its object at once: `Aanleg fietspad`, `Uitbreiding sporthal`."""
    if zin.hoofdwerkwoord is not None or len(zin.tokens) < 2:
        return False
    first, second = zin.tokens[0].low, zin.tokens[1]
    closed = zin.woorden.classes
    if first not in closed["daad"] and not is_action_noun(zin, first):
        return False
    return second.soort is Tokensoort.WOORD and not any(second.low in closed[name] for name in _NO_OBJECT)


def _is_a_noun_here(zin: "OntleedeZin", index: int) -> bool:
    """Whether an infinitive before `van` is a noun: in a title, or after a word that no verb follows."""
    before = zin.low(index - 1)
    if before in ("te", "werk") or zin.has_class(index, "ook_naamwoord") or index == zin.hoofdwerkwoord:
        return False
    if zin.low(index + 2)[:1].isdigit() and not {"naar", "tot"}.isdisjoint(_lows(zin, index + 3, index + 7)):
        return False  # `verhogen van 120 naar 200`
    closed = zin.woorden.classes
    return zin.hoofdwerkwoord is None or before in closed["voorzetsel"] or before in ("het", "en", "of", ",")


def _lows(zin: "OntleedeZin", start: int, end: int) -> set[str]:
    return {zin.low(position) for position in range(start, end)}


def is_action_noun(zin: "OntleedeZin", low: str) -> bool:
    """Whether a noun names an action: by its ending, unless it is an ordinary noun such as *woning*."""
    if not low.endswith(_ENDINGS) or len(low) <= 6:
        return False
    ordinary = zin.woorden.classes["gewoon_naamwoord"]
    return low not in ordinary and not low.endswith(zin.woorden.long_ordinary_nouns)


def _van_follows(zin: "OntleedeZin", index: int) -> bool:
    """Whether `van` follows, directly or after `en` and a second noun: `beheer en onderhoud van`."""
    if zin.low(index + 1) == "van":
        return True
    return zin.low(index + 1) in ("en", "of", "&") and zin.low(index + 3) == "van"


def _is_nominal(zin: "OntleedeZin", index: int) -> bool:
    """Whether `het` belongs to this infinitive: not `omdat ze het vinden`."""
    following = zin.low(index + 1)
    return (
        following in zin.woorden.classes["voorzetsel"] or not following or (following in (".", ",", "en") and index < 3)
    )


def _has_object_behind(zin: "OntleedeZin") -> bool:
    """Whether a title starts with the infinitive and goes on: `Opmaken van een lijst`, `Opmaken mobiliteitsplan`."""
    following = zin.low(1)
    if zin.low(0) in _WITH_VAN:
        return False
    if not following or zin.has_class(0, "ook_naamwoord"):
        return following == "van"
    closed = zin.woorden.classes
    if zin.woorden.is_infinitive(following) and following not in closed["ook_naamwoord"]:
        return False  # `Blijven bouwen aan …`
    return following == "van" or (following not in closed["voorzetsel"] and following not in closed["onderschikkend"])
