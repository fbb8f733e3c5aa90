"""The program installed from its wheel, away from the clone: it brings all it needs, and makes no environment."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.commands import saying
from pipeline.environment import ROOT
from tests.built import build

BROUGHT = ("pipeline", "templates", "pyproject.toml", "README.md", "content/LEESMIJ.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the project, so that nothing is left beside the original."""
    place = tmp_path_factory.mktemp("project")
    for name in BROUGHT:
        source, target = ROOT / name, place / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)  # compiled Python with it: it must not come along
        else:
            shutil.copyfile(source, target)
    command = ["wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", "gemaakt"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *command], cwd=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (place / "build").exists(), "that is where documents are published"
    (made,) = (place / "gemaakt").glob("smjp-*.whl")
    return made


@pytest.fixture(scope="module")
def site(wheel: Path) -> Path:
    """The folder in which it is installed."""
    folder = wheel.parent / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def _run(site: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_brings_all_that_stands_in_the_project(site: Path) -> None:
    assert _below(ROOT / "pipeline") <= _below(site / "pipeline")
    assert _below(site / "pipeline" / "_shipped") == (
        {f"templates/{path}" for path in _below(ROOT / "templates")} | {"content/LEESMIJ.md"}
    )
    assert not list(site.rglob("__pycache__"))


def test_the_program_works_outside_the_clone(site: Path, tmp_path: Path) -> None:
    where = _run(site, tmp_path, "-c", "import pipeline; print(pipeline.__file__)").stdout
    assert Path(where.strip()).is_relative_to(site)
    made = _run(site, tmp_path, "-m", "pipeline", "nieuw", "mijn plan", "--naam", "Stad Lier", "--periode", "2026-2031")
    assert made.returncode == saying.DONE, made.stderr
    dossier = tmp_path / "mijn plan"
    for words in (["controle"], ["plan"], ["cbs", "sjabloon"], ["schema", "M2"], ["sjablonen", "plan.docx"]):
        done = _run(site, dossier, "-m", "pipeline", *words)
        assert done.returncode == saying.DONE, (words, done.stdout, done.stderr)
        assert "werkomgeving" not in done.stderr
    assert (tmp_path / "mijn plan-build" / "smjp.pdf").is_file()
    assert (dossier / "sjablonen" / "plan.docx").read_bytes() == (ROOT / "templates" / "plan.docx").read_bytes()
    assert not list(tmp_path.rglob(".venv")) + list(site.rglob(".venv"))
    launcher = (dossier / "plan.sh").read_text(encoding="utf-8")
    assert f"python={sys.executable}\n" in launcher
    assert f"programma={site}\n" in launcher


def test_it_makes_the_same_documents_as_the_clone(site: Path, tmp_path: Path) -> None:
    dossier = shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "stad")
    done = _run(site, tmp_path, "-m", "pipeline", "plan", "--inhoud", str(dossier), "--uit", str(tmp_path / "theirs"))
    assert done.returncode == saying.DONE, done.stderr
    build(dossier, tmp_path / "ours")
    ours, theirs = (json.loads((tmp_path / name / "manifest.json").read_bytes()) for name in ("ours", "theirs"))
    assert ours == theirs


def test_the_house_style_of_an_installed_program_is_not_edited(site: Path, tmp_path: Path) -> None:
    dossier = shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "stad")
    before = (site / "pipeline" / "_shipped" / "templates" / "plan.docx").read_bytes()
    done = _run(site, dossier, "-m", "pipeline", "huisstijl", "--nieuw")
    assert done.returncode == saying.WRONG_USE
    assert "smjp sjablonen huisstijl.yaml" in done.stderr
    assert (site / "pipeline" / "_shipped" / "templates" / "plan.docx").read_bytes() == before
    assert _run(site, dossier, "-m", "pipeline", "sjablonen", "huisstijl.yaml").returncode == saying.DONE
    assert _run(site, dossier, "-m", "pipeline", "huisstijl").returncode == saying.DONE
    assert (dossier / "sjablonen" / "plan.docx").is_file()
