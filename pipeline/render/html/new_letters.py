"""Makes the letters of the web page anew: `templates/html/letters/`, from the fonts that come with the program.

`python -m pipeline.render.html.new_letters templates` writes them; needed only for another typeface or more
characters. WOFF and not WOFF2: that needs a compressor outside the standard library and saves 14 kB on a whole page.
"""

import io
import sys
from importlib.resources import files
from itertools import chain
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from pipeline.render.html.letters import CUTS, FAMILY, letter_file

# What Dutch, its neighbours and the figures of a plan need. What the typeface itself lacks comes from the computer.
CHARACTERS = frozenset(
    chain(
        range(0x20, 0x7F),  # ASCII
        range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
        range(0x218, 0x21C),  # Romanian with comma below
        range(0x2010, 0x2028),  # dashes, quotes, bullet, ellipsis
        (0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A),  # narrow space, per mille, primes, guillemets
        range(0x2070, 0x208A),  # raised and lowered digits, as in CO₂
        (0x20AC, 0x2122),  # euro, trade mark
        range(0x2190, 0x2194),  # arrows
        (0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CA, 0x2713),  # minus, comparisons, lozenge, tick
    )
)
_FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14
# The licence reserves the name Source for the unchanged fonts: a subset calls itself by its use.
_NAMES = {1: "Letters van het plan", 4: "Letters van het plan", 6: "LettersVanHetPlan", 16: "Letters van het plan"}
_EXPLANATION = f"""Deze lettertypes zijn een deel van {FAMILY} van Adobe: alleen de tekens die het plan nodig heeft.
Ze zitten in elke webpagina van het plan. Dat mag onder de SIL Open Font License, versie 1.1, die hieronder staat.
De naam Source is voorbehouden voor de onveranderde lettertypes; daarom draagt het bestand zelf een andere naam.
Opnieuw maken: python -m pipeline.render.html.new_letters templates

"""


def source_file(cut: str) -> Path:
    """The packaged font that the subset of this cut is made of."""
    return _packaged(f"SourceSansPro-{cut}.ttf")


def subset(cut: str) -> bytes:
    """A WOFF file with `CHARACTERS` of this cut (Light, Regular, Semibold)."""
    return subset_of(source_file(cut))


def subset_of(path: Path) -> bytes:
    """A WOFF file with `CHARACTERS` of the font in this file."""
    options = Options(layout_features=_FEATURES, hinting=False, notdef_outline=True)
    options.name_IDs = [2, 5, 17, _COPYRIGHT, _LICENCE, _LICENCE_URL, *_NAMES]
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        for record in font["name"].names:
            record.string = _NAMES.get(record.nameID, record.toUnicode())
        font.flavor = "woff"
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()


def licence() -> str:
    """The licence of the typeface, with what it means here."""
    return _EXPLANATION + "\n".join(_packaged("LICENSE.txt").read_text(encoding="utf-8").splitlines()) + "\n"


def _packaged(name: str) -> Path:
    return Path(str(files("font_source_sans_pro"))) / "files" / name


def main(templates: Path) -> None:
    """Writes the subsets and their licence in `html/letters/` of this folder."""
    folder = templates / "html" / "letters"
    folder.mkdir(exist_ok=True)
    for cut in CUTS:
        letter_file(folder, cut).write_bytes(subset(cut))
    (folder / "OFL.txt").write_text(licence(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
