"""Two results in one sentence: a second main verb, with an object of its own, after *en*."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language import finite
from pipeline.language.regel import Vondst
from pipeline.language.structures.naamwoordstijl import is_action_noun, packed_actions
from pipeline.language.tokens import Tokensoort
from pipeline.language.woordgroepen import lijst

if TYPE_CHECKING:
    from pipeline.language.regel import Taalregel
    from pipeline.language.zin import OntleedeZin

_JOINS = lijst("een_boodschap", "voegt_samen")
_SUBJECT_REACH = 5  # words of a second subject and its verb: `de kinderen van de wijk krijgen`
_TAKEN_UP = lijst("een_boodschap", "neemt_weer_op")
_EXPLAINS = lijst("een_boodschap", "legt_uit")
_CHANGES = tuple(lijst("een_boodschap", "verandert_begin"))
_MODALS = lijst("een_boodschap", "modaal")
_NO_OBJECT = lijst("een_boodschap", "zonder_voorwerp")
_MORE = lijst("een_boodschap", "meer_of_minder")
_MOST_JOINS = 20  # the time of one sentence is limited; no reader gets that far


def find(zin: "OntleedeZin", regel: "Taalregel") -> Iterator[Vondst]:
    """The word that joins two promises."""
    for hit in zin.patronen(regel.id):
        yield Vondst(hit.first, hit.last)
        return
    nouns = [(hit.first, hit.last) for hit in zin.gevonden("naamwoordstijl")]
    nouns += [(found.first, found.last) for found in packed_actions(zin)]
    joins = [index for index, token in enumerate(zin.tokens[:-1]) if index and token.low in _JOINS]
    for index in joins[:_MOST_JOINS]:
        if _joins_two(zin, index, nouns):
            yield Vondst(index, index)
            return


def _joins_two(zin: "OntleedeZin", index: int, nouns: list[tuple[int, int]]) -> bool:
    main = zin.hoofdwerkwoord
    if _two_nouns(zin, index, nouns):
        return True
    if main is None:
        return _two_infinitives(zin, index) or _two_measures(zin, index)
    if main > index or index - main < 2:
        return False
    if _in_subordinate(zin, main + 1, index):
        return False
    if zin.low(main) in _MODALS and _two_infinitives(zin, index, main + 1):
        return True
    return _second_finite(zin, main, index)


def _second_finite(zin: "OntleedeZin", main: int, index: int) -> bool:
    """Whether the words after *en* hold a finite verb of their own, directly or after a short subject."""
    tokens, words = zin.tokens, zin.woorden
    between = [token for token in tokens[main + 1 : index] if token.soort is Tokensoort.WOORD]
    if _same_object(zin, index):
        return False
    if all(token.low in words.classes["onderwerpvorm"] or token.low in words.classes["bijwoord"] for token in between):
        return False
    following = index + 1
    while following < len(tokens) - 1 and tokens[following].low in words.classes["bijwoord"]:
        following += 1
    low = tokens[following].low
    if low in ("we", "wij"):
        return True
    after = zin.low(following + 1)
    if low in words.singulars:
        return not (low in _EXPLAINS and zin.low(main).startswith(_CHANGES))
    if low in words.infinitives and after and low not in words.classes["ook_naamwoord"]:
        if after in ("we", "wij", "ze"):
            return True
        is_plural = zin.low(main) in words.infinitives
        return (
            is_plural
            and (
                not words.is_infinitive(tokens[index - 1].low)
                or zin.has_class(index - 1, "ook_naamwoord")
                or zin.low(index - 2) == "te"
            )
            and after not in ("van", ".", "en", ",")
        )
    for position in range(following + 1, min(following + _SUBJECT_REACH, len(tokens))):
        if finite.opens_subordinate(tokens, position, words) or tokens[position].soort is Tokensoort.TEKEN:
            return False
        if tokens[position].low in words.singulars:
            return tokens[following].low not in words.classes["voorzetsel"] or position - following > 1
        if (
            tokens[position].low in words.infinitives
            and tokens[position - 1].low.endswith(("en", "s"))
            and zin.has_class(following, "lidwoord")
        ):
            return position + 1 < len(tokens) and tokens[position + 1].soort is Tokensoort.WOORD
    return False


def _same_object(zin: "OntleedeZin", index: int) -> bool:
    """Whether the second verb takes up what the first did: `We meten de hitte en tonen die op een kaart`."""
    if zin.low(index + 2) in ("we", "wij"):
        return zin.low(index + 3) in _TAKEN_UP
    ours = any(token.low in ("we", "wij") for token in zin.tokens[:index])
    return zin.low(index + 2) in (_TAKEN_UP | {"ze"} if ours else _TAKEN_UP)


def _in_subordinate(zin: "OntleedeZin", start: int, end: int) -> bool:
    """Whether a subordinate clause or `om` is still open at *en*, so that the second verb may belong to it."""
    for position in range(end - 1, start - 1, -1):
        token = zin.tokens[position]
        if token.low == "," and zin.low(position - 1) in zin.woorden.singulars:
            return False  # the subordinate clause has ended
        if token.low in ("om", "door", "zonder") and _te_follows(zin, position, end):
            return not _purpose_has_ended(zin, position, end)
        if finite.opens_subordinate(zin.tokens, position, zin.woorden):
            return True
    return False


def _purpose_has_ended(zin: "OntleedeZin", start: int, end: int) -> bool:
    """Whether the verb after *en* belongs to `we` again: `… om het dorp te ontharden en planten bomen`."""
    words, following = zin.woorden, zin.low(end + 2)
    if zin.low(end - 2) != "te" or zin.low(end + 1) not in words.infinitives or not following.isalpha():
        return False
    if any(zin.has_class(end + 2, name) for name in ("voorzetsel", "voegwoord", "bijwoord")):
        return False
    return not _te_follows(zin, end, end + 4) and start > 0


def _te_follows(zin: "OntleedeZin", start: int, end: int) -> bool:
    return any(zin.low(position) == "te" for position in range(start, min(end + 8, len(zin.tokens))))


def _two_infinitives(zin: "OntleedeZin", index: int, start: int = 0) -> bool:
    """`Energie besparen en afval verminderen`: an infinitive on both sides of *en*, each with an object of its own."""
    tokens, words = zin.tokens, zin.woorden
    before = [i for i in range(start, index) if _is_action(zin, i) or (zin.low(i) == "zijn" and i == index - 1)]
    after = [i for i in range(index + 1, len(tokens)) if _is_action(zin, i)]
    if after and any(zin.low(i) in ("om", "door", "zonder", "dat", "die", "via") for i in range(index + 1, after[0])):
        return False
    if not before or not after or any(token.low in ("om", "door", "dat", "die") for token in tokens[start:index]):
        return False
    if before[-1] == 0 and index == 1:
        return after[0] > index + 1 or zin.low(index + 1) in words.classes["voorzetsel"]
    if before[-1] == index - 1 and after[0] == index + 1:
        return False  # one object: `verenigingen ondersteunen en aanmoedigen om …`
    own_object_before = before[-1] < index - 1 or before[0] > start
    own_object_after = any(_can_be_object(zin, i) for i in range(index + 1, after[0])) or after[0] < len(tokens) - 2
    return own_object_before and own_object_after


def _can_be_object(zin: "OntleedeZin", index: int) -> bool:
    """Whether this word is more than an adverb: `vernieuwen en verder uitbouwen` has one object."""
    return zin.tokens[index].soort is not Tokensoort.TEKEN and not (
        zin.has_class(index, "bijwoord") or zin.low(index) in _NO_OBJECT
    )


def _is_action(zin: "OntleedeZin", index: int) -> bool:
    low = zin.low(index)
    if (
        not zin.woorden.is_infinitive(low)
        or (index and low in zin.woorden.classes["ook_naamwoord"])
        or low in ("zijn", "worden", "kunnen", "leven", "wonen")
    ):
        return False
    return zin.low(index - 1) not in zin.woorden.classes["lidwoord"] or zin.low(index - 1) == "het"


def _two_measures(zin: "OntleedeZin", index: int) -> bool:
    """`Minder afval en betere lucht`, `20 % minder afval en 5 % meer groen`: in a title, a measure on both sides."""
    start = index + 1
    if zin.low(start) in _MORE:
        return any(zin.low(position) in _MORE for position in range(index - 1))
    return any(first == start for first, _ in zin.hoeveelheden) and any(
        last < index - 1 for _, last in zin.hoeveelheden
    )


def _two_nouns(zin: "OntleedeZin", index: int, nouns: list[tuple[int, int]]) -> bool:
    """`Uitbouw van het fietsnet en versterking van de wijken`: a packed action on both sides."""
    if zin.has_class(index - 1, "daad") or is_action_noun(zin, zin.low(index - 1)):
        return False  # `realisatie van de aanleg en inrichting van een park`
    before = any(last < index - 1 and not _another_preposition(zin, last + 1, index) for _, last in nouns)
    after = any(index < first <= index + 3 for first, _ in nouns)
    return before and after


def _another_preposition(zin: "OntleedeZin", start: int, end: int) -> bool:
    """Whether *en* may join what another preposition holds: `uitbouw van een net voor opvang en begeleiding van …`."""
    return any(zin.has_class(i, "voorzetsel") and zin.low(i) != "van" for i in range(start, end))
