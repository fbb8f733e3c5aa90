"""The schemas in the plan: every cell from the book, official heads, norms in words, what is left out and when."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.blocks import Block, Document, Heading, PageBreak, Section, Table, plain
from pipeline.finance.boek import SCHEMAS, Boek
from pipeline.finance.totalen import totals
from pipeline.model.bedrag import schrijf_bedrag
from pipeline.model.financien import Financien
from pipeline.plan import build_plan
from pipeline.readback import check_files
from tests import generator
from tests.built import build, control
from tests.small import SMALL_CITY


def _boek(folder: Path, stap: int | None = None) -> Boek:
    boek = control(folder, stap).boek
    assert boek is not None
    return boek


def _plan(boek: Boek) -> Document:
    return build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)


def _tables(document: Document) -> dict[str, Table]:
    blocks = (block for section in document.sections for block in section.blocks)
    return {block.anchor: block for block in blocks if isinstance(block, Table) and block.style == "schema"}


def _section(document: Document, anchor: str) -> Section:
    def holds(block: Block) -> bool:
        return isinstance(block, Table) and block.anchor == anchor

    return next(section for section in document.sections if any(map(holds, section.blocks)))


def _with(boek: Boek, **changes: object) -> Boek:
    gegevens = boek.dossier.gegevens.model_copy(update=changes)
    return Boek(replace(boek.dossier, gegevens=gegevens))


@pytest.fixture(scope="module")
def turnhout() -> Boek:
    """The shipped dossier at step 4."""
    return _boek(SMALL_CITY, 4)


def test_every_row_of_every_schema_stands_in_the_plan_with_its_cells(turnhout: Boek) -> None:
    tables = _tables(_plan(turnhout))
    for schema in SCHEMAS:
        tabel = turnhout.tabel(schema)
        rows = [
            row
            for anchor in (f"tabel-{schema}", f"tabel-{schema}-vervolg")
            if anchor in tables
            for row in tables[anchor].body
        ]
        assert len(rows) == len(tabel.rijen), schema
        for row, rij in zip(rows, tabel.rijen, strict=True):
            texts = [plain(cell.inlines) for cell in row.cells]
            assert any(rij.label in text for text in texts), (schema, rij)
            due = ["–" if cents is None else schrijf_bedrag(cents) for cents in rij.bedragen]
            amounts = texts[-2 * len(due) :: 2] if schema == "M3" else texts[-len(due) :]
            assert not due or amounts == due, (schema, rij)
            assert sum(1 for cell in row.cells if cell.heads) == 1


def test_schemas_stand_on_landscape_pages_and_fit_them(turnhout: Boek) -> None:
    document = _plan(turnhout)
    tables = _tables(document)
    assert len(tables) == len(SCHEMAS) + 1
    for anchor, table in tables.items():
        assert _section(document, anchor).landscape
        assert sum(column.width for column in table.columns) <= 257 - 60
        assert table.number
        assert plain(table.head[0].cells[0].inlines) == "In euro\u00a0◊"
        # what holds for every schema of a part stands at its first one
        first = anchor in ("tabel-M1", "tabel-T1")
        assert first == any("apart afgerond" in plain(each) for each in table.notes)


def test_the_fourth_block_of_m2_starts_a_page(turnhout: Boek) -> None:
    blocks = _section(_plan(turnhout), "tabel-M2").blocks
    assert [type(block) for block in blocks] == [Heading, Table, PageBreak, Table]
    assert plain(blocks[3].body[0].cells[0].inlines) == "Geconsolideerd financieel evenwicht"  # type: ignore[union-attr]


def test_the_norms_stand_below_m2_in_words(turnhout: Boek) -> None:
    def words(boek: Boek) -> str:
        return plain(_tables(_plan(boek))["tabel-M2"].notes[0])

    assert words(turnhout) == (
        "Norm 1, toestandsevenwicht, elk jaar: beschikbaar budgettair resultaat niet negatief: gehaald. "
        "Norm 2, structureel evenwicht, in 2025: autofinancieringsmarge niet negatief: gehaald."
    )
    first, *others = turnhout.dossier.ramingen
    poorer = replace(first, bedragen=(*first.bedragen[:4], 9_000_000_00, 9_000_000_00))
    said = words(Boek(replace(turnhout.dossier, ramingen=(poorer, *others))))
    assert "niet negatief: niet gehaald in 2024 en 2025." in said
    assert said.endswith("niet negatief: niet gehaald.")


def test_m3_says_of_every_krediet_whether_it_binds(turnhout: Boek) -> None:
    table = _tables(_plan(turnhout))["tabel-M3"]
    rows = {plain(row.cells[0].inlines): [plain(cell.inlines) for cell in row.cells[1:]] for row in table.body[1:7]}
    assert [rows["Exploitatie"][at] for at in (1, 3)] == ["limitatief", "indicatief"]
    assert [rows["- Leningen en leasings"][at] for at in (1, 3)] == ["indicatief", "limitatief"]
    assert [rows["- Toegestane leningen en betalingsuitstel"][at] for at in (1, 3)] == ["limitatief", "indicatief"]
    assert [plain(cell.inlines) for cell in table.head[0].cells] == ["In euro\u00a0◊", "2020"]


def test_closed_years_are_named_in_a_second_head_row(turnhout: Boek) -> None:
    assert all(len(table.head) == 1 for anchor, table in _tables(_plan(turnhout)).items() if anchor != "tabel-M3")
    tables = _tables(_plan(_with(turnhout, afgesloten_tot=2021)))
    second = [plain(cell.inlines) for cell in tables["tabel-M2"].head[1].cells]
    assert second == ["Jaarrekening"] * 2 + ["Meerjarenplan"] * 4
    assert [plain(cell.inlines) for cell in tables["tabel-T3"].head[1].cells][:4] == ["", "Rek", "Rek", "Mjp"]
    for table in tables.values():
        assert sum(column.width for column in table.columns) <= 257 - 60


def test_rows_of_zeros_can_be_left_out_but_not_of_m2_and_m3(turnhout: Boek) -> None:
    whole, short = _tables(_plan(turnhout)), _tables(_plan(_with(turnhout, toon_nulregels=False)))
    for anchor in ("tabel-M2", "tabel-M2-vervolg", "tabel-M3"):
        assert len(short[anchor].body) == len(whole[anchor].body)
    for anchor in ("tabel-M1", "tabel-T1", "tabel-T2", "tabel-T3", "tabel-T4"):
        assert len(short[anchor].body) < len(whole[anchor].body)
        assert "Rijen zonder bedrag zijn weggelaten." in plain(short[anchor].notes[-1])
        assert not any("weggelaten" in plain(each) for each in whole[anchor].notes)


def test_t3_and_t4_are_there_only_when_there_is_something_to_show(turnhout: Boek) -> None:
    lines = tuple(replace(each, project="") for each in turnhout.dossier.ramingen)
    document = _plan(Boek(replace(turnhout.dossier, ramingen=lines, financien=Financien())))
    assert not {"tabel-T3", "tabel-T4"} & set(_tables(document))
    said = [plain(block.inlines) for part in document.sections for block in part.blocks if hasattr(block, "inlines")]
    assert any("geen investeringsprojecten" in text for text in said)
    assert any("geen financiële schulden" in text for text in said)


def test_without_ramingen_there_is_no_schema(turnhout: Boek) -> None:
    assert _tables(_plan(Boek(turnhout.dossier.at_step(3)))) == {}
    assert _tables(_plan(Boek(replace(turnhout.dossier, ramingen=())))) == {}


def test_a_long_period_still_fits_the_page(turnhout: Boek) -> None:
    dossier = turnhout.dossier
    periode = dossier.gegevens.periode.model_copy(update={"toon_tot": 2028})
    gegevens = dossier.gegevens.model_copy(update={"periode": periode})
    lines = tuple(replace(each, bedragen=(*each.bedragen, *each.bedragen[:3])) for each in dossier.ramingen)
    boek = Boek(replace(dossier, gegevens=gegevens, ramingen=lines, financien=Financien()))
    for table in _tables(_plan(boek)).values():
        assert sum(column.width for column in table.columns) <= 257 - 30
        assert all(column.width >= 17 for column in table.columns if column.align == "right")


def test_a_generated_dossier_builds_and_reads_back_clean(tmp_path: Path) -> None:
    content = generator.write(tmp_path / "content", generator.Size(4, 8, 16))
    made = build(content, tmp_path / "build")
    assert not made.blocked
    boek = _boek(content)
    document = _plan(boek)
    assert {"tabel-M1", "tabel-M2", "tabel-T1", "tabel-T2"} <= set(_tables(document))
    assert not [finding for finding in made.findings if finding.code.startswith("L")]
    broken = (
        (tmp_path / "build" / "smjp.html").read_text(encoding="utf-8").replace("Netto periodieke", "Bruto periodieke")
    )
    fingerprint = document.fingerprint
    assert fingerprint == "0" * 8
    assert check_files(document, {"smjp.html": broken.encode()})


def test_the_schemas_do_not_depend_on_the_order_of_the_ledger(tmp_path: Path, turnhout: Boek) -> None:
    content = Path(shutil.copytree(SMALL_CITY, tmp_path / "content"))
    path = content / "financien" / "ramingen.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(lines), ""]), encoding="utf-8")
    assert _tables(_plan(_boek(content, 4))) == _tables(_plan(turnhout))
