"""The pictures of the plan: every figure in a cell, every bar from the same figures."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.blocks import (
    Bar,
    Block,
    Cards,
    Heading,
    LabelRow,
    Overview,
    Pillar,
    Reference,
    Row,
    Section,
    Span,
    Spans,
    Table,
    TargetLine,
    inlines_of,
    plain,
    walk,
)
from pipeline.environment import ROOT
from pipeline.finance.bedragen import Bedragen
from pipeline.finance.totalen import totals
from pipeline.finance.verhoudingen import MILJOEN, duizendsten
from pipeline.findings import Place
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Meting
from pipeline.model.velden import Getal, Moment, Verwijzing
from pipeline.plan import build_kort, build_plan
from pipeline.plan.cover import MOST_LINES, cover_picture
from pipeline.plan.indicator import figure
from pipeline.plan.outline import Deel, outline
from pipeline.plan.timeline import _spans
from tests import generator
from tests.built import SHIPPED, control

JAREN = (2020, 2021, 2022, 2023, 2024, 2025)


def _dossier(folder: Path, stap: int | None = None) -> Dossier:
    dossier = control(folder, stap).dossier
    assert dossier is not None
    return dossier


@pytest.fixture(scope="module")
def turnhout() -> Dossier:
    """The shipped dossier."""
    return _dossier(SHIPPED)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A plan with more than sixty actieplannen."""
    folder = tmp_path_factory.mktemp("large") / "content"
    generator.write(folder)
    return _dossier(folder)


def _blocks(dossier: Dossier) -> list[Block]:
    document = build_plan(dossier, totals(dossier), "0" * 8)
    return [block for section in document.sections for block in walk(section.blocks)]


def _table(dossier: Dossier, anchor: str) -> Table:
    return next(block for block in _blocks(dossier) if isinstance(block, Table) and block.anchor == anchor)


def _cells(row: Row) -> list[str]:
    return [plain(cell.inlines) for cell in row.cells]


class Step:
    """When an actie runs."""

    def __init__(self, van: Moment | None, tot: Moment | None = None) -> None:
        self.van, self.tot = van, tot


@pytest.mark.parametrize(
    ("van", "tot", "spans"),
    [
        (Moment(2020, 1), None, (Span(0, 1),)),
        (Moment(2020), None, (Span(0, 2),)),
        (Moment(2020, 2), Moment(2021, 1), (Span(1, 3),)),
        (Moment(2021), Moment(2025), (Span(2, 6), Span(6, 12, firm=False))),
        (Moment(2024), Moment(2024, 1), (Span(8, 9, firm=False),)),
        (Moment(2018), Moment(2020, 1), (Span(0, 1),)),
        (Moment(2025, 2), Moment(2030), (Span(11, 12, firm=False),)),
        (Moment(2027), Moment(2028), ()),
        (None, None, ()),
    ],
)
def test_a_bar_covers_the_half_years_and_is_expected_after_the_horizon(
    van: Moment | None, tot: Moment | None, spans: tuple[Span, ...]
) -> None:
    assert _spans(Step(van, tot), JAREN, 2022) == spans  # type: ignore[arg-type]


def test_the_ambities_of_an_actieplan_are_sentences_in_the_order_of_the_bestuursakkoord(turnhout: Dossier) -> None:
    label = "Ambities van het bestuursakkoord"
    rows = [block for block in _blocks(turnhout) if isinstance(block, LabelRow) and block.label == label]
    runs = [[run for block in walk(row.blocks) for run in inlines_of(block)] for row in rows]
    named = [[each.target for run in runs_ for each in run if isinstance(each, Reference)] for runs_ in runs]
    assert [codes for codes in named if len(codes) > 1]
    words = {each.code: each.samenvatting for group in turnhout.ambities.values() for each in group}
    for codes, texts in zip(named, runs, strict=True):
        assert [plain(text[:1]) for text in texts if codes] == [words[code] for code in codes]
    order = [each.code for group in turnhout.ambities.values() for each in group]
    for codes in named:
        assert codes == sorted(codes, key=order.index)


def test_a_column_of_the_ambities_without_any_actieplan_is_left_out(turnhout: Dossier) -> None:
    hoofdstuk = turnhout.gegevens.hoofdstukken[0]
    ambitie = turnhout.ambities[hoofdstuk.code][0]
    goals = [each.code for each in turnhout.doelstellingen_in(hoofdstuk)]
    anchor = f"tabel-ambities-{hoofdstuk.code}"
    assert _cells(_table(turnhout, anchor).head[0]) == ["Ambitie", *goals]
    elsewhere = next(plan for plan in turnhout.actieplannen if turnhout.hoofdstuk_van(plan) != hoofdstuk)
    plans = tuple(
        plan.model_copy(update={"ambities": (*plan.ambities, Verwijzing(code=ambitie.code, at=plan.at))})
        if plan is elsewhere
        else plan
        for plan in turnhout.actieplannen
    )
    table = _table(replace(turnhout, actieplannen=plans), anchor)
    assert _cells(table.head[0]) == ["Ambitie", *goals, "Elders"]
    assert _cells(table.body[0])[-1] == elsewhere.code


