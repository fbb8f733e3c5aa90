"""Examples in what is said of the files of the college have the years of the plan, too."""

import shutil
from pathlib import Path

import pytest

from pipeline.cbs.week.map import Zittingsmap, lees_map
from pipeline.college import judging
from pipeline.environment import ROOT
from pipeline.model.voorbeeldjaren import verschoven

DAY = "2031-03-06"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier for 2032-2037, with a folder for a sitting."""
    folder = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))
    for path in folder.rglob("*.yaml"):
        path.write_text(verschoven(path.read_text(encoding="utf-8"), 2032), encoding="utf-8")
    (folder / "cbs" / DAY).mkdir(parents=True)
    return folder


def _sitting(dossier: Path) -> Zittingsmap:
    return lees_map(dossier / "cbs" / DAY, "cbs")


def test_an_agenda_item(dossier: Path) -> None:
    text = "titel: x\nstappen: [{wat: x, wie: y}]\n"
    (dossier / "cbs" / DAY / "01-punt.yaml").write_text(text, encoding="utf-8")
    found = judging.basis(dossier)
    assert found.dossier is not None
    _, findings = judging.item_of(_sitting(dossier), "01-punt", found, found.dossier)
    assert any("`tegen: 1 maart 2031`" in each.mend for each in findings)


def test_the_closing_days(dossier: Path) -> None:
    (dossier / "cbs" / "sluitingsdagen.yaml").write_text("- {tot: 2031-12-26}\n", encoding="utf-8")
    with pytest.raises(judging.Tegengehouden, match="2031-12-24"):
        judging.basis(dossier)


def test_the_register_of_what_came_in(dossier: Path) -> None:
    text = "- {bestand: x.pptx, ontvangen: gisteren}\n"
    (dossier / "cbs" / DAY / "ontvangst.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(judging.Tegengehouden, match="`2031-02-27 11:30`"):
        judging.receptions(_sitting(dossier))
