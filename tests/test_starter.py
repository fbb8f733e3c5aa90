"""`smjp nieuw`: a dossier of one's own, whole or not at all, with commands that work where it lies."""

import datetime
import errno
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli, starter
from pipeline.commands import saying
from pipeline.shipped import PROGRAM
from pipeline.starter.choices import (
    Bestuur,
    Choices,
    WrongChoice,
    ask,
    choose,
    coming_periode,
    read_hoofdstukken,
    read_naam,
    read_periode,
)
from pipeline.starter.texts import EXAMPLE, as_yaml
from tests.built import build, control

TODAY = datetime.date(2031, 3, 1)
HERE = datetime.date.today().year


def _new(folder: Path, **options: Any) -> Path:
    given = {"naam": None, "periode": None, "hoofdstukken": (), **options}
    starter.write(folder, choose(**given, today=TODAY))
    return folder


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


# ---- what is made -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"periode": "2026-2031"},
        {"periode": "2014 – 2019", "naam": "Stad Lier"},
        {"naam": "Lille", "hoofdstukken": ["Welzijn", "Omgeving", "Beleving", "Organisatie"]},
        {"naam": 'Gemeente \'s-Gravenvoeren: "nu"', "hoofdstukken": ["Zorg: samen, met {elkaar} #1"]},
        {"naam": "stad en ocmw Sint-Truiden", "hoofdstukken": ["ja", "nee", "2026"]},
        {
            "naam": "Gemeente Kluisbergen & Ronse, [samen]",
            "hoofdstukken": ["- streepje", "* ster", "% deel", "@ thuis"],
        },
        {"naam": "Gemeente Ë" + "é" * 70, "hoofdstukken": ["É" * 80, "Ö" * 79]},
        {"naam": "null", "hoofdstukken": ["Samenleven", "samen leven", "Leven"]},
        {"naam": "Gemeente C:\\Stad", "hoofdstukken": ["Wie ben jij?", "Wat kost het!", "'s Avonds", "`code`"]},
        {"naam": "Stad Voorbeeld", "hoofdstukken": ["BD01", "AP001", "S01", "A01"]},
    ],
    ids=str,
)
def test_a_new_dossier_has_no_findings(options: dict[str, Any], tmp_path: Path) -> None:
    checked = control(_new(tmp_path / "mijn plan", **options))
    assert [str(each) for each in checked.findings] == []
    assert checked.dossier is not None
    gegevens = checked.dossier.gegevens
    assert [each.naam for each in gegevens.hoofdstukken] == [*options.get("hoofdstukken", ["Samenleven"])]
    if "periode" in options:
        assert f"{gegevens.periode.van}" in options["periode"]


def test_a_new_dossier_with_empty_chapters_builds(tmp_path: Path) -> None:
    dossier = _new(tmp_path / "stad", naam="Stad Lier", periode="2026-2031", hoofdstukken=["Welzijn", "Omgeving"])
    built = build(dossier, tmp_path / "uit")
    assert not built.blocked
    assert built.findings == ()


def test_nothing_of_another_city_or_year_is_left(tmp_path: Path) -> None:
    dossier = _new(tmp_path / "plan", naam="Stad Lier", periode="2038-2043", hoofdstukken=["Wonen"])
    texts = dict(_texts(dossier))
    assert {"dossier.yaml", "LEESMIJ.md", "plan.sh", "plan.cmd", ".schema/dossier.json"} <= texts.keys()
    assert "bestuursakkoord/wonen.yaml" in texts
    for path, text in texts.items():
        words = ("Turnhout", "turnhout", "Samenleven", "samenleven") if path != "begrippen.yaml" else ()
        if not path.startswith(".schema"):
            words += ("Gemeente Voorbeeld", "OCMW Voorbeeld")  # type: ignore[assignment]
        assert not [word for word in words if word in text], path
        years = re.findall(r"(?<!\w)(?<!draft/)20\d\d(?!\w)", text)
        assert not [year for year in years if int(year) < 2031], path
    assert "naam: Stad Lier}" in texts["LEESMIJ.md"]
    assert "van: 2038" in texts["LEESMIJ.md"]


