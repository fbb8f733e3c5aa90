"""The gate for characters."""

import pytest

from pipeline.content import characters
from pipeline.findings import Place


def test_ordinary_text_of_any_language_passes_untouched() -> None:
    text = "Coördinatie, €\u00a0250, “nl” – 中文 – Ελλάδα – 😀\ttab\n"
    assert characters.decode(text.encode(), "x.md") == (text, ())


def test_byte_order_mark_and_line_ends_leave_no_trace() -> None:
    assert characters.decode(b"\xef\xbb\xbfa\r\nb\rc\n", "x.md") == ("a\nb\nc\n", ())


def test_text_is_composed() -> None:
    assert characters.decode("coo\u0308rdinatie".encode(), "x.md") == ("coördinatie", ())


@pytest.mark.parametrize(
    "character",
    "\x00\x07\x0b\x0c\x1b\x7f\x85\x9f\u061c\u200e\u200f\u202a\u202e\u2028\u2029\u2066\u2069"
    "\ue000\uf0b7\ufdd0\ufeff\ufffd\ufffe\uffff",
)
def test_refused_character_is_replaced_and_reported_at_its_place(character: str) -> None:
    text, (finding,) = characters.inspect(f"eerste\nZorg{character} en meer\n", "x.md")
    assert text == "eerste\nZorg\ufffd en meer\n"
    assert finding.code == "S42"
    assert finding.at == Place("x.md", 2, 5)
    assert f"(U+{ord(character):04X})" in finding.wrong


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"])
def test_hidden_character_stays_with_a_warning(character: str) -> None:
    text, (finding,) = characters.inspect(f"AP{character}001", "x.md")
    assert text == f"AP{character}001"
    assert (finding.code, finding.at) == ("S41", Place("x.md", 1, 3))


def test_lone_surrogate_is_refused() -> None:
    text, (finding,) = characters.inspect("a\ud800b", "x.md")
    assert text == "a\ufffdb"
    assert "U+D800" in finding.wrong
    str(finding).encode()


def test_each_character_is_reported_once_with_the_other_lines() -> None:
    _, (finding,) = characters.inspect("\x07\n" * 9, "x.md")
    assert [each.line for each in finding.also] == list(range(2, 10))
    assert "Ook op: regel 2, regel 3, regel 4, regel 5, regel 6 en nog 3 plaatsen" in str(finding)


@pytest.mark.parametrize("before", [b"een\ntwee\n", b"een\r\ntwee\r\n", b"een\rtwee\r"])
def test_first_bad_byte_is_found_on_its_line_whatever_the_line_ends(before: bytes) -> None:
    text, (finding,) = characters.decode(before + b"caf\xe9", "x.md")
    assert text is None
    assert finding.at == Place("x.md", 3, 4)
    assert "`café`" in finding.wrong


def test_column_of_a_bad_byte_counts_characters() -> None:
    _, (finding,) = characters.decode("é😀".encode() + b"\xe9", "x.md")
    assert finding.at.column == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_recognised(encoding: str) -> None:
    text, (finding,) = characters.decode("code: AP001\n".encode(encoding), "x.yaml")
    assert text is None
    assert "UTF-16" in finding.wrong


def test_text_misread_before_it_came_here_is_recognised() -> None:
    for letter in "ëéèïüöç€°’–à":
        misread = letter.encode().decode("cp1252", "replace").replace("\ufffd", "“")
        if any(character in misread for character in "ÃÂâ"):
            _, findings = characters.inspect(f"x{misread}y", "x.md")
            assert [finding.code for finding in findings] == ["S43"], letter


def test_character_that_was_reported_in_the_file_is_not_reported_again() -> None:
    assert characters.inspect_decoded("a\u200bb", Place("x.md"), frozenset("\u200b"))[1] == ()
    assert characters.inspect_decoded("a\u200bb", Place("x.md"))[1] != ()
