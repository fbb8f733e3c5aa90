"""A picture of the dossier: found by the address in a text, and as every writer and reader can show it.

Cameras note beside a photo how to hold it and where it was taken, printers ask for CMYK, and some programs leave out
the header that Word needs. Such a picture is saved anew: upright, in RGB, without what nobody asked to publish.
"""

import io
import posixpath
import re
import unicodedata
import warnings
from collections.abc import Mapping
from typing import Literal
from urllib.parse import unquote

from PIL import Image, ImageOps

from pipeline.blocks import Picture

MOST_PIXELS = 40_000_000
# what Pillow lets out for files that are not what they seem; a fuzz test keeps this list honest
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError, AttributeError)
_ORIENTATION, _GPS = 0x0112, 0x8825  # of EXIF; an orientation of 1 is upright
_HEADERS = (b"JFIF", b"Exif")  # one of these stands at the start of a JPEG that Word opens
_QUALITY = 95


class UnusablePicture(Exception):
    """A picture that cannot be in the plan: what is wrong with it, and how to mend it."""

    def __init__(self, wrong: str, mend: str) -> None:
        self.wrong = wrong
        self.mend = mend


def find_picture(url: str, prose_path: str, pictures: Mapping[str, bytes]) -> bytes:
    """The picture at this address, seen from the text; both paths below the dossier. Raises UnusablePicture.

    Only pictures that the reader of the folder has seen exist: an address never reaches the disk.
    """
    if re.match(r"[a-z][a-z0-9+.-]*:|/", url, re.IGNORECASE):
        wrong = f"De afbeelding `{url}` staat niet in het dossier"
        raise UnusablePicture(wrong, "zet het bestand in `teksten/beelden/` en schrijf `beelden/naam.png`")
    if "\\" in url:
        wrong = f"In `{url}` staat een `\\`"
        raise UnusablePicture(wrong, f"schrijf `{url.replace(chr(92), '/')}`")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(prose_path), unicodedata.normalize("NFC", unquote(url))))
    if path in pictures:
        return pictures[path]
    if path.startswith("../"):
        wrong = f"De afbeelding `{url}` ligt buiten het dossier"
        raise UnusablePicture(wrong, "zet het bestand in `teksten/beelden/` en schrijf `beelden/naam.png`")
    same = next((known for known in pictures if known.casefold() == path.casefold()), None)
    if same is not None:
        wrong = f"De afbeelding `{url}` heet anders op schijf: `{posixpath.basename(same)}`"
        raise UnusablePicture(wrong, "neem hoofdletters en kleine letters precies over")
    mend = "kijk de naam na; afbeeldingen zijn png- of jpg-bestanden in `teksten/` of `teksten/beelden/`"
    raise UnusablePicture(f"De afbeelding `{url}` bestaat niet", mend)


def read_picture(data: bytes, url: str) -> Picture:
    """The picture in these bytes; raises UnusablePicture."""
    media_type: Literal["image/png", "image/jpeg"]
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        media_type = "image/png"
    elif data.startswith(b"\xff\xd8\xff"):
        media_type = "image/jpeg"
    else:
        wrong = f"`{url}` is geen png- of jpg-afbeelding, ook al heet het bestand zo"
        raise UnusablePicture(wrong, "open de afbeelding en bewaar ze als png of jpg")
    damaged = UnusablePicture(f"De afbeelding `{url}` is beschadigd", "bewaar of kopieer ze opnieuw")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow remarks on odd metadata; what matters here are size and pixels
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise _too_large(url, f"{width} op {height} beeldpunten")
                image.verify()
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                image.load()
                if (ready := _made_ready(image, data)) is not None:
                    data, (width, height) = ready
        except Image.DecompressionBombError:
            raise _too_large(url, "uitgepakt veel te veel beeldpunten") from None
        except _DAMAGED:
            raise damaged from None
    return Picture(data, media_type, width, height)


def _made_ready(image: Image.Image, data: bytes) -> tuple[bytes, tuple[int, int]] | None:
    """The picture saved anew, and its width and height in pixels; None when it can be used as it is."""
    exif = image.getexif()
    is_jpeg = image.format != "PNG"
    upright = exif.get(_ORIENTATION, 1) in (0, 1)
    usual = not is_jpeg or (image.mode in ("L", "RGB") and data[6:10] in _HEADERS)
    if upright and usual and _GPS not in exif:
        return None
    turned = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile") if image.mode != "CMYK" else None
    if is_jpeg and turned.mode not in ("L", "RGB"):
        turned = turned.convert("RGB")
    saved = io.BytesIO()
    if is_jpeg:
        turned.save(saved, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile, exif=b"")
    else:
        turned.save(saved, "PNG", icc_profile=profile, exif=b"")
    return saved.getvalue(), turned.size


def _too_large(url: str, size: str) -> UnusablePicture:
    mend = "verklein ze tot hoogstens 4000 op 4000 beeldpunten"
    return UnusablePicture(f"De afbeelding `{url}` is te groot: {size}", mend)
