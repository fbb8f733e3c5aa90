"""The template in the repository, a new one, and the page that explains it."""

import re
from collections.abc import Callable

import pytest
from lxml import etree

from pipeline.findings import Place
from pipeline.render.docx.house import in_house_style
from pipeline.render.docx.placeholders import BODY, KNOWN, REQUIRED, values
from pipeline.render.docx.preflight import preflight
from pipeline.render.docx.styles import ACCENTED, STYLES
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES, Findings
from tests.render.docx.reading import W, Word, edited, read
from tests.sample import document

EXPLANATION = (TEMPLATES / "LEESMIJ.md").read_text(encoding="utf-8")


def test_the_template_of_the_repository_can_carry_the_plan(template: bytes) -> None:
    assert preflight(template, Place("templates/plan.docx")) == ()


def test_the_template_of_the_repository_follows_the_house_style_to_the_letter(
    findings: Findings, template: bytes, style: Huisstijl
) -> None:
    assert findings(template) == ()
    assert in_house_style(template, style) == template


def test_the_template_knows_no_language_but_dutch(template: bytes) -> None:
    for name, part in read(template).parts.items():
        assert b"en-US" not in part, name


@pytest.mark.parametrize("part", ["theme/theme1.xml", "footnotes.xml"])
def test_what_word_leaves_out_is_made(written_on: Callable[[bytes], Word], template: bytes, part: str) -> None:
    def forget(root: etree._Element) -> None:
        (relation,) = (each for each in root if each.get("Target") == part)
        root.remove(relation)

    word = written_on(edited(template, "word/_rels/document.xml.rels", forget))
    assert f"word/{part}" in word.parts
    assert len(list(word.trees["word/footnotes.xml"])) == 3


def test_a_template_saved_by_libreoffice_is_put_in_the_order_of_word(
    written_on: Callable[[bytes], Word], template: bytes
) -> None:
    def first(root: etree._Element) -> None:
        (end,) = root.iterfind(f".//{W}pPr/{W}sectPr")
        end.getparent().insert(0, end)  # type: ignore[union-attr]

    word = written_on(edited(template, "word/document.xml", first))
    properties = word.sections()[0].getparent()
    assert properties is not None
    assert [str(each.tag).removeprefix(W) for each in properties] == ["pStyle", "sectPr"]


def test_the_explanation_names_every_style() -> None:
    assert len(STYLES) > 50
    assert [rule.label for rule in STYLES if f"`{rule.label}`" not in EXPLANATION] == []


def test_the_explanation_names_every_placeholder_and_no_other() -> None:
    named = set(re.findall(r"^\| `\{\{ (\w+) \}\}` \|", EXPLANATION, re.MULTILINE))
    assert named == {*KNOWN, BODY}


def test_placeholders_and_their_values_are_the_same() -> None:
    assert tuple(values(document(), logo=True)) == KNOWN
    assert {name for names in REQUIRED.values() for name in names} <= set(KNOWN)


def test_accents_are_of_styles_that_exist() -> None:
    assert set(ACCENTED) <= {rule.name for rule in STYLES}
