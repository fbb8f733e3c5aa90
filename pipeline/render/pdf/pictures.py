"""The pictures of a document as files beside its source."""

from pipeline.blocks import Picture
from pipeline.render.pdf.frame import Frame

_SUFFIX = {"image/png": "png", "image/jpeg": "jpg"}
_PIXELS_PER_MILLIMETRE = 150 / 25.4
_TALLEST = 0.7


class Pictures:
    """Gives each picture a file name; the same picture is written once."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}

    def name(self, picture: Picture) -> str:
        """The name of the file that holds this picture."""
        return self._names.setdefault(picture.data, f"beeld-{len(self._names) + 1}.{_SUFFIX[picture.media_type]}")

    @property
    def files(self) -> dict[str, bytes]:
        """All pictures named so far: name and bytes."""
        return {name: data for data, name in self._names.items()}


def natural_width(picture: Picture) -> float:
    """The width in millimetres at 150 pixels per inch, which prints well."""
    return picture.width / _PIXELS_PER_MILLIMETRE


def shown_width(picture: Picture, frame: Frame) -> float:
    """The width in millimetres in this frame: natural, unless that is wider or makes it higher than most of a page."""
    tallest = frame.height * _TALLEST * picture.width / picture.height
    return min(natural_width(picture), frame.width, tallest)