def test_the_chapters_of_the_strategische_nota_add_up(turnhout: Dossier) -> None:
    table = _table(turnhout, "tabel-hoofdstukken")
    *chapters, total = [[int(cell.replace(".", "")) for cell in _cells(row)[1:]] for row in table.body]
    assert [sum(column) for column in zip(*chapters, strict=True)] == total
    assert total[:2] == [len(turnhout.doelstellingen), len(turnhout.actieplannen)]


def test_every_actie_has_a_row_with_its_own_anchor_and_its_time_in_words(turnhout: Dossier) -> None:
    timelines = [block for block in _blocks(turnhout) if isinstance(block, Table) and block.style == "tijdlijn"]
    rows = [row for table in timelines for row in table.body]
    assert [row.anchor for row in rows] == [actie.code for _, actie in turnhout.acties]
    assert len(rows) > 5
    for row in rows:
        drawing = row.cells[1].drawing
        assert plain(row.cells[0].note)
        assert isinstance(drawing, Spans)
        assert drawing.steps == 2 * len(turnhout.jaren)
    assert all(table.key for table in timelines)


def _spent(bedragen: Bedragen) -> int:
    return sum(bedragen.reeks("E", "U")) + sum(bedragen.reeks("I", "U"))


def test_the_bars_of_the_chapters_repeat_their_amounts(turnhout: Dossier) -> None:
    table = _table(turnhout, "figuur-hoofdstukken")
    totalen = totals(turnhout)
    spent = {
        f"{number} {each.naam}": _spent(totalen.van(each))
        for number, each in enumerate(turnhout.gegevens.hoofdstukken, start=1)
    }
    rows = [row for row in table.body if row.style == "gewoon"]
    labels = [_cells(row)[0] for row in rows]
    assert labels[: len(spent)] == sorted(spent, key=lambda label: -spent[label])
    work = labels[len(spent) :]
    lines = [each for each in turnhout.ramingen if not each.actie and each.zijde == "U" and each.soort != "F"]
    for domein in work:
        fields = {each.beleidsveld for each in turnhout.financien.beleidsdomeinen if each.domein == domein}
        spent[domein] = sum(sum(each.bedragen) for each in lines if each.beleidsitem[:4] in fields)
    assert sum(spent[domein] for domein in work) == _spent(totalen.zonder_actieplan) > 0
    bars = [row.cells[1].drawing for row in rows]
    assert bars == [Bar(length) for length in duizendsten([spent[label] for label in labels])]
    assert sum(int(_cells(row)[3]) for row in rows) == 100
    assert _cells(table.body[-1])[2:] == [MILJOEN.schrijf(sum(spent.values())), "100"]
    assert [_cells(row) for row in table.body if row.style == "groep"] == [
        ["De actieplannen, per hoofdstuk"], ["De gewone werking, per beleidsdomein"]
    ]  # fmt: skip
    share = round(100 * sum(spent[label] for label in labels if label not in work) / sum(spent.values()))
    (said,) = [plain(block.inlines) for block in _blocks(turnhout) if getattr(block, "anchor", "") == "geld-hoofdstuk"]  # type: ignore[union-attr]
    assert said == f"Van elke 100 euro gaan er {share} naar de actieplannen van de hoofdstukken"
    assert plain(table.notes[0]) == "Aflossingen van leningen tellen hier niet mee."
    assert table.series == "Figuur"
    assert table.number >= 1
    assert table.description.startswith(f"Het meest: {max(spent, key=lambda label: spent[label])}, ")


def test_the_pillars_of_the_years_repeat_their_amounts(turnhout: Dossier) -> None:
    totaal = totals(turnhout).totaal
    spent = [sum(each) for each in zip(totaal.reeks("E", "U"), totaal.reeks("I", "U"), strict=True)]
    (row,) = _table(turnhout, "figuur-jaren").body
    assert [cell.drawing for cell in row.cells[1:]] == [Pillar(height) for height in duizendsten(spent)]
    by_chapter = _table(turnhout, "figuur-hoofdstukken-jaren")
    highest = max(cell.drawing.height for row in by_chapter.body for cell in row.cells[1:] if cell.drawing)  # type: ignore[union-attr]
    assert highest == 1000
    assert len(by_chapter.body) == len(turnhout.gegevens.hoofdstukken)
    figures = {plain(cell.inlines) for row in by_chapter.body for cell in row.cells[1:]}
    said = re.findall(r", ([0-9.,]+) miljoen euro", by_chapter.description)
    assert len(said) == 2
    assert set(said) <= figures


