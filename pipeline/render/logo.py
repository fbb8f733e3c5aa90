"""The logo of the house style as a picture."""

import io
from pathlib import Path

from PIL import Image

from pipeline.blocks import Picture
from pipeline.render.huisstijl import Huisstijl


def logo_of(style: Huisstijl, templates: Path) -> Picture | None:
    """The logo, from the folder of the templates; None when the house style has none.

    Whoever read the house style saw to it that the file is a PNG or JPEG that opens.
    """
    if not style.logo:
        return None
    data = (templates / style.logo).read_bytes()
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        width, height = image.size
        return Picture(data, "image/png" if image.format == "PNG" else "image/jpeg", width, height)
