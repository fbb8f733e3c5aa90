"""The width of columns."""

import pytest

from pipeline.blocks import Column
from pipeline.render.columns import column_widths


def test_widths_that_fit_stay_as_they_are() -> None:
    assert column_widths((Column(30), Column(40)), 163) == (30, 40)


def test_columns_without_width_share_what_is_left() -> None:
    assert column_widths((Column(63), Column(), Column()), 163) == (63, 50, 50)


def test_widths_that_do_not_fit_shrink_by_the_same_part() -> None:
    assert column_widths((Column(200), Column(126)), 163) == (100, 63)


def test_columns_without_width_keep_fifteen_millimetres() -> None:
    widths = column_widths((Column(163), Column()), 163)
    assert widths == pytest.approx((148, 15))


def test_many_columns_without_width_share_the_page() -> None:
    assert column_widths((Column(),) * 20, 160) == pytest.approx((8,) * 20)