def test_two_pictures_that_name_another_chapter_first_say_why(turnhout: Dossier) -> None:
    def notes(dossier: Dossier) -> list[str]:
        return [plain(each) for each in _table(dossier, "figuur-hoofdstukken-jaren").notes]

    why = "Over alle jaren samen gaat het meeste naar Welzijn."
    assert why not in notes(turnhout)
    totalen = totals(turnhout)
    most_in_a_year = max(map(sum, zip(*(totalen.totaal.reeks(soort, "U") for soort in ("E", "I")), strict=True)))
    largest = max(_spent(totalen.van(each)) for each in turnhout.gegevens.hoofdstukken)
    peak = min(largest // 2, most_in_a_year)  # more than any chapter in a year, less than the largest over all years
    codes = {
        code
        for plan in turnhout.actieplannen
        if getattr(turnhout.hoofdstuk_van(plan), "naam", "") == "Organisatie"
        for code in (plan.code, *(actie.code for actie in plan.acties))
    }
    index, line = next(
        (index, line)
        for index, line in enumerate(turnhout.ramingen)
        if (line.soort, line.zijde) == ("E", "U") and line.actie in codes
    )
    moved = replace(line, bedragen=(0, 0, peak, 0, 0, 0))
    changed = (*turnhout.ramingen[:index], moved, *turnhout.ramingen[index + 1 :])
    assert why in notes(replace(turnhout, ramingen=changed))


def test_without_amounts_there_is_no_chart(turnhout: Dossier) -> None:
    blocks = _blocks(turnhout.at_step(1))
    assert not [block for block in blocks if isinstance(block, Table) and block.series == "Figuur"]
    assert [block for block in blocks if isinstance(block, Cards) and block.style == "kerncijfers"]


def test_an_indicator_is_a_line_to_its_target(turnhout: Dossier) -> None:
    lines = [block for block in _blocks(turnhout) if isinstance(block, TargetLine)]
    indicators = [indicator for each in turnhout.doelstellingen for indicator in each.indicatoren]
    assert len(lines) == len(indicators)
    for line, indicator in zip(lines, indicators, strict=True):
        year = indicator.streefcijfer.jaar
        unit = "" if len(indicator.eenheid) <= 2 else f"{indicator.eenheid}, "
        assert line.goal.caption == f"{unit}streefcijfer {year}\u00a0◊"
        assert unit == "" or indicator.eenheid not in line.goal.value
        assert bool(line.start.value) == (indicator.nulmeting is not None)
        assert line.description.endswith(f"in {year}.")


def test_the_overview_holds_every_doelstelling_and_actieplan_once(turnhout: Dossier) -> None:
    (overview,) = (block for block in _blocks(turnhout) if isinstance(block, Overview))
    codes = [entry.target for column in overview.columns for entry in column.entries]
    assert sorted(codes) == sorted(each.code for each in (*turnhout.doelstellingen, *turnhout.actieplannen))
    assert [column.accent for column in overview.columns] == [1, 2, 3, 4]
    goals = [entry for column in overview.columns for entry in column.entries if entry.code not in ("", "–")]
    assert [entry.code for entry in goals] == [each.nummer for each in turnhout.doelstellingen]
    totalen = totals(turnhout)
    for entry, goal in zip(goals, turnhout.doelstellingen, strict=True):
        assert entry.more.endswith(f"tegen {goal.indicatoren[0].streefcijfer.jaar}")
        shown = int(entry.amount.replace(",", "").replace("−", "-"))
        assert abs(shown * 10_000_000 - sum(totalen.van(goal).saldo())) <= 5_000_000


def test_a_large_plan_shows_its_doelstellingen_with_the_number_of_actieplannen(large: Dossier) -> None:
    (overview,) = (block for block in _blocks(large) if isinstance(block, Overview))
    entries = [entry for column in overview.columns for entry in column.entries]
    assert all(entry.leads for entry in entries)
    assert sum(1 for entry in entries if entry.code) == len(large.doelstellingen)
    assert all("actieplan" in entry.more for entry in entries)


def test_a_plan_too_large_for_the_page_only_counts(tmp_path: Path) -> None:
    generator.write(tmp_path / "content", generator.Size().times(3))
    (overview,) = (block for block in _blocks(_dossier(tmp_path / "content")) if isinstance(block, Overview))
    assert [len(column.entries) for column in overview.columns] == [1, 1, 1, 1]
    assert "doelstellingen" in overview.columns[0].entries[0].text


def test_the_cover_has_a_line_per_actieplan_or_per_doelstelling_when_there_are_many(
    turnhout: Dossier, large: Dossier
) -> None:
    small, many = cover_picture(turnhout), cover_picture(large)
    assert small is not None
    assert many is not None
    assert sum(len(group.lines) for group in small.groups) == len(turnhout.actieplannen)
    assert "een actieplan" in small.caption
    assert len(large.actieplannen) > MOST_LINES
    assert sum(len(group.lines) for group in many.groups) == len(large.doelstellingen)
    assert "een doelstelling" in many.caption
    for picture in (small, many):
        parts = [part for group in picture.groups for line in group.lines for part in line]
        assert max(part.height for part in parts) == 1000
        assert all(0 <= part.start < part.end <= picture.steps for part in parts)


def test_a_line_on_the_cover_is_as_thick_as_the_acties_that_run_in_each_half_year(turnhout: Dossier) -> None:
    picture = cover_picture(turnhout)
    assert picture is not None
    lines = [line for group in picture.groups for line in group.lines]
    running = [
        [
            sum(
                actie.van is not None and actie.van.begin <= (jaar, half) <= (actie.tot or actie.van).einde
                for actie in plan.acties
            )
            for jaar in turnhout.jaren
            for half in (1, 2)
        ]
        for hoofdstuk in turnhout.gegevens.hoofdstukken
        for plan in turnhout.actieplannen
        if turnhout.hoofdstuk_van(plan) == hoofdstuk
    ]
    most = max(map(max, running))
    horizon = 2 * turnhout.gegevens.horizon
    for line, counts in zip(lines, running, strict=True):
        drawn = [0] * picture.steps
        for part in line:
            assert part.firm == (part.end <= horizon)
            drawn[part.start : part.end] = [part.height] * (part.end - part.start)
        assert drawn == [count * 1000 // most for count in counts]
    assert picture.caption.endswith("Gevuld: uitgewerkt. Open: verwacht, na 2022.")


def test_before_there_are_acties_the_cover_has_no_lines(turnhout: Dossier) -> None:
    assert [cover_picture(turnhout.at_step(stap)) for stap in (1, 2, 3)] == [None, None, None]


def test_the_panel_of_a_chapter_adds_up(turnhout: Dossier) -> None:
    totalen = totals(turnhout)
    for hoofdstuk in turnhout.gegevens.hoofdstukken:
        panel = _table(turnhout, f"{hoofdstuk.code}-inhoud")
        amounts = [int(_cells(row)[-2].replace(".", "").replace("−", "-")) for row in panel.body]
        assert amounts[-1] == sum(amounts[:-1])
        assert amounts[-1] * 100 == sum(totalen.van(hoofdstuk).saldo())


def test_the_resident_edition_says_how_many_pages_it_may_have(turnhout: Dossier) -> None:
    assert build_kort(turnhout, totals(turnhout), "0" * 8).most_pages == 8


def _sections_of_all_parts(dossier: Dossier) -> tuple[Section, ...]:
    """The plan with the parts that the shipped outline leaves out."""
    shown = Deel(bouwer="bijlage_tabellen", titel="Tabellen en figuren", kopregel="Bijlagen")
    return build_plan(dossier, totals(dossier), "0" * 8, delen=(*outline(), shown)).sections


def test_a_series_without_entries_has_no_list_and_no_heading(turnhout: Dossier) -> None:
    def titles(dossier: Dossier) -> list[str]:
        blocks = (block for section in _sections_of_all_parts(dossier) for block in section.blocks)
        return [plain(block.inlines) for block in blocks if isinstance(block, Heading) and block.level == 2]

    assert {"Tabellen", "Figuren"} <= set(titles(turnhout))
    without = titles(turnhout.at_step(1))
    assert "Tabellen" in without
    assert "Figuren" not in without


def test_key_figures_are_never_a_rounded_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    cards = [block for block in _blocks(_dossier(tmp_path / "content", 2)) if isinstance(block, Cards)]
    figures = [card.title for each in cards if each.style == "kerncijfers" for card in each.cards]
    assert figures == ["1", "1"]


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("6200", "inwoners", "6.200\u00a0inwoners"),
        ("24,8", "%", "24,8\u00a0%"),
        ("-3", "", "\u22123"),
        ("1234567,5", "MWh", "1.234.567,5\u00a0MWh"),
    ],
)
def test_a_figure_is_written_as_readers_write_it(text: str, unit: str, shown: str) -> None:
    value = Getal(text, -1 if text.startswith("-") else 1)
    assert figure(Meting.model_construct(at=Place("x"), jaar=2020, waarde=value), unit) == shown
