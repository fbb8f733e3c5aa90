"""Amounts per soort and zijde: sums, saldo, and what is empty."""

import pytest

from pipeline.finance.bedragen import Bedragen, samen, sum_of

JAREN = (2020, 2021)
BOTH = Bedragen({("E", "U"): (10, 20), ("E", "O"): (7, 0), ("I", "U"): (1, 2)}, JAREN)


def test_a_saldo_is_what_comes_in_less_what_goes_out() -> None:
    assert BOTH.saldo() == (-4, -22)
    assert BOTH.saldo("E") == (-3, -20)
    assert BOTH.saldo("I", "F") == (-1, -2)


def test_a_side_without_amounts_is_zero_in_every_year() -> None:
    assert BOTH.zijde("U") == (11, 22)
    assert Bedragen({}, JAREN).zijde("U") == (0, 0)
    assert Bedragen({}, JAREN).saldo() == (0, 0)


def test_what_holds_only_zeros_is_empty() -> None:
    assert Bedragen({}, JAREN).is_leeg is True
    assert Bedragen({("E", "U"): (0, 0)}, JAREN).is_leeg is True
    assert BOTH.is_leeg is False


def test_together_they_add_up_by_soort_and_zijde() -> None:
    other = Bedragen({("E", "U"): (1, 1), ("F", "O"): (5, 5)}, JAREN)
    assert samen((BOTH, other), JAREN).reeksen == {
        ("E", "U"): (11, 21), ("E", "O"): (7, 0), ("I", "U"): (1, 2), ("F", "O"): (5, 5)
    }  # fmt: skip


def test_series_of_other_lengths_are_no_sum() -> None:
    with pytest.raises(ValueError, match="zip"):
        sum_of([(1, 2), (1,)])
