"""Templates of a dossier's own: each wins by itself, and what is wrong with one is said of the file in the dossier."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pipeline import cli, look
from pipeline.college import judging
from pipeline.commands import saying
from pipeline.environment import ROOT
from pipeline.finance.totalen import totals
from pipeline.findings import in_order
from pipeline.flow import verdict
from pipeline.look import house_style, look_of
from pipeline.look.templates import MEANT_FOR, OWN, templates_of
from pipeline.plan import build_plan
from pipeline.progress import Stages
from pipeline.render.pdf.source import typst_source
from pipeline.shipped import TEMPLATES
from tests.built import build, control

NIGHT = "#16324F"  # the house colour that comes with the program


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier with an empty folder for templates, in the working folder."""
    content = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))
    (content / "sjablonen").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("content")


def _own(dossier: Path, name: str, *changes: tuple[str, str]) -> Path:
    """A copy of a template of the program in the dossier, with changes."""
    path = dossier / "sjablonen" / name
    text = (OWN[name] / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def _picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (84, 30), "red").save(data, "PNG")
    return data.getvalue()


def _look(dossier: Path) -> look.Look:
    return look_of(dossier, dossier.as_posix())


def _said(dossier: Path) -> list[str]:
    return [f"{each.at} {each.code} {each.wrong}" for each in _look(dossier).findings]


# ---- who wins -----------------------------------------------------------------------------------------------------


def test_an_empty_folder_of_templates_changes_nothing(dossier: Path) -> None:
    build(dossier, Path("met"))
    (dossier / "sjablonen").rmdir()
    build(dossier, Path("zonder"))
    assert (Path("met") / "manifest.json").read_bytes() == (Path("zonder") / "manifest.json").read_bytes()


def test_the_house_style_of_the_dossier_wins_in_every_format(dossier: Path) -> None:
    _own(dossier, "huisstijl.yaml", (NIGHT, "#AB12CD"))
    assert not build(dossier, Path("uit")).blocked
    assert "#ab12cd" in (Path("uit") / "smjp.html").read_text(encoding="utf-8").lower()
    with zipfile.ZipFile("uit/smjp.docx") as word:
        assert "AB12CD" in word.read("word/styles.xml").decode().upper()
    style, _ = house_style(templates_of(dossier, "content"))
    assert style is not None
    source = typst_source(build_plan(*_plan(dossier)), style, templates_of(dossier, "content"))
    assert b"#AB12CD" in source.files["huisstijl.json"]


def _plan(dossier: Path) -> tuple:  # type: ignore[type-arg]
    found = control(dossier).dossier
    assert found is not None
    return found, totals(found), "0" * 8


def test_a_logo_in_the_dossier_stands_on_the_cover(dossier: Path) -> None:
    _own(dossier, "huisstijl.yaml", ('logo: ""', "logo: ons logo.png"))
    (dossier / "sjablonen" / "ons logo.png").write_bytes(_picture())
    built = build(dossier, Path("uit"))
    assert built.findings == ()
    assert "data:image/png;base64," in (Path("uit") / "smjp.html").read_text(encoding="utf-8")
    with zipfile.ZipFile("uit/smjp.docx") as word:
        assert any(name.startswith("word/media/") for name in word.namelist())


def test_a_word_template_of_the_dossier_wins(dossier: Path) -> None:
    shipped = (TEMPLATES / "plan.docx").read_bytes()
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(shipped)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b"</w:body>", b"</w:body><!--van ons-->") if name == "word/document.xml" else data
            )
    (dossier / "sjablonen" / "plan.docx").write_bytes(changed.getvalue())
    assert not build(dossier, Path("uit")).blocked
    assert templates_of(dossier, "content").word.folder == dossier / "sjablonen"
    (dossier / "sjablonen" / "plan.docx").write_bytes(b"geen word")
    built = build(dossier, Path("uit"))
    assert built.blocked
    assert {each.at.file for each in built.findings} == {"content/sjablonen/plan.docx"}


