"""Amounts of packages: read by a declared way of writing, refused when two readings remain."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.forms.invoer.bedragen import SCHRIJFWIJZEN, Schrijfwijze, lees_vreemd_bedrag
from pipeline.forms.invoer.blad import Getalcel
from pipeline.model.bedrag import GeenBedrag


@pytest.mark.parametrize(
    ("text", "wijze", "cents"),
    [
        ("4.768.384", "belgisch", 476_838_400),
        ("-1.234", "belgisch", -123_400),
        ("(1.234)", "belgisch", -123_400),
        ("1.234,50", "belgisch", 123_450),
        ("1234,5", "belgisch", 123_450),
        ("1.234-", "belgisch", -123_400),
        ("\u22121.234", "belgisch", -123_400),
        ("€ 1.234,50", "belgisch", 123_450),
        ("1 234 567,89", "belgisch", 123_456_789),
        ("1\u00a0234", "belgisch", 123_400),
        ("990.000", "belgisch", 99_000_000),
        ("990,000", "engels", 99_000_000),
        ("1,234.50", "engels", 123_450),
        ("1234.5", "engels", 123_450),
        ("1234,50", "zonder", 123_450),
        ("1234,50", None, 123_450),
        ("1.234,50", None, 123_450),
        ("4.768.384", None, 476_838_400),
        ("1234", None, 123_400),
        ("0", None, 0),
        ("-", None, 0),
        ("€  -", "engels", 0),
        (Getalcel("-1234,50"), "engels", -123_450),
    ],
)
def test_an_amount_with_one_reading_is_read(text: str, wijze: Schrijfwijze | None, cents: int) -> None:
    assert lees_vreemd_bedrag(text, wijze) == cents


def test_an_empty_cell_is_no_amount() -> None:
    assert lees_vreemd_bedrag("", "belgisch") is None


@pytest.mark.parametrize(
    ("text", "wijze", "part"),
    [
        ("990.000", None, "dit kan 990000 euro zijn (belgisch) of 990,000 euro (engels)"),
        ("1,234", None, "dit kan 1234 euro zijn (engels) of 1,234 euro (belgisch)"),
        ("(1.234)", None, "--bedragen belgisch"),
        ("1.234.56", "belgisch", "schrijf een bedrag in euro"),
        ("1,234.50", "belgisch", "als `belgisch` opgegeven"),
        ("1.234", "zonder", "als `zonder` opgegeven"),
        ("12,345", "zonder", "als `zonder` opgegeven"),
        ("1.2345", "engels", "hoogstens twee cijfers"),
        ("12%", "belgisch", "een percentage is geen bedrag"),
        ("4,12346E+11", "belgisch", "Excel kortte dit getal af"),
        ("=A1+B1", "belgisch", "hier staat een formule"),
        ("#####", "belgisch", "Excel toont hier geen getal"),
        ("#REF!", "belgisch", "Excel toont hier geen getal"),
        ("n.v.t.", "belgisch", "laat de cel leeg"),
        ("1_000", "belgisch", "laat de cel leeg"),
        ("١٢", "belgisch", "laat de cel leeg"),
        ("NaN", "belgisch", "laat de cel leeg"),
        ("--5", "belgisch", "laat de cel leeg"),
        ("-(5)", "belgisch", "laat de cel leeg"),
        ("2020-02-01", "belgisch", "laat de cel leeg"),
        ("12 345 6", "belgisch", "laat de cel leeg"),
        ("9" * 5000, "belgisch", "laat de cel leeg"),
        ("9" * 15, "belgisch", "meer dan duizend miljard"),
    ],
)
def test_what_would_be_a_guess_is_refused(text: str, wijze: Schrijfwijze | None, part: str) -> None:
    with pytest.raises(GeenBedrag) as refused:
        lees_vreemd_bedrag(text, wijze)
    assert part in refused.value.mend


def _written(cents: int, wijze: str) -> str:
    euro, rest = divmod(abs(cents), 100)
    groups = f"{euro:,}"
    digits = {"engels": groups, "belgisch": groups.replace(",", "."), "zonder": str(euro)}[wijze]
    mark = "." if wijze == "engels" else ","
    return f"{'-' if cents < 0 else ''}{digits}{mark}{rest:02}" if rest else f"{'-' if cents < 0 else ''}{digits}"


@given(st.integers(-(10**13), 10**13), st.sampled_from(SCHRIJFWIJZEN))
def test_what_is_written_one_way_is_read_back_that_way(cents: int, wijze: Schrijfwijze) -> None:
    text = _written(cents, wijze)
    assert lees_vreemd_bedrag(text, wijze) == cents
    with suppress(GeenBedrag):  # without a declaration the reading is the right one, or none
        assert lees_vreemd_bedrag(text, None) == cents


@given(st.text(max_size=20), st.sampled_from((*SCHRIJFWIJZEN, None)))
def test_any_text_is_an_amount_or_is_refused(text: str, wijze: Schrijfwijze | None) -> None:
    try:
        lees_vreemd_bedrag(text, wijze)
    except GeenBedrag as refused:
        assert refused.mend
