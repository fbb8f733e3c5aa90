"""Decks as people make them, with nothing wrong: not one finding. And a presenter who sees the template first."""

import io
from typing import Any

import pptx
import pytest

from pipeline.cbs.checking.oordeel import Opdracht, beoordeel
from pipeline.cbs.tijd import in_woorden
from pipeline.cbs.writing.herteken import herteken
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import ITEM, URGENT

MINUTES = 90
CHOICE = ITEM.replace(
    "Keurt het college de proef met een schoolstraat goed, van september 2020 tot juni 2021, voor 18.500 euro?",
    '"Welke optie kiest het college: A niets doen, B een proef of C vaste palen?"',
).replace(
    "Het college keurt de proef met een schoolstraat goed, van september 2020 tot juni 2021, voor 18.500 euro.",
    "Het college kiest optie B, een proef van september 2020 tot juni 2021.",
)
GOAL = ITEM.replace("actieplannen: [AP001]", "doelstellingen: [BD01]")
ORDINARY = ITEM.replace("actieplannen: [AP001]", "kosten: [{wat: De proef, bedragen: {2020: 18500}}]").replace(
    "[[bedrag AP001 2020]]", "18.500 euro"
)


def as_powerpoint_saves_it(data: bytes) -> bytes:
    """Rehearsed within a few seconds, 2010 transitions, the trees of effects that PowerPoint leaves, its own name."""
    times = (121, 118, 309, 180, 114, 127, 600)
    changes = [a.transition(n, a.advance_2010(seconds * 1000)) for n, seconds in enumerate(times, start=1)]
    saved = a.edited(data, a.together(*changes, a.timing(2, effect=False)))
    return a.rewritten(saved, app=lambda xml: xml.replace(b"smjp cbs", b"Microsoft Office PowerPoint"))


def other_spellings(data: bytes) -> bytes:
    words = ("2’", "± 2 min", "vijf minuten", "3 m", "ca. 2 min.", "2'", "10")
    return a.edited(data, a.together(*[a.text(n, MINUTES, each) for n, each in enumerate(words, start=1)]))


def with_annexes(data: bytes) -> bytes:
    return a.edited(data, a.together(*[a.added("9 Bijlage, verborgen", "Meer cijfers", show=False)] * 3))


def with_picture(data: bytes) -> bytes:
    return a.edited(data, a.picture(6, "De schoolstraat op een schooldag, zonder auto's"))


def other_minutes(data: bytes) -> bytes:
    changed = a.edited(data, a.together(a.text(3, MINUTES, "6 min"), a.transition(3, a.advance(360_000))))
    return herteken(changed, small.sjabloon(), small.slideontwerp())


GOOD = {
    "as built": (ITEM, lambda data: data, 26),
    "urgent": (ITEM + URGENT, lambda data: data, 28),
    "a choice between options": (CHOICE, lambda data: data, 26),
    "about a doelstelling": (GOAL, lambda data: data, 26),
    "ordinary work": (ORDINARY, lambda data: data, 26),
    "saved by PowerPoint": (ITEM, as_powerpoint_saves_it, 26),
    "minutes in other words": (ITEM, other_spellings, 26),
    "hidden annexes": (ITEM, with_annexes, 26),
    "a picture with a text": (ITEM, with_picture, 26),
    "other minutes, bar redrawn": (ITEM, other_minutes, 27),
    "late but urgent": (ITEM + URGENT, lambda data: data, 28),
}


@pytest.mark.parametrize("title", GOOD)
def test_a_good_deck_passes_clean(title: str) -> None:
    item, change, minutes = GOOD[title]
    known = small.task(item, ontvangen=small.moment("2019-02-28 08:00") if title.startswith("late") else None)
    judged = small.judge(change(small.deck(item)), known)  # type: ignore[no-untyped-call]
    assert [str(each.finding) for each in judged.bevindingen] == []
    assert judged.seconden == minutes * 60


