"""The house style, the template, and small documents to write."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from pipeline.blocks import Block, Section
from pipeline.findings import Blocking, Finding
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.reading import Word, read
from tests.sample import document

TEMPLATES = Path(__file__).parents[3] / "templates"

WriteBlocks = Callable[..., Word]
Findings = Callable[[bytes], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def style() -> Huisstijl:
    """The house style of the repository."""
    return Huisstijl.model_validate(yaml.safe_load((TEMPLATES / "huisstijl.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def template() -> bytes:
    """The template of the repository."""
    return (TEMPLATES / "plan.docx").read_bytes()


@pytest.fixture(scope="session")
def sample(style: Huisstijl) -> Word:
    """The document with every block."""
    return read(write_docx(document(), style, TEMPLATES).data)


@pytest.fixture(scope="session")
def write_blocks(style: Huisstijl) -> WriteBlocks:
    """Writes a document of these blocks only, without the picture on its cover."""

    def written(*blocks: Block, accent: int = 0, landscape: bool = False) -> Word:
        section = Section(blocks, "Deel", accent=accent, landscape=landscape)
        return read(write_docx(replace(document(), sections=(section,), cover=None), style, TEMPLATES).data)

    return written


@pytest.fixture
def written_on(style: Huisstijl, tmp_path: Path) -> Callable[[bytes], Word]:
    """Writes the sample on this template."""

    def written(template: bytes) -> Word:
        (tmp_path / "plan.docx").write_bytes(template)
        return read(write_docx(document(), style, tmp_path).data)

    return written


@pytest.fixture
def findings(style: Huisstijl, tmp_path: Path) -> Findings:
    """What the writer says about this template; there is a document unless something blocks."""
    folder = tmp_path / "templates"
    folder.mkdir()

    def found(template: bytes) -> tuple[Finding, ...]:
        (folder / "plan.docx").write_bytes(template)
        rendered = write_docx(document(), style, folder)
        assert bool(rendered.data) == (not any(each.blocks(Blocking.ALWAYS) for each in rendered.findings))
        return rendered.findings

    return found
