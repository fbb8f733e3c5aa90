"""The style sheet: values of the house style, safe whatever they hold, readable in every colour."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.render.html.stylesheet import accent_class, column_class, css_string, stylesheet
from pipeline.render.huisstijl import Huisstijl
from tests import sample
from tests.render.html.conftest import TEMPLATES


def test_the_house_style_becomes_properties(style: Huisstijl) -> None:
    css = stylesheet(sample.document(), style, "")
    assert f"--nacht: {style.kleuren.nacht};" in css
    assert "--standaard-letter: 1.0625rem;" in css
    assert "--standaard-regel: 1.55;" in css
    assert '--lettertypes: "Source Sans Pro", ' in css
    assert ", system-ui, sans-serif;" in css


def test_every_property_that_the_rules_use_exists(style: Huisstijl) -> None:
    own = (TEMPLATES / "html" / "plan.css").read_text(encoding="utf-8")
    css = stylesheet(sample.document(), style, own)
    used = {name.split(")")[0].split(",")[0] for name in css.split("var(")[1:]}
    assert used
    assert {name for name in used if f"{name}:" not in css} == set()


def test_accents_start_anew_after_the_last(style: Huisstijl) -> None:
    assert [accent_class(style, chapter) for chapter in range(6)] == ["k0", "k1", "k2", "k3", "k4", "k1"]


def test_each_width_has_one_rule(style: Huisstijl) -> None:
    css = stylesheet(sample.document(), style, "")
    assert css.count(".b18-4 {") == 1
    assert column_class(18.4) == "b18-4"
    assert column_class(0) == ""


def test_text_cannot_leave_a_css_string(style: Huisstijl) -> None:
    assert css_string('a"b\\c\n</style>') == '"a\\22 b\\5c c\\a \\3c \\2f style\\3e "'
    document = replace(sample.document(), edition='" } </style><script>')
    css = stylesheet(document, style, "")
    assert "</style" not in css
    assert "<script" not in css


def test_a_rule_sheet_that_ends_the_element_is_refused(style: Huisstijl) -> None:
    with pytest.raises(ValueError, match="end of an element"):
        stylesheet(sample.document(), style, "/* </style> */")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_is_readable_on_every_ground(style: Huisstijl) -> None:
    assert round(_contrast("#FFFFFF", "#000000")) == 21
    grounds = ["#FFFFFF", style.kleuren.vlak, *(accent.vlak for accent in style.accenten)]
    for ground in grounds:
        assert _contrast(style.kleuren.inkt, ground) >= 7
        assert _contrast(style.kleuren.nacht, ground) >= 7
        assert _contrast(style.kleuren.inkt2, ground) >= 4.5
        assert _contrast(style.kleuren.lijnsterk, ground) >= 3
    for accent in style.accenten:
        assert _contrast(accent.kleur, "#FFFFFF") >= 4.5
        assert _contrast(accent.kleur, accent.vlak) >= 4.5


def _block(css: str, start: str) -> str:
    """What stands between the braces of the first rule that starts so."""
    at = css.index(start) + len(start)
    depth = 1
    for end in range(at, len(css)):
        depth += {"{": 1, "}": -1}.get(css[end], 0)
        if not depth:
            return css[at:end]
    raise ValueError(start)


def test_on_paper_nothing_asks_for_a_click_and_a_drawing_stays_whole() -> None:
    paper = _block((TEMPLATES / "html" / "plan.css").read_text(encoding="utf-8"), "@media print {")
    hidden = next(line for line in paper.splitlines() if line.endswith("{ display: none; }"))
    assert {".csv", ".zoek", ".balk", ".schuif", ".voet"} <= set(hidden.split("{")[0].replace(",", " ").split())
    whole = next(line for line in paper.splitlines() if "break-inside: avoid" in line)
    assert {"tr,", ".doel,", ".kolommen,", ".paneel,"} <= set(whole.split())


def test_with_colours_of_the_reader_every_form_keeps_its_outline() -> None:
    own = (TEMPLATES / "html" / "plan.css").read_text(encoding="utf-8")
    forced = _block(own, "@media (forced-colors: active) {")
    assert ".teken { fill: CanvasText; }" in forced
    assert ".teken .open { fill: Canvas; }" in forced
    assert "stroke: CanvasText" in forced
    assert "tr:target { outline: " in forced
    assert "transition" not in own
    assert "animation" not in own


def test_what_a_finger_must_hit_is_high_enough() -> None:
    own = (TEMPLATES / "html" / "plan.css").read_text(encoding="utf-8")
    assert "min-height: 2.75rem" in _block(own, ".csv {")
    assert "min-height: 2.75rem" in _block(own, ".vouw > summary {")


def test_a_fold_with_the_target_in_it_is_open_without_script_too() -> None:
    own = (TEMPLATES / "html" / "plan.css").read_text(encoding="utf-8")
    assert "visible" in _block(own, ":root:not(.met-script) .vouw:has(:target)::details-content {")


def test_the_rules_name_no_colour_of_their_own() -> None:
    own = Path(TEMPLATES / "html" / "plan.css").read_text(encoding="utf-8")
    assert {word.strip(";,") for word in own.split() if word.startswith("#")} == {"#fff"}
