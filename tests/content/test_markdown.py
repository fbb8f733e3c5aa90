"""Prose as blocks."""

import pytest

from pipeline.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Figure,
    Heading,
    ItemList,
    LineBreak,
    Link,
    Lookup,
    Note,
    Paragraph,
    Picture,
    Quote,
    Row,
    Table,
    Text,
    inlines_of,
    plain,
    walk,
)
from pipeline.content import characters, markdown
from pipeline.content.prose_source import ProseSource
from pipeline.findings import Finding, Place
from tests.content.pictures_for_tests import picture

PATH = "teksten/x.md"


def at(line: int, column: int) -> Place:
    """A place in the text."""
    return Place(f"c/{PATH}", line, column)


def read_all(text: str, pictures: dict[str, bytes] | None = None) -> tuple[Blocks, tuple[Finding, ...]]:
    """The blocks and the findings of one text."""
    source = ProseSource(characters.inspect(text, "")[0], f"c/{PATH}")
    prose, findings = markdown.read_prose({PATH: source}, pictures or {}, "c")
    return (prose[PATH].blocks if prose else ()), findings


def read(text: str) -> Blocks:
    """The blocks of a text without findings."""
    blocks, findings = read_all(text)
    assert findings == ()
    return blocks


def one(text: str) -> Block:
    """The only block of a text without findings."""
    (block,) = read(text)
    return block


def codes(text: str) -> list[str]:
    """The codes of the findings of a text, in the order of their places."""
    return [finding.code for finding in sorted(read_all(text)[1], key=lambda finding: finding.at)]


# ---- blocks ---------------------------------------------------------------------------------------------------


def test_headings_keep_their_level() -> None:
    blocks = read("# Een\n\n## Twee\n\n### Drie\n")
    assert blocks == (
        Heading(1, (Text("Een", at=at(1, 3)),), "", "kop"),
        Heading(2, (Text("Twee", at=at(3, 4)),), "", "tussenkop"),
        Heading(3, (Text("Drie", at=at(5, 5)),), "", "tussenkop"),
    )
    assert [block.at for block in blocks if isinstance(block, Heading)] == [at(1, 1), at(3, 1), at(5, 1)]


def test_paragraph_joins_its_lines() -> None:
    assert one("Een zin\nop twee regels.\n") == Paragraph((Text("Een zin op twee regels.", at=at(1, 1)),), at=at(1, 1))


def test_runs_of_one_style_are_one_text_each() -> None:
    block = one("Gewoon, **vet *beide*** en `code x`.\n")
    assert isinstance(block, Paragraph)
    assert block.inlines == (
        Text("Gewoon, ", at=at(1, 1)),
        Text("vet ", bold=True, at=at(1, 11)),
        Text("beide", bold=True, italic=True, at=at(1, 16)),
        Text(" en ", at=at(1, 24)),
        Text("code x", code=True, at=at(1, 29)),
        Text(".", at=at(1, 36)),
    )


def test_hard_break_stays() -> None:
    block = one("Een  \ntwee\\\ndrie\n")
    assert isinstance(block, Paragraph)
    assert [type(inline) for inline in block.inlines] == [Text, LineBreak, Text, LineBreak, Text]


def test_lists_nest_and_keep_their_start() -> None:
    block = one("- een\n- twee\n\n  3. drie\n  4. vier\n")
    assert isinstance(block, ItemList)
    first, second = block.items
    inner = second[1]
    assert (plain(next(inlines_of(first[0]))), len(second)) == ("een", 2)
    assert isinstance(inner, ItemList)
    assert (block.ordered, inner.ordered, inner.start, len(inner.items)) == (False, True, 3, 2)


def test_numbers_that_are_all_the_same_are_counted_for_the_author() -> None:
    block = one("1. a\n1. b\n1. c\n")
    assert isinstance(block, ItemList)
    assert (block.start, len(block.items)) == (1, 3)


def test_quote_holds_blocks() -> None:
    block = one("> een\n>\n> - twee\n")
    assert isinstance(block, Quote)
    assert [type(inner) for inner in block.blocks] == [Paragraph, ItemList]


