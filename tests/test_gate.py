"""The gate before the vote: what leaves the house is stopped by every error, and the set that stood stays."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands import saying
from pipeline.environment import ROOT
from pipeline.findings import Finding
from tests.built import SHIPPED, build, control

Seed = Callable[[Path], None]


def _replaced(name: str, pattern: str, new: str) -> Seed:
    """Replaces what a pattern finds first in a file; it must be there."""

    def seed(content: Path) -> None:
        path = content / name
        changed, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.M | re.S)
        assert count == 1, f"{name} has no {pattern}"
        path.write_text(changed, encoding="utf-8")

    return seed


def _titled(name: str, title: str) -> Seed:
    return _replaced(name, r"^titel: .*?$", f"titel: {json.dumps(title, ensure_ascii=False)}")


def _gone(name: str) -> Seed:
    return lambda content: (content / name).unlink()


def _ledger(cell: Callable[[list[str]], None], wanted: Callable[[list[str]], bool]) -> Seed:
    """Changes the first line of the ledger that is wanted; its cells are those of the contract."""

    def seed(content: Path) -> None:
        path = content / "financien" / "ramingen.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        at = next(at for at, line in enumerate(lines) if at and wanted(line.split(";")))
        cells = lines[at].split(";")
        cell(cells)
        lines[at] = ";".join(cells)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return seed


def _spends(cells: list[str]) -> bool:
    return cells[2:4] == ["E", "U"] and not cells[4]


def _set(place: int, value: str) -> Callable[[list[str]], None]:
    def change(cells: list[str]) -> None:
        cells[place] = value

    return change


def _without_acties(content: Path) -> None:
    """AP012 keeps its amounts, but not its acties."""
    _replaced(PLAN, r"^acties:.*?(?=^voorbeeld)", "")(content)
    ledger = content / "financien" / "ramingen.csv"
    ledger.write_text(re.sub(r";AC14[4-7];", ";AP012;", ledger.read_text(encoding="utf-8")), encoding="utf-8")


GOAL = "doelstellingen/BD01-armoede-halveren.yaml"
BAD_GOAL = (
    "We voorkomen en bestrijden armoede, en in het bijzonder de kinder-, de generatie- en nieuwe armoede, via een "
    "gerichte inzet van lokale beleidsinstrumenten"
)
PLAN = "actieplannen/AP012-stadsgebouwen.yaml"

# what goes wrong, how, and the code that must name it
FAULTS: dict[str, tuple[Seed, str]] = {
    "taal: de slechte zin van de presentatie": (_titled(GOAL, BAD_GOAL), "K"),
    "taal: een doel zonder maat": (_titled(GOAL, "Tegen 2030 leven minder mensen in armoede"), "K"),
    "taal: een slogan als doel": (_titled(GOAL, "Turnhout is een warme en bruisende stad voor iedereen"), "K"),
    "taal: een leeg werkwoord in een doel": (_titled(GOAL, "We zetten in op minder armoede"), "K"),
    "taal: een actie die niets doet": (
        _replaced(PLAN, r"titel: We isoleren het dak.*?$", "titel: We zetten in op daken."),
        "K",
    ),
    "controletotaal: te hoog": (_replaced("financien/controletotalen.csv", r"^E\.U;2020;(\d)", r"E.U;2020;9\1"), "E14"),
    "controletotaal: een cent": (_replaced("financien/controletotalen.csv", r"^(E\.U;2021;\d+)", r"\1,01"), "E14"),
    "evenwicht: een tekort van zestig miljoen": (_ledger(_set(11, "90000000"), _spends), "E1"),
    "evenwicht: een jaar onder nul": (_ledger(_set(10, "60000000"), _spends), "E1"),
    "evenwicht: geen marge in het laatste jaar": (_ledger(_set(15, "9000000"), _spends), "E2"),
    "evenwicht: geen beginstand": (_replaced("financien/beginstand.csv", r"^51000000", "-51000000"), "E1"),
    "verwijzing: een actieplan dat weg is": (_gone(PLAN), "S81"),
    "verwijzing: een doelstelling die weg is": (_gone(GOAL), "S8"),
    "verwijzing: een onbekende partner": (
        _replaced(PLAN, r"^andere_plannen:", "partners: [wie-is-dat]\nandere_plannen:"),
        "S81",
    ),
    "verwijzing: een onbekende opzoeking": (_replaced("teksten/waarom.md", r"\Z", "\nZie [[zie AP999]].\n"), "S85"),
    "verwijzing: een regel van de ramingen": (_ledger(_set(4, "AC999"), _spends), "S81"),
    "verwijzing: twee keer dezelfde code": (_replaced(PLAN, r"code: AC145", "code: AC144"), "S80"),
    "stap: nog in stap 3": (_replaced("dossier.yaml", r"^stap: 4", "stap: 3"), "S37"),
    "stap: nog in stap 1": (_replaced("dossier.yaml", r"^stap: 4", "stap: 1"), "S37"),
    "stap: een actieplan zonder acties": (_without_acties, "S20"),
    "stap: een actie zonder begin": (_replaced(PLAN, r"^    van: 2020-1\n    tot: 2020-1\n", ""), "S21"),
    "stap: geen taakverdeling": (_replaced(PLAN, r"^wie_doet_wat:\n(?:  [^\n]*\n)+", ""), "S34"),
    "stap: geen aanspreekpunt": (_replaced(PLAN, r"^aanspreekpunt:.*?\n", ""), "S14"),
    "stap: geen indicator": (_replaced(GOAL, r"^indicatoren:.*\Z", ""), "S19"),
    "onderdeel: geen grondslagen": (_gone("teksten/grondslagen.md"), "S29"),
    "onderdeel: geen risico's": (_gone("teksten/financiele-risicos.md"), "S29"),
    "onderdeel: een leeg onderdeel": (
        _replaced("teksten/documentatie.md", r"\A.*\Z", "# Waar de documentatie staat\n"),
        "E12",
    ),
    "onderdeel: nergens waar de documentatie is": (_replaced("dossier.yaml", r"^documentatie:.*?\n", ""), "E12"),
    "onderdeel: de looptijd van de wet": (_replaced("dossier.yaml", r"tot: 2025", "tot: 2024"), "S"),
    "onderdeel: een schuld die niet klopt": (
        _replaced("financien/schulden.csv", r"^(bestuur;nieuw;\d+)", r"\g<1>5"),
        "E9",
    ),
    "cijfer: een rekening zonder rij": (_ledger(_set(6, "9999"), _spends), "E11"),
    "vastgesteld: zonder besluit": (
        _replaced("dossier.yaml", r"^status: ontwerp", "status: vastgesteld\nvastgesteld_op: 2019-12-16"),
        "S38",
    ),
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier that is shipped."""
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("gate") / "content"))