def test_the_coming_period_is_that_of_next_year() -> None:
    found = {year: coming_periode(datetime.date(year, 6, 1)) for year in (2018, 2019, 2024, 2025, 2026, 2030, 2031)}
    assert found == {
        2018: (2014, 2019),
        2019: (2020, 2025),
        2024: (2020, 2025),
        2025: (2026, 2031),
        2026: (2026, 2031),
        2030: (2026, 2031),
        2031: (2032, 2037),
    }


@pytest.mark.parametrize(
    ("text", "bestuur"),
    [
        ("Stad Lier", Bestuur("Stad", "Lier")),
        ("gemeente Lille", Bestuur("Gemeente", "Lille")),
        ("Lille", Bestuur("Gemeente", "Lille")),
        ("Stad en OCMW Turnhout", Bestuur("Stad", "Turnhout")),
        ("  Stad   Lier ", Bestuur("Stad", "Lier")),
        ("Stadsplan", Bestuur("Gemeente", "Stadsplan")),
    ],
)
def test_a_name_is_read(text: str, bestuur: Bestuur) -> None:
    assert read_naam(text) == bestuur


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_periode, "2026"),
        (read_periode, "2031-2026"),
        (read_periode, "2026-2040"),
        (read_periode, "26-31"),
        (read_periode, "volgend jaar"),
        (read_periode, ""),
        (read_naam, ""),
        (read_naam, " \n"),
        (read_naam, "Stad\x00"),
        (read_naam, "x" * 81),
        (lambda text: read_hoofdstukken([text]), "!!!"),
        (lambda text: read_hoofdstukken([text, "Welzijn"]), "welzijn"),
    ],
)
def test_an_answer_that_cannot_be_used_says_why(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(WrongChoice, match="`"):
        read(text)


@pytest.mark.parametrize(
    "text", ["Lier", "Sint-Truiden", "'s Avonds", "a: b", "ja", "- x", "#1", 'zeg "ja"', "C:\\x", "2026"]
)
def test_a_text_survives_yaml(text: str) -> None:
    from pipeline.content import Mapping, Scalar, read_yaml_text

    value, findings = read_yaml_text(f"sleutel: {as_yaml(text)}\nlijst: {{a: {as_yaml(text)}, b: c}}\n", "x.yaml")
    assert findings == ()
    assert isinstance(value, Mapping)
    found = value.get("sleutel")
    assert isinstance(found, Scalar)
    assert found.text == text


def test_wrong_options_are_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--periode", "2026"], ["--naam", ""], ["--hoofdstuk", "A", "--hoofdstuk", "a"]):
        assert cli.main(["nieuw", str(tmp_path / "stad"), *words]) == saying.WRONG_USE
        assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# ---- asking -------------------------------------------------------------------------------------------------------


def _answers(*given: str) -> tuple[Callable[[str], str], list[str]]:
    left, said = list(given), []

    def answer(question: str) -> str:
        said.append(question)
        if not left:
            raise EOFError
        return left.pop(0)

    return answer, said


def test_somebody_at_a_terminal_is_asked_until_the_answer_can_be_used() -> None:
    answer, questions = _answers("Stad Lier", "2026", "2026-2031", "Welzijn, welzijn", "Welzijn, Omgeving ,")
    told: list[str] = []
    assert ask(answer, told.append, TODAY) == Choices(
        Bestuur("Stad", "Lier"), 2026, 2031, read_hoofdstukken(["Welzijn", "Omgeving"]), TODAY
    )
    assert len(questions) == 5
    assert [each for each in told if "geen periode" in each or "twee keer" in each] == told[1:]


@pytest.mark.parametrize("given", [("", "", ""), ()])
def test_who_answers_nothing_gets_the_example(given: tuple[str, ...]) -> None:
    assert ask(_answers(*given)[0], lambda _: None, TODAY) == choose(None, None, (), TODAY)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_the_questions_come_at_a_terminal_only(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "pipeline", "nieuw", str(tmp_path / "stad")]
    with subprocess.Popen(command, cwd=PROGRAM.parent, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.write(ours, b"Stad Lier\n2026-2031\nWelzijn\n")
        assert process.wait(60) == saying.DONE
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Eerste en laatste jaar" in said
    assert "naam: Stad Lier" in (tmp_path / "stad" / "dossier.yaml").read_text(encoding="utf-8")
    done = subprocess.run([*command, "x"][:-1], cwd=PROGRAM.parent, input="", capture_output=True, check=False)
    assert done.returncode == saying.WRONG_USE
    assert b"Drie vragen" not in done.stdout


# ---- whole or not at all --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nth", [1, 2, 7, 15, 25])
@pytest.mark.parametrize("there_already", [False, True])
def test_a_full_disk_leaves_nothing(
    nth: int,
    there_already: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "een" / "twee" / "stad"
    if there_already:
        folder.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    _fails_at(nth, errno.ENOSPC, monkeypatch)
    assert cli.main(["nieuw", str(folder)]) == saying.NO_ENVIRONMENT
    assert "niet genoeg plaats op de schijf" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
    monkeypatch.undo()
    assert cli.main(["nieuw", str(folder)]) == saying.DONE


def _fails_at(nth: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = Path.write_bytes, [0]

    def write_bytes(self: Path, data: bytes) -> int:
        calls[0] += 1
        if calls[0] == nth:
            real(self, data[: len(data) // 2])
            raise OSError(number, os.strerror(number))
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)


def test_a_move_that_fails_halfway_leaves_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stad").mkdir()
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "organisatie":
            raise OSError(errno.EIO, "stuk")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    assert cli.main(["nieuw", str(tmp_path / "stad")]) == saying.NO_ENVIRONMENT
    assert "Niets geschreven" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["stad"]
    assert list((tmp_path / "stad").iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "é" * 200, "a/" + "y" * 256 + "/b"])
def test_a_name_that_is_too_long_is_said_to_be_that(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["nieuw", str(tmp_path / name)]) == saying.WRONG_USE
    said = capsys.readouterr().err
    assert "te lang" in said
    assert "schijf gaf fout" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".git", ".DS_Store", "desktop.ini", "Thumbs.db"])
def test_what_a_computer_leaves_in_an_empty_folder_is_no_objection(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert cli.main(["nieuw", str(tmp_path)]) == saying.DONE
    assert (tmp_path / name).read_bytes() == b"x"
    assert (tmp_path / "dossier.yaml").is_file()


@pytest.mark.parametrize("name", ["dossier.yaml", "LEESMIJ.md", ".vscode", "nota.docx", "teksten", "plan.sh"])
def test_a_folder_that_holds_something_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert cli.main(["nieuw", str(tmp_path)]) == saying.WRONG_USE
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_dossier_is_not_made_inside_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _new(tmp_path / "stad")
    assert cli.main(["nieuw", str(tmp_path / "stad" / "teksten" / "nog een")]) == saying.WRONG_USE
    assert "ligt in een ander dossier" in capsys.readouterr().err
    assert not (tmp_path / "stad" / "teksten" / "nog een").exists()


# ---- the commands that the guide names ----------------------------------------------------------------------------

# what a command of the guide gives in a dossier of a minute old, when that is not 0
EXPECTED = {
    "plan --voor raad": saying.BLOCKED,  # far too early, and says so
    "controle --voor raad": saying.BLOCKED,
    "schuif AP001": saying.WRONG_USE,  # there are no ramingen to move
    "ramingen lees": saying.BLOCKED,  # there is no such export
}


@pytest.mark.skipif(os.name == "nt", reason="the commands for Windows were not run there")
def test_every_command_that_the_guide_names_works_in_the_folder_of_the_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    dossier = _new(tmp_path / "het plan van 's-Gravenvoeren (nieuw)", periode="2026-2031")
    guide = (dossier / "LEESMIJ.md").read_text(encoding="utf-8")
    assert not re.findall(r"`(?:make|py|python3?|smjp|\.venv)[ /][^`]*`", guide)
    commands = list(dict.fromkeys(re.findall(r"`(sh plan\.sh [^`]+)`", guide)))  # in the order in which they are read
    windows = set(re.findall(r"`\.\\(plan\.cmd [^`]+)`", guide))
    assert len(commands) >= 14
    assert {each.replace("plan.cmd", "sh plan.sh") for each in windows} <= set(commands)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(dossier)
    met = set()
    for command in commands:
        # the script only passes the words on; starting it each time would take most of the time of this test
        by_script = '"' in command or " --hulp" in command
        words = shlex.split(command)[2:]
        status = subprocess.run(command, shell=True, check=False).returncode if by_script else cli.main(words)
        said = "".join(capfd.readouterr())
        expected = next((each for each in EXPECTED if f"plan.sh {each}" in command), None)
        met.add(expected)
        assert status == (EXPECTED[expected] if expected else saying.DONE), (command, said)
        assert "Deze opdracht klopt niet" not in said, command
    assert met == {None, *EXPECTED}
    assert (tmp_path / f"{dossier.name}-build" / "smjp.docx").is_file()
    assert (tmp_path / "map" / "dossier.yaml").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sh")
def test_the_command_that_nieuw_advises_works_from_anywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["nieuw", str(tmp_path / "mijn 'eerste' plan")]) == saying.DONE
    command = capsys.readouterr().out.splitlines()[-1].removeprefix("Maak het plan met: ")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        shlex.split(command), cwd="/", env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == saying.DONE, done.stderr
    assert (tmp_path / "mijn 'eerste' plan-build" / "smjp.pdf").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sh")
def test_a_program_that_moved_is_said_calmly(tmp_path: Path) -> None:
    dossier = _new(tmp_path / "stad")
    text = (dossier / "plan.sh").read_text(encoding="utf-8")
    moved = re.sub(r"^programma=.*$", "programma=/nergens", text, flags=re.MULTILINE)
    (dossier / "plan.sh").write_text(moved, encoding="utf-8")
    done = subprocess.run(
        ["sh", dossier / "plan.sh"], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == saying.NO_ENVIRONMENT
    assert "Zet in plan.sh, achter programma=" in done.stderr


def test_the_script_for_windows_is_one_that_cmd_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.starter.texts.PROGRAM", Path("/100% van ons (x86)/smjp/pipeline"))
    script = (_new(tmp_path / "stad") / "plan.cmd").read_bytes()
    assert script.count(b"\n") == script.count(b"\r\n") > 20
    text = script.decode()
    assert 'set "PROGRAMMA=/100%% van ons (x86)/smjp"' in text
    assert 'set "PYTHON=py"' in text
    assert 'set "SMJP=%PYTHON% -m pipeline"' in text
    labels = set(re.findall(r"^:(\w+)", text, flags=re.MULTILINE))
    assert set(re.findall(r"goto (\w+)", text)) <= labels
    assert not re.search(r"^\s*if .*\($", text, flags=re.MULTILINE), "a path with a bracket would end such a block"


def test_without_choices_the_example_is_written_as_it_stands(tmp_path: Path) -> None:
    starter.write(tmp_path / "stad")
    for path in (each for each in EXAMPLE.rglob("*") if each.is_file()):
        assert (tmp_path / "stad" / path.relative_to(EXAMPLE)).read_bytes() == path.read_bytes(), path
