"""The letters of the web page when the house has a typeface of its own: subsets of its files, made while building."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.render.html.letters import Letters
from pipeline.render.html.new_letters import subset_of
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.own_typeface import Letterbestand, own_fonts

# The weights that the page uses, and those that a browser asks that file for: it never thickens letters by itself.
_WEIGHTS = {300: "300", 400: "400", 600: "600 700"}


def own_letters(style: Huisstijl, templates: Path) -> tuple[Letters, ...]:
    """The letters of the house, as far as the page names its typeface; else none."""
    if style.lettertypes.pdf not in style.lettertypes.html:
        return ()
    upright = [each for each in own_fonts(style, templates) if not each.is_italic]
    chosen = {weight: _nearest(upright, weight) for weight in _WEIGHTS} if upright else {}
    # a file that serves two weights is there once
    files: dict[Path, list[int]] = {}
    for weight, font in chosen.items():
        files.setdefault(font.path, []).append(weight)
    return tuple(
        Letters(
            f"huisletter-{served[0]}.woff",
            style.lettertypes.pdf,
            _range([_WEIGHTS[weight] for weight in served]),
            _subset(path),
        )
        for path, served in files.items()
    )


def _nearest(fonts: Sequence[Letterbestand], weight: int) -> Letterbestand:
    return min(fonts, key=lambda each: abs(each.weight - weight))


def _range(weights: list[str]) -> str:
    """One range of weights that holds these: CSS wants the lowest and the highest."""
    every = " ".join(weights).split()
    return " ".join(dict.fromkeys((every[0], every[-1])))


@cache
def _subset(path: Path) -> bytes:
    return subset_of(path)
