"""What the tests of the PDF share: the house style as it is, and the sample rendered once."""

from pathlib import Path

import pytest
import yaml

from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from pipeline.render.rendered import Rendered
from tests import sample

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


@pytest.fixture(scope="session")
def style() -> Huisstijl:
    return Huisstijl.model_validate(yaml.safe_load((TEMPLATES / "huisstijl.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def rendered(style: Huisstijl) -> Rendered:
    """The sample document as PDF."""
    return write_pdf(sample.document(), style, TEMPLATES)
