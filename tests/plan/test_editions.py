"""The other editions: a part of the plan, and the plan in short."""

from pathlib import Path

import pypdfium2
import pytest

from pipeline.blocks import Document, Heading, Reference, anchors_in, inlines_of, plain, walk
from pipeline.environment import ROOT
from pipeline.finance.totalen import totals
from pipeline.look import house_style
from pipeline.model.bedrag import schrijf_bedrag, schrijf_miljoen
from pipeline.model.dossier import Dossier
from pipeline.plan import anchors, build_kort, build_plan, part_of
from pipeline.plan.kort import AFGEROND_VANAF
from pipeline.render.pdf import write_pdf
from pipeline.shipped import TEMPLATES
from tests.built import control

LONGEST = 8  # pages of the resident edition


@pytest.fixture(scope="module")
def turnhout() -> Dossier:
    """The shipped dossier."""
    dossier = control(ROOT / "content").dossier
    assert dossier is not None
    return dossier


def _texts(document: Document) -> list[str]:
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    return [plain(run) for block in blocks for run in inlines_of(block)]


def _dangling(document: Document) -> set[str]:
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    known = {anchor for block in blocks for anchor in anchors_in(block)}
    targets = {
        each.target for block in blocks for run in inlines_of(block) for each in run if isinstance(each, Reference)
    }
    return targets - known


def test_every_part_starts_with_its_heading_and_leads_nowhere_else(turnhout: Dossier) -> None:
    plan = build_plan(turnhout, totals(turnhout), "4F2A91C0")
    codes = tuple(anchors(plan))
    assert {"welzijn", "BD01", "AP001", "AP013"} <= set(codes)
    for code in codes:
        part = part_of(plan, code)
        headings = [block for block in part.sections[0].blocks if isinstance(block, Heading)]
        assert (headings[0].anchor, headings[0].level) == (code, 1)
        assert not [heading for heading in headings[1:] if heading.level == 1]
        assert _dangling(part) == set()
        assert part.subtitle == f"{headings[0].number} {plain(headings[0].inlines)}"


def test_a_part_holds_what_the_plan_holds_and_nothing_of_its_neighbour(turnhout: Dossier) -> None:
    plan = build_plan(turnhout, totals(turnhout), "4F2A91C0")
    part = _texts(part_of(plan, "AP002"))
    assert "We helpen mensen in geldnood sneller" in part
    assert "We brengen hulp dichter bij mensen in armoede" not in part
    whole = _texts(plan)
    assert all(text in whole for text in part)
    chapter = _texts(part_of(plan, "welzijn"))
    assert "We brengen hulp dichter bij mensen in armoede" in chapter
    assert "We bouwen een nieuwe stedelijke sporthal" not in chapter


def test_the_short_edition_says_per_doelstelling_what_when_how_much_and_who(turnhout: Dossier) -> None:
    kort = build_kort(turnhout, totals(turnhout), "4F2A91C0")
    texts = _texts(kort)
    for doelstelling in turnhout.doelstellingen:
        assert doelstelling.titel in texts
    for actieplan in turnhout.actieplannen:
        assert actieplan.titel in texts
    amounts = totals(turnhout)
    for doelstelling in turnhout.doelstellingen:
        spent = sum(amounts.van(doelstelling).zijde("U"))
        amount = schrijf_miljoen(spent) if spent >= AFGEROND_VANAF else f"{schrijf_bedrag(spent)} euro"
        assert f"{amount} in {len(turnhout.jaren)} jaar" in texts
    assert "schepen van Welzijn en dienst Welzijn" in texts
    assert _dangling(kort) == set()


def test_the_short_edition_has_no_amounts_before_there_are_any(turnhout: Dossier) -> None:
    first = turnhout.at_step(1)
    assert not [text for text in _texts(build_kort(first, totals(first), "4F2A91C0")) if "euro" in text]


def test_the_short_edition_of_turnhout_stays_within_eight_pages(turnhout: Dossier, tmp_path: Path) -> None:
    style, _ = house_style(TEMPLATES)
    assert style is not None
    made = write_pdf(build_kort(turnhout, totals(turnhout), "4F2A91C0"), style, TEMPLATES)
    document = pypdfium2.PdfDocument(made.data)
    assert 2 <= len(document) <= LONGEST
    document.close()