def test_an_outline_of_the_dossier_wins(dossier: Path) -> None:
    _own(dossier, "outline.yaml", ("titel: Leeswijzer", "titel: Hoe u dit leest"))
    build(dossier, Path("uit"))
    assert "Hoe u dit leest" in (Path("uit") / "smjp.html").read_text(encoding="utf-8")


def test_a_college_template_of_the_dossier_wins(dossier: Path) -> None:
    versie = judging.read_sjabloon().versie
    assert judging.basis(dossier).sjabloon.versie == versie
    _own(dossier, "cbs.yaml", (versie, "cbs-sjabloon Lier"))
    assert judging.basis(dossier).sjabloon.versie == "cbs-sjabloon Lier"
    assert cli.main(["cbs", "sjabloon"]) == saying.DONE
    prints = json.loads((Path("build") / "cbs" / "manifest.json").read_bytes())["vingerafdrukken"]
    assert prints == {"sjabloon": "cbs-sjabloon Lier"}


def test_slides_drawn_in_the_dossier_win(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = dossier / "sjablonen" / "cbs.potx"
    changed = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / "cbs.potx") as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'name="Streep"', b'name="Streep van Lier"'))
    own.write_bytes(changed.getvalue())
    assert _look(dossier).findings == ()
    assert cli.main(["cbs", "sjabloon"]) == saying.DONE
    with zipfile.ZipFile(Path("build") / "cbs" / "sjabloon.potx") as made:
        assert b"Streep van Lier" in made.read("ppt/slideLayouts/slideLayout1.xml")
    shutil.rmtree("build")
    own.write_bytes(b"geen presentatie")
    assert cli.main(["cbs", "sjabloon"]) == saying.BLOCKED
    assert "content/sjablonen/cbs.potx:1:1: fout C91 slideontwerp-onleesbaar" in capsys.readouterr().err
    assert not (Path("build") / "cbs" / "sjabloon.potx").exists()


def test_the_fingerprint_follows_the_templates_that_take_part(dossier: Path) -> None:
    def print_of_templates() -> str:
        build(dossier, Path("uit"))
        found: str = json.loads((Path("uit") / "manifest.json").read_bytes())["vingerafdrukken"]["sjablonen"]
        return found

    shipped = print_of_templates()
    for name in ("LEESMIJ.md", ".DS_Store", "~$plan.docx"):
        (dossier / "sjablonen" / name).write_bytes(b"x")
    assert print_of_templates() == shipped
    _own(dossier, "huisstijl.yaml")
    own = print_of_templates()
    assert own != shipped
    (dossier / "sjablonen" / "logo.png").write_bytes(_picture())
    assert print_of_templates() not in (own, shipped)


# ---- what is wrong with one ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("huisstijl.yaml", (NIGHT, "blauw"), "content/sjablonen/huisstijl.yaml:7:10 S79 "),
        ("huisstijl.yaml", ("kleuren:", "kleuren: ["), "content/sjablonen/huisstijl.yaml:"),
        ("huisstijl.yaml", ("logo: ", "loog: "), "content/sjablonen/huisstijl.yaml:41:1 S71 "),
        ("outline.yaml", ("bouwer: colofon", "bouwer: colofonn"), "S95 Er is geen bouwer `colofonn`"),
        ("outline.yaml", ("titel: Colofon", "titel:"), "content/sjablonen/outline.yaml:3:"),
        ("outline.yaml", ("- {bouwer: toelichting", "# {bouwer: toelichting"), "S95 Het deel `toelichting` ontbreekt"),
    ],
)
def test_a_mistake_in_a_template_is_said_of_the_file_in_the_dossier(
    name: str, change: tuple[str, str], said: str, dossier: Path
) -> None:
    _own(dossier, name, change)
    findings = _look(dossier).findings
    assert {each.at.file for each in findings} == {f"content/sjablonen/{name}"}
    assert any(said in line for line in _said(dossier)), _said(dossier)
    stages = Stages(io.StringIO())
    assert verdict(dossier, stages).findings == build(dossier, Path("uit")).findings == in_order(findings)


