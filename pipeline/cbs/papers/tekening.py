"""Drawings of the slides for the manual, made from the boxes of the layouts, as one PNG."""

import io
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from pipeline.blocks import Picture
from pipeline.cbs.sjabloon import MINUTEN_IDX, Sjabloon, Slidesoort, Veld
from pipeline.cbs.slideontwerp import SLIDE, TITEL_IDX, Plaats, Slideontwerp, Vak
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.tijd import Tijdbalk, tijdbalken

_SCALE = 2.0  # pixels per millimetre of slide: three beside each other print at about 320 pixels per inch
_BESIDE = 3
_GAP = 34  # pixels
_LETTERS = "font_source_sans_pro"
_LETTER = 16.0  # mm on the slide, which prints at 7 points


def tekening(sjabloon: Sjabloon, drawn: Slideontwerp, style: Stijl) -> Picture:
    """All slides that are shown, three beside each other, with their minutes and the time bar."""
    shown = [each for each in sjabloon.slides if each.in_sjabloon]
    width, height = (round(each * _SCALE) for each in SLIDE)
    rows = -(-len(shown) // _BESIDE)
    size = (_BESIDE * (width + _GAP) - _GAP, rows * (height + _GAP) - _GAP)
    image = Image.new("RGB", size, "#FFFFFF")
    talk = sjabloon.bespreking.minuten * 60
    bars = tijdbalken([each.minuten * 60 if each.is_vast else None for each in shown], sjabloon.grens(talk))
    for index, (soort, bar) in enumerate(zip(shown, bars, strict=True)):
        at = (index % _BESIDE * (width + _GAP), index // _BESIDE * (height + _GAP))
        image.paste(_slide(soort, bar, drawn, style), at)
    stream = io.BytesIO()
    image.quantize(64).save(stream, "PNG", optimize=True)
    return Picture(stream.getvalue(), "image/png", *size)


def _slide(soort: Slidesoort, bar: Tijdbalk | None, drawn: Slideontwerp, style: Stijl) -> Image.Image:
    title, minutes = (drawn.plaats(soort, idx).vak for idx in (TITEL_IDX, MINUTEN_IDX))
    pen = _Pen()
    pen.outline(Vak(0.3, 0.3, SLIDE[0] - 0.6, SLIDE[1] - 0.6), style.lijnsterk)
    pen.words(title, soort.naam, style.nacht, bold=True, middle=True)
    pen.outline(minutes, style.nacht, 2)
    pen.words(minutes, f"{soort.minuten}′", style.nacht, bold=True, middle=True, centred=True)
    for veld in soort.velden:
        _field(pen, veld, drawn.plaats(soort, veld.idx), style)
    if bar is not None:
        _bar(pen, bar, drawn.tijdbalk, style)
    return pen.image


def _field(pen: "_Pen", veld: Veld, place: Plaats, style: Stijl) -> None:
    """A field as its box and its name: at this size nobody could read the prompt."""
    box = place.omtrek
    left, top, width, height = box
    if place.gevuld:
        pen.area(box, style.vlak)
        pen.area(Vak(left, top, place.vak.links - left, height), style.nacht)
    elif veld.soort == "tabel":
        step = height / (veld.rijen + 1)
        for row in range(veld.rijen + 2):
            pen.area(Vak(left, top + step * row, width, 1), style.lijn)
    else:
        pen.outline(box, style.nacht if veld.vast else style.lijn, 2)
    pen.words(Vak(left + 5, top, width - 8, height), veld.naam, style.inkt, middle=True)


def _bar(pen: "_Pen", bar: Tijdbalk, box: Vak, style: Stijl) -> None:
    scale = box.breedte / bar.grens
    x = box.links
    for index, seconds in enumerate(bar.delen):
        segment = Vak(x, box.boven, seconds * scale - 0.8, box.hoogte)
        if index > bar.nu:
            pen.outline(segment, style.lijnsterk)
        elif index < bar.nu:
            pen.area(segment, style.lijnsterk)
        else:
            pen.area(Vak(x, box.boven - box.hoogte / 2, segment.breedte, 2 * box.hoogte), style.nacht)
        x += seconds * scale


class _Pen:
    """Draws boxes in millimetres, and words, on the picture of one slide."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (round(SLIDE[0] * _SCALE), round(SLIDE[1] * _SCALE)), "#FFFFFF")
        self._draw = ImageDraw.Draw(self.image)

    def area(self, box: Vak, colour: str) -> None:
        self._draw.rectangle(_pixels(box), fill=f"#{colour}")

    def outline(self, box: Vak, colour: str, width: int = 1) -> None:
        self._draw.rectangle(_pixels(box), outline=f"#{colour}", width=width)

    def words(
        self, box: Vak, text: str, colour: str, *, bold: bool = False, middle: bool = False, centred: bool = False
    ) -> None:
        font = _font("Semibold" if bold else "Regular", round(_LETTER * _SCALE))
        left, top, right, bottom = _pixels(box)
        height = round(font.size * 1.1)
        lines = _wrapped(text, font, right - left)
        y = top + (bottom - top - height * len(lines)) / 2 if middle else top
        for line in lines:
            x = left + (right - left - font.getlength(line)) / 2 if centred else left
            self._draw.text((x, y), line, fill=f"#{colour}", font=font)
            y += height


def _pixels(box: Vak) -> tuple[float, float, float, float]:
    left, top, width, height = (each * _SCALE for each in box)
    return left, top, left + max(width, 1), top + max(height, 1)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    found = next(
        each for each in files(_LETTERS).joinpath("files").iterdir() if each.name == f"SourceSansPro-{cut}.ttf"
    )
    return ImageFont.truetype(io.BytesIO(found.read_bytes()), size)
