"""The kinds of findings of the reader."""

import re

from pipeline.content import KINDS
from pipeline.findings import Blocking, Level


def test_codes_are_unique_and_those_of_this_room() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes) == len({kind.name for kind in KINDS})
    assert all(re.fullmatch(r"S[456]\d|S11\d", code) for code in codes)


def test_every_fault_of_the_reader_blocks_always() -> None:
    assert {kind.blocking for kind in KINDS} == {Blocking.ALWAYS}
    assert {kind.level for kind in KINDS} == {Level.FOUT, Level.WAARSCHUWING}
