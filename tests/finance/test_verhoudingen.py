"""Proportions: parts of a hundred, lengths, units."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.finance.verhoudingen import DUIZEND, MILJOEN, duizendsten, eenheid_voor, op_honderd, per_inwoner

AMOUNTS = st.lists(st.integers(0, 10**14), min_size=1, max_size=12)


@given(AMOUNTS)
def test_parts_of_a_hundred_are_together_a_hundred_and_within_one_of_the_exact_share(amounts: list[int]) -> None:
    parts, total = op_honderd(amounts), sum(amounts)
    assert sum(parts) == (100 if total else 0)
    for part, amount in zip(parts, amounts, strict=True):
        assert abs(part * total - amount * 100) < max(total, 1)


@given(AMOUNTS)
def test_a_larger_amount_never_gets_a_smaller_part_or_a_shorter_bar(amounts: list[int]) -> None:
    for measured in (op_honderd(amounts), duizendsten(amounts)):
        pairs = sorted(zip(amounts, measured, strict=True))
        assert all(one <= other for (a, one), (b, other) in pairwise(pairs) if a < b)


def test_without_amounts_there_is_nothing_to_measure() -> None:
    assert duizendsten(()) == ()
    assert eenheid_voor(()) is DUIZEND
    assert per_inwoner(0, 44_000) == 0


def test_the_largest_remainder_gets_what_is_left() -> None:
    assert op_honderd((1, 1, 1)) == (34, 33, 33)
    assert op_honderd((2, 1)) == (67, 33)
    assert op_honderd((0, 0)) == (0, 0)


def test_a_negative_part_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        op_honderd((5, -1))


def test_bars_are_measured_against_the_longest_and_nothing_below_zero_has_one() -> None:
    assert duizendsten((50, 100, -20, 0)) == (500, 1000, 0, 0)
    assert duizendsten((-1, 0)) == (0, 0)


def test_the_unit_follows_the_largest_amount() -> None:
    assert eenheid_voor((100, 3_000_000_00)) == MILJOEN
    assert eenheid_voor((2_999_999_99, -2)) == DUIZEND
    assert eenheid_voor(()) == DUIZEND


@pytest.mark.parametrize(
    ("unit", "cents", "shown"),
    [
        (MILJOEN, 52_345_678_90, "52,3"),
        (MILJOEN, 49_999_99, "0,0"),
        (MILJOEN, 50_000_00, "0,1"),
        (MILJOEN, -1_250_000_000_00, "−1.250,0"),
        (MILJOEN, -100, "0,0"),
        (DUIZEND, 1_234_567_00, "1.235"),
        (DUIZEND, -500_00, "−1"),
        (DUIZEND, -499_99, "0"),
    ],
)
def test_amounts_are_rounded_half_away_from_zero(unit: object, cents: int, shown: str) -> None:
    assert unit.schrijf(cents) == shown  # type: ignore[attr-defined]
