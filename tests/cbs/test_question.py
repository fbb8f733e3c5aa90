"""Questions that a college can and cannot answer, with the decision that goes with them."""

import pytest

from pipeline.cbs.checking import vraag
from tests.cbs import small

GOOD = [
    ("Keurt het college de overeenkomst met Natuurpunt van 3 mei 2019 goed?",
     "Het college keurt de overeenkomst met Natuurpunt van 3 mei 2019 goed."),
    ("Stelt het college de lijst van 42 actieplannen vast?", "Het college stelt de lijst van 42 actieplannen vast."),
    ("Gunt het college de opdracht voor 18.500 euro aan de laagste inschrijver?",
     "Het college gunt de opdracht voor 18.500 euro aan de laagste inschrijver."),
    ("Gaat het college akkoord met versie 3 van het reglement?",
     "Het college gaat akkoord met versie 3 van het reglement."),
    ("Machtigt het college de burgemeester om bijlage 2 te tekenen?",
     "Het college machtigt de burgemeester om bijlage 2 te tekenen."),
    ("Welke optie kiest het college: A niets doen, B een proef of C vaste palen?", "Het college kiest optie B."),
    ("Welke van de twee locaties kiest het college, A of B?", "Het college kiest locatie A."),
    ("Neemt het college het advies van 4 maart 2019 over?", "Het college neemt het advies van 4 maart 2019 over."),
]  # fmt: skip
BAD = [
    ("Hoe pakt het college de 2 scholen aan?", "C31"),
    ("Wil het college de lijst van 42 actieplannen vaststellen?", "C31"),
    ("Kan het college akkoord gaan met versie 3?", "C31"),
    ("Neemt het college kennis van het verslag van 2018?", "C31"),
    ("Bespreekt het college de 3 opties?", "C31"),
    ("Keurt het college bijlage 2 eventueel goed?", "C31"),
    ("Keurt het college bijlage 2 en/of 3 goed?", "C31"),
    ("Keurt de raad bijlage 2 goed?", "C31"),
    ("Keurt het college bijlage 2?", "C31"),
    ("Keurt het college bijlage 2 goed", "C31"),
    ("Welke optie kiest het college?", "C31"),
    ("Keurt het college bijlage 2 goed? En bijlage 3?", "C33"),
    (f"Keurt het college {'de lange bijlage ' * 16}2 goed?", "C32"),
    ("Keurt het college het reglement goed?", "C34"),
]


@pytest.mark.parametrize(("question", "decision"), GOOD)
def test_a_question_to_answer_with_yes_no_or_an_option(question: str, decision: str) -> None:
    assert list(vraag.check(question, decision, 1, small.sjabloon())) == []


@pytest.mark.parametrize(("question", "code"), BAD)
def test_a_question_nobody_can_decide_on(question: str, code: str) -> None:
    words = question.rstrip("?").split()
    decision = f"Het college {words[0].lower()} {' '.join(words[1:])}."
    assert code in {each.kind.code for each in vraag.check(question, decision, 1, small.sjabloon())}


@pytest.mark.parametrize(
    "decision",
    [
        "De dienst keurt bijlage 2 goed.",
        "Het college bespreekt bijlage 2.",
        "Het college keurt bijlage 3 goed.",
        "Het college keurt bijlage 2 goed, of niet?",
    ],
)
def test_a_decision_that_does_not_follow_from_the_question(decision: str) -> None:
    found = vraag.check("Keurt het college bijlage 2 goed?", decision, 1, small.sjabloon())
    assert {each.kind.code for each in found} == {"C35"}
