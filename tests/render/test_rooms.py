"""Texts with a place of a fixed size: too long is said once, where it was written; all that fits is left alone."""

import shutil
from pathlib import Path

import pytest

from pipeline.finance.totalen import totals
from pipeline.look import house_style
from pipeline.plan import build_kort, build_plan
from pipeline.render.html import write_html
from pipeline.render.pdf import write_pdf
from pipeline.render.rooms import too_long
from pipeline.render.typeface import packaged_typeface
from pipeline.shipped import TEMPLATES
from tests.built import SHIPPED, control
from tests.small import SMALL_CITY

WORDS = "Samen maken we van onze stad een plek waar iedereen zich thuis voelt. "

PLACES = {
    # the file, what is written there, what is written instead, where it does not fit
    "titel": ("dossier.yaml", "titel: Strategisch meerjarenplan", "titel: {}", 320, "De titel", "de omslag"),
    "ondertitel": (
        "dossier.yaml",
        "ondertitel: Wat we de komende zes jaar bereiken, wie dat doet en wat het kost",
        "ondertitel: {}",
        700,
        "De ondertitel",
        "de omslag",
    ),
    "besturen": (
        "dossier.yaml",
        "entiteiten_samen: Stad en OCMW Turnhout",
        "entiteiten_samen: {}",
        300,
        "De naam van de besturen",
        "de omslag",
    ),
    "versie": ("dossier.yaml", 'versie: "0.2"', "versie: {}", 200, "Het nummer van de versie", "de omslag"),
    "uitleg": (
        "dossier.yaml",
        "voorbeeld_uitleg: |\n",
        "voorbeeld_uitleg: |\n  {}\n",
        600,
        "De uitleg over voorbeelden",
        "de voet van elke bladzijde",
    ),
    "hoofdstuk": ("dossier.yaml", "naam: Welzijn", "naam: {}", 400, "De titel “1 Samen maken", "het begin van een"),
    "doelstelling": (
        "doelstellingen/BD01-armoede-halveren.yaml",
        "titel: We reduceren tegen 2030 het aantal Turnhoutenaars die onder de armoedegrens leven met de helft",
        "titel: {}",
        1500,
        "De titel “1.1 Samen maken",
        "een titel",
    ),
    "actieplan": (
        "actieplannen/AP001-preventieve-gezondheid.yaml",
        "titel: We ontwikkelen een preventief gezondheidsbeleid",
        "titel: {}",
        1500,
        "De titel “1.2 Samen maken",
        "een titel",
    ),
    "eenheid": (
        "doelstellingen/BD01-armoede-halveren.yaml",
        'eenheid: "%"',
        "eenheid: {}",
        300,
        "De eenheid met haar jaar",
        "de weg naar het streefcijfer",
    ),
}


def _said(content: Path) -> list[str]:
    dossier = control(content).dossier
    style, _ = house_style(TEMPLATES)
    assert dossier is not None and style is not None
    plan = build_plan(dossier, totals(dossier), "4F2A91C0")
    return list(map(str, too_long(plan, style, packaged_typeface())))


@pytest.mark.parametrize("content", [SMALL_CITY, SHIPPED])
def test_a_plan_that_fits_is_left_alone(content: Path) -> None:
    assert _said(content) == []


@pytest.mark.parametrize("name", PLACES)
def test_a_text_that_is_too_long_is_said_once_where_it_was_written(name: str, tmp_path: Path) -> None:
    file, old, new, length, what, where = PLACES[name]
    content = tmp_path / "content"
    shutil.copytree(SMALL_CITY, content)
    before = (content / file).read_text(encoding="utf-8")
    assert before.count(old) == 1
    text = (WORDS * (length // len(WORDS) + 1))[:length].strip(" .")
    (content / file).write_text(before.replace(old, new.format(text)), encoding="utf-8")
    said = _said(content)
    assert len(said) == 1
    line = before[: before.index(old)].count("\n") + 1
    assert said[0].startswith(f"{content}/{file}:{line}:")
    assert "fout L25 tekst-te-lang\n" in said[0]
    assert f"    {what}" in said[0] and f" is te lang voor {where}" in said[0]
    assert "Herstel: kort de tekst met ongeveer " in said[0]


def test_shortened_as_the_remedy_says_it_fits(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL_CITY, content)
    path, old = content / "dossier.yaml", "titel: Strategisch meerjarenplan"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(old, f"titel: {WORDS * 6}"), encoding="utf-8")
    (said,) = _said(content)
    surplus = int(said.split("ongeveer ")[1].split(" tekens")[0])
    path.write_text(before.replace(old, f"titel: {(WORDS * 6)[:-surplus]}"), encoding="utf-8")
    assert _said(content) == []


def test_a_text_that_is_too_long_for_paper_is_whole_on_the_web_page_and_the_pdf_is_made(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL_CITY, content)
    path, old = content / "dossier.yaml", "titel: Strategisch meerjarenplan"
    path.write_text(path.read_text(encoding="utf-8").replace(old, f"titel: {'S' * 400}"), encoding="utf-8")
    dossier = control(content).dossier
    style, _ = house_style(TEMPLATES)
    assert dossier is not None and style is not None
    plan = build_plan(dossier, totals(dossier), "4F2A91C0")
    made = write_pdf(plan, style, TEMPLATES)
    assert made.data and [finding.code for finding in made.findings] == ["L25"]
    assert "S" * 400 in write_html(plan, style, TEMPLATES).data.decode()
    # the title of the edition for residents is our own, so there is nothing to shorten there
    kort = build_kort(dossier, totals(dossier), "4F2A91C0")
    assert list(too_long(kort, style, packaged_typeface())) == []
