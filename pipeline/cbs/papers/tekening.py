"""Drawings of the slides for the manual, made from the same boxes as the layouts, as one PNG."""

import io
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from pipeline.blocks import Picture
from pipeline.cbs.sjabloon import SLIDE, Sjabloon, Slidesoort, Vak, Veld
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.tijd import Tijdbalk, schrijf_minuten, tijdbalken

_SCALE = 2.7  # pixels per millimetre of slide: four beside each other print at about 300 pixels per inch
_BESIDE = 3
_GAP = 34  # pixels
_POINT = 25.4 / 72  # mm
_LETTERS = "font_source_sans_pro"
_BIGGER = 1.25  # the drawings are small: their letters are drawn larger than on the slide


def tekening(sjabloon: Sjabloon, style: Stijl) -> Picture:
    """All slides that are shown, three beside each other, with their minutes and the time bar."""
    shown = [each for each in sjabloon.slides if not each.bijlage]
    width, height = (round(each * _SCALE) for each in SLIDE)
    rows = -(-len(shown) // _BESIDE)
    size = (_BESIDE * (width + _GAP) - _GAP, rows * (height + _GAP) - _GAP)
    image = Image.new("RGB", size, "#FFFFFF")
    talk = sjabloon.bespreking.minuten * 60
    bars = tijdbalken([each.minuten * 60 if each.is_vast else None for each in shown], sjabloon.grens(talk))
    for index, (soort, bar) in enumerate(zip(shown, bars, strict=True)):
        at = (index % _BESIDE * (width + _GAP), index // _BESIDE * (height + _GAP))
        image.paste(_slide(soort, bar, sjabloon, style), at)
    stream = io.BytesIO()
    image.quantize(64).save(stream, "PNG", optimize=True)
    return Picture(stream.getvalue(), "image/png", *size)


def _slide(soort: Slidesoort, bar: Tijdbalk | None, sjabloon: Sjabloon, style: Stijl) -> Image.Image:
    boxes = sjabloon.vaste_vakken
    pen = _Pen(style)
    pen.outline(Vak(0.3, 0.3, SLIDE[0] - 0.6, SLIDE[1] - 0.6), style.lijnsterk)
    pen.words(boxes.titel, soort.titel, 34, style.nacht, bold=True, middle=True)
    pen.outline(boxes.minuten, style.nacht, 2)
    minutes = f"{schrijf_minuten(soort.minuten * 60)} min"
    pen.words(boxes.minuten, minutes, 28, style.nacht, bold=True, middle=True, centred=True)
    for veld in soort.velden:
        _field(pen, veld, style)
    if bar is not None:
        _bar(pen, bar, boxes.tijdbalk, style)
        pen.words(boxes.tijdtekst, bar.begin + bar.rest, 14, style.inkt2, middle=True)
    return pen.image


def _field(pen: "_Pen", veld: Veld, style: Stijl) -> None:
    box = veld.vak
    if veld.stijl == "vraag":
        pen.area(box, style.vlak)
        pen.area(Vak(box.links, box.boven, 2.2, box.hoogte), style.nacht)
        box = Vak(box.links + 9, box.boven + 3, box.breedte - 16, box.hoogte - 6)
    elif veld.stijl == "gegevens":
        pen.area(Vak(box.links, box.boven - 1.5, box.breedte, 0.6), style.nacht)
    elif veld.stijl == "beslissing":
        pen.outline(box, style.nacht, 2)
    if veld.kop:
        pen.words(veld.kopvak, veld.kop, 16, style.inkt2, bold=True)
        below = 12.0 if veld.stijl == "beslissing" else 10.0
        box = Vak(veld.kopvak.links, veld.vak.boven + below, veld.kopvak.breedte, veld.vak.hoogte - below)
    if veld.soort == "tabel":
        _table(pen, veld, style)
        return
    pen.words(box, " / ".join(veld.vast) or veld.prompt, 18, style.inkt)


def _table(pen: "_Pen", veld: Veld, style: Stijl) -> None:
    left, top, width, _ = veld.vak
    x = left
    names = veld.kolommen_bij((1, 2, 3, 4, 5, 6)) if veld.jaren else veld.kolommen
    for number, column in enumerate(names):
        title = f"jaar {column.naam}" if veld.jaren and number else column.naam
        pen.words(Vak(x + 1, top, column.breedte - 2, 10), title, 14, style.inkt2, bold=True)
        x += column.breedte
    for row in range(veld.rijen + 1):
        pen.area(Vak(left, top + 12 * (row + 1), width, 0.6), style.inkt if row in (0, veld.rijen) else style.lijn)
    pen.words(Vak(left + 1, top + 12 * (veld.rijen + 1) + 3, width - 2, 24), veld.prompt, 18, style.inkt)


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
    """Draws boxes in millimetres, and type in points, on the picture of one slide."""

    def __init__(self, style: Stijl) -> None:
        self.image = Image.new("RGB", tuple(round(each * _SCALE) for each in SLIDE), "#FFFFFF")  # type: ignore[arg-type]
        self._draw = ImageDraw.Draw(self.image)

    def area(self, box: Vak, colour: str) -> None:
        self._draw.rectangle(_pixels(box), fill=f"#{colour}")

    def outline(self, box: Vak, colour: str, width: int = 1) -> None:
        self._draw.rectangle(_pixels(box), outline=f"#{colour}", width=width)

    def words(
        self, box: Vak, text: str, points: int, colour: str, *, bold: bool = False, middle: bool = False, centred: bool = False
    ) -> None:  # fmt: skip
        font = _font("Semibold" if bold else "Regular", round(points * _POINT * _SCALE * _BIGGER))
        left, top, right, bottom = _pixels(box)
        height = round(font.size * 1.2)
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