@pytest.fixture
def content(shipped: Path, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    return Path(shutil.copytree(shipped, tmp_path / "content"))


def _stopping(content: Path) -> list[Finding]:
    checked = control(content, voor="raad")
    stopping = [each for each in checked.findings if each.blocks(checked.strictness)]
    assert checked.blocked == bool(stopping)
    return stopping


def test_the_shipped_dossier_may_go_to_the_raad(shipped: Path) -> None:
    assert list(map(str, _stopping(shipped))) == []


@pytest.mark.parametrize(("seed", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_a_seeded_fault_is_stopped_and_named(seed: Seed, code: str, content: Path) -> None:
    seed(content)
    stopping = _stopping(content)
    assert any(each.code.startswith(code) for each in stopping), list(map(str, stopping))


def test_a_refused_build_leaves_the_set_that_stood(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))
    out = tmp_path / "build"
    assert not build(content, out).blocked
    before = {path.name: path.read_bytes() for path in out.glob("smjp.*")}
    made = build(content, out, voor="raad")
    assert made.blocked
    assert {path.name: path.read_bytes() for path in out.glob("smjp.*")} == before
    assert "S37" in (out / "controle.html").read_text(encoding="utf-8")


def test_a_working_version_says_how_many_errors_would_stop_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["plan"]) == saying.DONE
    said = capsys.readouterr().out
    assert "Werkversie. Voor de raad houdt nog 1 fout het plan tegen: zie build/controle.html" in said
    page = (tmp_path / "build" / "controle.html").read_text(encoding="utf-8")
    assert "Voor de raad houdt 1 fout het plan tegen." in page
    assert page.count("houdt de raadsversie tegen") == 2  # the sentence that explains it, and the one finding


@pytest.mark.parametrize("body", ["college", "raad"])
def test_the_check_gives_the_verdict_of_the_build(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))
    monkeypatch.chdir(tmp_path)
    _replaced("actieplannen/AP001-buurthuizen.yaml", r"^aanspreekpunt:.*?\n", "")(content)
    assert cli.main(["controle"]) == saying.DONE
    assert cli.main(["controle", "--voor", body, "--formaat", "json"]) == saying.BLOCKED
    said = json.loads(capsys.readouterr().out.split("\n", 4)[-1])
    assert [each["code"] for each in said if each["blocks"]] == (["S14"] if body == "college" else ["S14", "S37"])
    assert cli.main(["plan", "--voor", body]) == saying.BLOCKED
    assert not (tmp_path / "build" / "smjp.pdf").exists()


def test_an_exception_with_reason_and_function_opens_the_gate_and_is_printed(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))
    plan = "actieplannen/AP001-buurthuizen.yaml"
    _replaced(plan, r"^aanspreekpunt:.*?\n", "")(content)
    assert control(content, voor="college").blocked
    made = (
        "uitzonderingen:\n  - regel: actieplan-zonder-aanspreekpunt\n"
        "    reden: De bevoegdheden zijn nog niet verdeeld.\n"
        "    verantwoordelijke: algemeen directeur\n"
    )
    _replaced(plan, r"\Z", made)(content)
    built = build(content, tmp_path / "build", voor="college")
    assert not built.blocked
    page = (tmp_path / "build" / "smjp.html").read_text(encoding="utf-8")
    for words in ("1 uitzondering op de regels", "De bevoegdheden zijn nog niet verdeeld.", "algemeen directeur"):
        assert words in page
