"""Where a command reads and writes: the place of the output, the folders that cannot be, the dossier of another."""

import json
import os
import shutil
from pathlib import Path

import pytest

from pipeline import cli, folders
from pipeline.commands import saying
from pipeline.environment import ROOT
from pipeline.files import Owner, owner_of

CONTENT = ROOT / "templates" / "nieuw"


def _dossier(folder: Path, **changed: str) -> Path:
    """A small dossier, with some of its words changed."""
    shutil.copytree(CONTENT, folder)
    path = folder / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changed.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return folder


def _seen(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, locks left out."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".slot")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# ---- where it goes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dossier", "out"),
    [
        ("content", "build"),
        ("./content", "build"),
        ("../content", "../build"),
        ("/data/stad/content", "/data/stad/build"),
        ("../mijn stad", "../mijn stad-build"),
        ("../mijn stad/", "../mijn stad-build"),
        ("/data/a b", "/data/a b-build"),
        (".", "../werk-build"),
        ("..", "../../boven-build"),
        ("../.", "../../boven-build"),
    ],
)
def test_the_output_stands_beside_the_dossier(
    dossier: str, out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "boven" / "werk").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "boven" / "werk")
    assert folders.output_of(Path(dossier)).as_posix() == out


def test_every_command_that_writes_writes_beside_its_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = _dossier(tmp_path / "stad a")
    monkeypatch.chdir(ROOT)
    before = _seen(ROOT / "build")
    for words in (["plan"], ["handleiding-taal"], ["cbs", "sjabloon"]):
        assert cli.main([*words, "--inhoud", str(dossier)]) == saying.DONE, words
    made = {path.split("/")[0] for path in _seen(tmp_path / "stad a-build")}
    assert made >= {"smjp.docx", "handleiding", "cbs", "manifest.json", "controle.html"}
    assert _seen(ROOT / "build") == before
    assert _seen(dossier) == _seen(CONTENT)


def test_in_a_dossier_no_option_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_dossier(tmp_path / "stad"))
    assert cli.main(["controle"]) == saying.DONE
    assert cli.main(["plan"]) == saying.DONE
    assert (tmp_path / "stad-build" / "smjp.docx").is_file()


# ---- the wrong folder ---------------------------------------------------------------------------------------------

