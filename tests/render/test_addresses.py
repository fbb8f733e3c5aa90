"""Addresses typed in a text arrive in all three documents, wherever they stand."""

import shutil
from pathlib import Path

from pipeline.environment import ROOT
from tests.built import build

TEXT = """# Leeswijzer www.turnhout.be/kop

Zie **www.turnhout.be/vet**, *info@turnhout.be* en https://www.turnhout.be/café?q=ë[^1], klaar.

- punt www.turnhout.be/punt.

| www.turnhout.be/hoofd | Wat |
| --- | --- |
| https://www.turnhout.be/een/heel/lang/adres/dat/niet/stopt/en/nog/langer/wordt/dan/het/al/was | x |

> www.turnhout.be/citaat

[^1]: Zie www.turnhout.be/noot.
"""


def test_addresses_are_links_in_word_web_and_pdf(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "content")
    (tmp_path / "content" / "teksten" / "leeswijzer.md").write_text(TEXT, encoding="utf-8")
    # the read-back compares the addresses of the links in each file with those of the blocks
    built = build(tmp_path / "content", tmp_path / "build")
    assert (built.findings, built.blocked) == ((), False)
    page = (tmp_path / "build" / "smjp.html").read_text(encoding="utf-8")
    assert 'href="https://www.turnhout.be/caf%C3%A9?q=%C3%AB"' in page
    assert page.count('href="https://www.turnhout.be/') == 7
    assert 'href="mailto:info@turnhout.be"' in page
