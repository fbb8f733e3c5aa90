"""The pieces of tables of words."""

import pytest

from pipeline.blocks import plain
from pipeline.plan.tables import example_notes


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ([], []),
        ([("a", False), ("b", False)], []),
        ([("a", True), ("b", True)], ["Alles in deze tabel is een voorbeeld."]),
        ([("a", True), ("b", False)], ["Een voorbeeld: a."]),
        (
            [("a", True), ("b", False), ("c", True), ("d", True), ("e", False)],
            ["Geen voorbeeld: b, e. Al het andere in deze tabel is een voorbeeld."],
        ),
    ],
)
def test_a_note_names_the_fewer_of_examples_and_others(rows: list[tuple[str, bool]], note: list[str]) -> None:
    assert [plain(each) for each in example_notes(rows)] == note
