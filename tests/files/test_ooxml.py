"""The gate for files of Office: every hostile file is refused with a true reason or read, fast and in little memory."""

import json
import re
import subprocess
import sys
from typing import NamedTuple

import pytest

from pipeline.cbs.reading.package import _REMEDIES as OF_DECKS
from pipeline.cbs.writing.preflight import _FORM as POTX
from pipeline.cbs.writing.preflight import _REMEDIES as OF_DRAWINGS
from pipeline.files.ooxml import EXCEL, POWERPOINT, WORD, Format, Package, Refused, Why, open_package
from pipeline.forms.invoer.werkblad import _REMEDIES as OF_WORKBOOKS
from pipeline.render.docx.package import _REMEDIES as OF_TEMPLATES
from tests.files import hostile

SECONDS, MEGABYTES = 2.0, 500
SLOWER = {"hundred thousands of empty rows": 6.0}  # read, not refused
FORMS = (hostile.DOCX, hostile.PPTX, hostile.XLSX)


class Taken(NamedTuple):
    """What came of one file."""

    name: str
    expected: str
    said: str
    seconds: float
    megabytes: int


@pytest.fixture(scope="module", params=FORMS)
def taken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Taken]:
    """All hostile files of one format, opened by a process that made none of them."""
    if not sys.platform.startswith("linux"):
        pytest.skip("memory is measured as Linux says it")
    folder = tmp_path_factory.mktemp(request.param)
    shown = ""
    for work in ("write", "take"):
        command = [sys.executable, "-m", "tests.files.hostile", work, request.param, str(folder)]
        done = subprocess.run(command, cwd=hostile.ROOT, capture_output=True, text=True, check=True)
        shown = done.stdout
    cases = {"a good file": hostile.READ} | {name: case[1] for name, case in hostile.cases(request.param).items()}
    return [Taken(*case, *each) for case, each in zip(cases.items(), json.loads(shown), strict=True)]


def test_every_hostile_file_is_read_or_refused_with_its_reason(taken: list[Taken]) -> None:
    assert len(taken) > 50
    assert [each for each in taken if not re.search(each.expected, each.said, re.IGNORECASE)] == []


def test_no_hostile_file_takes_long_or_much(taken: list[Taken]) -> None:
    assert [each for each in taken if each.seconds > SLOWER.get(each.name, SECONDS)] == []
    assert max(each.megabytes for each in taken) < MEGABYTES


@pytest.mark.parametrize(
    ("form", "table"), [(WORD, OF_TEMPLATES), (POWERPOINT, OF_DECKS), (POTX, OF_DRAWINGS), (EXCEL, OF_WORKBOOKS)]
)
def test_every_refusal_has_a_remedy(form: Format, table: dict[Why, object]) -> None:
    never = {Why.TEMPLATE} if not form.template_types else set()
    never |= {Why.STRICT} if form.reads_strict else set()
    assert set(table) == set(Why) - never


def _deck(**parts: bytes) -> Package:
    good = hostile.parts_of(hostile._good(hostile.PPTX))
    return open_package(hostile.packed({**good, **{name: parts[name] for name in parts}}), POWERPOINT)


def test_a_relation_leads_to_a_part_or_outside() -> None:
    related = b"".join(
        b'<Relationship Id="%d" Type="http://x/%s" Target="%s" %s/>' % row
        for row in (
            (1, b"slide", b"slides/a.xml", b""),
            (2, b"slide", b"/ppt/b.xml", b""),
            (3, b"slide", b"../../../c.xml", b""),
            (4, b"hyperlink", b"https://a.be", b'TargetMode="External"'),
        )
    )
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    package = _deck(**{"ppt/extra/_rels/x.xml.rels": rels % related})
    found = package.relations("ppt/extra/x.xml")
    assert [each.target for each in found.values()] == [
        "ppt/extra/slides/a.xml", "ppt/b.xml", "c.xml", "https://a.be"
    ]  # fmt: skip
    assert [each.is_external for each in found.values()] == [False, False, False, True]
    assert set(found.values()) <= set(package.all_relations())


def test_what_is_hidden_across_two_pieces_is_found() -> None:
    start = b"<a>" + b"".join(b"%d " % number for number in range(200_000))[: (1 << 20) - 8]
    part = start + b"<!DOCTYPE a>" + b"</a>"
    with pytest.raises(Refused, match="verborgen"):
        _deck(**{"ppt/x.xml": part}).xml("ppt/x.xml")


def test_tags_of_all_parts_count_together_and_each_part_once() -> None:
    many = b"<a>" + b"".join(b"<b>%d</b>" % number for number in range(150_000)) + b"</a>"
    package = _deck(**{"ppt/x.xml": many, "ppt/y.xml": many})
    for _ in range(3):
        assert len(package.xml("ppt/x.xml")) == 150_000
    with pytest.raises(Refused, match="meer inhoud"):
        package.xml("ppt/y.xml")
