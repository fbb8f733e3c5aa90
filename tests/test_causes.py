"""One fault in a dossier is one finding: what it breaks elsewhere is told by the places that the finding names."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from pipeline.findings import MOST_NAMED, Finding, Kind, Level, Place, by_cause, many_as_one, several
from tests.built import control
from tests.finance.test_faults import lay_out
from tests.small import SMALL_CITY

FILES = tuple(
    path.relative_to(SMALL_CITY).as_posix()
    for path in sorted(SMALL_CITY.rglob("*"))
    if path.suffix in (".yaml", ".csv", ".md")
)
LISTS = ("organisatie/partners.yaml", "organisatie/diensten.yaml", "organisatie/mandatarissen.yaml",
         "organisatie/adviesraden.yaml", "organisatie/clusters.yaml", "andere-plannen.yaml",
         "bestuursakkoord/welzijn.yaml")  # fmt: skip
LEDGER = "financien/ramingen.csv"


@cache
def _before(stap: int | None) -> frozenset[tuple[str, str, str]]:
    return frozenset(_key(each, SMALL_CITY) for each in control(SMALL_CITY, stap).findings)


def _key(finding: Finding, folder: Path) -> tuple[str, str, str]:
    """What makes two findings the same in two copies of a dossier: a word that stands elsewhere too is no new one."""
    return finding.code, "" if finding.code.startswith("K") else Path(finding.at.file).name, finding.wrong


def _added(folder: Path, stap: int | None = None) -> list[Finding]:
    """The findings on top of those of the small city."""
    return [each for each in control(folder, stap).findings if _key(each, folder) not in _before(stap)]


def _codes(findings: list[Finding]) -> list[str]:
    return [each.code for each in findings]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the small city."""
    return Path(shutil.copytree(SMALL_CITY, tmp_path / "content"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


Do = Callable[[Path], None]


def _rows(name: str, change: Callable[[list[str]], list[str]]) -> Do:
    """What changes the rows of a table, its header included."""

    def do(folder: Path) -> None:
        path = folder / name
        path.write_text("\n".join(change(path.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8")

    return do


def _cells(name: str, column: str, change: Callable[[str], str]) -> Do:
    """What changes every cell of a column."""

    def changed(rows: list[str]) -> list[str]:
        index = rows[0].split(";").index(column)
        table = [row.split(";") for row in rows]
        return [rows[0], *(";".join((*row[:index], change(row[index]), *row[index + 1 :])) for row in table[1:])]

    return _rows(name, changed)


def _text(name: str, old: str, new: str) -> Do:
    return lambda folder: _change(folder / name, old, new)


# ---- every file, every entry ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_at_most_one_finding(name: str, city: Path) -> None:
    (city / name).unlink()
    added = _added(city)
    if name != "begrippen.yaml":  # without its explanations, each difficult word asks for one
        assert len(added) <= 1, "\n".join(map(str, added))


@pytest.mark.parametrize("name", sorted({name.split("/")[0] for name in FILES if "/" in name}))
def test_a_folder_that_is_gone_is_at_most_one_finding(name: str, city: Path) -> None:
    shutil.rmtree(city / name)
    assert len(_added(city, 4 if name == "financien" else None)) <= 1


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_copied_is_one_finding(name: str, city: Path) -> None:
    shutil.copy(city / name, (city / name).with_stem(f"{Path(name).stem}-nieuw"))
    added = _added(city)
    assert len(added) == 1, "\n".join(map(str, added))


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
@pytest.mark.parametrize("damage", ["\t- [\n", "\N{REPLACEMENT CHARACTER}"])
def test_a_file_that_cannot_be_read_is_one_finding(name: str, damage: str, city: Path) -> None:
    text = (city / name).read_text(encoding="utf-8")
    (city / name).write_bytes(damage.encode() + text.encode() if "\t" in damage else text.encode() + b"# \xe9\n")
    errors = [each for each in control(city).findings if each.level is Level.FOUT]
    assert len(errors) == 1, "\n".join(map(str, errors))


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_that_is_gone_or_renamed_is_at_most_one_finding(name: str, city: Path) -> None:
    text = (city / name).read_text(encoding="utf-8")
    codes = re.findall(r"- code: (\S+)", text)
    assert codes
    for code in codes[:4]:
        (city / name).write_text(re.sub(rf"(?ms)^( *)- code: {code}$.*?(?=^\1- |\Z)", "", text), encoding="utf-8")
        gone = _added(city)
        (city / name).write_text(text.replace(f"- code: {code}\n", f"- code: {code}x\n"), encoding="utf-8")
        renamed = _added(city)
        assert max(len(gone), len(renamed)) <= 1, (code, gone, renamed)


# ---- references -----------------------------------------------------------------------------------------------------


def _places_of(city: Path, *codes: str) -> Iterator[tuple[str, int]]:
    """Where codes stand as a reference, found with another eye than that of the model: every word in every file."""
    for path in sorted(city.rglob("*")):
        if path.suffix in (".yaml", ".csv", ".md") and path.name != "controletotalen.csv":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if not line.lstrip().startswith("#") and any(re.search(rf"\b{code}\b", line) for code in codes):
                    yield path.relative_to(city).as_posix(), number


def test_a_missing_actieplan_names_every_place_that_needs_it_and_its_acties(city: Path) -> None:
    plan = city / "actieplannen" / "AP003-hulp-dicht-bij-huis.yaml"
    acties = re.findall(r"code: (AC[0-9]+)", plan.read_text(encoding="utf-8"))
    in_ledger = [actie for actie in acties if f";{actie};" in (city / LEDGER).read_text(encoding="utf-8")]
    assert len(in_ledger) > 1
    plan.unlink()
    (finding,) = _added(city)
    assert finding.code == "S81"
    assert all(code in finding.wrong for code in ("AP003", *in_ledger))
    told = {(Path(each.file).relative_to(city).as_posix(), each.line) for each in (finding.at, *finding.also)}
    assert told == set(_places_of(city, "AP003", *acties))
    assert "Ook op: " in str(finding)


def test_acties_that_went_with_an_actieplan_that_nothing_names_are_one_finding(city: Path) -> None:
    lines = [f"X{number};gemeente;E;U;AC90{number};0985-00;6131000;;;x;1;1;1;1;1;1" for number in range(4)]
    _rows(LEDGER, lambda rows: [*rows, *lines])(city)
    (finding,) = _added(city)
    assert (finding.code, len(finding.also)) == ("S81", 3)
    assert "`AC900`, `AC901`, `AC902` en `AC903`" in finding.wrong


def test_a_slip_stays_a_finding_of_its_own_beside_what_is_gone(city: Path) -> None:
    (city / "actieplannen" / "AP009-sporthal.yaml").unlink()
    plan = city / "actieplannen" / "AP003-hulp-dicht-bij-huis.yaml"
    trekker = re.search(r"^trekker: (\S+)", plan.read_text(encoding="utf-8"), re.MULTILINE)
    assert trekker
    _change(plan, f"trekker: {trekker[1]}", f"trekker: {trekker[1]}x")
    slip, gone = sorted(_added(city), key=lambda each: "AP009" in each.wrong)
    assert (slip.mend, slip.also) == (f"bedoelde u `{trekker[1]}`?", ())
    assert "AP009" in gone.wrong


def test_a_remedy_for_a_missing_code_works_when_it_is_done(city: Path) -> None:
    plan = city / "actieplannen" / "AP009-sporthal.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.unlink()
    (finding,) = _added(city)
    name = re.search(r"zet `([^`]+)` terug", finding.mend)
    assert name
    (city / name[1]).write_text(text, encoding="utf-8")
    assert _added(city) == []


def test_a_wrong_code_in_a_file_is_told_by_its_name_with_the_places_that_miss_it(city: Path) -> None:
    _change(city / "actieplannen" / "AP009-sporthal.yaml", "code: AP009", "code: AP010")
    (finding,) = _added(city)
    assert finding.code == "S84"
    assert {each.line for each in finding.also} == {line for _, line in _places_of(city, "AP009")}


@pytest.mark.parametrize("code", ["AP001", "AP099"])
def test_a_copy_under_any_name_is_called_a_copy(code: str, city: Path) -> None:
    plan = city / "actieplannen" / "AP009-sporthal.yaml"
    copy = plan.with_name("AP099-kopieerde.yaml")
    copy.write_text(plan.read_text(encoding="utf-8").replace("code: AP009", f"code: {code}"), encoding="utf-8")
    (finding,) = _added(city)
    assert (finding.code, finding.at.file) == ("S80", str(copy))
    assert "lijkt een kopie van" in finding.wrong


def test_a_misspelt_key_is_not_missing_as_well(city: Path) -> None:
    _change(city / "actieplannen" / "AP009-sporthal.yaml", "titel:", "titl:")
    _change(city / "organisatie" / "partners.yaml", "- code:", "- kode:")
    assert _codes(_added(city)) == ["S71", "S71"]


def test_a_file_of_a_list_under_another_name_is_not_passed_over(city: Path) -> None:
    (city / "organisatie" / "gasten.yaml").write_text("- {code: x, naam: X}\n", encoding="utf-8")
    assert _codes(_added(city)) == ["S53"]


# ---- files of money --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Damage:
    """Something that happens to the files of the small city, and the code of what its author then reads."""

    what: str
    do: Do
    code: str
    stap: int | None = None


def _dotted(cell: str) -> str:
    return f"{cell[:-3]}.{cell[-3:]}" if len(cell) > 3 else cell


def _with_more(rows: list[str]) -> list[str]:
    return [f"{row};" for row in rows]


def _shifted(row: str) -> str:
    return f";{row.rpartition(';')[0]}"


SCHULDEN, PROJECTEN, TOTALEN = (f"financien/{name}.csv" for name in ("schulden", "projecten", "controletotalen"))
PERIODE = "van: 2020, tot: 2025"
DAMAGE = (
    Damage("the header misses a year", _rows(LEDGER, lambda rows: [rows[0][:-5], *rows[1:]]), "S78"),
    Damage("a column has another name", _text(LEDGER, ";actie;", ";acties;"), "S78"),
    Damage("a name of a column stands twice", _text(LEDGER, "2020;2021;2022", "2020;2020;2020"), "S59"),
    Damage("every row has a cell too many", _rows(LEDGER, lambda rows: [rows[0], *_with_more(rows[1:])]), "S60"),
    Damage("many rows have", _rows(LEDGER, lambda rows: [*rows[:9], *_with_more(rows[9:])]), "S60"),
    Damage("every row is out of step", _rows(LEDGER, lambda rows: [rows[0], *map(_shifted, rows[1:])]), "S79"),
    Damage("a column of words is empty", _cells(LEDGER, "entiteit", lambda _: ""), "S73"),
    Damage("words are no choice", _cells(LEDGER, "entiteit", lambda _: "stadje"), "S73"),
    Damage("numbers of lines are gone", _cells(LEDGER, "raming", lambda _: ""), "S79"),
    Damage("amounts have dots", _cells(LEDGER, "2021", _dotted), "S74"),
    Damage("a year is empty", _cells(LEDGER, "2021", lambda _: ""), "E15"),
    Damage("no line hangs on anything", _cells(LEDGER, "actie", lambda _: ""), "E15", 4),
    Damage("all lines stand twice", _rows(LEDGER, lambda rows: [*rows, *rows[1:]]), "S80"),
    Damage("one line stands twice", _rows(LEDGER, lambda rows: [*rows, rows[-1]]), "S80"),
    Damage("all projects stand twice", _rows(PROJECTEN, lambda rows: [*rows, *rows[1:]]), "S89"),
    Damage("there are no projects", _rows(PROJECTEN, lambda rows: rows[:1]), "E8"),
    Damage("three projects are gone", _rows(PROJECTEN, lambda rows: [rows[0], *rows[4:]]), "E8"),
    Damage("a year of the debts is empty", _cells(SCHULDEN, "2020", lambda _: ""), "E9"),
    Damage("control totals are empty", _cells(TOTALEN, "bedrag", lambda _: ""), "S74"),
    Damage("a debt to begin with", _cells("financien/beginstand.csv", "bedrag", lambda _: "-900000000"), "E1"),
    Damage("the period moved", _text("dossier.yaml", PERIODE, "van: 2021, tot: 2026"), "S94"),
    Damage("the period lost a year", _text("dossier.yaml", PERIODE, "van: 2020, tot: 2024"), "S94"),
    Damage("a chapter is gone", _text("dossier.yaml", "code: welzijn", "code: zorg"), "S81"),
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.what)
def test_damage_with_one_cause_is_one_finding(damage: Damage, city: Path) -> None:
    damage.do(city)
    added = _added(city, damage.stap)
    assert _codes(added) == [damage.code], "\n".join(map(str, added))


def test_investments_without_any_project_are_one_finding(city: Path) -> None:
    for plan in (city / "actieplannen").glob("*.yaml"):
        text = re.sub(r"(?m)^prioritair:.*\n", "", plan.read_text(encoding="utf-8"))
        plan.write_text(f"{text.rstrip()}\nprioritair: ja\n", encoding="utf-8")
    assert "E8" not in _codes(_added(city))
    _cells(LEDGER, "project", lambda _: "")(city)
    assert _codes(_added(city)).count("E8") == 1


def test_a_lost_line_is_one_finding_whatever_totals_miss_it(tmp_path: Path) -> None:
    lay_out(tmp_path)
    totals = [f"{wat};{jaar};20000;x" for wat in ("AP001 E.U", "AC001 E.U") for jaar in range(2020, 2026)]
    _rows(TOTALEN, lambda rows: [rows[0], *totals])(tmp_path)
    assert [each for each in control(tmp_path).findings if each.level is not Level.TIP] == []
    _rows(LEDGER, lambda rows: [row for row in rows if not row.startswith("R7;")])(tmp_path)
    (finding,) = [each for each in control(tmp_path).findings if each.code == "E14"]
    assert len(finding.also) == 11


def test_a_period_that_no_actieplan_knows_is_one_finding_without_a_ledger(city: Path) -> None:
    shutil.rmtree(city / "financien")
    for path in (*city.rglob("*.md"), *city.rglob("*.yaml")):
        path.write_text(
            re.sub(r"(\[\[bedrag \S+) 20[0-9]{2}", r"\1", path.read_text(encoding="utf-8")), encoding="utf-8"
        )
    _change(city / "dossier.yaml", "van: 2020, tot: 2025", "van: 2026, tot: 2031")
    added = [each for each in _added(city) if each.code not in ("W4",)]
    assert _codes(added) == ["S36"]


# ---- how findings go together ----------------------------------------------------------------------------------------

KIND = Kind("S81", "onbekende-verwijzing")


def _at(line: int, file: str = "a.yaml") -> Finding:
    return KIND.finding(Place(file, line), "fout", "herstel")


def test_the_first_place_speaks_and_names_the_others() -> None:
    (finding,) = by_cause([(1, _at(9)), (1, _at(2)), (1, _at(4, "b.yaml")), (1, _at(2))])
    assert (finding.at.line, finding.also) == (2, (Place("a.yaml", 9), Place("b.yaml", 4)))
    assert "\n    Ook op: regel 9 en b.yaml:4\n" in str(finding)
    assert finding.as_json(blocks=True)["also"] == [
        {"file": "a.yaml", "line": 9, "column": 1}, {"file": "b.yaml", "line": 4, "column": 1},
    ]  # fmt: skip


def test_causes_stay_apart_and_one_place_has_no_other() -> None:
    found = list(by_cause([("one", _at(1)), ("two", _at(2))]))
    assert [each.also for each in found] == [(), ()]
    assert "Ook op" not in str(found[0])


def test_a_long_row_of_places_is_counted() -> None:
    (finding,) = by_cause((1, _at(line)) for line in range(1, 20))
    assert finding.elsewhere == "regel 2, regel 3, regel 4, regel 5, regel 6 en nog 13 plaatsen"
    assert len(finding.also) == 18


def test_only_many_findings_become_one() -> None:
    few = [_at(line) for line in range(MOST_NAMED)]
    assert len(list(many_as_one(few))) == MOST_NAMED
    assert len(list(many_as_one([*few, _at(99)]))) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (tuple("abcde"), "a, b, c, d en e"),
     (tuple("abcdef"), "a, b, c, d, e en nog 1"), (tuple("abcdefg"), "a, b, c, d, e en nog 2")],
)  # fmt: skip
def test_several_words_are_named_and_the_rest_is_counted(words: tuple[str, ...], said: str) -> None:
    assert several(words) == said
