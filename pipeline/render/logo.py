"""The logo of the cover, as `huisstijl.yaml` names it: one that every writer and reader can show, or none."""

import io
import warnings
from pathlib import Path
from typing import Literal

from PIL import Image

from pipeline.blocks import Picture
from pipeline.findings import Finding, Place
from pipeline.render import kinds

_SIGNATURES: tuple[tuple[bytes, Literal["image/png", "image/jpeg"]], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_HEADERS = (b"JFIF", b"Exif")  # one of these stands at the start of a JPEG that Word opens
_ORIENTATION = 0x0112  # of EXIF; 1 is upright
_NO_PICTURE = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError, AttributeError)


def read_logo(templates: Path, name: str) -> tuple[Picture | None, tuple[Finding, ...]]:
    """The logo with this name in the folder of the templates, or why there is none; no name is no finding."""
    if not name:
        return None, ()
    at = Place(f"{templates.name}/huisstijl.yaml")
    try:
        data = (templates / name).read_bytes()
    except OSError:
        wrong = f"het logo `{name}` staat niet in de map {templates.name}"
        mend = "zet het bestand in die map, of laat `logo:` leeg zolang er geen is"
        return None, (kinds.LOGO_NIET_GEVONDEN.finding(at, wrong, mend),)
    picture = _picture(data)
    if picture is None:
        wrong = f"het logo `{name}` kan niet in alle documenten: het is geen gewone png of jpg voor een scherm"
        mend = "bewaar het in een tekenprogramma als png, in RGB, en neem de nieuwe naam over bij `logo:`"
        return None, (kinds.LOGO_NIET_GEVONDEN.finding(at, wrong, mend),)
    return picture, ()


def _picture(data: bytes) -> Picture | None:
    """The picture in these bytes, when Word, a browser and a PDF for the archive all show it."""
    media_type = next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)
    if media_type is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata; what matters here are size and pixels
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                image.load()
                upright = image.getexif().get(_ORIENTATION, 1) in (0, 1)
                plain = media_type == "image/png" or (image.mode in ("L", "RGB") and data[6:10] in _HEADERS)
                return Picture(data, media_type, *image.size) if upright and plain else None
    except (Image.DecompressionBombError, *_NO_PICTURE):
        return None
