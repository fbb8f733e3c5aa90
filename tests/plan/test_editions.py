"""The other editions: a part of the plan, and the plan in short."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pipeline.blocks import (
    Block,
    Document,
    Heading,
    LabelRow,
    Reference,
    TargetLine,
    anchors_in,
    inlines_of,
    plain,
    walk,
)
from pipeline.documents import pdf_that_fits
from pipeline.finance.totalen import totals
from pipeline.look import house_style
from pipeline.model.bedrag import schrijf_bedrag, schrijf_miljoen
from pipeline.model.dossier import Dossier
from pipeline.model.soorten import Soort
from pipeline.plan import anchors, build_kort, build_plan, forms_of_kort, part_of
from pipeline.plan.context import met_teken
from pipeline.plan.kort import AFGEROND_VANAF
from pipeline.render.layers import Templates
from pipeline.render.pdf import write_pdf
from pipeline.shipped import TEMPLATES
from tests.built import SHIPPED, control

SPENT: tuple[Soort, ...] = ("E", "I")  # not what is repaid
LONGEST = 8  # pages of the resident edition


@pytest.fixture(scope="module")
def turnhout() -> Dossier:
    """The shipped dossier."""
    dossier = control(SHIPPED).dossier
    assert dossier is not None
    return dossier


def _texts(document: Document) -> list[str]:
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    return [plain(run) for block in blocks for run in inlines_of(block)]


def _blocks(document: Document) -> list[Block]:
    return [block for section in document.sections for block in walk(section.blocks)]


def _labels(document: Document) -> set[str]:
    return {block.label for block in _blocks(document) if isinstance(block, LabelRow)}


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
        assert part.places["subtitle"] == headings[0].at


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
        assert met_teken(doelstelling.titel, doelstelling.voorbeeld) in texts
    titles = [text.removesuffix("\u00a0◊") for text in texts]
    assert all(actieplan.titel in titles for actieplan in turnhout.actieplannen)
    amounts = totals(turnhout)
    for doelstelling in turnhout.doelstellingen:
        spent = sum(sum(amounts.van(doelstelling).reeks(soort, "U")) for soort in SPENT)
        amount = schrijf_miljoen(spent) if spent >= AFGEROND_VANAF else f"{schrijf_bedrag(spent)} euro"
        assert f"{amount} in {len(turnhout.jaren)} jaar" in texts
    assert "schepen van Welzijn en dienst Welzijn" in texts
    assert _dangling(kort) == set()


def test_a_plan_too_big_for_the_short_edition_leaves_out_what_the_whole_plan_has(turnhout: Dossier) -> None:
    forms = forms_of_kort(turnhout, totals(turnhout), "4F2A91C0")
    texts = [[text.removesuffix("\u00a0◊") for text in _texts(form)] for form in forms]
    whole, without_how, _, without_line, without_loose = texts
    loose = [plan for each in turnhout.gegevens.hoofdstukken for plan in turnhout.losse_actieplannen(each)]
    others = [plan for plan in turnhout.actieplannen if plan not in loose]
    assert loose and others
    assert all(plan.titel in whole for plan in turnhout.actieplannen)
    assert not [plan for plan in others if plan.titel in without_how]
    assert ["Waarom" in _labels(form) for form in forms] == [True, True, False, False, False]
    assert ["Hoe" in _labels(form) for form in forms] == [True, False, False, False, False]
    assert all(plan.titel in form for plan in loose for form in texts[:4])
    assert [any(isinstance(block, TargetLine) for block in _blocks(form)) for form in forms] == [True] * 3 + [False] * 2
    assert any(": naar " in each or ": van " in each for each in without_line)
    assert not [plan for plan in turnhout.actieplannen if plan.titel in without_loose]
    counts = [each for each in without_loose if "lees daarover in het volledige plan" in each]
    assert sum(int(re.findall("[0-9]+", each)[0]) for each in counts) == len(loose)
    assert all(each.titel in without_loose for each in turnhout.doelstellingen)
    assert [_dangling(form) for form in forms] == [set()] * 5


def test_the_first_form_that_fits_is_the_short_edition(turnhout: Dossier) -> None:
    style, _ = house_style(TEMPLATES)
    assert style is not None
    forms = forms_of_kort(turnhout, totals(turnhout), "4F2A91C0")
    assert pdf_that_fits(forms, style, Templates.of(TEMPLATES), frozenset())[0] is forms[0]
    cramped = tuple(replace(form, most_pages=pages) for form, pages in zip(forms, (1, 1, 40, 40, 40), strict=True))
    document, rendered = pdf_that_fits(cramped, style, Templates.of(TEMPLATES), frozenset())
    assert document is cramped[2] and rendered.findings == ()
    none = tuple(replace(form, most_pages=1) for form in forms)
    document, rendered = pdf_that_fits(none, style, Templates.of(TEMPLATES), frozenset())
    assert document is none[-1] and [finding.code for finding in rendered.findings] == ["L08"]


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
