"""Minutes, speaking time and the deadline."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cbs.feestdagen import Sluitingsperiode
from pipeline.cbs.spreektijd import lettergrepen, spreektijd
from pipeline.cbs.termijn import is_te_laat, schrijf_moment, uiterste_moment
from pipeline.cbs.tijd import grootste_van_marge, in_woorden, lees_minuten, schrijf_minuten, tijdbalken
from pipeline.findings import Place
from tests.cbs import small


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5", 300), ("2 min", 120), ("2,5 min", 150), ("2.5", 150), ("1:30", 90), ("90 s", 90), ("3 minuten", 180),
        ("1 minuut", 60), ("10 min.", 600), ("2\u00a0min", 120), (" 4  min ", 240), ("5'", 300), ("2,25", 135),
        # what PowerPoint makes of a quote, a half and a space
        ("5’", 300), ("5′", 300), ("5´", 300), ("2½ min", 150), ("½ min", 30), ("2’30”", 150), ("5\u202fmin", 300),
        ("5\u200b min", 300),
        # short, about, at most, in words
        ("5 m", 300), ("5min", 300), ("5 MIN", 300), ("± 5 min", 300), ("+/- 5 min", 300), ("ca. 5 min", 300),
        ("circa 5", 300), ("ong. 5 min", 300), ("~5", 300), ("max. 10 min", 600), ("2 min 30", 150),
        ("2 min. en 30 sec.", 150), ("vijf minuten", 300), ("twaalf", 720), ("één minuut", 60),
        ("e\u0301e\u0301n minuut", 60), ("tweeëntwintig min", 1320), ("anderhalve minuut", 90), ("een kwartier", 900),
        ("half uur", 1800),
    ],
)  # fmt: skip
def test_minutes_are_read_as_people_write_them(text: str, seconds: int) -> None:
    assert lees_minuten(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["", "veel", "2-3 min", "min", "m", "'", "1:75", "-2", "2 uur", "2 min of meer", "２ min", "5 6", "2 min 75",
     "zes ei", "5 min (samen)"],
)  # fmt: skip
def test_what_is_no_number_of_minutes_is_never_a_default(text: str) -> None:
    assert lees_minuten(text) is None


@pytest.mark.parametrize(
    ("text", "most"),
    [("5-7 min", 420), ("5–7 min", 420), ("5 à 7 min", 420), ("5 tot 7", 420), ("5 min - 7 min", 420), ("7 of 5", 420),
     ("2,5-3", 180), ("5 min", None), ("tot 7 min", None), ("", None)],
)  # fmt: skip
def test_a_range_is_known_as_one_and_never_a_number(text: str, most: int | None) -> None:
    assert grootste_van_marge(text) == most
    assert most is None or lees_minuten(text) is None


@given(st.integers(0, 60 * 99).map(lambda tenths: tenths * 6 // 6 * 6))
def test_minutes_come_back_as_written(seconds: int) -> None:
    assert lees_minuten(schrijf_minuten(seconds)) == seconds


def test_minutes_in_words() -> None:
    assert (in_woorden(60), in_woorden(1560), in_woorden(150)) == ("1 minuut", "26 minuten", "2,5 minuten")


def test_the_bar_counts_only_what_is_shown() -> None:
    first, hidden, last = tijdbalken([120, None, 300], 1800)
    assert hidden is None and first is not None and last is not None
    assert first.begin + first.rest == "Minuut 0 tot 2 van 7, ten hoogste 30"
    assert last.begin + last.rest == "Minuut 2 tot 7 van 7, ten hoogste 30"


@given(st.lists(st.integers(0, 900), min_size=1, max_size=12))
def test_the_bars_follow_each_other(minutes: list[int]) -> None:
    bars = [each for each in tijdbalken(minutes, 1800) if each is not None]
    assert [each.nu for each in bars] == list(range(len(minutes)))
    assert all(each.delen == tuple(minutes) for each in bars)


@pytest.mark.parametrize(
    ("word", "count"),
    [("straat", 1), ("actieplan", 3), ("college", 3), ("mobiliteit", 5), ("schoolstraten", 3), ("geïnd", 2),
     ("OCMW", 4), ("provincie", 4), ("ideeën", 4), ("burgemeester", 4), ("Turnhout", 2), ("beslissing", 3)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert abs(lettergrepen(word) - count) <= 1


def test_help_for_the_presenter_takes_no_time() -> None:
    assert spreektijd("[Hulp] Typ hier wat u zegt.\n  [Hulp] Nog iets.", 4) == 0
    assert spreektijd("We vragen u één ding.", 4) > 0


def test_a_hundred_words_fill_about_a_minute() -> None:
    text = "We vragen het college vandaag om de lijst van actieplannen vast te stellen. " * 8
    assert 40 <= spreektijd(text, 4) <= 80


@pytest.mark.parametrize(
    ("sitting", "deadline"),
    [
        ("2019-02-28", "2019-02-27 12:00"),  # a Thursday: the day before
        ("2019-03-14", "2019-03-13 12:00"),
        ("2019-03-13", "2019-03-06 12:00"),  # a Wednesday: the week before
        ("2019-03-11", "2019-03-06 12:00"),  # a Monday
        ("2019-05-02", "2019-04-30 12:00"),  # Wednesday 1 May is a holiday
        ("2020-01-02", "2019-12-31 12:00"),
        ("2019-12-26", "2019-12-24 12:00"),  # Christmas
        ("2023-11-02", "2023-10-31 12:00"),  # All Saints
        ("2026-11-12", "2026-11-10 12:00"),  # Armistice
        ("2027-07-22", "2027-07-20 12:00"),  # the national holiday
        ("2029-07-12", "2029-07-10 12:00"),  # 11 July, the holiday of Flanders
        ("2029-08-16", "2029-08-14 12:00"),  # Assumption
        ("2041-12-26", "2041-12-24 12:00"),
        ("2019-04-25", "2019-04-24 12:00"),  # the Wednesday after Easter is no holiday
        ("2019-11-28", "2019-11-27 12:00"),
    ],
)
def test_the_deadline_is_wednesday_noon_before_the_sitting(sitting: str, deadline: str) -> None:
    found = uiterste_moment(datetime.date.fromisoformat(sitting), small.sjabloon().termijn)
    assert f"{found:%Y-%m-%d %H:%M}" == deadline
    assert str(found.tzinfo) == "Europe/Brussels"


def closed(*days: tuple[str, str]) -> tuple[Sluitingsperiode, ...]:
    place = Place("sluitingsdagen.yaml")
    return tuple(Sluitingsperiode(at=place, van=first, tot=last or None) for first, last in days)


@pytest.mark.parametrize(
    ("days", "sitting", "deadline"),
    [
        ((("2019-02-27", ""),), "2019-02-28", "2019-02-26 12:00"),  # one day
        ((("2019-02-26", "2019-02-27"),), "2019-02-28", "2019-02-25 12:00"),
        ((("2019-02-25", "2019-03-01"),), "2019-02-28", "2019-02-22 12:00"),  # a week, and the weekend before it
        ((("2019-12-24", "2020-01-01"),), "2020-01-02", "2019-12-23 12:00"),  # from one year into another
        ((("2019-12-23", ""), ("2019-12-24", "2020-01-01")), "2020-01-02", "2019-12-20 12:00"),
        ((("2019-04-29", "2019-04-30"),), "2019-05-02", "2019-04-26 12:00"),  # and a holiday behind them
        ((("2019-02-28", "2019-03-08"),), "2019-02-28", "2019-02-27 12:00"),  # after the deadline
        ((("2019-02-20", ""),), "2019-02-28", "2019-02-27 12:00"),  # another week
    ],
)
def test_a_closing_day_moves_the_deadline_to_the_working_day_before(
    days: tuple[tuple[str, str], ...], sitting: str, deadline: str
) -> None:
    termijn = small.sjabloon().met_sluitingsdagen(closed(*days)).termijn
    assert f"{uiterste_moment(datetime.date.fromisoformat(sitting), termijn):%Y-%m-%d %H:%M}" == deadline


def test_one_minute_makes_the_difference() -> None:
    termijn = small.sjabloon().termijn
    assert not is_te_laat(small.DAG, small.moment("2019-02-27 11:59"), termijn)
    assert not is_te_laat(small.DAG, small.moment("2019-02-27 12:00"), termijn)
    assert is_te_laat(small.DAG, small.moment("2019-02-27 12:01"), termijn)
    in_utc = datetime.datetime(2019, 2, 27, 11, 1, tzinfo=datetime.UTC)
    assert is_te_laat(small.DAG, in_utc, termijn)
    assert schrijf_moment(small.moment("2019-02-27 12:01")) == "woensdag 27 februari 2019 om 12.01 uur"


def test_the_template_fits_in_thirty_minutes_with_and_without_urgency() -> None:
    template = small.sjabloon()
    shown = [each for each in template.slides if each.in_sjabloon]
    assert sum(each.minuten for each in shown if each.is_vast) == 26
    assert sum(each.minuten for each in shown) == 28
    assert template.grens(600) == 1800


def test_the_milder_reading_is_one_setting() -> None:
    template = small.sjabloon()
    milder = template.model_copy(update={"tijd": template.tijd.model_copy(update={"bespreking_telt_mee": False})})
    assert milder.grens(600) == 2400
