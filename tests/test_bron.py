"""The shipped plan and its source: every statement of the presentation stands in it, and nothing against it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import yaml

from pipeline.blocks import Heading, plain, walk
from pipeline.finance.totalen import totals
from pipeline.model.onderdelen import Status
from pipeline.plan import build_kort, build_plan
from tests.built import SHIPPED, control
from tests.extract import squeezed

DATA = Path(__file__).parent / "bron.yaml"
BRON = yaml.safe_load(DATA.read_text(encoding="utf-8"))


@pytest.fixture
def pages(shipped_set: Path) -> list[str]:
    """The text of each page of the PDF, without spaces and hyphens."""
    with pypdfium2.PdfDocument(shipped_set / "smjp.pdf") as document:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in document]


def test_every_statement_of_the_presentation_stands_on_its_page(pages: list[str], rewrite_golden: bool) -> None:
    found = {
        each["zegt"]: [number for number, text in enumerate(pages, start=1) if squeezed(each["plan"]) in text]
        for each in BRON["uitspraken"]
    }
    assert [zegt for zegt, on in found.items() if not on] == []
    if rewrite_golden:
        _rewrite(found)
    stated = {each["zegt"]: each["blz"] for each in yaml.safe_load(DATA.read_text(encoding="utf-8"))["uitspraken"]}
    assert {zegt: page for zegt, page in stated.items() if page not in found[zegt]} == {}
    assert len(stated) > 80


def _rewrite(found: dict[str, list[int]]) -> None:
    """Puts the page that each statement stands on now in the data, and leaves those that are still right."""
    lines = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        said = re.match(r"- \{zegt: (.*?), plan: ", line)
        if said and int(re.search(r"blz: (\d+)", line)[1]) not in found[said[1]]:  # type: ignore[index]
            line = re.sub(r"blz: \d+", f"blz: {found[said[1]][0]}", line)
        lines.append(line)
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _texts(stap: int, status: Status) -> Iterator[str]:
    shipped = control(SHIPPED, stap).dossier
    assert shipped is not None
    dossier = replace(shipped, gegevens=shipped.gegevens.model_copy(update={"status": status}))
    for document in (build_plan(dossier, totals(dossier), ""), build_kort(dossier, totals(dossier), "")):
        for section in document.sections:
            for block in walk(section.blocks):
                inlines = getattr(block, "inlines", None)
                yield plain(inlines) if inlines else str(block)


@pytest.mark.parametrize("stap", [1, 2, 3, 4])
@pytest.mark.parametrize("status", ["ontwerp", "vastgesteld"])
def test_nothing_speaks_against_it_in_any_step_or_status(stap: int, status: Status) -> None:
    texts = list(_texts(stap, status))
    assert len(texts) > 300
    for each in BRON["nooit"]:
        pattern = re.compile(each["uitdrukking"], re.IGNORECASE)
        assert [text for text in texts if pattern.search(text)] == [], each["wat"]
    if stap < 4:
        assert not any("is nu een raming" in text for text in texts)
    if status == "vastgesteld":
        assert not any(re.search(r"[Hh]et is een ontwerp|stemmen er later over", text) for text in texts)


def test_a_real_name_stands_only_where_the_presentation_has_it() -> None:
    dossier = control(SHIPPED).dossier
    assert dossier is not None
    plan = build_plan(dossier, totals(dossier), "")
    for each in BRON["namen"]:
        under: set[str] = set()
        anchor = ""
        for section in plan.sections:
            for block in walk(section.blocks):
                if isinstance(block, Heading):
                    anchor = block.anchor
                if each["naam"] in str(block) and not isinstance(block, Heading):
                    under.add(anchor)
        places = {place for place in each["bij"] for anchor in under if place in anchor}
        assert places == set(each["bij"])
        assert all(any(place in anchor for place in each["bij"]) for anchor in under), under
        assert each["naam"] not in str(build_kort(dossier, totals(dossier), "").sections)
