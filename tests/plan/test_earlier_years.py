"""Years before the plan: shown in the charts with their source, refused when a year is missing or is the plan's own."""

from pathlib import Path
from shutil import copytree

import pytest

from pipeline.blocks import Heading, Pillar, Table, plain, walk
from pipeline.checked import Checked
from pipeline.finance.totalen import totals
from pipeline.plan import build_plan
from tests.built import control
from tests.small import SMALL_CITY

HEAD = "wat;jaar;bedrag;bron\n"
DEBT = "schuld;2018;12000000;jaarrekening 2018\nschuld;2019;11000000,50;jaarrekening 2019\n"


def with_years(folder: Path, rows: str) -> Checked:
    content = copytree(SMALL_CITY, folder / "content")
    (content / "financien" / "vorige_jaren.csv").write_text(HEAD + rows, encoding="utf-8")
    return control(content, 4)


def pictures(checked: Checked) -> tuple[dict[str, Table], dict[str, str]]:
    boek = checked.boek
    assert boek is not None, list(map(str, checked.findings))
    document = build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    tables = {block.anchor: block for block in blocks if isinstance(block, Table)}
    return tables, {block.anchor: plain(block.inlines) for block in blocks if isinstance(block, Heading)}


def years(table: Table) -> list[str]:
    return [plain(cell.inlines) for cell in table.head[0].cells][1:]


def test_a_chart_starts_before_the_plan_and_says_where_those_years_come_from(tmp_path: Path) -> None:
    tables, messages = pictures(with_years(tmp_path, DEBT))
    debt = tables["figuur-schuld"]
    assert years(debt)[:3] == ["2018", "2019", "2020"]
    first, second = debt.body[0].cells[1:3]
    assert (plain(first.inlines), plain(second.inlines)) == ("12,0", "11,0")
    assert isinstance(first.drawing, Pillar) and isinstance(second.drawing, Pillar)
    assert first.drawing.height > second.drawing.height > 0
    assert "van 12,0 naar" in messages["geld-schuld"]  # the headline starts where the picture starts
    notes = [plain(each) for each in debt.notes]
    assert notes[0] == "De jaren tot en met 2019 komen uit: jaarrekening 2018, jaarrekening 2019."
    assert years(tables["figuur-investeringen"])[0] == "2020"


def test_a_margin_of_which_the_corrected_one_is_not_known_leaves_its_place_empty(tmp_path: Path) -> None:
    tables, _ = pictures(with_years(tmp_path, "autofinancieringsmarge;2019;-5000;jaarrekening 2019\n"))
    table = tables["tabel-marge"]  # below zero there are words, no pillars
    assert years(table)[0] == "2019"
    told = [[plain(cell.inlines) for cell in row.cells][1] for row in table.body]
    assert told == ["\u22125.000", "negatief", "", ""]


def test_the_most_is_invested_in_a_year_before_the_plan(tmp_path: Path) -> None:
    tables, messages = pictures(with_years(tmp_path, "investeringen;2019;90000000;jaarrekening 2019\n"))
    assert messages["geld-investeringen"] == "We investeren het meest in 2019"
    assert years(tables["figuur-investeringen"])[0] == "2019"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("schuld;2020;1;x\n", "2020 is een jaar van het plan zelf"),
        ("schuld;2031;1;x\n", "2031 is een jaar van het plan zelf"),
        ("schuld;2017;1;x\nschuld;2019;1;x\n", "Bij `schuld` ontbreekt 2018"),
        ("schuld;2016;1;x\nschuld;2017;1;x\n", "Bij `schuld` ontbreekt 2018, 2019"),
        ("schuld;2019;1;x\nschuld;2019;2;x\n", "`schuld;2019` staat ook op"),
        ("schuld;2019;;x\n", "`bedrag` is leeg"),
        ("schuld;2019;1.234;x\n", "1.234"),
        ("schuld;2019;1;\n", "`bron`"),
        ("schulden;2019;1;x\n", "`schulden`"),
        ("schuld;19;1;x\n", "`19`"),
        ("schuld;2019;veel;x\n", "`veel`"),
    ],
)
def test_what_cannot_be_shown_truly_is_refused_at_its_line(tmp_path: Path, rows: str, said: str) -> None:
    found = [each for each in with_years(tmp_path, rows).findings if "vorige_jaren.csv" in each.at.file]
    assert len(found) == 1 and said in f"{found[0].wrong} {found[0].mend}", found


@pytest.mark.parametrize("rows", ["", DEBT, DEBT.replace("12000000", "0"), "investeringen;2019;0;jaarrekening\n"])
def test_what_is_whole_is_read(tmp_path: Path, rows: str) -> None:
    found = [str(each) for each in with_years(tmp_path, rows).findings if "vorige_jaren.csv" in each.at.file]
    assert found == []
