"""Lengths of drawings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import CoverGroup, CoverStretch, Span, Spans
from pipeline.render.html.drawings import cover_boxes, share, stretches, ticks


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(0, 6, "0%"), (1, 6, "16.667%"), (6, 6, "100%"), (500, 1000, "50%")]
)
def test_a_share_is_a_percentage_without_useless_zeros(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text


@given(st.integers(1, 1000), st.data())
def test_a_larger_part_has_a_larger_share(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole - 1))
    assert float(share(part, whole)[:-1]) < float(share(part + 1, whole)[:-1])


def test_ticks_stand_at_both_ends_and_between_all_parts() -> None:
    assert ticks(4) == ("0%", "25%", "50%", "75%", "100%")


def test_a_bar_of_a_timeline_starts_and_ends_where_its_span_does() -> None:
    spans = Spans((Span(0, 6), Span(6, 12, firm=False)), 12)
    assert stretches(spans) == (("0%", "50%", True), ("50%", "50%", False))


def test_a_line_on_the_cover_is_as_thick_as_it_says_around_its_middle() -> None:
    lines = ((CoverStretch(0, 3, 1000), CoverStretch(3, 8, 500, firm=False)), (CoverStretch(6, 8, 1),))
    assert list(cover_boxes(CoverGroup("1 Welzijn", "2 actieplannen", 1, lines), 8)) == [
        (("0%", "37.5%", True), 4.5, 6.0),
        (("37.5%", "62.5%", False), 6.0, 3.0),
        (("75%", "25%", True), 14.0, 1.0),
    ]