def test_pipe_table_keeps_its_alignment_and_places() -> None:
    block = one("| Jaar | Bedrag |\n|---|--:|\n| 2020 | a \\| b |\n|  | [[x]] |\n")
    assert block == Table(
        (Column(), Column(align="right")),
        (Row((Cell((Text("Jaar", at=at(1, 3)),)), Cell((Text("Bedrag", at=at(1, 10)),)))),),
        (
            Row((Cell((Text("2020", at=at(3, 3)),), heads="row"), Cell((Text("a | b", at=at(3, 10)),)))),
            Row((Cell(), Cell((Lookup(("x",), at(4, 6)),)))),
        ),
    )


def test_table_in_a_quote_or_a_list_is_counted_in_its_own_column() -> None:
    assert codes("> | a | b |\n> |---|---|\n> | 1 | 2 |\n") == []
    assert codes("- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3 |\n") == ["S60"]


def test_footnote_is_a_note_at_its_mark() -> None:
    block = one("Zie noot[^1].\n\n[^1]: De *noot*.\n")
    assert isinstance(block, Paragraph)
    assert block.inlines[1] == Note(
        (Text("De ", at=at(3, 7)), Text("noot", italic=True, at=at(3, 11)), Text(".", at=at(3, 16)))
    )


def test_code_keeps_its_lines_and_spaces_and_all_its_characters() -> None:
    assert one("```\nif [[x]] {\n\n  *y* < z\n```\n") == Paragraph(
        (Text("if [[x]] {", at=at(2, 1)), LineBreak(), LineBreak(), Text("  *y* < z", at=at(4, 1))),
        "code",
        at(1, 1),
    )


@pytest.mark.parametrize("url", ["https://www.turnhout.be/a?b=1&c=2#d", "http://x.be", "mailto:a@x.be", "tel:+3214"])
def test_link_of_an_allowed_kind_is_a_link(url: str) -> None:
    block = one(f"Zie [de site & meer]({url}).\n")
    assert isinstance(block, Paragraph)
    assert block.inlines[1] == Link("de site & meer", url)


def test_address_between_angle_brackets_is_a_link() -> None:
    block = one("<https://x.be> en <a@x.be>\n")
    assert isinstance(block, Paragraph)
    assert [inline for inline in block.inlines if isinstance(inline, Link)] == [
        Link("https://x.be", "https://x.be"),
        Link("a@x.be", "mailto:a@x.be"),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "ms-word:ofe",
        "//evil/x",
        "\\\\evil\\x",
        "#AP012",
        "AP012",
        "x.md",
        "ftp://x.be",
        "https://",
        "http:x",
        "mailto:",
        "tel:",
        "<http://x y>",
        "&#106;avascript:x",
    ],
)
def test_link_of_any_other_kind_is_refused(url: str) -> None:
    assert codes(f"Zie [dit]({url}).\n") == ["S65"]


def test_picture_alone_is_a_figure_with_its_title_as_caption() -> None:
    data = picture()
    blocks, findings = read_all('![Een kaart](beelden/k.png "Onderschrift")\n', {"teksten/beelden/k.png": data})
    assert findings == ()
    assert blocks == (Figure(Picture(data, "image/png", 40, 20), "Een kaart", caption="Onderschrift"),)


# ---- verwijzingen ---------------------------------------------------------------------------------------------


def test_lookup_is_found_wherever_text_may_stand() -> None:
    text = "# Kop [[a]]\n\nZin [[b c]][^1]\n\n- punt [[d]]\n\n> [[e]]\n\n| [[f]] |\n|---|\n| [[g]] |\n\n[^1]: [[h]]\n"
    found: dict[tuple[str, ...], Place] = {}
    for block in walk(read(text)):
        for inlines in inlines_of(block):
            notes = [inline for note in inlines if isinstance(note, Note) for inline in note.inlines]
            found |= {each.words: each.at for each in (*inlines, *notes) if isinstance(each, Lookup)}
    assert found == {
        ("a",): at(1, 7),
        ("b", "c"): at(3, 5),
        ("d",): at(5, 8),
        ("e",): at(7, 3),
        ("f",): at(9, 3),
        ("g",): at(11, 3),
        ("h",): at(13, 7),
    }


