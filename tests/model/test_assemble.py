"""The dossier out of its files: nothing of any file is lost."""

import shutil
from pathlib import Path

from pipeline.environment import ROOT
from tests.built import control


def test_a_chapter_of_the_bestuursakkoord_may_stand_in_two_files(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content"))
    ambitie = "{code: S02, pagina: 5, zin: Er komen bomen bij., samenvatting: Meer bomen., niet_opgenomen: Later.}"
    second = f"hoofdstuk: samenleven\nambities:\n  - {ambitie}\n"
    (content / "bestuursakkoord" / "zz-meer.yaml").write_text(second, encoding="utf-8")
    checked = control(content)
    assert checked.findings == ()
    assert checked.dossier is not None
    assert [ambitie.code for ambitie in checked.dossier.ambities["samenleven"]] == ["S01", "S02"]
