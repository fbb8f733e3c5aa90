"""The letters of the web page: subsets of the packaged typeface, carried inside the page so that nothing is fetched."""

from base64 import b64encode
from pathlib import Path

from pipeline.findings import Place
from pipeline.render.designs import DesignFault, missing
from pipeline.render.huisstijl import Huisstijl

FAMILY = "Source Sans Pro"
# Each file serves a range of weights, so that a browser never thickens the semibold for text of weight 700.
CUTS = {"Light": "300", "Regular": "400", "Semibold": "600 700"}


def letter_file(folder: Path, cut: str) -> Path:
    """Where the subset of this cut stands."""
    return folder / f"source-sans-pro-{cut.lower()}.woff"


def font_faces(style: Huisstijl, folder: Path, named: str) -> str:
    """The CSS rules with the letters in this folder, called so in messages; raises DesignFault.

    Empty when the house style does not use this typeface.
    """
    if FAMILY not in style.lettertypes.html:
        return ""
    gone = next((file for file in (letter_file(folder, cut) for cut in CUTS) if not file.is_file()), None)
    if gone:
        raise DesignFault(missing(Place(f"{named}/{gone.name}")))
    return "".join(_font_face(letter_file(folder, cut), weight) for cut, weight in CUTS.items())


def _font_face(file: Path, weight: str) -> str:
    data = b64encode(file.read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-display: block;'
        f' src: url("data:font/woff;base64,{data}") format("woff"); }}\n'
    )