COMMANDS = (
    ["plan"],
    ["controle"],
    ["schema", "M1"],
    ["schuif", "AP001", "2021", "1"],
    ["ramingen", "lees", "export.csv"],
    ["taal", "--leg-vast"],
    ["handleiding-taal"],
    ["editorhulp"],
    ["cbs", "sjabloon"],
    ["cbs", "nieuw", "2019-02-28", "Een punt"],
    ["cbs", "bouw", "2019-02-28"],
    ["cbs", "check", "deck.pptx"],
    ["cbs", "zitting", "2019-02-28"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_mistyped_dossier_is_one_line_and_touches_nothing(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _dossier(tmp_path / "stad")
    monkeypatch.chdir(tmp_path)
    before = _seen(tmp_path)
    assert cli.main([*words, "--inhoud", "stat"]) == saying.WRONG_USE
    shown = capsys.readouterr()
    assert shown.err == "Er is geen map `stat`. Bedoelde u `stad`?\n"
    assert shown.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["stad"]
    assert _seen(tmp_path) == before


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("bestand.txt", "`bestand.txt` is een bestand"),
        ("leeg", "De map `leeg` is geen dossier"),
        (".", "De map `.` is geen dossier: er staat geen `dossier.yaml` in. Bedoelde u `stad`?"),
        ("x" * 300, "Er is geen map `xxx"),
        ("stad/dossier.yaml", "`stad/dossier.yaml` is een bestand"),
        ("nergens/diep/erin", "Er is geen map `nergens/diep/erin`."),
        ("", "De map `.` is geen dossier"),
        ("~", "Er is geen map `~`."),
        ("stad ", "Er is geen map `stad `. Bedoelde u `stad`?"),
        ("STAD", "Er is geen map `STAD`. Bedoelde u `stad`?"),
    ],
)
def test_what_is_no_dossier_is_said_in_one_line(
    folder: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _dossier(tmp_path / "stad")
    (tmp_path / "leeg").mkdir()
    (tmp_path / "bestand.txt").write_text("geen map", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["plan", "--inhoud", folder]) == saying.WRONG_USE
    shown = capsys.readouterr()
    assert shown.err.startswith(said)
    assert shown.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bestand.txt", "leeg", "stad"]


def test_a_dossier_without_its_first_file_is_still_a_dossier_with_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = _dossier(tmp_path / "stad")
    (dossier / "dossier.yaml").rename(dossier / "dossier.yml")
    assert cli.main(["controle", "--inhoud", str(dossier)]) == saying.BLOCKED
    assert "hernoem het naar `dossier.yaml`" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("stad", "De uitvoer kan niet in het dossier zelf staan"),
        ("stad/build", "De uitvoer kan niet in het dossier zelf staan"),
        ("stad/../stad/x/y", "De uitvoer kan niet in het dossier zelf staan"),
        ("koppeling", "De uitvoer kan niet in het dossier zelf staan"),
        ("koppeling/build", "De uitvoer kan niet in het dossier zelf staan"),
        (".", "Het dossier staat in de map van de uitvoer"),
        ("..", "Het dossier staat in de map van de uitvoer"),
        ("/", "Het dossier staat in de map van de uitvoer"),
        ("ander", "De uitvoer kan niet in een ander dossier staan (`"),
        ("ander/teksten", "De uitvoer kan niet in een ander dossier staan (`"),
    ],
)
def test_output_and_dossier_never_contain_each_other(
    out: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _dossier(tmp_path / "stad")
    _dossier(tmp_path / "ander")
    (tmp_path / "koppeling").symlink_to(tmp_path / "stad", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    before = _seen(tmp_path)
    for words in (["plan"], ["handleiding-taal"], ["cbs", "sjabloon"], ["cbs", "bouw", "2019-02-28"]):
        assert cli.main([*words, "--inhoud", "stad", "--uit", out]) == saying.WRONG_USE
        assert capsys.readouterr().err.startswith(said)
    assert _seen(tmp_path) == before


def test_an_output_folder_with_a_name_that_no_disk_holds_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = _dossier(tmp_path / "stad")
    assert cli.main(["plan", "--inhoud", str(dossier), "--uit", str(tmp_path / ("x" * 300))]) == saying.WRONG_USE
    assert "is te lang (300 tekens)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["stad"]


# ---- the documents of another dossier -----------------------------------------------------------------------------

OTHERS = {
    "title": {"titel: Strategisch meerjarenplan": "titel: Plan van een ander"},
    "period": {"van: 2020, tot: 2025": "van: 2026, tot: 2031", "datum: 2019": "datum: 2025"},
    "entities": {"naam: Gemeente Voorbeeld": "naam: Gemeente Elders"},
}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder in which a dossier was published."""
    assert (
        cli.main(["plan", "--inhoud", str(_dossier(tmp_path / "stad")), "--uit", str(tmp_path / "uit")]) == saying.DONE
    )
    return tmp_path / "uit"


@pytest.mark.parametrize("other", OTHERS)
def test_another_dossier_never_takes_the_place_of_a_set(
    other: str, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = _dossier(tmp_path / "ander", **OTHERS[other])
    before = _seen(published)
    for words in (["plan"], ["plan", "--deel", "AP001"], ["handleiding-taal"], ["cbs", "sjabloon"]):
        given = [*words, "--inhoud", str(theirs), "--uit", str(published)]
        capsys.readouterr()
        assert cli.main(given) == saying.WRONG_USE
        assert "documenten van een ander dossier (“Strategisch meerjarenplan”" in capsys.readouterr().err
        assert _seen(published) == before
    assert cli.main(["plan", "--inhoud", str(theirs), "--uit", str(published), "--vervang"]) == saying.DONE
    assert _seen(published)["manifest.json"] != before["manifest.json"]
    assert cli.main(["plan", "--inhoud", str(theirs), "--uit", str(published)]) == saying.DONE


def test_a_dossier_with_mistakes_does_not_take_the_place_of_another_either(published: Path, tmp_path: Path) -> None:
    theirs = _dossier(tmp_path / "ander", **OTHERS["entities"], **{"status: ontwerp": "status: misschien"})
    before = _seen(published)
    assert cli.main(["plan", "--inhoud", str(theirs), "--uit", str(published)]) == saying.WRONG_USE
    assert _seen(published) == before


def test_a_dossier_that_moves_is_the_same_dossier(published: Path, tmp_path: Path) -> None:
    (tmp_path / "stad").rename(tmp_path / "verhuisd")
    published.rename(tmp_path / "elders")
    given = ["plan", "--inhoud", str(tmp_path / "verhuisd"), "--uit", str(tmp_path / "elders")]
    assert cli.main(given) == saying.DONE


def test_the_manifest_says_whose_set_it_is(published: Path) -> None:
    assert json.loads((published / "manifest.json").read_bytes())["dossier"] == {
        "entiteiten": ["Gemeente Voorbeeld", "OCMW Voorbeeld"],
        "periode": "2020-2025",
        "titel": "Strategisch meerjarenplan",
    }


@pytest.mark.parametrize("said", [None, 7, {}, {"titel": "x"}, {"titel": "x", "periode": 1, "entiteiten": []}])
def test_a_manifest_from_before_belongs_to_nobody(said: object, published: Path, tmp_path: Path) -> None:
    manifest = json.loads((published / "manifest.json").read_bytes())
    manifest["dossier"] = said
    (published / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert owner_of(published) is None
    theirs = _dossier(tmp_path / "ander", **OTHERS["entities"])
    assert cli.main(["plan", "--inhoud", str(theirs), "--uit", str(published)]) == saying.DONE
    assert owner_of(published) == Owner("Strategisch meerjarenplan", "2020-2025", ("Gemeente Elders", "OCMW Voorbeeld"))


def test_a_folder_that_cannot_be_entered_gives_no_hint_and_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "iterdir", _refused)
    assert cli.main(["plan", "--inhoud", str(tmp_path / "x")]) == saying.WRONG_USE
    assert capsys.readouterr().err == f"Er is geen map `{tmp_path / 'x'}`.\n"


def _refused(_: Path) -> object:
    raise PermissionError(13, os.strerror(13))
