"""The reason of an urgent item: the days it names, and that they are not from before the deadline that it missed."""

import datetime

import pytest

from pipeline.cbs.checking.oordeel import Opdracht
from pipeline.cbs.data_in_tekst import momenten
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import ITEM, URGENT

SITTING = datetime.date(2019, 3, 14)
WHY_NOW, WHY_NOT_BEFORE = 10, 11


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("Op 12 maart 2019 meldde de school het.", "2019-03-12", ""),
        ("op 12 mrt.", "2019-03-12", ""),
        ("op 12 MAART", "2019-03-12", ""),
        ("12/3", "2019-03-12", ""),
        ("12/03/2019", "2019-03-12", ""),
        ("12/3/19", "2019-03-12", ""),
        ("12-03-2019", "2019-03-12", ""),
        ("12.03.2019", "2019-03-12", ""),
        ("2019-03-12", "2019-03-12", ""),
        ("de 1ste april", "2019-04-01", ""),
        ("op 31 december", "2018-12-31", ""),  # of the year before: what happened, happened
        ("op 13 maart om 9.30 uur", "2019-03-13", "09:30"),
        ("op 13/3 om 9u30", "2019-03-13", "09:30"),
        ("op 13 maart 2019, om 15 uur", "2019-03-13", "15:00"),
        ("op 13\u00a0maart rond 16u", "2019-03-13", "16:00"),
        ("van 10 tot 12 maart", "2019-03-12", ""),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: str, hour: str) -> None:
    wanted = datetime.time.fromisoformat(hour) if hour else None
    assert list(momenten(text, SITTING)) == [(datetime.date.fromisoformat(day), wanted)]


@pytest.mark.parametrize(
    "text",
    ["", "deze week", "versie 2.1", "3.600 euro", "18.500,50", "150/3", "31/2", "2020-2025", "10-15 kinderen",
     "mei 2019", "om 15 uur", "artikel 40/12"],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert list(momenten(text, SITTING)) == []


def codes(now: str, before: str, **known: object) -> set[str]:
    """What the check says of a deck with these reasons; its deadline is 27 February 2019 at noon."""
    deck = a.edited(small.deck(ITEM + URGENT), a.together(a.text(2, WHY_NOW, now), a.text(2, WHY_NOT_BEFORE, before)))
    return {each.finding.code for each in small.judge(deck, small.task(ITEM + URGENT, **known)).bevindingen}


BEFORE = "Toen was er nog geen besluit van de vervoersmaatschappij, en dus niets te vragen."
OLD = {  # everything that has a date was there before the deadline
    "two days before": ("Op 25 februari 2019 meldde de school dat de bus door de straat rijdt.", BEFORE),
    "the day before, short": ("Op 26/2 meldde de school dat de bus vanaf nu door de straat rijdt.", BEFORE),
    "the morning of the deadline": (
        "Op 27 februari om 9 uur meldde de school dat de bus door de straat rijdt.",
        BEFORE,
    ),
    "noon itself": ("Op 27 februari 2019 om 12 uur meldde de school dat de bus door de straat rijdt.", BEFORE),
    "two dates": ("Op 4 januari 2019 vroeg de school het, en op 25 februari nog eens.", BEFORE),
    "in the second answer": (
        "Sinds 25/2/2019 rijdt de bus langs de school, en dat wist niemand vooraf.",
        "Pas op 26/2/2019 kwam het bericht binnen bij de dienst, na het overleg.",
    ),
}
NEW = {
    "the day of the deadline": ("Op 27 februari 2019 meldde de school dat de bus door de straat rijdt.", BEFORE),
    "that afternoon": ("Op 27 februari om 12.30 uur meldde de school dat de bus door de straat rijdt.", BEFORE),
    "the day itself": ("Op 28 februari 2019 meldde de school dat de bus door de straat rijdt.", BEFORE),
    "an old and a new date": ("De school vroeg het op 4 januari 2019, de bus kwam er op 27 februari bij.", BEFORE),
    "only the second answer is new": (
        "Op 25 februari 2019 meldde de school dat de bus door de straat rijdt.",
        "De vervoersmaatschappij antwoordde pas op 27 februari om 17 uur, na de termijn van de agenda.",
    ),
}


@pytest.mark.parametrize("title", OLD)
def test_a_cause_of_before_the_deadline_is_no_reason_to_miss_it(title: str) -> None:
    assert codes(*OLD[title]) == {"C43"}


@pytest.mark.parametrize("title", NEW)
def test_a_cause_of_after_the_deadline_is_one(title: str) -> None:
    assert codes(*NEW[title]) == set()


def test_who_missed_no_deadline_contradicts_nothing() -> None:
    first = next(iter(OLD.values()))
    assert codes(*first, ontvangen=small.moment("2019-02-27 11:30")) == set()
    assert codes(*first, ontvangen=small.moment("2019-02-27 15:30")) == {"C43"}
    assert codes(*first, zitting=None) == set()


def test_the_consequence_may_name_any_day() -> None:
    words = "Sinds 4 januari 2019 wachten 120 kinderen elke dag op een maatregel in hun straat."
    deck = a.edited(small.deck(ITEM + URGENT), a.text(2, 12, words))
    assert small.judge(deck, small.task(ITEM + URGENT)).bevindingen == ()


def test_a_deck_that_is_not_urgent_has_no_reason_to_judge() -> None:
    assert small.judge(small.deck(), Opdracht(small.DAG)).bevindingen == ()
