"""The letters of the web page: subsets of the packaged typeface, so that nothing is fetched from elsewhere."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.findings import Place
from pipeline.render.designs import DesignFault, missing
from pipeline.render.html.stylesheet import css_string
from pipeline.render.huisstijl import Huisstijl

FAMILY = "Source Sans Pro"
# Each file serves a range of weights, so that a browser never thickens the semibold for text of weight 700.
CUTS = {"Light": "300", "Regular": "400", "Semibold": "600 700"}


@dataclass(frozen=True, slots=True)
class Letters:
    """A font file (WOFF) under this name, and the weights of its family that it serves."""

    name: str
    family: str
    weights: str
    data: bytes


def letter_file(folder: Path, cut: str) -> Path:
    """Where the subset of this cut stands."""
    return folder / f"source-sans-pro-{cut.lower()}.woff"


def packaged_letters(style: Huisstijl, folder: Path, named: str) -> tuple[Letters, ...]:
    """The letters in this folder, called so in messages; raises DesignFault.

    None when the house style does not use this typeface.
    """
    if FAMILY not in style.lettertypes.html:
        return ()
    files = {cut: letter_file(folder, cut) for cut in CUTS}
    gone = next((file for file in files.values() if not file.is_file()), None)
    if gone:
        raise DesignFault(missing(Place(f"{named}/{gone.name}")))
    return tuple(Letters(file.name, FAMILY, CUTS[cut], file.read_bytes()) for cut, file in files.items())


def font_faces(every: Iterable[Letters], source: Callable[[Letters], str], display: Literal["block", "swap"]) -> str:
    """The CSS rules for these letters, each from its source; `swap` shows text before they have come."""
    return "".join(
        f"@font-face {{ font-family: {css_string(each.family)}; font-weight: {each.weights}; font-display: {display};"
        f' src: url("{source(each)}") format("woff"); }}\n'
        for each in every
    )


def inside(letters: Letters) -> str:
    """The letters as an address that holds them."""
    return f"data:font/woff;base64,{b64encode(letters.data).decode()}"
