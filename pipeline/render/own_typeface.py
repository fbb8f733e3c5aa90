"""A typeface of the house: font files in a folder beside the house style, and what keeps them out of a PDF."""

import io
import logging
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from pipeline.findings import Finding, Place
from pipeline.render import kinds
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.typeface import NEEDED, Typeface, Widths, packaged_typeface, widths_of

# What fontTools lets out for files that are no fonts or are damaged; a fuzz test keeps this list honest.
_DAMAGED = (
    TTLibError,
    OSError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    struct.error,
    ArithmeticError,
)
logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # its remarks on odd fonts are no messages for our reader
_FONTS = (".ttf", ".otf")
_OTHER_FORMATS = (".ttc", ".otc", ".woff", ".woff2", ".eot", ".pfb", ".fon")
_RESTRICTED, _BITMAP_ONLY, _NO_SUBSETTING = 0x0002, 0x0200, 0x0100  # of OS/2 fsType
_ITALIC = 0x0001  # of OS/2 fsSelection
_REGULAR, _BOLD = range(350, 551), range(600, 1001)  # weights
_LISTED = 20  # characters that a finding names


@dataclass(frozen=True, slots=True)
class Letterbestand:
    """A font file: the families that it says it belongs to, its weight (400 is regular), what it may and can do.

    `widths` holds the width of each of its characters in em.
    """

    path: Path
    families: frozenset[str]
    weight: int
    is_italic: bool
    may_be_embedded: bool
    is_variable: bool
    widths: Mapping[str, float]


def typeface_of(style: Huisstijl, templates: Path) -> Typeface:
    """The typeface of the PDF: the packaged one, or that of the house; whoever read the style saw that it is there."""
    packaged = packaged_typeface()
    if style.lettertypes.pdf == packaged.family:
        return packaged
    fonts = own_fonts(style, templates)
    upright = [each.widths for each in fonts if not each.is_italic]
    # only what every cut holds, and as wide as in the widest: text that fits by that, fits
    shared = set(upright[0]).intersection(*upright)
    widths = Widths((character, max(each[character] for each in upright)) for character in shared)
    return Typeface(style.lettertypes.pdf, tuple(each.path for each in fonts), widths)


def own_fonts(style: Huisstijl, templates: Path) -> tuple[Letterbestand, ...]:
    """The files of the typeface of the house, the lightest first; none when the PDF uses the packaged one."""
    folder, family = templates / style.lettertypes.map, style.lettertypes.pdf
    if family == packaged_typeface().family:
        return ()
    return tuple(sorted(_of_family(family, _read_all(folder)), key=lambda each: (each.weight, each.path)))


def typeface_findings(style: Huisstijl, templates: Path, shown: str, at: Place) -> tuple[Finding, ...]:
    """What is wrong with the typeface that the house style names for the PDF, at `at`.

    `shown` is how messages name the folder of the templates. Nothing to say of the packaged typeface.
    """
    asked, packaged = style.lettertypes.pdf, packaged_typeface().family
    if asked == packaged:
        return ()
    folder = f"{shown}/{style.lettertypes.map}"
    files = _files(templates / style.lettertypes.map)
    unusable = tuple(_unusable(files, folder))
    if unusable:
        return unusable
    fonts = _read_all(templates / style.lettertypes.map)
    own = _of_family(asked, fonts)
    if not own:
        families = sorted({name for each in fonts for name in each.families})
        there = f"; in `{folder}` zitten wel: {_named(families)}" if families else ""
        write = families[0] if families else packaged
        bring = "" if families else f", of zet de bestanden (ttf of otf) van het lettertype in `{folder}`"
        return (
            kinds.LETTERTYPE_ONBEKEND.finding(
                at,
                f"het lettertype `{asked}` voor de pdf is niet meegeleverd{there}",
                f"schrijf bij `lettertypes:` `pdf: {write}`{bring}",
            ),
        )
    return tuple(_lacking(own, asked, folder))


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_file()) if folder.is_dir() else []


