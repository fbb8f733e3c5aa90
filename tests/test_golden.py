"""The whole output of a small dossier, readable: any change of a document shows here first (`make golden` rewrites)."""

import contextlib
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pipeline.environment import ROOT
from tests import extract
from tests.built import build

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The documents of the dossier that `smjp nieuw` makes, as text."""
    with contextlib.chdir(tmp_path_factory.mktemp("golden")):
        shutil.copytree(ROOT / "templates" / "nieuw", "content")
        out = Path("build").resolve()
        assert not build(Path("content"), Path("build"), stap=2).blocked
    return {
        "smjp.html": _without_style((out / "smjp.html").read_text(encoding="utf-8")).replace("><", ">\n<"),
        "document.xml": _readable((out / "smjp.docx").read_bytes()),
        "smjp.pdf.txt": extract.pdf((out / "smjp.pdf").read_bytes()).text.replace("\r\n", "\n"),
        "controle.html": _without_style((out / "controle.html").read_text(encoding="utf-8")),
    }


def _without_style(page: str) -> str:
    """The page without its style sheet, which has tests and eyes of its own, and without the digest of it."""
    return re.sub(r"<style>.*?</style>|<script>.*?</script>|'sha256-[^']+'", "", page, flags=re.S)


def _readable(data: bytes) -> str:
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    text: str = etree.tostring(etree.fromstring(body), pretty_print=True, encoding="unicode")
    return re.sub(r' xmlns:\w+="[^"]*"', "", text)


@pytest.mark.parametrize("name", ["smjp.html", "document.xml", "smjp.pdf.txt", "controle.html"])
def test_the_output_is_as_it_was(name: str, outputs: dict[str, str], rewrite_golden: bool) -> None:
    path = GOLDEN / name
    text = "\n".join(line.rstrip() for line in outputs[name].splitlines()) + "\n"
    if rewrite_golden:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"{name} changed: look at it, then `make golden`"


def test_there_are_no_other_golden_files(outputs: dict[str, str]) -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(outputs)
