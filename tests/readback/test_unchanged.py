"""Files as the writers made them read back without one finding."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.blocks import Document, Paragraph, Text
from pipeline.readback import check_files
from tests import hostile, sample
from tests.readback.finished import blocks_changed, plan_of, written

CONTENT = Path(__file__).resolve().parents[2] / "content"


def _document(name: str, folder: Path) -> Document:
    match name:
        case "sample":
            return sample.document()
        case "hostile":
            return plan_of(hostile.write(folder))
    return plan_of(CONTENT)


@pytest.mark.parametrize("name", ["sample", "hostile", "the plan of this city"])
def test_what_was_written_is_what_is_read(name: str, tmp_path: Path) -> None:
    document = _document(name, tmp_path)
    files = written(document)
    assert len(files) == 3 and all(files.values())
    assert [str(finding) for finding in check_files(document, files)] == []


_WRITABLE = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Cf")), max_size=60
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
