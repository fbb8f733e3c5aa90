"""Whom a reader asks, and who publishes: printed where they are asked for, refused when nobody can be reached so."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.blocks import LabelRow, Link, Section, inlines_of, plain, walk
from pipeline.finance.totalen import totals
from pipeline.findings import Place
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Contact
from pipeline.plan import build_kort, build_plan
from pipeline.plan.context import contact
from tests.built import SHIPPED, control
from tests.small import SMALL_CITY

TYPED = {"wie": "dienst Voorbeeld", "telefoon": "014 00 00 00", "mail": "vragen@stad.example", "adres": "Kerkstraat 1"}
REACHED = Contact.model_validate({"at": Place("dossier.yaml"), **TYPED})


def _with(**gegevens: object) -> Dossier:
    dossier = control(SHIPPED).dossier
    assert dossier is not None
    return replace(dossier, gegevens=dossier.gegevens.model_copy(update=gegevens))


def _rows(sections: tuple[Section, ...]) -> dict[str, LabelRow]:
    blocks = [block for section in sections for block in walk(section.blocks)]
    return {block.label: block for block in blocks if isinstance(block, LabelRow)}


def _lines(row: LabelRow) -> str:
    return " / ".join(plain(run) for block in row.blocks for run in inlines_of(block))


def test_whom_to_ask_stands_in_the_colophon_and_in_the_booklet() -> None:
    dossier = _with(contact=REACHED, uitgever="algemeen directeur, Kerkstraat 1")
    figures = totals(dossier)
    plan, kort = (
        _rows(build_plan(dossier, figures, "vinger").sections),
        _rows(build_kort(dossier, figures, "vinger").sections),
    )
    for row in (plan["Vragen"], kort["Vragen?"]):
        said = _lines(row)
        for words in ("Dienst Voorbeeld", "telefoon 014 00 00 00", "vragen@stad.example", "Kerkstraat 1"):
            assert words in said
        links = {
            each.url for block in row.blocks for run in inlines_of(block) for each in run if isinstance(each, Link)
        }
        assert links == {"tel:014000000", "mailto:vragen@stad.example"}
    assert _lines(plan["Verantwoordelijke uitgever"]) == "algemeen directeur, Kerkstraat 1"


@pytest.mark.parametrize(
    ("number", "dialled"),
    [("+32 (0)14 44 33 11", "+3214443311"), ("(014) 44 33 11", "014443311"), ("014/44.33-11", "014443311")],
)
def test_a_number_is_a_link_that_dials(number: str, dialled: str) -> None:
    (block,) = contact(Contact.model_validate({"at": Place("dossier.yaml"), "wie": "balie", "telefoon": number}))
    assert [each.url for run in inlines_of(block) for each in run if isinstance(each, Link)] == [f"tel:{dialled}"]


def test_a_dossier_that_names_nobody_prints_nobody() -> None:
    dossier = _with(contact=None, uitgever="")
    figures = totals(dossier)
    assert not {"Vragen", "Verantwoordelijke uitgever"} & set(_rows(build_plan(dossier, figures, "vinger").sections))
    assert "Vragen?" not in _rows(build_kort(dossier, figures, "vinger").sections)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("contact: {wie: balie, mail: balie}", "`balie` is geen mailadres"),
        ("contact: {wie: balie, mail: balie@stad}", "`balie@stad` is geen mailadres"),
        ("contact: {wie: balie, mail: 'a@stad.be, b@stad.be'}", "`a@stad.be, b@stad.be` is geen mailadres"),
        ("contact: {wie: balie, mail: 'mailto:a@stad.be'}", "`mailto:a@stad.be` is geen mailadres"),
        ("contact: {wie: balie, mail: 'Balie <a@stad.be>'}", "`Balie <a@stad.be>` is geen mailadres"),
        ("contact: {wie: balie, mail: 'a b@stad.be'}", "`a b@stad.be` is geen mailadres"),
        ("contact: {wie: balie, telefoon: 'tel. 014 44 33 11'}", "`tel. 014 44 33 11` is geen telefoonnummer"),
        ("contact: {wie: balie, telefoon: '112'}", "`112` is geen telefoonnummer"),
        ("contact: {wie: balie, telefoon: '014 44 33 11 of 12'}", "`014 44 33 11 of 12` is geen telefoonnummer"),
        ("contact: {wie: balie, telefoon: '++3214443311'}", "`++3214443311` is geen telefoonnummer"),
        ("contact: {telefoon: 014 44 33 11}", "`wie`"),
        ("contact: balie", "contact"),
    ],
)
def test_who_cannot_be_reached_is_refused_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    content = copytree(SMALL_CITY, tmp_path / "content")
    at = content / "dossier.yaml"
    text = at.read_text(encoding="utf-8")
    at.write_text(f"{text.rstrip()}\n{line}\n", encoding="utf-8")
    found = [str(each) for each in control(content).findings]
    place = f"dossier.yaml:{len(text.rstrip().splitlines()) + 1}:"
    assert [each for each in found if place in each and said in each], found


@pytest.mark.parametrize("number", ["014 44 33 11", "+32 14 44 33 11", "014/44.33.11", "(014) 44 33 11", "014443311"])
def test_a_number_may_be_written_as_people_write_it(tmp_path: Path, number: str) -> None:
    content = copytree(SMALL_CITY, tmp_path / "content")
    with (content / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\ncontact: {{wie: balie, telefoon: {number}}}\n")
    dossier = control(content).dossier
    assert dossier is not None and dossier.gegevens.contact is not None, list(map(str, control(content).findings))
    assert dossier.gegevens.contact.telefoon == number
