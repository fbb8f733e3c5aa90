"""The logo of the cover, as `huisstijl.yaml` names it."""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from lxml import etree

from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.fill import story_parts
from pipeline.render.docx.markup import DECLARATIONS, w
from pipeline.render.docx.pictures import PictureWriter
from pipeline.render.docx.placeholders import LOGO_SLOT
from pipeline.render.kinds import LOGO_NIET_GEVONDEN
from pipeline.render.templates import Templates

_WIDEST, _HIGHEST = 42, 15  # millimetres (look, 6.1)
_TYPES = ("image/png", "image/jpeg")
_NO_IMAGE = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, KeyError, ValueError)


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG with the size in millimetres that it gets."""

    data: bytes
    width: float
    height: float


def read_logo(templates: Templates, name: str) -> tuple[Logo | None, tuple[Finding, ...]]:
    """The logo with this name among the templates, or why there is none; no name is no finding."""
    if not name:
        return None, ()
    try:
        data = templates.file(name).read_bytes()
        image = Image.from_blob(data)
    except (OSError, *_NO_IMAGE):
        return None, (_not_found(templates, name),)
    if image.content_type not in _TYPES:
        return None, (_not_found(templates, name),)
    scale = min(_WIDEST / image.px_width, _HIGHEST / image.px_height)
    return Logo(data, image.px_width * scale, image.px_height * scale), ()


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


def _not_found(templates: Templates, name: str) -> Finding:
    # word for word that of the PDF writer, so that the author reads it once
    return LOGO_NIET_GEVONDEN.finding(
        templates.at("huisstijl.yaml"),
        f"het logo `{name}` staat niet in de map {templates.home}, of het is geen png of jpg",
        "zet het bestand in die map, of laat `logo:` leeg zolang er geen is",
    )
