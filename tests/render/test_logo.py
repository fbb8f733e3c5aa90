"""A logo that one of the documents cannot show is a finding, and all of them do without."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.environment import ROOT
from pipeline.flow import house_style
from pipeline.render.docx import write_docx
from pipeline.render.html import write_html
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.logo import read_logo
from pipeline.render.pdf.source import typst_source
from tests import sample


def picture(kind: str, mode: str = "RGB", orientation: int = 1) -> bytes:
    """A small picture."""
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    data = io.BytesIO()
    Image.new("RGB", (40, 20), (22, 50, 79)).convert(mode).save(data, kind, exif=exif if len(exif) else b"")
    return data.getvalue()


def bare(jpeg: bytes) -> bytes:
    """A JPEG without its first header."""
    return jpeg[:2] + jpeg[4 + int.from_bytes(jpeg[4:6], "big") :]


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The templates, with room for a logo."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for path in (ROOT / "templates").iterdir():
        (folder / path.name).symlink_to(path)
    return folder


def with_logo(name: str) -> Huisstijl:
    """The house style with this logo."""
    style, _ = house_style(ROOT / "templates")
    assert style is not None
    return style.model_copy(update={"logo": name})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", b""),
        ("logo.png", b"<svg/>"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("logo.gif", picture("GIF")),
        ("logo.jpg", picture("JPEG", "CMYK")),
        ("logo.jpg", picture("JPEG", orientation=6)),
        ("logo.jpg", picture("JPEG")[:200]),
        ("logo.jpg", bare(picture("JPEG"))),
        ("logo.png", None),
    ],
)
def test_a_logo_that_cannot_be_shown_everywhere_is_one_finding(name: str, data: bytes | None, templates: Path) -> None:
    if data is not None:
        (templates / name).write_bytes(data)
    style = with_logo(name)
    document = sample.document()
    found = {str(each) for each in typst_source(document, style, templates).findings if each.code == "L07"}
    for rendered in (write_docx(document, style, templates), write_html(document, style, templates)):
        assert rendered.data
        found |= {str(each) for each in rendered.findings if each.code == "L07"}
    (said,) = found
    assert said.startswith("templates/huisstijl.yaml:1:1: waarschuwing L07 logo-niet-gevonden\n")


@pytest.mark.parametrize(
    ("name", "kind", "mode"), [("a.png", "PNG", "RGBA"), ("b.png", "PNG", "P"), ("c.JPG", "JPEG", "L")]
)
def test_an_ordinary_logo_is_used(name: str, kind: str, mode: str, templates: Path) -> None:
    (templates / name).write_bytes(picture(kind, mode))
    logo, findings = read_logo(templates, name)
    assert findings == ()
    assert logo is not None
    assert (logo.width, logo.height) == (40, 20)
    assert b"data:image/" in write_html(sample.document(), with_logo(name), templates).data
