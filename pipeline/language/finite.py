"""Where the verb of the main clause stands, found with closed lists and the order of words.

A part-of-speech tagger is not used: on titles and on sentences that start with *We* it errs exactly here. Forms in
-t and auxiliaries are certain; forms in -en are a verb of the sentence beside a subject such as *we*, or when they
follow a plural subject and either describe a state or have their object behind them.
"""

from collections.abc import Sequence

from pipeline.language.tokens import VERBORGEN, Token, Tokensoort
from pipeline.language.woorden import Woorden
from pipeline.language.woordgroepen import lijst

_SOMETIMES_SUBORDINATE = lijst("finite", "soms_onderschikkend")
_OPENS_AFTER_ALS = lijst("finite", "opent_bijzin_na_als")
_NO_CLAUSE_AFTER_WAAR = lijst("finite", "geen_bijzin_na_waar")
_PLURAL_PRONOUNS = lijst("finite", "meervoudig_voornaamwoord")
_ASKS = lijst("finite", "vraagt_voor_of")
_VERBS_TOO = lijst("finite", "ook_werkwoord")
_EACH = lijst("finite", "elk_van")
_NEAR = 15  # words between the two verbs of one subordinate clause: `leeft en … kansen krijgt`
_AFTER_A_CLAUSE = 6  # words between the verb of a subordinate clause and that of the sentence: `nodig hebben, krijgen`
_FRONTS = lijst("finite", "opent_vooraan")
_PARTICLES = lijst("finite", "partikel")
_FULL_STOP = frozenset(".!?…")
_NO_SUBJECT = ("voorzetsel", "voegwoord", "onderschikkend", "eerste_deel", "negatie", "ritme", "jaar")
_ARTICLES = lijst("finite", "lidwoord_voor_naamwoord")
_PLURAL_AUXILIARIES = lijst("finite", "meervoudig_hulpwerkwoord")
_OPENS_PLURAL = lijst("finite", "opent_meervoud")
_SINGULAR_PRONOUNS = lijst("finite", "enkelvoudig_voornaamwoord")


def main_verb(tokens: Sequence[Token], woorden: Woorden) -> int | None:
    """The index of the finite verb of the main clause, or None for a title."""
    open_clauses = 0
    absorbed_at = -3
    certain = [_is_certain(tokens, index, woorden) for index in range(len(tokens))]
    for index, token in enumerate(tokens):
        if opens_subordinate(tokens, index, woorden):
            open_clauses += 1
        elif certain[index]:
            if open_clauses and _is_inverted(tokens, index):
                return index
            if open_clauses:
                open_clauses, absorbed_at = open_clauses - 1, index
            elif not _joined(tokens, absorbed_at, index):
                return index
            else:
                absorbed_at = index
        elif open_clauses and token.low in woorden.doubtful and _closes(tokens, index):
            open_clauses, absorbed_at = open_clauses - 1, index  # `dat op een woning wacht, daalt`
        elif (
            0 < absorbed_at >= index - _AFTER_A_CLAUSE
            and _after(tokens, index, ",")
            and token.low in woorden.classes["onderwerp"]
        ):
            return index  # `Wie hulp nodig hebben, krijgen die`
        elif open_clauses and (
            token.low in woorden.pasts or (woorden.is_infinitive(token.low) and not _after(tokens, index, "te"))
        ):
            open_clauses, absorbed_at = open_clauses - 1, index
    return _plural_verb(tokens, woorden)


def _is_inverted(tokens: Sequence[Token], index: int) -> bool:
    """Whether `we` follows this verb after a comma: the main clause after a fronted subordinate one."""
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return following in ("we", "wij") and _after(tokens, index, ",")


