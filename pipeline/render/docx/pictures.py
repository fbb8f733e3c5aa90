"""Pictures in the running text."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.parts.story import StoryPart

from pipeline.blocks import Picture
from pipeline.render.docx.markup import NAMESPACES, emu, escape

_SUFFIX = {"image/png": "png", "image/jpeg": "jpg"}
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
        self._relations: dict[bytes, str] = {}

    def run(self, picture: Picture, width: float, height: float, alt: str) -> str:
        """A run with this picture, so many millimetres wide and high; no alternative text means decoration."""
        relation = self._relation(picture)
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

    def _relation(self, picture: Picture) -> str:
        """The relationship to the bytes of this picture, which are in the file once.

        A part of our own making: that of python-docx reads the picture itself, and refuses some that others show.
        """
        if picture.data not in self._relations:
            package = self._part.package
            name = package.next_partname(f"/word/media/image%d.{_SUFFIX[picture.media_type]}")
            part = Part(name, picture.media_type, picture.data, package)
            self._relations[picture.data] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._relations[picture.data]
