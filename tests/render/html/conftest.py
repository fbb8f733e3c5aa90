"""The house style, and small documents to write."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pipeline.blocks import Block, Document, Section
from pipeline.render.html import write_html
from pipeline.render.huisstijl import Huisstijl
from tests.render.html.reading import Element, read

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="session")
def style() -> Huisstijl:
    """The house style of the repository."""
    return Huisstijl.model_validate(yaml.safe_load((TEMPLATES / "huisstijl.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def write(style: Huisstijl) -> Callable[[Document], Element]:
    """Writes a document and reads it back."""
    return lambda document: read(write_html(document, style, TEMPLATES).data)


@pytest.fixture(scope="session")
def write_blocks(write: Callable[[Document], Element]) -> Callable[..., Element]:
    """Writes a document of these blocks only and reads its `main` back."""

    def written(*blocks: Block, accent: int = 0) -> Element:
        document = Document(
            title="Plan",
            years="2020–2025",
            subtitle="",
            entities="Stad en OCMW Turnhout",
            version="versie 1.0",
            issued="16 december 2019",
            issued_iso="2019-12-16",
            status="",
            adopted="Vastgesteld door de gemeenteraad van 16 december 2019",
            example="",
            edition="Stad en OCMW Turnhout · versie 1.0",
            fingerprint="4F2A91C0",
            sections=(Section(blocks, "Deel", accent=accent),),
        )
        return write(document).one("main")

    return written
