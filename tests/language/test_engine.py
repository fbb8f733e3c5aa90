"""The engine: spelling with positions, names, tokens, verbs in every order, quantities and terms."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.findings import Blocking, Level, Place
from pipeline.language import Beoordelaar, Niveau, beoordeel
from pipeline.language.inflection import adjective, noun, verb
from pipeline.language.masking import Names, mask
from pipeline.language.normalised import normalise
from pipeline.language.tokens import VERBORGEN, tokenise
from pipeline.language.woorden import woorden
from tests.length import drawn

JUDGE = Beoordelaar()


def _words(zin: str, niveau: Niveau = Niveau.DOEL, **more: object) -> list[tuple[str, str]]:
    oordeel = beoordeel(zin, niveau, **more)  # type: ignore[arg-type]
    return [(mark.regel.id, zin[mark.start : mark.end]) for mark in oordeel.marks]


def _tokens(text: str) -> list[str]:
    return [token.text for token in tokenise(text, bytearray(len(text)), ())]


def test_positions_are_those_of_the_text_as_written() -> None:
    zin = "We\u00a0zetten\u00a0volop in\u00ad op \u201cspórt\u201d en op cafe\u0301s."
    assert ("vaag-werkwoord", "zetten\u00a0volop in\u00ad op") in _words(zin)
    text = normalise(zin)
    assert text.text == 'We zetten volop in op "spórt" en op cafés.'
    start = text.text.index("cafés")
    assert unicodedata.normalize("NFC", zin[slice(*text.span(start, start + 5))]) == "cafés"


@given(st.text(alphabet=st.sampled_from("aé e\u0301\u00ad\u200b\u00a0“’–A.")))
def test_every_character_keeps_its_place(original: str) -> None:
    text = normalise(original)
    assert len(text.origins) == len(text.text) + 1
    assert list(text.origins) == sorted(text.origins)
    assert text.origins[-1] == len(original)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1.000 bomen, 3,7% en -55%", ["1.000", "bomen", ",", "3,7", "%", "en", "-55", "%"]),
        (
            "jeugd- en sportdienst, buurtvaders en -moeders",
            ["jeugd-", "en", "sportdienst", ",", "buurtvaders", "en", "-moeders"],
        ),
        ("t.o.v. 2019, km/u en 24/7", ["t.o.v.", "2019", ",", "km", "/", "u", "en", "24", "/", "7"]),
        ("auto's in Sint-Niklaas (CO2-uitstoot)...", ["auto's", "in", "Sint-Niklaas", "(", "CO2-uitstoot", ")", "..."]),
        ("2020-2025", ["2020", "-", "2025"]),
        ("", []),
    ],
)
def test_words_numbers_and_signs_are_tokens(text: str, tokens: list[str]) -> None:
    assert _tokens(text) == tokens


def test_names_quotations_and_addresses_are_hidden() -> None:
    text = "Het plan Samen Sterk zegt “optimale participatie” op www.optimaal.be"
    plain = normalise(text)
    hidden = mask(plain.text, Names(["samen sterk"]), in_capitals=False)
    shown = [token.text for token in tokenise(plain.text, hidden, ()) if token.low != VERBORGEN]
    assert shown == ["Het", "plan", "zegt", "op"]


def test_terms_that_the_plan_explains_are_no_jargon() -> None:
    zin = "We versnellen de ontharding van tien pleinen tegen 2030."
    assert ("jargon", "ontharding") in _words(zin)
    assert "jargon" not in dict(_words(zin, begrippen=["Ontharding"]))


def test_a_title_in_capitals_is_read_like_any_other() -> None:
    assert ("naamwoordstijl", "UITBOUW VAN") in _words("UITBOUW VAN HET FIETSNET", Niveau.ACTIEPLAN)
    assert "afkorting" not in dict(_words("UITBOUW VAN HET FIETSNET", Niveau.ACTIEPLAN))


@pytest.mark.parametrize(
    "zin",
    [
        "We zetten in op sport.",
        "We zetten volop en elke dag in op sport.",
        "Daarom zetten we in op sport.",
        "Op sport zetten we volop in.",
        "Het is nodig om in te zetten op sport.",
        "We kiezen ervoor om op sport in te zetten.",
        "Inzetten op sport",
        "Er wordt ingezet op sport.",
    ],
)
def test_a_separable_verb_is_found_in_every_order(zin: str) -> None:
    assert "vaag-werkwoord" in dict(_words(zin))


def test_a_separable_verb_ends_at_its_clause() -> None:
    assert "vaag-werkwoord" not in dict(_words("We zetten drie bussen in, want op zondag is er markt.", Niveau.ACTIE))


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("streven", ("streef", "streeft", "streefde", "gestreefd")),
        ("verbeteren", ("verbeter", "verbetert", "verbeterde", "verbeterd")),
        ("stimuleren", ("stimuleer", "stimuleert", "stimuleerde", "gestimuleerd")),
        ("evalueren", ("evalueer", "evalueert", "evalueerde", "geëvalueerd")),
        ("zetten", ("zet", "zet", "zette", "gezet")),
        ("reizen", ("reis", "reist", "reisde", "gereisd")),
        ("doen: deed deden gedaan", ("doe", "doet", "deed", "gedaan")),
    ],
)
def test_verbs_get_the_forms_of_the_spelling(infinitive: str, forms: tuple[str, str, str, str]) -> None:
    made = verb(infinitive)
    assert (made.stem, made.singular, made.past[0], made.participle) == forms


def test_adjectives_and_nouns_get_their_forms() -> None:
    assert adjective("vaag") == ("vaag", "vage", "vaagst", "vaagste")
    assert adjective("kwaliteitsvol")[1] == "kwaliteitsvolle"
    assert adjective("actief")[1] == "actieve"
    assert "instrumenten" in noun("instrument")
    assert "mogelijkheden" in noun("mogelijkheid")
    assert "actoren" in noun("actor")


@pytest.mark.parametrize(
    "zin",
    [
        "Tegen 2030 daalt het verbruik met 40%.",
        "We halveren het afval.",
        "De helft van de straten is groen.",
        "Een op de drie kinderen fietst.",
        "In 2035 is de stad klimaatneutraal.",
        "Geen enkel kind gaat met honger naar school.",
        "Elk kind van twaalf jaar kan zwemmen.",
        "We antwoorden binnen vijf dagen.",
        "Er is één loket per wijk.",
    ],
)
def test_these_state_how_much(zin: str) -> None:
    assert "meetbaar" not in dict(_words(zin))


@pytest.mark.parametrize(
    "zin",
    [
        "Tegen 2030 is de stad mooier.",
        "We voeren de Agenda 2030 uit.",
        "Jongeren van 13 tot 23 jaar vinden werk.",
        "Iedereen voelt zich thuis.",
        "Een loket per wijk.",
        "Alle inwoners krijgen kansen.",
        "We willen niet dat er geen zorg is.",
    ],
)
def test_these_do_not(zin: str) -> None:
    assert "meetbaar" in dict(_words(zin))


@pytest.mark.parametrize(
    ("zin", "has_term"),
    [
        ("Tegen 2030 daalt het verbruik.", True),
        ("Het verbruik daalt tegen eind juni.", True),
        ("In de komende zes jaar bouwen we.", True),
        ("We antwoorden binnen vijf dagen.", True),
        ("We planten elk jaar bomen.", True),
        ("In de periode 2026-2031 planten we bomen.", True),
        ("We strijden tegen pesten.", False),
        ("Het verbruik daalt ten opzichte van 2011.", False),
        ("Kempen 2030 geeft richting.", False),
        ("Sinds 2019 groeit de stad.", False),
        ("Kinderen tot 12 jaar sporten gratis.", False),
    ],
)
def test_a_term_is_a_deadline_a_period_or_a_rhythm(zin: str, has_term: bool) -> None:
    assert ("termijn" not in dict(_words(zin))) is has_term


def test_marks_never_hide_each_other() -> None:
    found = _words("We streven naar een optimale participatie (inspraak) van stakeholders.")
    assert {"vaag-werkwoord", "leeg-woord", "jargon", "haakjes", "engels", "meetbaar", "termijn"} <= {
        name for name, _ in found
    }


def test_the_verdict_counts_jargon_per_word() -> None:
    assert beoordeel("We meten de mantelzorg en de exploitatie.", Niveau.ACTIE).verdict == "ok"
    assert beoordeel("We meten de implementatie en de exploitatie.", Niveau.ACTIE).verdict == "rewrite"


def test_a_mark_of_level_fout_blocks_once_the_plan_is_adopted() -> None:
    mark = beoordeel("We zetten in op sport.", Niveau.ACTIE).marks[0]
    finding = mark.finding(Place("acties/AC001.yaml", 3))
    assert finding.level is Level.FOUT
    assert not finding.blocks(Blocking.ALWAYS)
    assert finding.blocks(Blocking.ONCE_ADOPTED)


def test_prose_gets_the_word_rules_only() -> None:
    marks = JUDGE.opmerkingen("De participatie groeit. Zo (ongeveer) zit het.")
    assert [mark.regel.id for mark in marks] == ["jargon"]


@drawn(100, 300)
@given(st.text(max_size=300), st.sampled_from(list(Niveau)))
def test_no_text_makes_it_fail(text: str, niveau: Niveau) -> None:
    _check(text, niveau)


_PIECES = [
    *sorted(woorden().classes["voorzetsel"]),
    "we",
    "zetten",
    "in",
    "op",
    "te",
    "(",
    ")",
    "[",
    ",",
    ".",
    ";",
    "&",
    "/",
    "...",
    "2030",
    "40%",
    "één",
    "alle",
    "geen",
    "niet",
    "en",
    "of",
    "om",
    "dat",
    "die",
    "via",
    "door",
    "wordt",
    "vernieuwd",
    "ervoor",
    "zorgen",
    "-moeders",
    "jeugd-",
    "t.o.v.",
    "RUP",
]


@drawn(100, 300)
@given(st.lists(st.sampled_from(_PIECES), max_size=60), st.sampled_from(list(Niveau)))
def test_no_order_of_its_own_words_makes_it_fail(pieces: list[str], niveau: Niveau) -> None:
    _check(" ".join(pieces), niveau)


def _check(text: str, niveau: Niveau) -> None:
    oordeel = JUDGE.oordeel(text, niveau)
    assert oordeel == JUDGE.oordeel(text, niveau)
    for mark in oordeel.marks:
        assert 0 <= mark.start < mark.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["we zetten ", "op ", "a,", "en ", "(", "-", "1.", "é\u0301", "a.b.", '"', "zorgen voor ", "wordt ", "dat "],
)
def test_a_huge_line_ends(piece: str) -> None:
    JUDGE.oordeel(piece * 40_000, Niveau.DOEL)


def test_a_pattern_can_be_tied_to_the_start_of_a_sentence() -> None:
    assert "vaag-werkwoord" in dict(_words("Verdere uitbouw van het fietsnet", Niveau.ACTIEPLAN))
    assert "vaag-werkwoord" not in dict(_words("We remmen verdere uitbouw van het fietsnet af.", Niveau.ACTIEPLAN))