@pytest.mark.parametrize("text", ["`[[zie AP012]]`", "\\[\\[zie AP012]]", "\\[[zie AP012]]"])
def test_lookup_in_code_or_behind_a_backslash_is_literal(text: str) -> None:
    block = one(f"a {text} b\n")
    assert plain(next(inlines_of(block))) == "a [[zie AP012]] b"
    assert not any(isinstance(inline, Lookup) for inline in next(inlines_of(block)))


def test_places_hold_behind_tabs_accents_and_escapes() -> None:
    block = one("é\t😀 \\* &amp; [[x]]\n")
    assert isinstance(block, Paragraph)
    assert block.inlines[-1] == Lookup(("x",), at(1, 14))


# ---- nothing changes, nothing is lost -------------------------------------------------------------------------

LITERAL = [
    "\"recht\" 'recht' “krul” ‘krul’ -- --- ... … – —",
    "$x$ $100 en $200, {{ 7*7 }} {% raw %} @jan #1 %",
    "# geen kop midden in een zin, 50 % en =1+1",
    "H~2~O x^2^ ~~weg~~ ==x== ::: div :x: [ ] taak",
    "Kop {#anker .klasse onclick=x} [tekst]{.klasse}",
    "C:\\temp\\nieuw 5 * 3 * 2 a_b_c snake_case_name",
    "a < b en c > d & e; AT&T; x&y",
    "https://www.turnhout.be jan@stad.be [1] (c) (tm)",
    "中文 Ελλάδα 😀 n° m² ½ € \u00a0harde\u00a0spatie",
    "2020\\. Een jaar",
]


@pytest.mark.parametrize("text", LITERAL)
def test_text_comes_through_as_it_was_typed(text: str) -> None:
    block = one(f"Zin: {text}\n")
    assert plain(next(inlines_of(block))) == f"Zin: {text}".replace("2020\\.", "2020.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nBelangrijk: 100 euro\n---\n",
        "% Titel\n% Auteur\n\n[x]: <http://x.be> 'y'\n",
        "a\n\n[^1]: noot\n",
        "a[^1]\n\n[^1]: noot\n\n[^1]: nog een\n",
        "- a\n\n  [x]: http://x.be\n",
        "> [x]: http://x.be\n",
        "a <euro> b\n",
        "<!-- a\n\nb -->\n",
        "| a |\n|---|\n| 1 | 2 |\n",
        "``` info\nx\n```\n",
        '[a](http://x.be "titel")\n',
        "1. a\n5. b\n",
        "    code\n",
        "`#read(1)`{=typst}\n",
        "a\n---\n",
        "| a | b |\n|---|\n| 1 | 2 |\n",
    ],
)
def test_whatever_pandoc_would_drop_or_change_is_a_finding(text: str) -> None:
    assert codes(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "a &#8238; b",
        "`x` &#8238;",
        "[a &#8238;](http://x.be)",
        "# &#8238;",
        "![&#8238;](k.png)",
        '![a](k.png "&#8238;")',
    ],
)
def test_no_entity_brings_in_what_the_gate_refuses(text: str) -> None:
    assert "S42" in codes(text)


def test_caption_holds_no_lookup() -> None:
    _, findings = read_all('![Kaart](k.png "Zie [[AP012]]")', {"teksten/k.png": picture()})
    assert [finding.code for finding in findings] == ["S66"]


def test_every_word_of_a_text_is_in_a_block_or_in_a_finding() -> None:
    text = "\n\n".join(f"woord{number} {line}" for number, line in enumerate(LITERAL))
    blocks = read(text)
    seen = " ".join(plain(inlines) for block in walk(blocks) for inlines in inlines_of(block))
    assert all(f"woord{number}" in seen for number in range(len(LITERAL)))
