"""Colours that nobody can tell apart, worked out by hand and with a formula of our own."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.contrast import contrast, onleesbaar
from pipeline.render.huisstijl import Accent, Huisstijl

TEMPLATES = Path(__file__).parents[2] / "templates"
STYLE = Huisstijl.model_validate(yaml.safe_load((TEMPLATES / "huisstijl.yaml").read_text(encoding="utf-8")))
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),  # the lightest grey that text may have (WebAIM)
        ("#777777", "#ffffff", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#1A2430", "#F3F5F7", 14.35),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_everybody_can_read_the_house_style_of_the_repository() -> None:
    assert list(onleesbaar(STYLE)) == []


def _with(**colours: str) -> Huisstijl:
    return STYLE.model_copy(update={"kleuren": STYLE.kleuren.model_copy(update=colours)})


def test_a_colour_that_is_too_pale_everywhere_is_said_once() -> None:
    (found,) = onleesbaar(_with(inkt2="#B0B8C0"))
    assert found.schuldige.path == ("kleuren", "inkt2")
    assert found.paar.nodig == 4.5


def test_a_ground_that_is_too_dark_is_the_fault_of_the_ground() -> None:
    (found,) = onleesbaar(_with(vlak="#606060"))
    assert found.schuldige.path == ("kleuren", "vlak")


def test_a_line_needs_less_than_text() -> None:
    assert list(onleesbaar(_with(lijnsterk="#808890"))) == []
    (found,) = onleesbaar(_with(lijnsterk="#C0C4C8"))
    assert found.paar.nodig == 3.0


def test_an_accent_is_read_on_paper_and_on_its_own_ground() -> None:
    accents = (Accent(kleur="#FFE000", vlak="#FAF0EB"), *STYLE.accenten[1:])
    (found,) = onleesbaar(STYLE.model_copy(update={"accenten": accents}))
    assert found.schuldige.path == ("accenten", 0, "kleur")


@given(st.lists(COLOURS, min_size=6, max_size=6), st.lists(st.tuples(COLOURS, COLOURS), min_size=1, max_size=5))
def test_the_better_colours_are_right_together(colours: list[str], accents: list[tuple[str, str]]) -> None:
    names = [name for name, _ in STYLE.kleuren]
    values = {
        "kleuren": dict(zip(names, colours, strict=True)),
        "accenten": [{"kleur": colour, "vlak": ground} for colour, ground in accents],
    }
    style = STYLE.model_copy(
        update={
            "kleuren": STYLE.kleuren.model_validate(values["kleuren"]),
            "accenten": tuple(map(Accent.model_validate, values["accenten"])),
        }
    )
    for found in onleesbaar(style):
        *steps, name = found.schuldige.path
        place = values
        for step in steps:
            place = place[step]  # type: ignore[assignment, index]
        place[name] = found.beter  # type: ignore[index]
    better = style.model_copy(
        update={
            "kleuren": STYLE.kleuren.model_validate(values["kleuren"]),
            "accenten": tuple(map(Accent.model_validate, values["accenten"])),
        }
    )
    assert list(onleesbaar(better)) == []
