"""How far the rules look: at the last word that counts a sentence is judged one way, a word further the other way."""

from collections.abc import Callable

import pytest

from pipeline.findings import Level
from pipeline.language import Niveau, beoordeel
from pipeline.language.finite import main_verb
from pipeline.language.hoeveelheid import hoeveelheden, totalen
from pipeline.language.oordeel import verdict
from pipeline.language.termijn import termijnen
from pipeline.language.tokens import Token, tokenise
from pipeline.language.woorden import woorden

Found = Callable[[str], object]


def _tokens(zin: str) -> tuple[Token, ...]:
    return tuple(tokenise(zin, bytearray(len(zin)), ()))


def _hoeveelheid(zin: str) -> object:
    return hoeveelheden(_tokens(zin), woorden())


def _totaal(zin: str) -> object:
    return totalen(_tokens(zin), woorden())


def _termijn(zin: str) -> object:
    return termijnen(_tokens(zin), woorden())


def _last_is_main(zin: str) -> bool:
    tokens = _tokens(zin)
    return main_verb(tokens, woorden()) == len(tokens) - 1


def _marked(regel: str) -> Found:
    def found(zin: str) -> bool:
        return any(mark.regel.id == regel for mark in beoordeel(zin, Niveau.DOEL).marks)

    return found


# What finds something, the sentence with its filling, how often the filling fits, and whether something is found then.
REACHES: dict[str, tuple[Found, str, str, int, bool]] = {
    "even … als": (_hoeveelheid, "kinderen gaan even {}als anderen", "heel ", 10, True),
    "onder … gemiddelde": (_hoeveelheid, "het ligt onder {}gemiddelde", "heel ", 3, True),
    "blijft … gelijk": (_hoeveelheid, "de belasting blijft {}gelijk", "heel ", 5, True),
    "stijgen … niet": (_hoeveelheid, "de kosten stijgen {}niet", "heel ", 5, True),
    "niet … stijgen": (_hoeveelheid, "de kosten niet {}stijgen", "heel ", 1, True),
    "onder … drie maanden": (_hoeveelheid, "het zakt onder {}drie maanden", "heel ", 1, True),
    "12 … jaar": (_hoeveelheid, "kinderen van 12 {}jaar", "tot ", 3, False),
    "geen … meer": (_totaal, "we hebben geen {}meer", "heel ", 8, True),
    "dan … in 2018": (_termijn, "minder dan {}in 2018", "de ", 1, False),
    "opzichte … 2018": (_termijn, "minder ten opzichte van {}2018", "de ", 3, False),
    "in … zes jaar": (_termijn, "we doen het in {}zes jaar", "de ", 2, True),
    "leeft en … krijgt": (_last_is_main, "het kind dat leeft en {}krijgt , daalt", "kansen ", 12, True),
    "twee keer ontkend": (_marked("dubbele-ontkenning"), "Het is niet {}onmogelijk.", "heel ", 8, True),
    "wordt … verzorgd": (_marked("leeg-woord"), "De stad wordt {}verzorgd.", "heel ", 13, False),
    "wordt … aangelegd": (_marked("lijdend"), "Het plein wordt {}aangelegd.", "heel ", 28, True),
    "een lang stuk": (_marked("opsomming"), "We bouwen een school, een {}zaal en een park.", "heel ", 4, True),
    "sluiten … af": (_marked("tang"), "We sluiten {}af.", "heel ", 7, False),
    "willen … bouwen": (_marked("tang"), "We willen {}bouwen.", "heel ", 7, False),
    "de door … gekozen naam": (_marked("tang"), "We kiezen de door {}gekozen naam.", "heel ", 1, False),
    "de door … gekozen naam, ver": (_marked("tang"), "We kiezen de door {}gekozen naam.", "heel ", 9, True),
    "die … krijgt": (_marked("tang"), "De inwoner die {}woont, krijgt een huis.", "heel ", 8, False),
    "een tussenzin": (_marked("tang"), "De stad, {}, bouwt een huis.", "heel ", 7, False),
    "om … in te zetten": (_marked("vaag-werkwoord"), "We bouwen om {}in te zetten op groen.", "heel ", 12, False),
    "zetten … in op": (_marked("vaag-werkwoord"), "We zetten {}in op groen.", "heel ", 6, True),
    "een lange zin": (_marked("lange-zin"), "We bouwen {}.", "heel ", 18, False),
    "een lang woord": (_marked("lang-woord"), "We bouwen {}.", "a", 19, False),
}


@pytest.mark.parametrize("name", REACHES)
def test_a_rule_looks_so_far_and_no_further(name: str) -> None:
    found, zin, filling, fits, expected = REACHES[name]
    assert bool(found(zin.format(filling * fits))) is expected
    assert bool(found(zin.format(filling * (fits + 1)))) is not expected


@pytest.mark.parametrize(("niveau", "most"), [(Niveau.DOEL, 2), (Niveau.ACTIEPLAN, 1), (Niveau.ACTIE, 1)])
def test_so_many_warnings_are_allowed(niveau: Niveau, most: int) -> None:
    """Section 4 of the guideline; a word of jargon is a warning in an actie, and each word counts."""
    marks = beoordeel("We plaatsen 40 governance.", Niveau.ACTIE).marks
    (warning,) = [mark for mark in marks if mark.regel.id == "jargon"]
    assert warning.ernst is Level.WAARSCHUWING
    assert verdict((warning,) * most, niveau) == "ok"
    assert verdict((warning,) * (most + 1), niveau) == "rewrite"
