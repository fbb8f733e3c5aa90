"""Damaged dossiers: whatever is changed in a file, the answer is findings or a plan, never an exception."""

import random
import shutil
from pathlib import Path

import pytest

from pipeline.environment import ROOT
from pipeline.finance.totalen import totals
from pipeline.findings import Level
from pipeline.look import house_style
from pipeline.plan import build_plan
from pipeline.render.html import write_html
from pipeline.shipped import TEMPLATES
from tests import hostile
from tests.built import control
from tests.length import SEED, times

MUTANTS = times(40, 150)
VALUES = (
    "", "[]", "{}", "- x", "x: y", "0", "-1", "2025", "1999", "ja", "nee", "AP001", "BD01", "[AP001, BD01]", "9" * 30,
    '"\\u0000"', "\ufeff", "2020-2", "é" * 5000, "{2020: 1}", "[[zie AP001]]", "&a b", "1.234", "null", "~", "!x y",
)  # fmt: skip


def _mutated(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    index = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[index]
        case 1:
            lines.insert(index, lines[chance.randrange(len(lines))])
        case 2 if ":" in lines[index]:
            lines[index] = f"{lines[index].split(':')[0]}: {chance.choice(VALUES)}"
        case 3:
            lines[index] = chance.choice(VALUES)
        case 4:
            lines[index] = "  " + lines[index]
        case _:
            position = chance.randrange(len(lines[index]) + 1)
            lines[index] = lines[index][:position] + chance.choice(":#-[]{}'\"|>&*!%@,") + lines[index][position:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_dossier_gives_findings_or_a_plan(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed + SEED)
    style, _ = house_style(TEMPLATES)
    assert style is not None
    sources = (Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "a")), hostile.write(tmp_path / "b"))
    plans = refusals = 0
    for number in range(MUTANTS):
        folder = Path(shutil.copytree(sources[number % 2], tmp_path / f"mutant-{number}"))
        # damaged prose still makes a plan now and then, damaged YAML hardly ever
        kinds = (".md",) if number % 3 == 0 else (".yaml", ".md")
        texts = sorted(path for path in folder.rglob("*") if path.suffix in kinds)
        for _ in range(chance.randint(1, 3)):
            path = chance.choice(texts)
            path.write_text(_mutated(path.read_text(encoding="utf-8"), chance), encoding="utf-8")
        checked = control(folder, stap=chance.choice((None, 1, 2, 3, 4)))
        if checked.dossier is None or checked.blocked:
            refusals += 1
            assert any(finding.level is Level.FOUT for finding in checked.findings)
        else:
            plans += 1
            document = build_plan(checked.dossier, totals(checked.dossier), "0" * 8)
            assert write_html(document, style, TEMPLATES).data
        shutil.rmtree(folder)
    assert plans > MUTANTS // 10
    assert refusals > MUTANTS // 10