@pytest.mark.parametrize("name", ["sjabloon.pptx", "sjabloon.potx"])
def test_a_presenter_who_follows_the_prompts_gets_good_at_the_first_try(name: str) -> None:
    saved = fill_in(small.template()[name])
    judged = small.judge(saved, Opdracht(naslag=small.at_step(2)))
    assert [str(each.finding) for each in judged.bevindingen] == []
    assert f"goed, {in_woorden(judged.seconden)}" == "goed, 26 minuten"


def fill_in(template: bytes) -> bytes:
    """The template after a presenter typed in every prompt, and nothing else; python-pptx plays PowerPoint."""
    template = a.rewritten(
        template, **{"[Content_Types]": lambda xml: xml.replace(b"template.main", b"presentation.main")}
    )
    deck: Any = pptx.Presentation(io.BytesIO(template))
    slides = list(deck.slides)
    question = "Keurt het college de aankoop van 12 fietsbeugels goed, in het voorjaar van 2020?"
    decision = "Het college keurt de aankoop van 12 fietsbeugels goed, in het voorjaar van 2020."
    slides[0].shapes.title.text_frame.text = "Fietsbeugels aan het station"
    typed = {
        0: {10: question, 11: decision, 12: "Schepen: Mobiliteit\nDienst: Wegen\nPlan: geen\nBijlagen: plan"},
        2: {10: "De fietsen staan op het voetpad.\nOp 5 januari 2019 vroeg de handel er meer.", 11: "gewone werking"},
        3: {11: "Wij stellen optie B voor, omdat de fietsen dan van het voetpad zijn."},
        4: {11: "De kost zit in de gewone werking. Financiën geeft gunstig advies."},
        5: {10: "De handelaars geven gunstig advies.", 11: "Te weinig plaats: we meten eerst."},
        7: {10: question, 11: decision},
    }
    for number, fields in typed.items():
        for idx, words in fields.items():
            slides[number].placeholders[idx].text_frame.text = words
    rows = {
        3: (("A Niets doen", "Alles blijft.", "0", "0", "Voor: geen werk. Tegen: het voetpad blijft vol."),
            ("B Twaalf beugels", "Aan het station.", "3.600", "0", "Voor: snel klaar. Tegen: minder parkeerplaatsen.")),
        4: (("Beugels", "3.600", "0", "0", "0", "0", "0"),),
        6: (("De dienst bestelt de beugels.", "dienst Wegen", "1 maart 2020"),),
    }  # fmt: skip
    for number, found in rows.items():
        for row, words in enumerate(found, start=1):  # type: ignore[assignment]
            for column, word in enumerate(words):
                a.table(deck, number + 1).cell(row, column).text_frame.text = word
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def test_the_time_bar_of_the_template_follows_when_it_is_drawn_anew() -> None:
    longer = a.edited(fill_in(small.template()["sjabloon.potx"]), a.text(4, MINUTES, "6 min"))
    known = Opdracht(naslag=small.at_step(2))
    assert {each.finding.code for each in small.judge(longer, known).bevindingen} == {"C23", "C28"}
    drawn = herteken(longer, small.sjabloon(), small.slideontwerp())
    assert {each.finding.code for each in small.judge(drawn, known).bevindingen} == {"C23"}


def test_in_the_milder_reading_only_presenting_counts() -> None:
    strict = small.sjabloon()
    milder = strict.model_copy(update={"tijd": strict.tijd.model_copy(update={"bespreking_telt_mee": False})})

    def said(minutes: str) -> list[str]:
        seconds = int(minutes.split()[0]) * 1000 * 60
        deck = a.edited(small.deck(), a.together(a.text(3, MINUTES, minutes), a.transition(3, a.advance(seconds))))
        judged = beoordeel(herteken(deck, milder, small.slideontwerp()), "x.pptx", milder, small.task())
        return [each.finding.wrong for each in judged.bevindingen]

    assert said("19 min") == []
    wrong = "Het voorstellen duurt 31 minuten; ten hoogste 30 minuten, de bespreking niet meegeteld"
    assert said("20 min") == [wrong]


def test_the_empty_template_is_refused() -> None:
    judged = small.judge(small.template()["sjabloon.potx"], Opdracht())
    assert judged.is_geweigerd
    assert {each.finding.code for each in judged.bevindingen} == {"C30", "C54", "C57"}
