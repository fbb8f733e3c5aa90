"""Pictures in the running text."""

import io

from docx.parts.story import StoryPart

from pipeline.blocks import Picture
from pipeline.render.docx.markup import NAMESPACES, emu, escape

_PIXELS_PER_INCH = 150
_MM_PER_INCH = 25.4


def size(picture: Picture, widest: float, highest: float) -> tuple[float, float]:
    """Width and height in millimetres: its own size at 150 pixels an inch, smaller when it would not fit."""
    width, height = (pixels / _PIXELS_PER_INCH * _MM_PER_INCH for pixels in (picture.width, picture.height))
    scale = min(1, widest / width, highest / height)
    return width * scale, height * scale


class PictureWriter:
    """Writes pictures into one part of the package."""

    def __init__(self, part: StoryPart) -> None:
        self._part = part
        numbers = [int(each.get("id", "0")) for each in part.element.iter(f"{{{NAMESPACES['wp']}}}docPr")]
        self._next = max(numbers, default=0) + 1

    def run(self, data: bytes, width: float, height: float, alt: str) -> str:
        """A run with this picture, so many millimetres wide and high; no alternative text means decoration."""
        relation, _ = self._part.get_or_add_image(io.BytesIO(data))
        number, self._next = self._next, self._next + 1
        extent = f'cx="{emu(width)}" cy="{emu(height)}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name="Afbeelding {number}" descr="{escape(alt)}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="0" name="afbeelding"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