def _read_all(folder: Path) -> tuple[Letterbestand, ...]:
    return tuple(_read(each) for each in _files(folder) if each.suffix.lower() in _FONTS)


def _of_family(family: str, fonts: Iterable[Letterbestand]) -> tuple[Letterbestand, ...]:
    return tuple(each for each in fonts if family in each.families)


@cache
def _read(path: Path) -> Letterbestand:
    """The font in this file; raises one of `_DAMAGED` when there is none."""
    with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
        names, os2 = font["name"], font["OS/2"]
        families = frozenset(str(name) for name in map(names.getDebugName, (16, 1)) if name)
        return Letterbestand(
            path=path,
            families=families,
            weight=int(os2.usWeightClass),
            is_italic=bool(os2.fsSelection & _ITALIC),
            may_be_embedded=not os2.fsType & (_RESTRICTED | _BITMAP_ONLY | _NO_SUBSETTING),
            is_variable="fvar" in font,
            widths=widths_of(font),
        )


def _unusable(files: Iterable[Path], folder: str) -> Iterator[Finding]:
    """A finding for every file in the folder of the typeface that cannot be in a PDF, and one for all that may not."""
    forbidden = []
    for path in files:
        at = Place(f"{folder}/{path.name}")
        if path.suffix.lower() in _OTHER_FORMATS:
            yield kinds.LETTERTYPE_ONBRUIKBAAR.finding(
                at,
                f"`{path.name}` is een lettertype in een vorm die niet in een pdf kan",
                "vraag dezelfde letter als ttf- of otf-bestand, en haal dit bestand weg",
            )
        if path.suffix.lower() not in _FONTS:
            continue
        try:
            font = _read(path)
        except _DAMAGED:
            yield kinds.LETTERTYPE_ONBRUIKBAAR.finding(
                at, f"`{path.name}` is geen lettertype, of het is beschadigd", "kopieer of vraag het bestand opnieuw"
            )
            continue
        if font.is_variable:
            yield kinds.LETTERTYPE_ONBRUIKBAAR.finding(
                at,
                f"`{path.name}` is een variabel lettertype: alle diktes in één bestand, en dat kan niet in de pdf",
                "vraag een bestand per dikte (gewoon, cursief, halfvet, vet)",
            )
        elif not font.may_be_embedded:
            forbidden.append(path.name)
    if forbidden:
        yield kinds.LETTERTYPE_ONBRUIKBAAR.finding(
            Place(f"{folder}/{forbidden[0]}"),
            f"de maker van het lettertype laat niet toe het in een document in te sluiten: {_named(forbidden)}",
            "vraag de leverancier een licentie om in te sluiten, of kies een ander lettertype",
        )


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in names)


def _lacking(fonts: Iterable[Letterbestand], family: str, folder: str) -> Iterator[Finding]:
    """What a family that can be embedded does not have."""
    upright = [each for each in fonts if not each.is_italic]
    for weights, name in ((_REGULAR, "gewone"), (_BOLD, "vette of halfvette")):
        if not any(each.weight in weights for each in upright):
            yield kinds.LETTERTYPE_ONBRUIKBAAR.finding(
                Place(folder),
                f"`{family}` heeft geen {name} letter",
                f"zet ook het bestand van de {name} letter in `{folder}`",
            )
    missing = [each for each in NEEDED if any(each not in font.widths for font in upright)]
    if missing:
        more = f" en nog {len(missing) - _LISTED}" if len(missing) > _LISTED else ""
        without = [font.path.name for font in upright if any(each not in font.widths for each in missing)]
        yield kinds.LETTERTYPE_MIST_TEKENS.finding(
            Place(f"{folder}/{without[0]}"),
            f"in {_named(without)} ontbreken tekens die elk plan nodig heeft: {' '.join(missing[:_LISTED])}{more}",
            "vraag een versie van het lettertype met deze tekens; tot dan staat er ■ in de pdf",
        )