def test_the_author_reads_exactly_this(dossier: Path) -> None:
    (dossier / "sjablonen" / "huistijl.yaml").write_text("logo: x\n", encoding="utf-8")
    assert "\n".join(map(str, _look(dossier).findings)) == (
        "content/sjablonen/huistijl.yaml:1:1: waarschuwing L35 onbekend-sjabloon\n"
        "    `huistijl.yaml` is geen sjabloon; het telt niet mee\n"
        "    Herstel: bedoelde u `huisstijl.yaml`?"
    )


@pytest.mark.parametrize(
    "name",
    [
        "huisstijl.yml", "Huisstijl.yaml", "plan.dotx", "sjabloon.docx", "cbs.yaml.txt", "logo.svg", "logo.gif",
        "plan (1).docx", "huisstijl - kopie.yaml", "huisstijl (conflicted copy 2026-01-01).yaml",
        "huisstijl-LAPTOP7.yaml", "~$plan.docx", ".~lock.plan.docx#", "plan.docx.tmp",
    ],
)  # fmt: skip
def test_what_is_no_template_does_not_pass_in_silence(name: str, dossier: Path) -> None:
    _own(dossier, "huisstijl.yaml")
    path = dossier / "sjablonen" / name
    path.write_bytes(b"x")
    (finding,) = _look(dossier).findings
    assert finding.at.file == f"content/sjablonen/{name}"


def test_a_logo_that_is_not_there_is_said_once_and_of_the_dossier(dossier: Path) -> None:
    _own(dossier, "huisstijl.yaml", ('logo: ""', "logo: weg.png"))
    built = build(dossier, Path("uit"))
    assert not built.blocked
    assert [f"{each.at} {each.code}" for each in built.findings] == ["content/sjablonen/huisstijl.yaml:41:7 L07"]
    assert "in de map content/sjablonen" in built.findings[0].wrong


@pytest.mark.parametrize("logo", ["logo.svg", "logo", "sjablonen", ".", "../dossier.yaml", "/etc/hostname", "a/b.png"])
def test_no_name_of_a_logo_is_a_bug(logo: str, dossier: Path) -> None:
    _own(dossier, "huisstijl.yaml", ('logo: ""', f'logo: "{logo}"'))
    assert {each.code for each in build(dossier, Path("uit")).findings} == {"L07"}


