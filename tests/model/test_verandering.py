"""The change between two figures in words."""

import pytest

from pipeline.model.velden import Getal
from pipeline.model.verandering import verandering


@pytest.mark.parametrize(
    ("van", "naar", "words"),
    [
        (24_800, 18_600, "een kwart minder"),
        (100_000, 50_000, "de helft minder"),
        (3_000, 2_000, "een derde minder"),
        (3_000, 1_000, "twee derde minder"),
        (10_000, 12_000, "een vijfde meer"),
        (1_000, 2_000, "twee keer zoveel"),
        (1_000, 3_000, "drie keer zoveel"),
        (1_000, 1_500, "de helft meer"),
        (1_000, 1_120, "12\u00a0% meer"),
        (1_000, 875, "13\u00a0% minder"),
        (1_000, 0, "geen enkele meer"),
        (1_000, 9_000, "800\u00a0% meer"),
        (1_000_000, 1_000_100, ""),
        (0, 5_000, ""),
        (-1_000, 5_000, ""),
        (5_000, -1_000, ""),
        (5_000, 5_000, ""),
    ],
)
def test_the_change_is_told_as_people_say_it(van: int, naar: int, words: str) -> None:
    assert verandering(Getal("", van), Getal("", naar)) == words
