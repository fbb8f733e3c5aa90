"""The build as a whole: what is published, what stays, and that the same content gives the same bytes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import documents, flow
from pipeline.blocks import Document
from pipeline.environment import ROOT
from pipeline.flow import UnknownPart
from pipeline.readback import NotAsWritten
from pipeline.render.rendered import Rendered
from tests import hostile
from tests.built import build, control
from tests.small import SMALL_CITY

DOCUMENTS = tuple(f"{name}.{kind}" for name in ("smjp", "in-het-kort") for kind in ("docx", "html", "pdf"))
SHEET = "toegankelijkheid.html"
DATA = ("data/datapackage.json", "data/doelstellingenboom.csv")  # before step 4 there are no ramingen
SET = ("manifest.json", *DOCUMENTS, SHEET, *DATA)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The dossier that `smjp nieuw` makes."""
    return Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))


def _digests(out: Path) -> dict[str, str]:
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in SET}


def _break(content: Path) -> None:
    path = content / "actieplannen" / "AP001-buurthuizen.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "titel: nog eens\n", encoding="utf-8")


def test_a_build_publishes_two_editions_in_three_formats_and_a_manifest(content: Path, tmp_path: Path) -> None:
    built = build(content, tmp_path / "build")
    assert not built.blocked
    out = tmp_path / "build"
    published = {path.relative_to(out).as_posix() for path in built.published}
    site = {name for name in published if name.startswith("web/")}
    assert published - site == {*DOCUMENTS, SHEET, *DATA}
    assert {"web/index.html", "web/AP001/index.html", "web/bestanden/plan.css", "web/tabellen/tabel-codes.csv"} <= site
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file() and path.name != ".slot"}
    assert names == {*SET, *site, "controle.html"}


