"""The plan as blocks: order, anchors, numbers, words for time, lookups."""

import datetime
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.blocks import Document, Heading, Lookup, Reference, Table, anchors_in, inlines_of, plain, walk
from pipeline.checks.norms import at as norm_at
from pipeline.environment import ROOT
from pipeline.finance.totalen import totals
from pipeline.model.dossier import Bestemming, Dossier
from pipeline.model.eigen_codes import is_van_het_plan
from pipeline.model.onderdelen import Actie
from pipeline.model.velden import Moment
from pipeline.plan import BUILDERS, build_kort, build_plan
from pipeline.plan.outline import outline
from pipeline.plan.timeline import wanneer
from tests import hostile
from tests.built import SHIPPED, control
from tests.small import SMALL_CITY


def _plan(folder: Path, stap: int | None = None, bestemming: Bestemming = "werkversie") -> tuple[Dossier, Document]:
    dossier = control(folder, stap, bestemming).dossier
    assert dossier is not None
    return dossier, build_plan(dossier, totals(dossier), "4F2A91C0")


@pytest.fixture(scope="module")
def turnhout() -> Document:
    """The plan of the shipped dossier."""
    return _plan(SHIPPED)[1]


def test_every_part_of_the_outline_has_a_builder_and_no_builder_is_idle() -> None:
    by_choice = {"bijlage_tabellen", "bijlage_beslissingen"}
    assert {deel.bouwer for deel in outline()} | by_choice == set(BUILDERS)


