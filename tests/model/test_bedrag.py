"""Money: what is read, what is refused, what is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.bedrag import (
    GRENS,
    GeenBedrag,
    lees_bedrag,
    lees_cel,
    lees_reeks,
    schrijf_bedrag,
    schrijf_exact,
    schrijf_invoer,
    schrijf_miljoen,
)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("0", 0), ("250000", 25_000_000), ("250000,50", 25_000_050), ("-250000", -25_000_000), ("007", 700), ("-0", 0)],
)
def test_an_amount_is_read_to_the_cent(text: str, cents: int) -> None:
    assert lees_bedrag(text) == cents


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("1.234", "dit kan 1234 euro zijn of 1,234 euro: schrijf `1234`, of twee cijfers na een komma"),
        ("1.234.567", "schrijf `1234567`, zonder punten"),
        ("1.234,56", "schrijf `1234,56`, zonder punten"),
        ("1,500", "dit kan 1500 euro zijn of 1,500 euro: schrijf `1500`, of twee cijfers na een komma"),
        ("1,234,567", "schrijf `1234567`, zonder komma per duizend"),
        ("1,234 mln", "schrijf het bedrag voluit: `1234000`"),
        ("\u20135,25", "schrijf `-5,25`"),
        ("12,5", "schrijf twee cijfers na de komma: `12,50`"),
        ("12.50", "schrijf de centen na een komma: `12,50`"),
        ("12.5", "schrijf de centen na een komma: `12,50`"),
        ("€ 500", "schrijf `500`"),
        ("1 000", "schrijf `1000`"),
        ("\u2212500", "schrijf `-500`"),
        ("500 euro", "schrijf `500`"),
        (
            "veel",
            "schrijf het bedrag in euro zonder punten of spaties, "
            "met een komma voor de centen: `250000` of `250000,50`",
        ),
        ("9" * 5000, "dit is meer dan duizend miljard euro: kijk na of er geen cijfers te veel staan"),
        ("9999999999999", "dit is meer dan duizend miljard euro: kijk na of er geen cijfers te veel staan"),
    ],
)  # fmt: skip
def test_a_doubtful_amount_is_refused_with_a_way_to_write_it(text: str, mend: str) -> None:
    with pytest.raises(GeenBedrag) as refusal:
        lees_bedrag(text)
    assert refusal.value.mend == mend


@pytest.mark.parametrize("text", ["1_000", "١٢", "１２", "NaN", "1e5", "+5", " 5", "5\n", "", "-", "1,234", "0x10"])
def test_what_python_would_accept_is_no_amount(text: str) -> None:
    with pytest.raises(GeenBedrag):
        lees_bedrag(text)


@given(st.integers(min_value=-GRENS, max_value=GRENS))
def test_what_is_written_reads_back_to_the_same_cent(cents: int) -> None:
    assert lees_bedrag(schrijf_invoer(cents)) == cents


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (0, "0"), (49, "0"), (-49, "0"), (50, "1"), (-50, "\u22121"), (123_456_789, "1.234.568"),
        (-100_000, "\u22121.000"), (99_950, "1.000"), (250, "3"), (-250, "\u22123"),
    ],
)  # fmt: skip
def test_documents_show_whole_euro_rounded_away_from_zero(cents: int, shown: str) -> None:
    assert schrijf_bedrag(cents) == shown


@pytest.mark.parametrize(
    ("cents", "shown"),
    [(5_230_000_000, "52,3 miljoen euro"), (-800_000_000, "\u22128 miljoen euro"), (1_000, "0,0 miljoen euro"),
     (800_000_001, "8,0 miljoen euro"), (123_456_000_000, "1.234,6 miljoen euro"), (5_000_000, "0,1 miljoen euro")],
)  # fmt: skip
def test_prose_shows_millions_with_one_decimal_unless_they_are_exact(cents: int, shown: str) -> None:
    assert schrijf_miljoen(cents) == shown


@pytest.mark.parametrize(
    ("cents", "shown"),
    [(0, "0 euro"), (1, "0,01 euro"), (-123_456_789, "\u22121.234.567,89 euro"), (250_000_00, "250.000 euro")],
)
def test_messages_show_the_cent(cents: int, shown: str) -> None:
    assert schrijf_exact(cents) == shown


ODD = ("", "-", ",25", "1.234", "12,5", "0000000000000250", "9999999999999", "1;2", "\n5", "５", "-0", "-0,05", "1_0")
AMOUNT = st.integers(min_value=-GRENS, max_value=GRENS).map(schrijf_invoer)


@given(st.lists(AMOUNT | st.sampled_from(ODD) | st.text(alphabet="0123456789-,;. ", max_size=6), max_size=8))
def test_a_row_is_read_as_its_cells_are(texts: list[str]) -> None:
    def one_by_one() -> tuple[int, ...]:
        return tuple(map(lees_cel, texts))

    try:
        expected = one_by_one()
    except GeenBedrag:
        with pytest.raises(GeenBedrag):
            lees_reeks(texts)
    else:
        assert lees_reeks(texts) == expected


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("", 0), ("-", 0), ("–", 0), ("€  -", 0), ("-   €", 0), ("0", 0), ("-0", 0),
        ("250000", 250_000_00), ("250000,5", 250_000_50), ("60.000,00", 60_000_00), ("1.234.567", 1_234_567_00),
        ("1.234.567,8", 1_234_567_80), ("60 000,00", 60_000_00), ("60\u00a0000", 60_000_00), ("1'234,50", 1_234_50),
        ("€ 5", 5_00), ("5,00 €", 5_00), ("EUR 5", 5_00), ("5 euro", 5_00),
        ("-5", -5_00), ("- 5", -5_00), ("−5", -5_00), ("5-", -5_00), ("(5,00)", -5_00),
        ("-€ 5", -5_00), ("€ -5", -5_00),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_spreadsheet_shows_it(text: str, cents: int) -> None:
    assert lees_cel(text) == cents


@pytest.mark.parametrize(
    "text",
    ["1.234", "-1.234", "1,234", "1,234.50", "1.23", "250k", "1,8 miljoen", "1e5", "5-6", "--5", "(5", "€", "n.v.t.",
     "٥", "1.234.56", "=A1"],
)  # fmt: skip
def test_a_cell_with_two_readings_or_none_is_refused(text: str) -> None:
    with pytest.raises(GeenBedrag):
        lees_cel(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("€ 250.000", "`250000`"), ("€ 250.000,00", "`250000,00`"), ("250k", "`250000`"), ("1,8 miljoen", "`1800000`"),
        ("0,5 mio euro", "`500000`"), ("1,234.50", "`1234,50`"), ("12,5", "`12,50`"), ("pm", "`0`"),
        ("2 duizend", "`2000`"),
    ],
)  # fmt: skip
def test_the_remedy_of_an_amount_works_when_it_is_typed(text: str, remedy: str) -> None:
    with pytest.raises(GeenBedrag) as refusal:
        lees_bedrag(text)
    assert remedy in refusal.value.mend
    lees_bedrag(remedy.strip("`"))
