"""The logo on the cover of the template."""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from lxml import etree

from pipeline.blocks import Picture
from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.fill import story_parts
from pipeline.render.docx.markup import DECLARATIONS, w
from pipeline.render.docx.pictures import PictureWriter
from pipeline.render.docx.placeholders import LOGO_SLOT

_WIDEST, _HIGHEST = 42, 15  # millimetres (look, 6.1)


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG with the size in millimetres that it gets."""

    data: bytes
    width: float
    height: float


def sized(picture: Picture) -> Logo:
    """The logo as large as its place allows."""
    scale = min(_WIDEST / picture.width, _HIGHEST / picture.height)
    return Logo(picture.data, picture.width * scale, picture.height * scale)


def place_logo(word: WordDocument, logo: Logo, alt: str) -> bool:
    """Puts the logo in the place of its placeholders; whether there was one."""
    placed = False
    for part in story_parts(word):
        pictures = PictureWriter(part)
        for slot in [element for element in part.element.iter(w("t")) if LOGO_SLOT in (element.text or "")]:
            slot.text = slot.text.replace(LOGO_SLOT, "")
            drawn = pictures.run(logo.data, logo.width, logo.height, alt)
            slot.getparent().addprevious(etree.fromstring(f"<w:p {DECLARATIONS}>{drawn}</w:p>")[0])
            placed = True
    return placed


def unplaced(at: Place, name: str) -> Finding:
    """Says that the house style has a logo and the template no place for it."""
    wrong = f"`huisstijl.yaml` noemt het logo `{name}`, maar het sjabloon heeft er geen plaats voor"
    return kinds.UNUSED_LOGO.finding(at, wrong, "zet de plaatshouder `{{ logo }}` op de omslag")
