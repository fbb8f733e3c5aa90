"""The grid of the page in millimetres, with the sizes of type that the house style does not name.

The page design reads these values from the data it is given, so they stand here once.
"""

from pipeline.render.huisstijl import Maat

KANTKOLOM = 36.0
"""The column at the left for labels."""

GOOT = 5.0
"""The space between two columns."""

TEKSTKOLOM = 122.0
"""The column of reading text."""

PORTRAIT_WIDTH = KANTKOLOM + GOOT + TEKSTKOLOM
LANDSCAPE_WIDTH = 257.0

PORTRAIT_HEIGHT = 242.0
LANDSCAPE_HEIGHT = 163.0

POINTS = 72 / 25.4
"""Points in a millimetre."""

KAART = Maat(9.5, 12)
"""The type of cards, acties and charts, in points."""

ACTIE = Maat(9, 11.5)
"""The type of an actie."""

BIJ_ACTIE = Maat(8, 9.5)
"""The type of what stands beside an actie."""

KERNCIJFER = (30, 24, 20, 16, 13)
"""The sizes of a large figure above a text: the first one that fits its column."""

STREEFCIJFER = Maat(20, 24)
"""The type of a figure and its target."""


def text_width(landscape: bool) -> float:
    """The width of the text area."""
    return LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH


def text_height(landscape: bool) -> float:
    """The height of the text area."""
    return LANDSCAPE_HEIGHT if landscape else PORTRAIT_HEIGHT