def test_a_damaged_college_template_is_said_of_the_dossier(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _own(dossier, "cbs.yaml", ("versie: ", "versei: "))
    assert cli.main(["cbs", "sjabloon"]) == saying.BLOCKED
    assert "content/sjablonen/cbs.yaml:" in capsys.readouterr().err
    assert not (Path("build") / "cbs").exists()


def test_a_key_that_left_the_college_template_is_said_once(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _own(dossier, "cbs.yaml", ("        prompt: ", "        punt: 24\n        prompt: "))
    assert cli.main(["cbs", "sjabloon"]) == saying.BLOCKED
    said = capsys.readouterr().err
    assert said.count("`punt` is hier geen bekende sleutel") == 1 and "Ook op: regel " in said


# ---- to begin with one --------------------------------------------------------------------------------------------


def test_a_template_is_copied_to_be_changed_and_never_over_one(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dossier / "sjablonen").rmdir()
    assert cli.main(["sjablonen"]) == saying.DONE
    listed = capsys.readouterr().out
    assert all(name in listed and MEANT_FOR[name] in listed for name in OWN)
    for name in OWN:
        assert cli.main(["sjablonen", name]) == saying.DONE
        assert (dossier / "sjablonen" / name).read_bytes() == (OWN[name] / name).read_bytes()
    assert control(dossier).findings == ()
    (dossier / "sjablonen" / "huisstijl.yaml").write_text("logo: x\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["sjablonen", "huisstijl.yaml"]) == saying.WRONG_USE
    assert "is er al" in capsys.readouterr().err
    assert (dossier / "sjablonen" / "huisstijl.yaml").read_text(encoding="utf-8") == "logo: x\n"
    assert cli.main(["sjablonen", "../dossier.yaml"]) == saying.WRONG_USE
    assert cli.main(["sjablonen"]) == saying.DONE
    assert "eigen: content/sjablonen/plan.docx" in capsys.readouterr().out


# ---- its own words ------------------------------------------------------------------------------------------------


def _words(dossier: Path, text: str) -> None:
    (dossier / "woorden.yaml").write_text(text, encoding="utf-8")


def _title(dossier: Path, title: str) -> None:
    path = dossier / "actieplannen" / "AP001-buurthuizen.yaml"
    old = "We openen buurthuizen in de wijken die er nog geen hebben."
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, title), encoding="utf-8")


def test_a_word_that_a_dossier_allows_is_no_fault(dossier: Path) -> None:
    _title(dossier, "We openen een loket voor elke doelgroep.")
    assert [each.name for each in control(dossier).findings] == ["jargon"]
    _words(dossier, "mag:\n  - {woord: doelgroep, reden: Zo heet het in het decreet.}\n")
    assert control(dossier).findings == ()


def test_a_word_that_a_dossier_avoids_is_marked_with_what_is_better(dossier: Path) -> None:
    _title(dossier, "We openen drie burgerloketten en een doelgroep.")
    words = ("burgerloket", "onthaal"), ("doelgroep", "mensen")
    _words(dossier, "liever_niet:\n" + "".join(f"  - {{woord: {word}, beter: {better}}}\n" for word, better in words))
    (sentence,) = (each for each in control(dossier).wording.sentences if each.code == "AP001")
    assert [(sentence.text[each.start : each.end], each.mend) for each in sentence.remarks] == [
        ("burgerloketten", "schrijf wat een inwoner zou zeggen: onthaal"),
        ("doelgroep", "schrijf wat een inwoner zou zeggen: mensen"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mag:\n  - woord: doelgroep\n", "S70"),
        ("liever_niet:\n  - {woord: '<streven> naar', beter: x}\n", "S79"),
        ("liever_niet:\n  - {woord: 'a|b', beter: x}\n", "S79"),
        ("liever_niet:\n  - {woord: 'een twee drie vier vijf zes zeven acht negen', beter: x}\n", "S79"),
        ("niet:\n  - {woord: a, beter: x}\n", "S71"),
        ("- doelgroep\n", "S72"),
    ],
)
def test_a_mistake_in_the_list_of_words_is_a_finding(text: str, code: str, dossier: Path) -> None:
    _words(dossier, text)
    (finding,) = control(dossier).findings
    assert (finding.at.file, finding.code) == ("content/woorden.yaml", code)


def test_loose_sentences_are_judged_with_the_words_of_the_dossier(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = ["taal", "--zin", "We openen een burgerloket voor elke doelgroep.", "--niveau", "actieplan"]
    assert cli.main(sentence) == saying.DONE
    assert "`doelgroep` is een vakwoord" in capsys.readouterr().out
    _words(dossier, "mag: [{woord: doelgroep, reden: x}]\nliever_niet: [{woord: burgerloket, beter: onthaal}]\n")
    assert cli.main(sentence) == saying.DONE
    said = capsys.readouterr().out
    assert "doelgroep` is" not in said
    assert "zou zeggen: onthaal" in said
    _words(dossier, "mag: [{woord: doelgroep}]\n")
    assert cli.main(sentence) == saying.DONE
    assert "woorden.yaml:1:" in capsys.readouterr().err


def test_what_stands_among_the_templates_is_looked_at_without_a_bug(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dossier / "sjablonen").rmdir()
    (dossier / "sjablonen").write_text("geen map", encoding="utf-8")
    assert [each.code for each in control(dossier).findings] == ["S53"]
    monkeypatch.setattr(look.os, "scandir", _refused)  # type: ignore[attr-defined]
    assert look_of(ROOT / "content", "content").style is not None


def _refused(_: object) -> object:
    raise PermissionError(13, "geweigerd")
