"""The letters inside the page: the right characters, not too large, and as the licence asks."""

import pytest
from fontTools.ttLib import TTFont

from pipeline.render.html import new_letters
from pipeline.render.html.letters import CUTS, FAMILY, font_faces, inside, letter_file, packaged_letters
from pipeline.render.huisstijl import Huisstijl
from tests.render.html.conftest import TEMPLATES

LETTERS = TEMPLATES / "html" / "letters"
NEEDED = "aZ09 éëïüçñøßœŠž€§°²₂½×÷−–—’‘“”„…•→←‰≤≥✓"


@pytest.mark.parametrize("cut", CUTS)
def test_the_kept_letters_are_the_packaged_ones(cut: str) -> None:
    kept, packaged = TTFont(letter_file(LETTERS, cut)), TTFont(new_letters.source_file(cut))
    characters, all_characters = kept.getBestCmap(), packaged.getBestCmap()
    assert set(characters) == new_letters.CHARACTERS & set(all_characters)
    assert {character for character in NEEDED if ord(character) not in characters} == set()
    for code, glyph in characters.items():
        assert kept["hmtx"][glyph][0] == packaged["hmtx"][all_characters[code]][0]
    assert "GPOS" in kept


@pytest.mark.parametrize("cut", CUTS)
def test_the_kept_letters_are_what_the_program_makes(cut: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = letter_file(tmp_path_factory.mktemp("letters"), cut)
    path.write_bytes(new_letters.subset(cut))
    made, kept = TTFont(path), TTFont(letter_file(LETTERS, cut))
    assert made.keys() == kept.keys()
    assert made.getTableData("glyf") == kept.getTableData("glyf")
    assert made.getTableData("name") == kept.getTableData("name")


@pytest.mark.parametrize("cut", CUTS)
def test_a_subset_has_a_name_of_its_own_and_keeps_its_copyright(cut: str) -> None:
    names = {record.nameID: str(record) for record in TTFont(letter_file(LETTERS, cut))["name"].names}
    assert {names[number] for number in (1, 4)} == {"Letters van het plan"}
    assert not any("Source" in names.get(number, "") for number in (1, 2, 3, 4, 5, 6, 16, 17))
    assert names[0].startswith("Copyright 2010")
    assert "SIL Open Font License" in names[13]


def test_the_licence_stands_beside_the_letters() -> None:
    text = (LETTERS / "OFL.txt").read_text(encoding="utf-8")
    assert text == new_letters.licence()
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert {path.name for path in LETTERS.iterdir()} == {"OFL.txt", *(letter_file(LETTERS, cut).name for cut in CUTS)}


def test_each_cut_is_one_rule_of_at_most_30_kilobytes(style: Huisstijl) -> None:
    rules = font_faces(packaged_letters(style, LETTERS, "letters"), inside, "block").splitlines()
    assert len(rules) == len(CUTS)
    for rule in rules:
        assert rule.startswith(f'@font-face {{ font-family: "{FAMILY}"; font-weight: ')
        assert 10_000 < len(rule) < 30_000


def test_a_house_style_with_another_typeface_carries_no_letters(style: Huisstijl) -> None:
    other = style.lettertypes.model_copy(update={"html": ("Calibri", "sans-serif")})
    assert packaged_letters(style.model_copy(update={"lettertypes": other}), LETTERS, "letters") == ()
