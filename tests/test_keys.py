"""Every key an author may write ends in an output or in a check: with another value, something else is read or said."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

import pytest

from pipeline.checked import Checked
from pipeline.finance.boek import Boek
from pipeline.finance.open_data import open_data
from pipeline.finance.totalen import totals
from pipeline.model.bestanden import BESTANDSSOORTEN
from pipeline.model.financiele_bestanden import NAMEN
from pipeline.plan import build_kort, build_plan
from tests import every_key
from tests.built import control

# What the plan and its checks do not use: how an export of a package is read, and when a step is closed, which the
# agendas of the college ask. Their own tests hold what those keys do.
EXEMPT = {("import",), ("dossier", "kalender", "sluit_stap")}
FORMS = re.compile(r"S[4-7][0-9]")  # what the form of a value is, whatever it is for
PLACES = re.compile(r"Place\(.*?\)|[\w/.-]+\.(?:yaml|csv|md):[0-9:]+|regels? [0-9 ,en]+")

KEYS = [each for each in every_key.every_key() if not {each[:1], (each[0], *each[1])} & EXEMPT]
FILES = {soort.naam: soort.pad for soort in BESTANDSSOORTEN}
OTHER_CHOICES = ("E", "I", "F", "U", "O", "ocmw", "agb", "ontwerp", "vastgesteld", "actie", "actieplan", "ja", "nee")


# Keys that only count without another one, which is left out first.
INSTEAD_OF = {("raadszitting",): "vastgesteld_op"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier that uses every key."""
    return every_key.write(tmp_path_factory.mktemp("keys") / "content")


def _outcome(checked: Checked) -> Iterator[str]:
    """What is said of a dossier and what its readers get, at every kind of step, the cheapest first."""
    yield PLACES.sub("", "\n".join(map(str, checked.findings)))
    if checked.boek is None:
        return
    for dossier in (checked.boek.dossier, checked.boek.dossier.at_step(2)):
        totalen = totals(dossier)
        yield PLACES.sub("", repr(build_kort(dossier, totalen, "")))
        yield PLACES.sub("", repr(build_plan(dossier, totalen, "", Boek(dossier))))
    yield repr(open_data(checked.boek, ""))


@cache
def _outcome_of_all(whole: Path) -> tuple[str, ...]:
    """What comes of the dossier that uses every key."""
    checked = control(whole)
    assert not _without_form(checked)
    outcome = tuple(_outcome(checked))
    assert len(outcome) == 6
    return outcome


def _without_form(checked: Checked) -> bool:
    """Whether a value has no good form: that it is refused says nothing of what it is for."""
    return any(FORMS.match(finding.code) for finding in checked.findings)


def _differs(folder: Path, before: tuple[str, ...]) -> bool:
    """Whether something else is read or said of this dossier, whose values all have a good form."""
    checked = control(folder)
    return not _without_form(checked) and any(new != old for new, old in zip_longest(_outcome(checked), before))


def _written(folder: Path, soort: str, key: tuple[str, ...]) -> Iterator[tuple[Path, every_key.Path_]]:
    for path in sorted(folder.glob(FILES[soort])):
        for at in every_key.paths_in(every_key.load(path)):
            if tuple(part for part in at if isinstance(part, str)) == key and isinstance(at[-1], str):
                yield path, at


def _others(value: Any) -> Iterator[Any]:
    """Other values in the place of this one."""
    if isinstance(value, dict):
        yield from ({**value, key: other} for key, each in value.items() for other in _others(each))
    elif isinstance(value, list):
        yield value[1:]
        yield from ([*value[:-1], other] for other in _others(value[-1]))
    else:
        if value in OTHER_CHOICES:
            yield from OTHER_CHOICES
        yield f"{value} anders"
        for step in (1, -1):
            yield re.sub(r"[0-9](?![0-9])", lambda digit, step=step: str((int(digit[0]) + step) % 10), str(value))  # type: ignore[misc]
        yield from (re.sub(r"-[0-9]{2}-[0-9]{2}$", day, str(value)) for day in ("-11-30", "-12-20"))
        yield from OTHER_CHOICES


