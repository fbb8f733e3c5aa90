"""The grid of the page in millimetres: what Typst lays out and what the writer needs to know of it.

The page design reads these values from the data it is given, so they stand here once.
"""

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

ACTIEPLAN_NEEDS = 120.0
"""An actieplan starts on a new page when less height than this is left."""

POINTS = 72 / 25.4
"""Points in a millimetre."""


def text_width(landscape: bool) -> float:
    """The width of the text area."""
    return LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH


def text_height(landscape: bool) -> float:
    """The height of the text area."""
    return LANDSCAPE_HEIGHT if landscape else PORTRAIT_HEIGHT
