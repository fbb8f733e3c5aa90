"""Damaged exports give findings or lines, never an error of ours, and never an amount that no total has counted."""

import random
from pathlib import Path

import pytest

from tests.forms.exports import EERSTE, KOP, dossier, layout_a, taken, workbook

NASTY = (b'"', b";", b"\n", b",", b"\t", b"\x00", b"\xff", b"(", b"-", b"=", b"\xe2\x80\xae", b"99999999999", b"")
BOOK = workbook([KOP, [*EERSTE, 1, 2, 3, 4, 5, 6], ["Totaal", *[None] * 11, 1, 2, 3, 4, 5, 6]])


def damaged(data: bytes, chance: random.Random) -> bytes:
    """These bytes with a few places cut, doubled or replaced."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.randint(0, 12))
        data = data[:start] + chance.choice((*NASTY, data[start:end] * 2)) + data[end:]
    return data


@pytest.mark.parametrize(("name", "data", "rounds"), [("e.csv", layout_a().encode(), 150), ("e.xlsx", BOOK, 80)])
def test_a_damaged_export_is_read_or_refused(name: str, data: bytes, rounds: int, tmp_path: Path) -> None:
    chance, folder, path = random.Random(7), dossier(tmp_path), tmp_path / name
    refused = 0
    for _ in range(rounds):
        path.write_bytes(damaged(data, chance))
        gelezen = taken(folder, path, bedragen="belgisch")
        assert gelezen.invoer is not None
        refused += gelezen.geweigerd
        if not gelezen.geweigerd:
            assert gelezen.invoer.totalen
            assert all(each.genoemd == each.geteld for each in gelezen.invoer.totalen)
        assert all(each.wrong and each.mend for each in gelezen.findings)
    assert refused > rounds // 2
