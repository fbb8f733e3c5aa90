"""Twelve decks within three seconds, one check within three tenths, in processor time and without start-up."""

from time import process_time

from pipeline.cbs.writing.slides import write_deck
from tests.cbs import small
from tests.cbs.small import ITEM, URGENT

TWELVE_DECKS = 3.0
ONE_CHECK = 0.3


def test_twelve_decks() -> None:
    deck = small.content(ITEM + URGENT)
    write_deck(deck, small.sjabloon(), small.slideontwerp(), small.STIJL)
    start = process_time()
    for _ in range(12):
        write_deck(deck, small.sjabloon(), small.slideontwerp(), small.STIJL)
    assert process_time() - start < TWELVE_DECKS


def test_one_check() -> None:
    data, known = small.deck(ITEM + URGENT), small.task(ITEM + URGENT)
    small.judge(data, known)
    start = process_time()
    small.judge(data, known)
    assert process_time() - start < ONE_CHECK
