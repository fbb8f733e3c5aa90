"""The logo of the cover, as `huisstijl.yaml` names it."""

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


def place_logo(word: WordDocument, logo: Picture, alt: str) -> bool:
    """Puts the logo in the place of its placeholders, as large as its box allows; whether there was one."""
    scale = min(_WIDEST / logo.width, _HIGHEST / logo.height)
    placed = False
    for part in story_parts(word):
        pictures = PictureWriter(part)
        for slot in [element for element in part.element.iter(w("t")) if LOGO_SLOT in (element.text or "")]:
            slot.text = slot.text.replace(LOGO_SLOT, "")
            drawn = pictures.run(logo, logo.width * scale, logo.height * scale, alt)
            slot.getparent().addprevious(etree.fromstring(f"<w:p {DECLARATIONS}>{drawn}</w:p>")[0])
            placed = True
    return placed


def unplaced(at: Place, name: str) -> Finding:
    """Says that the house style has a logo and the template no place for it."""
    wrong = f"`huisstijl.yaml` noemt het logo `{name}`, maar het sjabloon heeft er geen plaats voor"
    return kinds.UNUSED_LOGO.finding(at, wrong, "zet de plaatshouder `{{ logo }}` op de omslag")
