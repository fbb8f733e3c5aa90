"""Terms of the glossary that no reader of the plan meets."""

import io
import shutil
from pathlib import Path

from pipeline.flow import verdict
from pipeline.progress import Stages
from tests.small import SMALL_CITY

TERM = "- term: Regie%s\n  uitleg: Wie het werk van partners op elkaar afstemt.\n"


def _said(folder: Path) -> list[str]:
    findings = verdict(folder, Stages(io.StringIO())).findings
    return [str(each).split("begrippen.yaml:")[1] for each in findings if each.code == "S99"]


def test_a_term_that_stands_nowhere_else_is_one_tip_at_its_line(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL_CITY, tmp_path / "content")
    path = folder / "begrippen.yaml"
    path.write_text("- term: Trekkers\n  uitleg: Wie een actieplan uitwerkt.\n", encoding="utf-8")
    assert _said(folder) == []
    path.write_text(TERM % "groep", encoding="utf-8")
    assert _said(folder) == [
        "1:3: tip S99 ongebruikt-begrip\n"
        "    Dit begrip staat in de begrippenlijst en nergens anders in het plan: `Regiegroep`\n"
        "    Herstel: haal het weg, of gebruik het in een tekst"
    ]
    path.write_text(TERM % "groep" + TERM % "cel", encoding="utf-8")
    (said,) = _said(folder)
    assert "Deze begrippen staan in de begrippenlijst" in said and "`Regiecel` en `Regiegroep`" in said
