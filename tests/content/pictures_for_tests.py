"""Small pictures, made on the spot."""

import io

from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    """The bytes of a picture in one colour."""
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    written = io.BytesIO()
    Image.new("RGB", size, (22, 50, 79)).save(written, kind, exif=exif)
    return written.getvalue()
