"""What a small city gets at step 4, as text: any change of a document shows here first (`make golden` rewrites).

The words and figures stand in one file per document. How a block is written in Word and on the web stands in one small
file per kind of block, so that a change of markup is as short to read as it is to make.
"""

import contextlib
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree

from pipeline.blocks import Block, Document, Heading, Section, anchors_in, walk
from pipeline.finance.boek import SCHEMAS
from pipeline.finance.schuif import schuif
from pipeline.finance.totalen import totals
from pipeline.finance.uitvoer import as_text, schuif_as_text
from pipeline.look import house_style
from pipeline.plan import build_plan
from pipeline.readback.expected import expected
from pipeline.render.docx import write_docx
from pipeline.render.html import write_html
from pipeline.shipped import TEMPLATES
from tests import extract, sample
from tests.built import build, control
from tests.cbs.small import ITEM, URGENT
from tests.cbs.small import deck as small_deck
from tests.small import SMALL_CITY

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = (
    *("plan.txt", "smjp.pdf.txt", "smjp.html.txt", "in-het-kort.pdf.txt", "in-het-kort.html.txt"),
    *("controle.html.txt", "deck.txt", "dringend-deck.txt"),
    *("data.txt", "datapackage.txt", "schemas.txt", "schuif.txt"),
)

MOVES = (("AP002", 2020, -1_000_00), ("AP009", 2022, 60_000_000_00))  # a small one, and one that breaks a norm


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The documents of the small city, as text, and its decks."""
    with contextlib.chdir(tmp_path_factory.mktemp("golden")):
        shutil.copytree(SMALL_CITY, "content")
        out = Path("build").resolve()
        made = build(Path("content"), Path("build"), stap=4)
        assert not made.blocked
        boek = control(Path("content"), stap=4).boek
    assert boek is not None
    html = {name: extract.html((out / f"{name}.html").read_bytes()) for name in ("smjp", "in-het-kort", "controle")}
    pdf = {name: extract.pdf((out / f"{name}.pdf").read_bytes()) for name in ("smjp", "in-het-kort")}
    tables = sorted((out / "data").glob("*.csv"))
    return {
        "plan.txt": _as_text(build_plan(boek.dossier, totals(boek.dossier), "0" * 8, boek)),
        **{f"{name}.html.txt": each.text for name, each in html.items()},
        **{f"{name}.pdf.txt": each.text.replace("\r\n", "\n") for name, each in pdf.items()},
        "deck.txt": extract.pptx(small_deck()),
        "dringend-deck.txt": extract.pptx(small_deck(ITEM + URGENT)),
        "datapackage.txt": (out / "data" / "datapackage.json").read_text(encoding="utf-8"),
        "schemas.txt": "\n".join(as_text(boek.tabel(schema)) for schema in SCHEMAS),
        "schuif.txt": "\n".join(
            schuif_as_text(schuif(boek, code, jaar, cents), jaar, cents) for code, jaar, cents in MOVES
        ),
        "data.txt": "\n".join(f"{path.name}\n{path.read_text(encoding='utf-8-sig')}" for path in tables),
    }


def _as_text(document: Document) -> str:
    """The plan before any writer has seen it: its texts one by one, a row of a table on a line."""

    def lines() -> Iterator[str]:
        for unit in expected(document, "html", str).units:
            if isinstance(unit.content, str):
                yield unit.content
                continue
            yield from ("\t".join(cell.text for cell in row) for row in unit.content.rows)

    return "\n".join(lines())


@cache
def _blocks() -> dict[str, str]:
    """How one block of every kind, the first in the sample, is written in Word and on the web."""
    style, _ = house_style(TEMPLATES)
    assert style is not None
    blocks = [block for section in sample.document().sections for block in walk(section.blocks)]
    written = {}
    for kind in get_args(Block):
        block = next(each for each in blocks if isinstance(each, kind))
        anchors = {each for other in blocks for each in anchors_in(other)} - {
            each for inner in walk((block,)) for each in anchors_in(inner)
        }
        elsewhere = tuple(Heading(2, sample.words(anchor), anchor, "kop") for anchor in sorted(anchors))
        sections = (Section((block,), "Deel"), Section(elsewhere, "Elders"))  # so that no reference leads nowhere
        document = replace(sample.document(), sections=sections, cover=None)
        written[f"{kind.__name__}.xml"] = _in_word(write_docx(document, style, TEMPLATES).data)
        written[f"{kind.__name__}.html"] = _on_web(write_html(document, style, TEMPLATES).data)
    return written


def _in_word(data: bytes) -> str:
    """The body between the cover and the second section."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))[0]
    ends = [index for index, each in enumerate(body) if each.find(f"{extract.W}pPr/{extract.W}sectPr") is not None]
    pieces = [
        etree.tostring(each, pretty_print=True, encoding="unicode") for each in list(body)[ends[0] + 1 : ends[1] + 1]
    ]
    return re.sub(r' xmlns:\w+="[^"]*"', "", "".join(pieces))


def _on_web(data: bytes) -> str:
    """The first section of the page."""
    page = data.decode().split('<main id="_tekst">')[1]
    return page[: page.index("</section>")].replace("><", ">\n<").strip() + "\n</section>"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_as_it_was(name: str, documents: dict[str, str], rewrite_golden: bool) -> None:
    _compare(GOLDEN / name, documents[name], rewrite_golden)


@pytest.mark.parametrize("name", [f"{kind.__name__}.{form}" for kind in get_args(Block) for form in ("xml", "html")])
def test_a_block_is_written_as_it_was(name: str, rewrite_golden: bool) -> None:
    _compare(GOLDEN / "blocks" / name, _blocks()[name], rewrite_golden)


def _compare(path: Path, text: str, rewrite: bool) -> None:
    lines = "".join(
        f"{line.strip() if path.name.endswith('html.txt') else line.rstrip()}\n" for line in text.splitlines()
    )
    text = re.sub(r"\n{2,}", "\n", lines).replace("\t", " | ")
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} changed: look at it, then `make golden`"


def test_there_are_no_other_golden_files() -> None:
    names = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert names == {*DOCUMENTS, *(f"blocks/{name}" for name in _blocks())}