def _changed(value: Any, at: every_key.Path_, needed: bool) -> Iterator[Any]:
    """The file with another value at this path, or without it."""
    key, *rest = at
    if rest:
        copies = [*value] if isinstance(value, list) else {**value}
        for inner in _changed(value[key], tuple(rest), needed):
            copies[key] = inner  # type: ignore[index]
            yield copies
        return
    if not needed:
        yield {name: each for name, each in value.items() if name != key}
    yield from ({**value, key: other} for other in _others(value[key]) if other != value[key])


def _in_turn(places: list[tuple[Path, every_key.Path_]], needed: bool) -> Iterator[tuple[Path, Any]]:
    """What each place could hold, by turns: the first value at every place, then the second."""
    changes = [((copy, each) for each in _changed(every_key.load(copy), at, needed)) for copy, at in places]
    return (each for turn in zip_longest(*changes) for each in turn if each)


@pytest.mark.parametrize(("soort", "key", "needed"), KEYS, ids=[".".join((soort, *key)) for soort, key, _ in KEYS])
def test_a_key_with_another_value_changes_what_is_read_or_said(
    soort: str, key: tuple[str, ...], needed: bool, whole: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(whole, folder)
    if key in INSTEAD_OF:
        path = folder / FILES[soort]
        every_key.save(path, {name: each for name, each in every_key.load(path).items() if name != INSTEAD_OF[key]})
        before = tuple(_outcome(control(folder)))
    else:
        before = _outcome_of_all(whole)
    places = list(_written(folder, soort, key))
    assert places, "every_key.py does not write this key"
    for copy, value in _in_turn(places, needed):
        original = copy.read_bytes()
        every_key.save(copy, value)
        if _differs(folder, before):
            return
        copy.write_bytes(original)
    pytest.fail("whatever its value, nobody reads or hears anything else")


def _other_cells(rows: list[list[str]], where: int) -> Iterator[list[list[str]]]:
    """The rows with another cell in this column, and with the cells of two rows exchanged."""
    used = {row[where] for row in rows}
    for number, row in enumerate(rows[:20]):
        for other in dict.fromkeys(["", *sorted(used), *_others(row[where])]):
            if other != row[where]:
                yield [*rows[:number], [*row[:where], other, *row[where + 1 :]], *rows[number + 1 :]]
    for first, second in pairwise(range(len(rows[:20]))):
        copies = [list(row) for row in rows]
        copies[first][where], copies[second][where] = rows[second][where], rows[first][where]
        if copies != rows:
            yield copies


COLUMNS = {
    "ramingen": ("raming", "entiteit", "soort", "zijde", "actie", "beleidsitem", "rekening", "sector", "project",
                 "omschrijving", "2020", "2025"),
    "beginstand": ("bedrag",),
    "onbeschikbaar": ("omschrijving", "2020", "2025"),
    "schulden": ("ten_laste", "rij", "2020", "2025"),
    "agb": ("naam", "rij", "2020", "2025"),
    "beleidsdomeinen": ("beleidsveld", "domein"),
    "rekeningen": ("rekening_begin", "soort", "zijde", "sector", "rij"),
    "projecten": ("project", "naam", "voor", "na"),
    "controletotalen": ("wat", "jaar", "bedrag", "bron"),
    "vorige_jaren": ("wat", "jaar", "bedrag", "bron"),
}  # fmt: skip


def test_every_table_and_column_is_looked_at(whole: Path) -> None:
    assert set(COLUMNS) == set(NAMEN)
    for name, columns in COLUMNS.items():
        head = (whole / "financien" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(";")
        assert {each for each in head if not each.isdigit()} == {each for each in columns if not each.isdigit()}


@pytest.mark.parametrize(("table", "column"), [(table, each) for table, columns in COLUMNS.items() for each in columns])
def test_a_column_with_another_value_changes_what_is_read_or_said(
    table: str, column: str, whole: Path, tmp_path: Path
) -> None:
    before = _outcome_of_all(whole)
    folder = tmp_path / "content"
    shutil.copytree(whole, folder)
    path = folder / "financien" / f"{table}.csv"
    head, *rows = (line.split(";") for line in path.read_text(encoding="utf-8").splitlines())
    where = head.index(column)
    for changed in _other_cells(rows, where):
        path.write_text("\n".join(map(";".join, (head, *changed))) + "\n", encoding="utf-8")
        if _differs(folder, before):
            return
    pytest.fail("whatever its value, nobody reads or hears anything else")