def test_broken_content_leaves_the_old_set_and_rewrites_the_findings(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(content, out)
    before, page = _digests(out), (out / "controle.html").read_bytes()
    _break(content)
    built = build(content, out)
    assert built.blocked
    assert [finding.code for finding in built.findings if finding.level == "fout"]
    assert _digests(out) == before
    assert (out / "controle.html").read_bytes() != page
    assert "dubbele-sleutel" in (out / "controle.html").read_text(encoding="utf-8")


def test_a_part_is_a_set_of_its_own_beside_the_plan(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(content, out)
    before = _digests(out)
    built = build(content, out, deel="AP001")
    names = {path.relative_to(out).as_posix() for path in built.published}
    assert names == {f"deel-AP001/smjp-AP001.{kind}" for kind in ("docx", "html", "pdf")}
    assert _digests(out) == before
    with pytest.raises(UnknownPart, match="bedoelde u `AP001`"):
        build(content, out, deel="AP011")
    assert not (out / "deel-AP011").exists()


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_a_document_that_lost_a_word_is_never_published(
    kind: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "build"
    build(content, out)
    before = _digests(out)
    write = getattr(documents, f"write_{kind}")

    def forgetful(document: Document, *rest: object, **more: object) -> Rendered:
        section = document.sections[0]
        rendered: Rendered = write(
            replace(document, sections=(replace(section, blocks=section.blocks[:-1]),)), *rest, **more
        )
        return rendered

    monkeypatch.setattr(documents, f"write_{kind}", forgetful)
    (out / "controle.html").unlink()
    with pytest.raises(NotAsWritten, match=rf"in-het-kort\.{kind}:1:1: fout L4"):
        build(content, out)
    assert _digests(out) == before
    assert (out / "controle.html").exists()


def test_a_rule_of_level_fout_stops_only_an_adopted_plan(content: Path, tmp_path: Path) -> None:
    plan = content / "actieplannen" / "AP001-buurthuizen.yaml"
    text = plan.read_text(encoding="utf-8").replace("aanspreekpunt: schepen-samenleven\n", "")
    plan.write_text(text, encoding="utf-8")
    assert not build(content, tmp_path / "build").blocked
    dossier = content / "dossier.yaml"
    text = dossier.read_text(encoding="utf-8").replace("status: ontwerp", "status: vastgesteld")
    dossier.write_text(text, encoding="utf-8")
    assert build(content, tmp_path / "build").blocked


def test_a_document_that_somebody_edited_is_kept(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(content, out)
    (out / "smjp.docx").write_bytes(b"bewerkt")
    (content / "teksten" / "traject.md").write_text("Een andere zin.\n", encoding="utf-8")
    built = build(content, out)
    kept = [path for path in out.iterdir() if path.name.startswith("smjp (bewerkt ")]
    assert [path.read_bytes() for path in kept] == [b"bewerkt"]
    assert [str(finding).replace(out.as_posix(), "build") for finding in built.findings] == [
        "build/smjp.docx:1:1: waarschuwing L30 bewerkt-bestand-bewaard\n"
        f"    Iemand bewerkte dit bestand; het staat nu in `{kept[0].name}`\n"
        "    Herstel: breng de wijzigingen over naar de inhoud, en verwijder de kopie als ze niet meer nodig is"
    ]
    assert kept[0].name in (out / "controle.html").read_text(encoding="utf-8")


def test_an_edited_document_that_the_plan_no_longer_makes_stays(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(content, out)
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["bestanden"]["oud.txt"] = "0" * 64
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (out / "oud.txt").write_text("bewerkt", encoding="utf-8")
    built = build(content, out)
    assert (out / "oud.txt").read_text(encoding="utf-8") == "bewerkt"
    assert [str(finding).replace(out.as_posix(), "build") for finding in built.findings] == [
        "build/oud.txt:1:1: waarschuwing L31 bewerkt-bestand-blijft\n"
        "    Iemand bewerkte dit document, en het plan maakt het niet meer; het blijft staan\n"
        "    Herstel: verwijder of verplaats het als niemand het nog nodig heeft"
    ]


def test_a_build_that_was_stopped_halfway_is_put_right_even_by_a_build_that_is_blocked(
    content: Path, tmp_path: Path
) -> None:
    out = tmp_path / "build"
    build(content, out)
    before = _digests(out)
    (out / ".nieuw").mkdir()
    (out / ".nieuw" / "smjp.docx").write_bytes(b"half")
    _break(content)
    assert build(content, out).blocked
    assert not (out / ".nieuw").exists()
    assert _digests(out) == before


def test_the_step_can_be_chosen_and_shows_in_the_fingerprint(content: Path, tmp_path: Path) -> None:
    build(content, tmp_path / "one")
    build(content, tmp_path / "two", stap=2)
    assert _digests(tmp_path / "one") != _digests(tmp_path / "two")
    assert {finding.code for finding in control(content, stap=2).findings} == {"S16", "S29"}


def _small_city(folder: Path) -> Path:
    return Path(shutil.copytree(SMALL_CITY, folder))


@pytest.mark.parametrize(("write", "stap"), [(hostile.write, 2), (_small_city, 4)])
def test_the_same_content_gives_the_same_bytes(write: Callable[[Path], Path], stap: int, tmp_path: Path) -> None:
    content = write(tmp_path / "content")
    made = build(content, tmp_path / "one", stap)
    assert not made.blocked
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "plan", "--inhoud", content, "--uit", tmp_path / "two", "--stap", str(stap)],
        cwd=ROOT, env={**os.environ, **elsewhere}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(made.published) > 7
    for path in (*made.published, tmp_path / "one" / "manifest.json"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes(), path.name


def test_the_order_is_that_of_the_numbers_not_of_the_files(content: Path) -> None:
    text = (content / "actieplannen" / "AP001-buurthuizen.yaml").read_text(encoding="utf-8")
    for code, number in (("AP002", "1.1.10"), ("AP003", "1.1.9"), ("AP004", "1.0.5")):
        other = text.replace("AP001", code).replace("nummer: 1.1.1", f"nummer: {number}")
        (content / "actieplannen" / f"{code}-anders.yaml").write_text(other, encoding="utf-8")
    dossier = control(content).dossier
    assert dossier is not None
    assert [plan.code for plan in dossier.actieplannen] == ["AP004", "AP001", "AP003", "AP002"]


def test_a_character_without_a_shape_is_one_finding_at_the_line_of_its_author(content: Path, tmp_path: Path) -> None:
    plan = content / "actieplannen" / "AP001-buurthuizen.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Buurthuizen", "Buurthuizen 中"), encoding="utf-8")
    text = content / "teksten" / "leeswijzer.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n## Kop 中\n\nEen zin met 中.\n", encoding="utf-8")
    built = build(content, tmp_path / "build")
    (finding,) = built.findings
    assert not built.blocked
    assert (finding.code, finding.at.file.rsplit("/", 1)[1], finding.at.line) == ("S111", "AP001-buurthuizen.yaml", 4)
    assert [(place.file.rsplit("/", 1)[1], place.line) for place in finding.also] == [
        ("leeswijzer.md", 7),
        ("leeswijzer.md", 9),
    ]


@pytest.mark.parametrize("what", ["changed", "new", "gone"])
def test_a_file_that_changes_during_the_build_is_named(
    what: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = content / "teksten" / "traject.md"
    real = flow.build_plan  # type: ignore[attr-defined]

    def meanwhile(*arguments: object) -> Document:
        if what == "changed":
            text.write_text("Een andere zin.\n", encoding="utf-8")
        elif what == "gone":
            text.unlink()
        else:
            (content / "teksten" / "waarom.md").write_text("Een nieuwe zin.\n", encoding="utf-8")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "build_plan", meanwhile)
    built = build(Path("content"), tmp_path / "build")
    name = "waarom" if what == "new" else "traject"
    assert not built.blocked
    assert [str(finding) for finding in built.findings] == [
        f"content/teksten/{name}.md:1:1: waarschuwing L32 bestand-veranderd-tijdens-bouw\n"
        "    Dit bestand veranderde terwijl het plan gemaakt werd: het plan toont wat er daarvoor stond\n"
        "    Herstel: wacht tot niemand meer bewaart en alles gesynchroniseerd is, en maak het plan opnieuw"
    ]


def test_many_files_that_change_are_one_finding(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "digests_of", lambda _: {"begrippen.yaml": "0", "dossier.yaml": "1"})
    found = [each for each in build(content, tmp_path / "build").findings if each.code == "L32"]
    assert len(found) == 1
    assert len(found[0].also) > 5


@pytest.mark.parametrize("named", ["content", ".", "../content", "absolute"])
def test_the_page_of_findings_leads_to_the_files_wherever_it_was_made(
    named: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(content)
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir({".": content, "../content": tmp_path / "elders"}.get(named, tmp_path))
    build(content if named == "absolute" else Path(named), tmp_path / "uit")
    page = (tmp_path / "uit" / "controle.html").read_text(encoding="utf-8")
    assert '<a href="../content/actieplannen/AP001-buurthuizen.yaml">' in page