def test_the_parts_stand_in_the_order_that_was_agreed(turnhout: Document) -> None:
    titles = [
        f"{block.number} {plain(block.inlines)}".strip()
        for section in turnhout.sections
        for block in section.blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert titles[:7] == [
        "Colofon",
        "Leeswijzer",
        "Het plan op één pagina",
        "Deel 1 Van bestuursakkoord naar meerjarenplan",
        "Deel 2 Strategische nota",
        "Deel 3 Financiële nota",
        "Deel 4 Toelichting",
    ]
    assert titles[7:] == [
        "Bijlage 1 Van ambitie naar actieplan",
        "Bijlage 2 Andere plannen",
        "Bijlage 3 De organisatie",
        "Bijlage 4 Partners en adviesraden",
        "Bijlage 5 Begrippen en afkortingen",
        "Bijlage 6 Lijst met codes",
    ]


@pytest.mark.parametrize("stap", [1, 2, 3, 4])
def test_anchors_are_unique_references_resolve_and_levels_do_not_skip(stap: int, tmp_path: Path) -> None:
    for folder in (SHIPPED, hostile.write(tmp_path / "content")):
        _, document = _plan(folder, stap)
        blocks = [block for section in document.sections for block in walk(section.blocks)]
        anchors = [anchor for block in blocks for anchor in anchors_in(block)]
        assert len(anchors) == len(set(anchors)) > 20
        inlines = [inline for block in blocks for run in inlines_of(block) for inline in run]
        assert {inline.target for inline in inlines if isinstance(inline, Reference)} <= set(anchors)
        assert not [inline for inline in inlines if isinstance(inline, Lookup)]
        levels = [block.level for block in blocks if isinstance(block, Heading)]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("folder", [SHIPPED, ROOT / "templates" / "nieuw", SMALL_CITY])
@pytest.mark.parametrize("stap", [1, 2, 3, 4])
def test_no_code_of_an_author_can_be_the_name_of_a_place_that_the_plan_gives(folder: Path, stap: int) -> None:
    dossier, document = _plan(folder, stap)
    kort = build_kort(dossier, totals(dossier), "4F2A91C0")
    sections = (*document.sections, *kort.sections)
    anchors = {each for section in sections for block in walk(section.blocks) for each in anchors_in(block)}
    own = anchors - dossier.met_code.keys()
    assert len(own) > 10
    assert [anchor for anchor in own if not is_van_het_plan(anchor)] == []
    assert [code for code in dossier.met_code if is_van_het_plan(code)] == []


def test_levels_do_not_skip_when_a_passage_takes_its_heading_along(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    text = "# Titel\n\n[[vanaf stap 3]]\n\n## Doelen\n\n[[einde]]\n\n### Verder\n\nTekst.\n"
    (tmp_path / "content" / "teksten" / "leeswijzer.md").write_text(text, encoding="utf-8")
    _, document = _plan(tmp_path / "content", 1)
    blocks = [block for section in document.sections for block in walk(section.blocks)]
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert "Verder" in [plain(block.inlines) for block in blocks if isinstance(block, Heading)]


def test_tables_and_figures_are_numbered_in_reading_order(turnhout: Document) -> None:
    tables = [block for section in turnhout.sections for block in section.blocks if isinstance(block, Table)]
    for series, fewest in (("Tabel", 20), ("Figuur", 3)):
        numbers = [table.number for table in tables if table.series == series and table.number]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= fewest
    assert [table.number for table in tables if table.style == "paneel"] == [0, 0, 0, 0]


def test_every_table_fits_its_columns_and_says_what_it_shows(turnhout: Document) -> None:
    for section in turnhout.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            assert table.description
            for rows in (table.head, table.body):
                covered = [0] * len(rows)
                for number, row in enumerate(rows):
                    for cell in row.cells:
                        for below in range(number, number + cell.rowspan):
                            covered[below] += cell.colspan
                assert set(covered) <= {len(table.columns)}, table.caption
            width = 257 if section.landscape else 163
            assert sum(column.width for column in table.columns) <= width + 0.5, table.caption


def test_step_one_prints_no_amounts() -> None:
    _, document = _plan(SHIPPED, 1)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert tables
    assert [table.caption for table in tables if table.style == "bedragen"] == []


def _actie(van: Moment | None, tot: Moment | None) -> Actie:
    return Actie.model_construct(code="AC001", titel="x", van=van, tot=tot)  # type: ignore[arg-type, call-arg]


@pytest.mark.parametrize(
    ("van", "tot", "words"),
    [
        (None, None, "nog te bepalen"),
        (Moment(2020), None, "2020"),
        (Moment(2020), Moment(2022), "2020–2022"),
        (Moment(2020, 1), Moment(2020, 2), "eerste helft 2020 tot tweede helft 2020"),
        (Moment(2021), Moment(2024), "2021–2022, verwacht tot 2024"),
        (Moment(2020, 2), Moment(2025), "tweede helft 2020 tot 2022, verwacht tot 2025"),
        (Moment(2022), Moment(2025), "2022, verwacht tot 2025"),
        (Moment(2023), None, "verwacht 2023"),
        (Moment(2023), Moment(2025), "verwacht 2023–2025"),
    ],
)
def test_when_an_actie_runs_is_said_in_words(van: Moment | None, tot: Moment | None, words: str) -> None:
    assert wanneer(_actie(van, tot), 2022) == words


def test_lookups_become_names_amounts_and_references(tmp_path: Path) -> None:
    _, document = _plan(hostile.write(tmp_path / "content"))
    text = " ".join(
        plain(run) for section in document.sections for block in walk(section.blocks) for run in inlines_of(block)
    )
    assert "BD kort" in text
    assert "250.000\u00a0euro of 100,5 miljoen euro" in text


ADOPTED = "status: vastgesteld\nvastgesteld_op: 2019-12-16\nbesluit: 2019-GR-214"


@pytest.mark.parametrize(
    ("status", "bestemming", "box", "adopted"),
    [
        ("status: ontwerp", "werkversie", "Werkversie", ""),
        ("status: ontwerp", "college", "Ontwerp voor het college", ""),
        ("status: ontwerp", "raad", "Ontwerp voor de raad", ""),
        (ADOPTED, "raad", "Vastgesteld", "Vastgesteld door de gemeenteraad op 16 december 2019, besluit 2019-GR-214"),
        (
            ADOPTED,
            "werkversie",
            "Werkversie",
            "Vastgesteld door de gemeenteraad op 16 december 2019, besluit 2019-GR-214",
        ),
        ("status: vastgesteld", "werkversie", "Werkversie", "Vastgesteld door de gemeenteraad"),
        (
            "status: vastgesteld\nraadszitting: 2019-12-16",
            "werkversie",
            "Werkversie",
            "Vastgesteld door de gemeenteraad op 16 december 2019",
        ),
    ],
)
def test_every_page_says_what_version_it_is(
    status: str, bestemming: Bestemming, box: str, adopted: str, tmp_path: Path
) -> None:
    content = hostile.write(tmp_path / "content")
    path = content / "dossier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: ontwerp", status), encoding="utf-8")
    _, document = _plan(content, bestemming=bestemming)
    assert (document.status, document.adopted) == (box, adopted)
    assert (adopted[1:] in document.edition) if adopted else (document.issued in document.edition)


def test_a_norm_counts_from_its_day_and_the_first_before_that() -> None:
    assert norm_at("looptijd_jaren", datetime.date(2019, 3, 14)).waarde == 6
    assert norm_at("looptijd_jaren", datetime.date(2000, 1, 1)).waarde == 6
    with pytest.raises(KeyError):
        norm_at("looptijd_maanden", datetime.date(2019, 3, 14))
