"""Where a sentence says when: a year, a date, a period or a rhythm."""

from collections.abc import Iterator, Sequence

from pipeline.language.tokens import VERBORGEN, Token, Tokensoort
from pipeline.language.woorden import JAREN, Woorden
from pipeline.language.woordgroepen import lijst

Span = tuple[int, int]

# Words between a year or a unit of time and the word that makes something else of it.
_OPPOSITE_REACH = 5  # `ten opzichte van het jaar 2018`
_COMPARED_REACH = 3  # `dan in 2018`
_RHYTHM_REACH = 4  # `in de komende zes jaar`
_FROM_A_POINT = lijst("termijn", "vanaf_een_punt")
_THIS = lijst("termijn", "dit_jaar")
_OLDER = lijst("termijn", "ouder")


def termijnen(tokens: Sequence[Token], woorden: Woorden) -> tuple[Span, ...]:
    """The spans of tokens that name a deadline, a period or a rhythm."""
    return tuple(_spans(tokens, woorden))


def is_year(token: Token) -> bool:
    """Whether this token is a year such as 2030."""
    return (
        len(token.text) == 4 and token.soort is Tokensoort.GETAL and token.text.isdigit() and int(token.text) in JAREN
    )


def _spans(tokens: Sequence[Token], woorden: Woorden) -> Iterator[Span]:
    closed = woorden.classes
    for index, token in enumerate(tokens):
        low = token.low
        if is_year(token) or (token.soort is Tokensoort.WOORD and low[:4] in closed["jaar"] and not low[4:].isalpha()):
            if (start := _deadline(tokens, index, woorden)) is not None:
                yield start, index
        elif low in closed["ritme"]:
            if not (low == "dagelijks" and _is_everyday(tokens, index)):
                yield index, index
        elif low in closed["periode"] and (index == 0 or tokens[index - 1].low in _THIS):
            yield max(0, index - 1), index
        elif low in closed["maand"]:
            if index and (
                tokens[index - 1].soort is Tokensoort.GETAL or tokens[index - 1].low in closed["termijnwoord"]
            ):
                yield index - 1, index
        elif low in closed["tijdseenheid"] and (start := _rhythm(tokens, index, woorden)) is not None:
            yield start, index


def _is_everyday(tokens: Sequence[Token], index: int) -> bool:
    """Whether `dagelijks` names no rhythm: `het dagelijks leven`, `dagelijks bestuur`."""
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return following in ("leven", "bestuur", "beheer", "werk", "werking", "onderhoud")


def _deadline(tokens: Sequence[Token], index: int, woorden: Woorden) -> int | None:
    """Where a deadline with this year starts; None when the year belongs to a name or to a comparison."""
    before = [each.low for each in tokens[max(0, index - _OPPOSITE_REACH) : index]]
    closed = woorden.classes
    if closed["vergelijking"].intersection(before[-_COMPARED_REACH:]) or "opzichte" in before:
        return None
    position = index - 1
    while position >= 0 and (
        is_year(tokens[position])
        or tokens[position].low in ("-", "–", "/", "en", "of", "het", "de", "ten", "laatste", "(")
    ):
        position -= 1
    if position < 0 or is_year(tokens[position]):
        return index if index == 0 or tokens[position + 1].low in ("(", "het", "ten") or is_year(tokens[0]) else None
    low = tokens[position].low
    if low in closed["termijnwoord"] or low in (",", ":", ";", "–"):
        return position
    return None


def _rhythm(tokens: Sequence[Token], index: int, woorden: Woorden) -> int | None:
    """Where `per jaar`, `binnen vijf dagen` or `in de komende zes jaar` starts; None for an age."""
    closed = woorden.classes
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    after_that = tokens[index + 2].low if index + 2 < len(tokens) else ""
    position = index - 1
    counted = False
    while position >= 0 and index - position <= _RHYTHM_REACH:
        token = tokens[position]
        low = token.low
        if low in _FROM_A_POINT:
            return position
        if low in ("in", "over", "na", "gedurende", "tijdens") and (counted or low == "tijdens"):
            return None if following in _OLDER or after_that in _OLDER else position
        if low == VERBORGEN or not (
            token.soort is Tokensoort.GETAL
            or low in closed["telwoord"]
            or low in ("de", "het", "dit", "deze", "een", "hoogstens", "maximaal", "minstens", "ongeveer", "uiterlijk")
        ):
            return None
        counted = counted or token.soort is Tokensoort.GETAL or low in closed["telwoord"]
        if low in ("deze", "dit") and tokens[index].low in ("jaar", "schooljaar", "zomer", "winter"):
            return position
        position -= 1
    return None
