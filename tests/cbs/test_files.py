"""The files themselves: the same bytes again, Dutch everywhere, nothing binary, what a screen reader needs."""

import io
import os
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.reading.package import Geweigerd
from pipeline.cbs.slideontwerp import SLIDE
from pipeline.cbs.writing.herteken import herteken
from pipeline.cbs.writing.slides import write_deck, write_template
from pipeline.cbs.writing.theme import colours
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import ITEM, URGENT

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FILES = {
    "deck": small.deck(),
    "urgent deck": small.deck(ITEM + URGENT),
    "sjabloon.pptx": small.template()["sjabloon.pptx"],
    "sjabloon.potx": small.template()["sjabloon.potx"],
}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_item_gives_the_same_bytes() -> None:
    assert write_deck(small.content(), small.sjabloon(), small.slideontwerp(), small.STIJL) == small.deck()
    assert (
        write_template(small.sjabloon(), small.slideontwerp(), small.dossier().jaren, small.STIJL) == small.template()
    )


def test_the_bytes_do_not_depend_on_zone_hash_or_language() -> None:
    program = "import hashlib; from tests.cbs import small; print(hashlib.sha256(small.deck()).hexdigest())"
    seen = set()
    for zone, seed in (("Pacific/Auckland", "7"), ("Europe/Brussels", "0")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True,
            cwd=Path(__file__).parent.parent.parent,
        )  # fmt: skip
        seen.add(done.stdout)
    assert len(seen) == 1


@pytest.mark.parametrize("name", FILES)
def test_all_text_is_dutch_of_belgium(name: str) -> None:
    for part, data in parts(FILES[name]).items():
        if part.endswith(".xml"):
            root = etree.fromstring(data)
            found = {each.get("lang") for each in root.iter() if each.get("lang")}
            assert found <= {"nl-BE"}, part
            for run in root.iter(f"{A}r"):
                assert run.find(f"{A}rPr") is not None and run.find(f"{A}rPr").get("lang") == "nl-BE", part  # type: ignore[union-attr]
    assert b"<dc:language>nl-BE</dc:language>" in parts(FILES[name])["docProps/core.xml"]


@pytest.mark.parametrize("name", FILES)
def test_only_xml_is_in_the_file(name: str) -> None:
    assert {part.rsplit(".", 1)[1] for part in parts(FILES[name])} == {"xml", "rels"}


def test_a_template_says_that_it_is_one() -> None:
    types = parts(FILES["sjabloon.potx"])["[Content_Types].xml"]
    assert b"presentationml.template.main+xml" in types and b"presentationml.presentation.main" not in types
    assert FILES["sjabloon.potx"] != FILES["sjabloon.pptx"]


def test_the_template_opens_with_all_fixed_slides_and_the_urgent_one_hidden() -> None:
    deck = read_deck(FILES["sjabloon.potx"])
    template = small.sjabloon()
    assert [each.lay_out.naam for each in deck.slides] == [each.naam for each in template.slides if each.in_sjabloon]
    assert [each.verborgen for each in deck.slides] == [
        not each.is_vast for each in template.slides if each.in_sjabloon
    ]
    layouts = [part for part in parts(FILES["sjabloon.potx"]) if part.startswith("ppt/slideLayouts/slideLayout")]
    assert len(layouts) == len(template.slides) == 10


@pytest.mark.parametrize("name", ["sjabloon.pptx", "sjabloon.potx"])
def test_the_template_has_its_time_bars_from_the_start(name: str) -> None:
    shown = [each for each in read_deck(FILES[name]).slides if not each.verborgen]
    words = [next(shape.tekst for shape in each.vormen if shape.naam == "tijdbalk:tekst") for each in shown]
    assert words[0] == "Minuut 0 tot 2 van 26, ten hoogste 30" and words[-1].startswith("Minuut 16 tot 26 van 26")
    assert herteken(FILES[name], small.sjabloon(), small.slideontwerp()) == FILES[name]


def test_every_prompt_stands_in_its_placeholder() -> None:
    texts = "".join(
        data.decode() for part, data in parts(FILES["sjabloon.potx"]).items() if "slideLayouts/slide" in part
    )
    for soort in small.sjabloon().slides:
        for veld in soort.velden:
            assert veld.prompt.replace("&", "&amp;") in texts
    assert texts.count('hasCustomPrompt="1"') >= sum(len(each.velden) for each in small.sjabloon().slides)


@pytest.mark.parametrize("name", FILES)
def test_a_screen_reader_hears_the_title_first_and_no_decoration(name: str) -> None:
    for slide in read_deck(FILES[name]).slides:
        assert slide.vormen[0].rol == "title"
        for shape in slide.vormen:
            assert shape.rol or shape.decoratief or shape.uitleg or shape.in_groep or shape.tekst, shape.naam
            assert not shape.is_beeld or shape.uitleg
            assert "Placeholder" not in shape.naam and shape.naam
    for part, data in parts(FILES[name]).items():
        if "slideLayouts/slide" in part:
            for shape in etree.fromstring(data).iter(f"{P}sp", f"{P}cxnSp"):  # type: ignore[assignment]
                is_placeholder = next(shape.iter(f"{P}ph"), None) is not None  # type: ignore[attr-defined]
                assert is_placeholder or b"adec:decorative" in etree.tostring(shape), part  # type: ignore[call-overload]


def test_boxes_on_a_slide_do_not_overlap_and_leave_the_margins_free() -> None:
    for soort in small.sjabloon().slides:
        boxes = [small.slideontwerp().plaats(soort, veld.idx).omtrek for veld in soort.velden]
        for box in boxes:
            assert box.links >= 15 and box.links + box.breedte <= SLIDE[0] - 15, soort.code
            assert box.boven >= 36 and box.boven + box.hoogte <= 170, soort.code
        for one in boxes:
            for other in boxes:
                beside = one.links + one.breedte <= other.links or other.links + other.breedte <= one.links
                below = one.boven + one.hoogte <= other.boven or other.boven + other.hoogte <= one.boven
                assert one is other or beside or below, soort.code


