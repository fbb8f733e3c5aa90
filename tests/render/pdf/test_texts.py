"""Text as Typst expressions."""

import pytest

from pipeline.blocks import Link, Lookup, Reference, Text
from pipeline.findings import Level, Place
from pipeline.render.pdf.texts import Line, Texts
from pipeline.render.typeface import packaged_typeface

WIDE = Line(122, 10.5)
NARROW = Line(18.4, 9)


@pytest.fixture
def texts() -> Texts:
    return Texts(packaged_typeface(), ["AP001"])


def test_content_is_a_string_whatever_it_holds(texts: Texts) -> None:
    assert texts.plain('#let x = "$5" \\', WIDE) == '"#let x = \\"$5\\" \\\\"'


def test_a_character_that_the_font_lacks_is_a_finding_at_its_place(texts: Texts) -> None:
    at = Place("content/teksten/inleiding.md", 3, 7)
    assert texts.inlines((Text("een 😀 teken", at=at),), WIDE) == '"een ■ teken"'
    (finding,) = texts.findings
    assert finding.at == at
    assert finding.level is Level.WAARSCHUWING
    assert "“😀” (U+1F600)" in finding.wrong
    assert "een 😀 teken" in finding.wrong


def test_a_character_without_place_names_the_part_and_the_file(texts: Texts) -> None:
    texts.part = "Welzijn"
    texts.plain("中", WIDE)
    texts.plain("中", WIDE)
    (finding,) = texts.findings
    assert finding.at == Place("smjp.pdf")
    assert "“Welzijn”" in finding.wrong


def test_the_non_breaking_hyphen_becomes_a_hyphen(texts: Texts) -> None:
    assert texts.plain("e\u2011mail", WIDE) == '"e-mail"'
    assert not texts.findings


def test_controls_and_invisible_marks_do_not_reach_the_page(texts: Texts) -> None:
    assert texts.plain("a\nb\tc\u202ed\ufeffe\u200bf", WIDE) == '"a b cdef"'
    assert not texts.findings


def test_a_private_character_is_a_finding(texts: Texts) -> None:
    texts.plain("\ue000", WIDE)
    assert len(texts.findings) == 1


def test_a_word_that_fits_is_left_alone(texts: Texts) -> None:
    assert texts.plain("1.234.567", NARROW) == '"1.234.567"'
    assert texts.plain("verantwoordelijkheid", WIDE) == '"verantwoordelijkheid"'


def test_a_word_too_long_for_its_line_may_break_between_syllables(texts: Texts) -> None:
    assert texts.plain("de verantwoordelijkheid nu", Line(24, 9)) == '{"de ";breakable("verantwoordelijkheid");" nu"}'


def test_what_has_no_syllables_may_break_anywhere(texts: Texts) -> None:
    assert texts.plain("AB12CD34EF56GH78", NARROW) == '{"AB12";knip;"CD34";knip;"EF56";knip;"GH78"}'


def test_an_amount_never_breaks_but_is_a_finding_when_it_is_too_wide(texts: Texts) -> None:
    assert texts.plain("\u22129.999.999.999", NARROW) == '"\u22129.999.999.999"'
    assert [str(finding) for finding in texts.findings] == [
        "smjp.pdf:1:1: fout L06 bedrag-te-breed\n"
        "    Het bedrag \u22129.999.999.999 is breder dan zijn kolom (in het deel “”)\n"
        "    Herstel: schrijf de bedragen in duizenden euro, of kijk na of er geen cijfers te veel staan"
    ]


def test_the_amounts_that_a_column_of_years_must_hold_do_fit(texts: Texts) -> None:
    texts.plain("\u221299.999.999", NARROW)
    texts.plain("\u2212999.999.999", Line(22.6, 9))
    assert not texts.findings


def test_a_reference_to_nowhere_is_refused_by_name(texts: Texts) -> None:
    with pytest.raises(ValueError, match="AP999"):
        texts.inlines((Reference("AP999", "AP999"),), WIDE)


def test_a_reference_without_text_is_only_the_page(texts: Texts) -> None:
    assert texts.inlines((Reference("", "AP001"),), WIDE) == 'see("AP001",page-of("AP001"))'


def test_text_without_links_keeps_its_words_and_pages(texts: Texts) -> None:
    inlines = (Link("site", "https://x.be"), Reference("AP001", "AP001"))
    assert texts.inlines(inlines, WIDE, linked=False) == '{"site";with-page("AP001","AP001")}'


def test_a_lookup_that_nobody_filled_in_is_refused(texts: Texts) -> None:
    with pytest.raises(TypeError, match="bedrag"):
        texts.inlines((Lookup(("bedrag", "AP001"), Place("x")),), WIDE)
