"""Where a sentence says how much: a figure, a share, a total or an end state that can be checked."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.language import inflection
from pipeline.language.termijn import Span, is_year
from pipeline.language.tokens import VERBORGEN, Token, Tokensoort
from pipeline.language.woorden import Woorden, woorden
from pipeline.language.woordgroepen import lijst

_STANDARDS = lijst("hoeveelheid", "norm")
_AVERAGES = lijst("hoeveelheid", "gemiddelde")
_BESIDE_AVERAGE = lijst("hoeveelheid", "naast_gemiddelde")
_UNCHANGED = lijst("hoeveelheid", "onveranderd")
_STATES = frozenset(("even", "evenveel", "weg", *_STANDARDS, *_AVERAGES, *_UNCHANGED))
# `CO2 neutraal`, `energie- neutraal`, `rook vrij`: an end state in two words
_TWO_WORDS = {
    "neutraal": frozenset(
        ("co2", "co²", "co₂", "klimaat", "energie", "koolstof", "water", "kosten", "budgettair", "stikstof")
    ),
    "vrij": frozenset(("rook", "auto", "asbest", "verkeers", "afval", "schulden", "gas", "aardgas", "emissie", "co2")),
}
_ENERGY_LABELS = lijst("hoeveelheid", "energielabel")
_WITH_UNIT = re.compile(
    r"\d+(?:[.,]\d+)*(?:ha|km|m|m2|m²|m3|m³|cm|kg|l|ton|kwh|mwh|gwh|kw|mw|kwp|wp|x|st|keer|maal|-?tal|tallen)"
)
_ROUND_COUNTS = lijst("hoeveelheid", "rond_aantal")
_LIMITS = lijst("hoeveelheid", "grens")
_RISING_COUNT = lijst("hoeveelheid", "stijgend_aantal")
_RISES = lijst("hoeveelheid", "stijgt")
_LARGEST_FRACTION = 10  # `1/10`; what is smaller is written as a percentage, and `1/12` is a date
# How many words two words stand apart at most that belong together; farther on they are of another phrase.
_ALS_REACH = 11  # `even vaak bij de huisarts geweest … als`
_AVERAGE_REACH = 4  # `onder het Vlaamse gemiddelde`
_UNCHANGED_REACH = 6  # `blijft de belasting voor gezinnen gelijk`
_RISE_BEFORE, _RISE_AFTER = 6, 2  # `stijgt de belasting niet`, `niet verder stijgen`
_LATER_REACH = 9  # `alle scholen … zijn bereikbaar`
_LIMIT_REACH = 2  # `onder de drie maanden`
_AGE_REACH = 4  # `18 tot en met 25 jaar`
_SHORT_UNITS = lijst("hoeveelheid", "korte_tijdseenheid")
_YEARS_OF_AGE = lijst("hoeveelheid", "leeftijd")


def hoeveelheden(tokens: Sequence[Token], words: Woorden) -> tuple[Span, ...]:
    """The spans of tokens that state a figure or share; years, ages and numbers in names are none."""
    return tuple(_spans(tokens, words))


def _spans(tokens: Sequence[Token], words: Woorden) -> Iterator[Span]:
    closed = words.classes
    main = _main_word(tokens)
    for index, token in enumerate(tokens):
        low = token.low
        before = tokens[index - 1].low if index else ""
        if low == VERBORGEN:
            continue
        if token.soort is Tokensoort.GETAL:
            if _counts(tokens, index, words):
                yield index, index
        elif low in closed["telwoord"] or low in _ROUND_COUNTS:
            if not _is_age_or_time(tokens, index):
                yield index, index
        elif low in ("helft", "kwart", "driekwart", "tweederde", "tweederden") or (
            low in closed["breuk"] and before in ("een", "één", "twee", "drie", "eén")
        ):
            yield max(0, index - 1), index
        elif (
            low in closed["eindtoestand"]
            or low.replace("-", "") in closed["eindtoestand"]
            or _is_two_words(low, before)
            or _is_energy_label(tokens, index)
            or low in closed["niets"]
            or low in _changes_of_measure()
            or low in ("procent", "percent", "procentpunt")
            or (low[0].isdigit() and _WITH_UNIT.fullmatch(low) is not None)
            or (low == "dubbel" and _next(tokens, index) in ("zoveel", "zo"))
            or (
                low == "binnen"
                and _next(tokens, index) == "een"
                and _next(tokens, index, 2) in (*_SHORT_UNITS, "maand")
            )
            or (low == "niet" and _stays(tokens, index))
            or (low in _STATES and _is_checkable_state(tokens, index, main))
        ):
            yield index, index


def _is_checkable_state(tokens: Sequence[Token], index: int, main: str) -> bool:
    """Whether a state can be checked: `even vaak als`, `voldoet aan de norm`, `de wachtlijst is weg`."""
    low = tokens[index].low
    if low in ("even", "evenveel"):
        return any(each.low == "als" for each in tokens[index + 1 : index + 1 + _ALS_REACH])
    if low in _STANDARDS:
        return main.startswith("voldo")
    if low in _AVERAGES:
        return not _BESIDE_AVERAGE.isdisjoint(each.low for each in tokens[max(0, index - _AVERAGE_REACH) : index])
    if low in _UNCHANGED:
        return any(each.low in ("blijft", "blijven") for each in tokens[max(0, index - _UNCHANGED_REACH) : index])
    return main in ("is", "zijn") and _next(tokens, index) in ("", ".")


def _is_two_words(low: str, before: str) -> bool:
    """Whether an end state is written apart: `CO2 neutraal`, `energie- neutrale`."""
    state = {"neutrale": "neutraal", "vrije": "vrij"}.get(low.lstrip("-"), low.lstrip("-"))
    return before.rstrip("-") in _TWO_WORDS.get(state, ())


def _is_energy_label(tokens: Sequence[Token], index: int) -> bool:
    """Whether `energielabel B` or `EPC-label A` stands here as the state to reach: not in `meer huizen met label A`."""
    if tokens[index].low not in _ENERGY_LABELS or _next(tokens, index) not in tuple("abcdef"):
        return False
    return _RISING_COUNT.isdisjoint(each.low for each in tokens[:index])


def _stays(tokens: Sequence[Token], index: int) -> bool:
    """Whether what is denied here is a rise: `De belastingen stijgen niet`."""
    near = tokens[max(0, index - _RISE_BEFORE) : index + 1 + _RISE_AFTER]
    return any(each.low in _RISES for each in near if each.clause == tokens[index].clause)


def totalen(tokens: Sequence[Token], words: Woorden) -> tuple[Span, ...]:
    """The spans of `alle …`, `elk …`, `geen enkel …`: whether they can be checked depends on the property."""
    return tuple(_totals(tokens, words))


def _totals(tokens: Sequence[Token], words: Woorden) -> Iterator[Span]:
    closed = words.classes
    dated = any(token.low in closed["jaar"] for token in tokens)
    for index, token in enumerate(tokens):
        low = token.low
        before = tokens[index - 1].low if index else ""
        if low in closed["totaal"]:
            follows = _next(tokens, index)
            if follows in closed["tijdseenheid"] or follows in ("leeftijden", "vlakken", "kansen", "gebied", "geval"):
                continue
            if before in closed["voorzetsel"] and before not in ("in", "langs", "op", "tegen", "vanuit", "rond"):
                continue
            yield index, min(index + 1, len(tokens) - 1)
        elif low == "geen" and (_next(tokens, index) in ("enkel", "enkele") or _later(tokens, index, ("meer",))):
            yield index, index + 1
        elif low == "allemaal" and before not in closed["voorzetsel"]:
            yield index, index
        elif low == "geen" and dated:
            yield index, min(index + 1, len(tokens) - 1)
        elif _is_nobody(tokens, index) or _is_wholly(tokens, index):
            yield index, index


def _is_nobody(tokens: Sequence[Token], index: int) -> bool:
    """Whether `niemand … meer` or `nergens langer dan …` stands here."""
    return tokens[index].low in ("niemand", "nergens") and (
        _later(tokens, index, ("meer", "nog", "dan", "zonder")) or _next(tokens, index) in ("meer", "nog", "langer")
    )


def _is_wholly(tokens: Sequence[Token], index: int) -> bool:
    """Whether `volledig` or `alleen nog` stands here."""
    low = tokens[index].low
    return low in ("volledig", "volledige", "uitsluitend") or (
        low in ("alleen", "enkel") and _next(tokens, index) in ("nog", "maar")
    )


def _main_word(tokens: Sequence[Token]) -> str:
    """The verb that a state is said with, when it is one of the few that matter here."""
    return next((each.low for each in tokens if each.low in ("is", "zijn", "voldoet", "voldoen")), "")


def _later(tokens: Sequence[Token], index: int, wanted: tuple[str, ...]) -> bool:
    clause = tokens[index].clause
    return any(each.low in wanted for each in tokens[index + 2 : index + 1 + _LATER_REACH] if each.clause == clause)


def _next(tokens: Sequence[Token], index: int, step: int = 1) -> str:
    return tokens[index + step].low if index + step < len(tokens) else ""


def _counts(tokens: Sequence[Token], index: int, words: Woorden) -> bool:
    token = tokens[index]
    before = tokens[index - 1] if index else None
    follows = _next(tokens, index)
    if follows in ("%", "procent", "percent", "euro", "€"):
        return True
    if is_year(token) and not _is_number_after_all(tokens, index, words):
        return False
    if follows == "/" and _is_fraction(tokens, index):
        return True
    if before is not None and before.low in words.classes["vooraf_geen_aantal"]:
        return False
    if before is not None and before.low == VERBORGEN and not _next_is_counted(tokens, index, words):
        return False
    if follows in words.classes["maand"] or (before is not None and before.low in "/" and before.end == token.start):
        return False
    if index == 0 and (follows in (".", ")", ":") or token.text.count(".") > 1):
        return False
    if follows == "/" and _next(tokens, index, 2).isdigit():
        return False
    return not _is_age_or_time(tokens, index)


def _is_number_after_all(tokens: Sequence[Token], index: int, words: Woorden) -> bool:
    """Whether what looks like a year counts things: `We planten 2000 bomen`, not `In 2030 halen …` or `Kempen 2030`."""
    before = tokens[index - 1] if index else None
    if before is not None and (
        before.low == VERBORGEN or before.low in words.classes["termijnwoord"] or before.text[:1].isupper()
    ):
        return before.low in ("van", "met")
    return _next_is_counted(tokens, index, words)


def _is_fraction(tokens: Sequence[Token], index: int) -> bool:
    """Whether `1/3` stands here, and no date such as `1/3/2027`."""
    below = _next(tokens, index, 2)
    return (
        tokens[index].text.isdigit()
        and below.isdigit()
        and int(tokens[index].text) < int(below) <= _LARGEST_FRACTION
        and _next(tokens, index, 3) != "/"
    )


def _next_is_counted(tokens: Sequence[Token], index: int, words: Woorden) -> bool:
    """Whether a thing follows the number, so that it is no part of the name before it: `Turnhout 40 deelwagens`."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.soort is Tokensoort.WOORD
        and following.low.endswith(("en", "s"))
        and following.low not in words.classes["voorzetsel"]
        and not words.is_infinitive(following.low)
    )


def _is_age_or_time(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number counts years of age, or a period in years; `binnen vijf dagen` is a measure too."""
    if _next(tokens, index) in ("maand", "maanden") and not _LIMITS.isdisjoint(
        each.low for each in tokens[max(0, index - _LIMIT_REACH) : index]
    ):
        return False  # `zakt onder de drie maanden`
    for position in range(index + 1, min(index + 1 + _AGE_REACH, len(tokens))):
        low = tokens[position].low
        if low in _YEARS_OF_AGE:
            return True
        if low in _SHORT_UNITS:
            return False
        if (
            low not in ("tot", "-", "–", "en", "à", "t.e.m.", "t/m")
            and tokens[position].soort is not Tokensoort.GETAL
            and not low.lstrip("-").isdigit()
        ):
            return False
    return False


@cache
def _changes_of_measure() -> frozenset[str]:
    """The forms of halveren, verdubbelen and their like."""
    forms: set[str] = set()
    for name in woorden().classes["maatverandering"]:
        made = inflection.verb(name)
        forms.update((*made.finite, made.participle, made.participle + "e"))
    return frozenset(forms | {"halvering", "verdubbeling", "verdrievoudiging"})