def test_columns_fill_their_table_exactly() -> None:
    for soort in small.sjabloon().slides:
        for veld in soort.velden:
            if veld.soort == "tabel":
                width = small.slideontwerp().plaats(soort, veld.idx).vak.breedte
                for wide in (width, width - 40):
                    assert abs(sum(each.breedte for each in veld.kolommen_bij((1, 2, 3), wide)) - wide) < 0.001


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_stands_out_from_its_ground() -> None:
    theme = colours(small.STIJL)
    for ink in ("dk1", "dk2", "accent6"):
        for ground in ("lt1", "lt2"):
            assert contrast(theme[ink], theme[ground]) >= 4.5


def test_sections_hold_every_slide_once() -> None:
    root = etree.fromstring(parts(small.deck())["ppt/presentation.xml"])
    listed = [each.get("id") for each in root.iter() if etree.QName(each).localname == "sldId"]
    half = len(listed) // 2
    assert listed[:half] == listed[half:]
    names = [each.get("name") for each in root.iter() if etree.QName(each).localname == "section"]
    assert names == ["De vraag", "Het dossier", "De beslissing"]


def test_times_are_carried_twice_and_the_show_waits_for_a_click() -> None:
    deck = read_deck(small.deck())
    assert [each.advance for each in deck.slides] == [120_000, 120_000, 300_000, 180_000, 120_000, 120_000, 600_000]
    assert all(each.waits for each in deck.slides) and not deck.use_timings


def test_hostile_text_arrives_as_text() -> None:
    nasty = "<a:t>&amp;]]> {{7*7}} =CMD() ‘x’ _x0041_"
    text = ITEM.replace("Twee straten", f'"{nasty}"').replace("Snel.", '"a < b & c"')
    deck = read_deck(write_deck(small.content(text), small.sjabloon(), small.slideontwerp(), small.STIJL))
    words = "\n".join(shape.tekst for shape in deck.slides[2].vormen)
    assert nasty in words and "a < b & c" in words


def test_redrawing_changes_nothing_but_the_bars() -> None:
    changed = a.edited(small.deck(), a.together(a.text(3, 90, "6 min"), a.transition(3, a.advance(360_000))))
    drawn = herteken(changed, small.sjabloon(), small.slideontwerp())
    assert herteken(drawn, small.sjabloon(), small.slideontwerp()) == drawn
    before, after = read_deck(changed), read_deck(drawn)
    for one, other in zip(before.slides, after.slides, strict=True):
        kept = [each for each in one.vormen if not each.naam.startswith("tijdbalk:")]
        assert kept == [each for each in other.vormen if not each.naam.startswith("tijdbalk:")]
        assert (one.notitie, one.advance, one.lay_out) == (other.notitie, other.advance, other.lay_out)
    assert small.judge(drawn).bevindingen == ()


def test_a_deck_without_minutes_is_not_redrawn() -> None:
    with pytest.raises(ValueError, match="slide 4 has no minutes"):
        herteken(a.edited(small.deck(), a.text(4, 90, "")), small.sjabloon(), small.slideontwerp())


def test_redrawing_leaves_what_is_hidden_or_not_of_the_template() -> None:
    urgent = a.edited(small.deck(ITEM + URGENT), a.together(a.hidden(2), a.text(4, 90, "6 min")))
    before, after = read_deck(urgent), read_deck(herteken(urgent, small.sjabloon(), small.slideontwerp()))
    assert before.slides[1] == after.slides[1] and before.slides[3] != after.slides[3]
    assert any(each.naam.startswith("tijdbalk:") for each in after.slides[1].vormen)


def test_redrawing_an_unaltered_deck_gives_the_same_words() -> None:
    texts = [
        shape.tekst
        for slide in read_deck(herteken(small.deck(), small.sjabloon(), small.slideontwerp())).slides
        for shape in slide.vormen
    ]
    assert texts == [shape.tekst for slide in read_deck(small.deck()).slides for shape in slide.vormen]


@pytest.mark.parametrize(
    "name", ["../buiten.xml", "/wortel.xml", "ppt/activeX/activeX1.xml", "ppt/media/x.exe", "PPT/presentation.xml"]
)
def test_a_file_with_a_suspicious_part_is_refused(name: str) -> None:
    with pytest.raises(Geweigerd):
        read_deck(a.with_part(small.deck(), name, b"x"))


def test_a_deck_whose_comments_were_deleted_has_none() -> None:
    assert small.judge(a.commented(small.deck(), 2, "Jan")).bevindingen == ()


def test_a_file_with_too_many_parts_is_refused() -> None:
    stream = io.BytesIO(small.deck())
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(2001):
            archive.writestr(f"ppt/media/{number}.xml", b"")
    with pytest.raises(Geweigerd, match="onderdelen"):
        read_deck(stream.getvalue())


def test_any_damage_is_a_refusal_and_never_a_traceback() -> None:
    whole = small.deck()
    for start in range(0, len(whole), len(whole) // 60):
        damaged = whole[:start] + b"\xff\x00\x13" + whole[start + 3 :]
        small.judge(damaged)


def test_pillars_are_as_high_as_the_amounts() -> None:
    chart = small.content().slide("financieel").grafiek
    assert chart is not None
    assert max(chart.hoogten) == 1000 and len(chart.hoogten) == 6
    assert all(one >= other for one, other in pairwise(sorted(chart.hoogten, reverse=True)))
    assert "2021" in chart.boodschap and "290.000 euro" in chart.uitleg
