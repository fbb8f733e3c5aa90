"""The typeface of the PDF: the fonts that come with the program, the characters they hold and how wide those are."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

HYPHENS = "\u2010\u2011"
"""The family has neither of these; the usual one looks the same."""

_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")
_PACKAGE = "font_source_sans_pro"
# The package also holds the same fonts as OTF, which Typst cannot tell from these, and weights we do not use.
_CUTS = ("Light", "LightIt", "Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
# What our own words print in every plan: Dutch and its neighbours, dashes, quotes, amounts, the sign of examples.
NEEDED = "".join(map(chr, range(0x21, 0x7F))) + "ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûü\u00a0§°²³·×–—‘’“”…€−◊"


@dataclass(frozen=True)
class Typeface:
    """A family of fonts: its files, and for each character its width in em.

    The widths are those of the semibold, which is wider than the regular: text that fits by them, fits.
    """

    family: str
    files: tuple[Path, ...]
    widths: Mapping[str, float]

    def holds(self, character: str) -> bool:
        """Whether the PDF shows this character, or has nothing to show: a space, or a mark that steers letters."""
        return character in self.widths or character in HYPHENS or unicodedata.category(character) in _UNSEEN

    def width(self, text: str) -> float:
        """The width of this text in em; a character the family does not hold counts as one em."""
        return sum(map(self.widths.__getitem__, text))


class Widths(dict[str, float]):
    """Widths in em; what is not in it counts as one em."""

    def __missing__(self, character: str) -> float:
        return 1.0


def can_print(character: str) -> bool:
    """Whether the documents have a shape for this character."""
    return packaged_typeface().holds(character)


@cache
def packaged_typeface() -> Typeface:
    """The one family that comes with the program."""
    from fontTools.ttLib import TTFont

    folder = Path(str(files(_PACKAGE))) / "files"
    paths = tuple(folder / f"SourceSansPro-{cut}.ttf" for cut in _CUTS)
    with TTFont(folder / "SourceSansPro-Semibold.ttf", lazy=True) as font:
        # all upright cuts hold the same characters; for what an italic lacks Typst takes the upright
        return Typeface(font["name"].getDebugName(16), paths, widths_of(font))


def widths_of(font: "TTFont") -> Widths:
    """The width in em of every character of a font that can be printed."""
    units, advances = font["head"].unitsPerEm, font["hmtx"].metrics
    return Widths(
        (chr(code), advances[glyph][0] / units)
        for code, glyph in font.getBestCmap().items()
        if _is_printable(chr(code))
    )


def _is_printable(character: str) -> bool:
    """Whether a PDF for the archive takes this character: no controls, no private ones. The soft hyphen is welcome."""
    return character == "\u00ad" or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Zl", "Zp")
