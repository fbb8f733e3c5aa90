"""Files as the writers made them read back without one finding."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import Document, Heading, Overview, OverviewColumn, OverviewEntry, Paragraph, Section, Text
from pipeline.readback import check_files
from tests import hostile, sample
from tests.length import drawn
from tests.readback.finished import blocks_changed, plan_of, written
from tests.small import SMALL_CITY


def _document(name: str, folder: Path) -> Document:
    match name:
        case "sample":
            return sample.document()
        case "hostile":
            return plan_of(hostile.write(folder))
    return plan_of(SMALL_CITY)


@pytest.mark.parametrize("name", ["sample", "hostile", "a small city"])
def test_what_was_written_is_what_is_read(name: str, tmp_path: Path) -> None:
    document = _document(name, tmp_path)
    files = written(document)
    assert len(files) == 3 and all(files.values())
    assert [str(finding) for finding in check_files(document, files)] == []


_WRITABLE = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Cf")), max_size=60
)


@drawn(15, 40)
@given(_WRITABLE)
def test_any_text_is_read_back_from_word_and_the_web_page(text: str) -> None:
    document = blocks_changed(lambda blocks: (*blocks, Paragraph((Text(f"x{text}"),))))
    assert [str(each) for each in check_files(document, written(document, "docx", "html"))] == []


def test_characters_that_a_pdf_prints_otherwise_are_no_difference() -> None:
    # a hyphen that the typeface lacks, a ligature, one character that is replaced, others that print nothing
    for text in (
        "a\u2011b",
        "e\ufb03ci\u00ebnt",
        "een \u4e2d teken",
        "on\u00adzichtbaar\u200b",
        "twee  spaties",
        "1\u00bd",
    ):
        document = blocks_changed(lambda blocks, text=text: (*blocks, Paragraph((Text(text),))))  # type: ignore[misc]
        assert [str(each) for each in check_files(document, written(document, "pdf"))] == [], text


def test_other_files_are_left_alone() -> None:
    assert check_files(sample.document(), {"LEESMIJ.md": b"?", "controle.json": b"{"}) == ()


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (5, [5]), (6, [3, 3]), (7, [4, 3]), (11, [4, 4, 3]), (30, [5] * 6)]
)
def test_a_plan_of_any_number_of_chapters_is_on_its_page_and_reads_back(count: int, rows: list[int]) -> None:
    columns = tuple(
        OverviewColumn(
            f"{number} Hoofdstuk {number}",
            "begin",
            number,
            "uitgaven: 6,2 miljoen euro",
            (
                OverviewEntry(f"BD{number:02}", "Minder armoede", "begin", leads=True),
                OverviewEntry("AP001", "Hulp", "begin"),
            ),
        )
        for number in range(1, count + 1)
    )
    overview = Overview(columns)
    assert [len(row) for row in overview.rows] == rows
    heading = Heading(1, (Text("Het plan op één pagina"),), "begin", "deel")
    plan = replace(sample.document(), sections=(Section((heading, overview), "Vooraf", landscape=True),), cover=None)
    assert check_files(plan, written(plan)) == ()