def _joined(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether two verbs share a subordinate clause: `werkt of woont`, `leeft en kansen krijgt`; not `leeft daalt`."""
    if first < 0 or tokens[first + 1].low not in ("en", "of"):
        return False
    return second - first == 2 or (second - first < _NEAR and _closes(tokens, second))


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether this verb ends its clause, as verbs of a subordinate clause do."""
    return index + 1 == len(tokens) or tokens[index + 1].soort is Tokensoort.TEKEN


def opens_subordinate(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    """Whether a subordinate clause starts at this word."""
    low = tokens[index].low
    if low not in woorden.classes["onderschikkend"]:
        return False
    if low not in _SOMETIMES_SUBORDINATE:
        return True
    if index and tokens[index - 1].low in woorden.classes["onderschikkend"]:
        return False  # `wie dat vraagt`
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if index and tokens[index - 1].low in ("als", "zoals"):
        return False
    if low == "als":
        return following in _OPENS_AFTER_ALS
    if low == "of":
        return index > 0 and tokens[index - 1].low in _ASKS
    if index == 0:
        return False
    return not (low == "waar" and following in _NO_CLAUSE_AFTER_WAAR)


def _after(tokens: Sequence[Token], index: int, *words: str) -> bool:
    return index > 0 and tokens[index - 1].low in words


def _is_certain(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    low = tokens[index].low
    if tokens[index].soort is not Tokensoort.WOORD or _after(tokens, index, "te"):
        return False
    before = tokens[index - 1].low if index else ""
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if low in woorden.singulars:
        return before not in _ARTICLES or low in woorden.classes["vormen"]
    if low in _PLURAL_AUXILIARIES:
        return before not in ("om", "en", "of") and not _is_last(tokens, index)
    if low in woorden.infinitives and _is_fronted(tokens, index, woorden):
        return True
    if before in ("we", "wij") and index == 1 and low not in woorden.classes["bijwoord"]:
        return True
    if after in ("we", "wij") and low.endswith("n") and low not in woorden.classes["voorzetsel"]:
        return True
    if low in woorden.infinitives and (before in _PLURAL_PRONOUNS or after in _PLURAL_PRONOUNS or after == "zich"):
        return True
    if low in woorden.doubtful or low in woorden.stems:
        if before in ("ik", "je", "jij", "u") or after in ("ik", "je", "jij", "u"):
            return True
        if low in woorden.doubtful and (
            low in woorden.participles or (low in _VERBS_TOO and _object_follows(after, woorden))
        ):
            return _only_verb(tokens, index, woorden)
        return low in woorden.doubtful and (before in _SINGULAR_PRONOUNS or after in ("hij", "men"))
    bare = woorden.without_particle(low)
    return bare != low and bare in woorden.singulars and bare not in woorden.classes["samenstelling"]


def _is_last(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 == len(tokens) or (index + 2 == len(tokens) and tokens[index + 1].soort is Tokensoort.TEKEN)


def _is_fronted(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    """Whether a plural subject follows this form after a fronted phrase: `In 2031 liggen negen scholen …`."""
    closed = woorden.classes
    if not 0 < index < len(tokens) - 1:
        return False
    if tokens[index].low in closed["ook_naamwoord"] and not (
        _is_person(tokens[index + 1].low, woorden)
        and tokens[index - 1].low in (closed["tijdseenheid"] | closed["jaar"])
    ):
        return False
    opening, following = tokens[0].low, tokens[index + 1]
    is_time = opening in closed["ritme"] or (opening in _EACH and tokens[1].low in closed["tijdseenheid"])
    if opening not in closed["voorzetsel"] and opening not in closed["bijwoord"] and opening != "er" and not is_time:
        return False
    if _after(tokens, index, "en", "of", "het", "de", "een"):
        return False
    if opening == "er" and index == 1:
        return True
    if _is_person(tokens[index + 1].low, woorden) and not _is_last(tokens, index + 1):
        return True
    if (opening in _FRONTS or is_time) and (
        _its_particle_ends(tokens, index) or _bare_subject_follows(tokens, index, woorden)
    ):
        return True
    return (
        following.low in _OPENS_PLURAL
        or following.low in closed["telwoord"]
        or following.soort is Tokensoort.GETAL
        or (
            tokens[index].low in closed["onderwerp"]
            and following.soort is Tokensoort.WOORD
            and (following.low not in closed["voorzetsel"] or _is_date(tokens, index + 1, woorden))
            and (not woorden.is_infinitive(following.low) or following.low in closed["ook_naamwoord"])
        )
    )


def _bare_subject_follows(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    """Whether a plural noun stands right after this form and no infinitive: `In zes scholen oefenen ouders …`.

    Titles have their object before the verb, and behind it an infinitive, a preposition or nothing at all.
    """
    closed = woorden.classes
    following = tokens[index + 1]
    if following.soort is not Tokensoort.WOORD or following.low in closed["bijwoord"] or _is_last(tokens, index + 1):
        return False
    return (
        tokens[-1].low in _FULL_STOP
        and following.low.endswith(("en", "s"))
        and not woorden.is_infinitive(following.low)
        and not any(following.low in closed[name] for name in _NO_SUBJECT)
    )


def _is_person(low: str, woorden: Woorden) -> bool:
    """Whether this names people in the plural: `leerlingen`, `buurtbewoners`."""
    return low in woorden.classes["mensen"] or low.endswith(woorden.people)


def _is_date(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    """Whether `tegen 2030` stands here, which may come between a verb and its subject."""
    return index + 1 < len(tokens) and tokens[index + 1].low in woorden.classes["jaar"]


def _object_follows(following: str, woorden: Woorden) -> bool:
    """Whether an article or the like stands after `plant` or `start`, which no noun of a title has behind it."""
    closed = woorden.classes
    return (
        following in closed["lidwoord"]
        or following in closed["totaal"]
        or following in closed["telwoord"]
        or following in closed["kenmerkend"]
        or following.isdigit()
        or following in ("in", "op", "om", "met", "vanaf", "niemand", "iedereen")
    )


def _only_verb(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    """Whether `versterkt` is the verb here: nothing before it asks for a participle, and no auxiliary stands near."""
    before = tokens[index - 1].low if index else ""
    closed = woorden.classes
    if not before or before in closed["lidwoord"] or before in closed["bezit"] or before in closed["voorzetsel"]:
        return False
    clause = tokens[index].clause
    return not any(
        tokens[position].clause == clause and tokens[position].low in woorden.singulars and position != index
        for position in range(max(0, index - _NEAR), min(index + _NEAR, len(tokens)))
    )


def _plural_verb(tokens: Sequence[Token], woorden: Woorden) -> int | None:
    """A form in -en that is the verb of a plural subject at the start, as in `Leerlingen halen een diploma`."""
    closed = woorden.classes
    open_clauses = 0
    for index, token in enumerate(tokens):
        if opens_subordinate(tokens, index, woorden):
            open_clauses += 1
            continue
        if token.low not in woorden.infinitives or _after(tokens, index, "te", "het", "om", "en", "of"):
            continue
        if _is_inflected_noun(tokens, index, woorden) or _after(tokens, index, ","):
            continue
        if open_clauses:
            open_clauses -= 1
            continue
        if index == 0:
            continue
        if token.low == "laten" or not _has_plural_subject(tokens, index, woorden):
            return None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.low in closed["onderwerp"]:
            alone = following is None or following.low in (".", "", "en")
            if alone and token.low in ("zijn", "hebben", "worden", "blijven", "krijgen", "nemen", "doen"):
                return None  # `Zichtbaar en toegankelijk zijn`: a title
            return index
        if _people_do_this(tokens, index, woorden) or _its_particle_ends(tokens, index):
            return index
        if (
            following is None
            or following.soort is Tokensoort.TEKEN
            or following.low in closed["voorzetsel"]
            or following.low == "en"
        ):
            return None
        return index
    return None


def _its_particle_ends(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the first part of this verb ends its clause, as it does in a sentence: `vangen … regenwater op`."""
    clause = tokens[verb].clause
    last = max(position for position in range(verb, len(tokens)) if tokens[position].clause == clause)
    if tokens[last].soort is Tokensoort.TEKEN:
        last -= 1
    return last > verb + 1 and tokens[last].low in _PARTICLES


def _people_do_this(tokens: Sequence[Token], verb: int, woorden: Woorden) -> bool:
    """Whether people are the subject of a verb that is done to things: `Leerlingen bouwen in mei een insectenhotel`."""
    closed = woorden.classes
    if woorden.without_particle(tokens[verb].low) not in closed["met_ding"] or _is_last(tokens, verb):
        return False
    head = next((index for index in range(verb) if tokens[index].low in closed["voorzetsel"]), verb) - 1
    return head >= 0 and _is_person(tokens[head].low, woorden)


def _is_inflected_noun(tokens: Sequence[Token], index: int, woorden: Woorden) -> bool:
    """Whether a form in -en is a noun here: `grote werken`, `de fietsen`, `twee delen`."""
    before = tokens[index - 1].low if index else ""
    closed = woorden.classes
    if tokens[index].low not in closed["ook_naamwoord"]:
        return False
    return (
        not before
        or before in closed["lidwoord"]
        or before in closed["bezit"]
        or before in closed["kenmerkend"]
        or before in closed["voorzetsel"]
        or before in closed["telwoord"]
        or tokens[index - 1].soort is Tokensoort.GETAL
        or (before.endswith("e") and before != "armoede")
        or (index > 1 and tokens[index - 2].low == "een")
    )


def _within_a_phrase(tokens: Sequence[Token], article: int, woorden: Woorden) -> bool:
    """Whether this article follows a preposition in the subject: `Mensen met een beperking vinden …`."""
    if article < 2 or tokens[article - 1].low not in woorden.classes["voorzetsel"]:
        return False
    head = tokens[article - 2].low
    return tokens[0].low.endswith("en") or (head.endswith(("en", "s")) and not woorden.is_infinitive(head))


def _has_plural_subject(tokens: Sequence[Token], verb: int, woorden: Woorden) -> bool:
    """Whether what stands before this verb can be its subject, in the plural and without an article to the contrary."""
    closed = woorden.classes
    if verb > 1 and tokens[verb - 2].low in ("het", "een") and not _within_a_phrase(tokens, verb - 2, woorden):
        return False  # `Straten aanleggen en het verkeer verminderen`
    head = None
    joined = False
    if tokens[0].low in woorden.infinitives and tokens[0].low not in closed["ook_naamwoord"]:
        return False
    for index in range(verb):
        low, token = tokens[index].low, tokens[index]
        if index == 0 and (low in closed["voorzetsel"] or low in ("aantal", "percentage", "aandeel", "het")):
            return False
        if low in closed["voorzetsel"] and head is not None:
            break
        if low == "en" and head is not None:
            joined = True
        if token.soort is Tokensoort.WOORD and low not in closed["lidwoord"] and low not in closed["voegwoord"]:
            if low in closed["bijwoord"]:
                continue
            head = low
        if opens_subordinate(tokens, index, woorden):
            break
    if head is None:
        return False
    first = tokens[0].low
    singular = first in ("een", "het", "elk", "elke", "ieder", "iedere", "deze") and not joined
    return not singular and (
        head.endswith(("en", "s", "ers", "'s"))
        or joined
        or head == VERBORGEN
        or first in ("alle", "meer", "minder", "de")
        or first in closed["telwoord"]
    )
