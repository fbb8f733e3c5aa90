"""What a newcomer meets first: the README, bare make, and values with spaces through make."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.environment import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")


def test_the_first_link_of_the_readme_is_the_page_for_users() -> None:
    first = re.search(r"\]\(([^)]+)\)", README)
    assert first is not None
    assert first[1] == "content/LEESMIJ.md"
    assert (ROOT / first[1]).read_text(encoding="utf-8").startswith("# Zo schrijf je")


def test_the_version_is_that_of_the_project_and_has_its_notes(capsys: pytest.CaptureFixture[str]) -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    with pytest.raises(SystemExit):
        main(["--versie"])
    assert capsys.readouterr().out == f"smjp {stated}\n"
    notes = (ROOT / "pipeline" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## ([0-9.]+)", notes, re.MULTILINE)[0] == stated.removesuffix(".0")


def test_the_table_of_commands_is_one_table_with_every_command() -> None:
    lines = README.splitlines()
    start = lines.index("| command | does |")
    end = next(index for index in range(start, len(lines)) if not lines[index].startswith("|"))
    table = "\n".join(lines[start:end])
    assert not any(line.startswith("| `smjp") for line in lines[:start] + lines[end:])
    modules = (path.read_text(encoding="utf-8") for path in (ROOT / "pipeline" / "commands").glob("*.py"))
    commands = re.findall(r'commands\.command\(\s*"([\w-]+)"', "\n".join(modules))
    assert len(commands) >= 10
    assert [each for each in commands if f"`smjp {each}" not in table] == []


@needs_make
def test_bare_make_starts_with_what_a_beginner_does_and_lists_every_target() -> None:
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Begin hier: `make plan`")
    listed = re.findall(r"^  make ([a-z-]+)", done.stdout, flags=re.MULTILINE)
    assert listed[:3] == ["nieuw", "plan", "controle"]
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)) - {"help"}
    assert set(listed) == targets
    assert set(re.search(r"\.PHONY: ((?:.*\\\n)*.*)", MAKEFILE)[1].replace("\\", "").split()) == targets | {"help"}  # type: ignore[index]


def _through_make(*words: str) -> list[str]:
    """What the program is given, one argument per item."""
    done = subprocess.run(
        ["make", "--no-print-directory", "SMJP=printf '%s\\n'", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@needs_make
@pytest.mark.parametrize(
    "value",
    [
        "a b",
        "twee  spaties ",
        "d'Hooghe",
        'zeg "ja"',
        "x$y",
        "$(pwd)",
        "`id`",
        "a;b",
        "ster*",
        "-streep",
        "é/ü",
        "a\\b",
        "#5",
    ],
)
def test_a_value_goes_through_make_as_it_was_typed(value: str) -> None:
    assert _through_make("plan", f"INHOUD={value}", f"UIT={value}") == ["plan", "--inhoud", value, "--uit", value]
    assert _through_make("nieuw", f"MAP={value}") == ["nieuw", value]


@needs_make
def test_every_option_of_make_reaches_the_program() -> None:
    assert _through_make("plan", "VOOR=raad", "STAP=2", "DEEL=AP001", "VERVANG=ja") == (
        ["plan", "--vervang", "--voor", "raad", "--stap", "2", "--deel", "AP001"]
    )
    assert _through_make("nieuw", "MAP=x", "NAAM=Stad Lier", "PERIODE=2026-2031") == (
        ["nieuw", "x", "--naam", "Stad Lier", "--periode", "2026-2031"]
    )
    assert _through_make("cbs-nieuw", "ZITTING=2026-03-05", "TITEL=Een punt: nu") == (
        ["cbs", "nieuw", "2026-03-05", "Een punt: nu"]
    )
    assert _through_make("ramingen", "BESTAND=mijn export.xlsx", "SCHRIJF=ja") == (
        ["ramingen", "lees", "mijn export.xlsx", "--schrijf"]
    )
    assert _through_make("nieuw") == ["nieuw"]


@needs_make
def test_a_dossier_on_a_path_with_spaces_is_built_through_make(tmp_path: Path) -> None:
    dossier = shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "mijn plan")
    out = tmp_path / "en zijn uitvoer"
    done = subprocess.run(
        ["make", "plan", f"INHOUD={dossier}", f"UIT={out}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (out / "smjp.pdf").is_file()
