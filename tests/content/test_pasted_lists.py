"""Lists and tables as they are pasted: the list that they are, or a finding; never one paragraph."""

import pytest

from pipeline.blocks import Block, Blocks, ItemList, Paragraph, Quote, inlines_of, plain
from pipeline.content import Scalar
from pipeline.content.lost_shapes import lost_shape, lost_shape_in_field
from pipeline.content.pasted_lists import with_dashes
from pipeline.findings import Place
from pipeline.model.gewone_tekst import gewone_tekst_findings
from tests.content.test_markdown import codes, one, read, read_all


def outline(block: Block) -> object:
    """A list as nested Python lists of its texts."""
    match block:
        case Paragraph():
            return plain(block.inlines)
        case ItemList(items=items):
            return [_item(item) for item in items]
        case Quote(blocks=blocks):
            return [outline(each) for each in blocks]
    raise AssertionError(block)


def _item(blocks: Blocks) -> object:
    return outline(blocks[0]) if len(blocks) == 1 else tuple(map(outline, blocks))


@pytest.mark.parametrize(
    ("text", "list_"),
    [
        ("•\teen\n•\ttwee\n", ["een", "twee"]),
        ("•een\n•twee\n", ["een", "twee"]),
        ("▪ een\n▪ twee\n", ["een", "twee"]),
        ("·\teen\n·\ttwee\n", ["een", "twee"]),
        ("§\teen\n§\ttwee\n", ["een", "twee"]),
        ("o\teen\no\ttwee\n", ["een", "twee"]),
        ("– een\n– twee\n", ["een", "twee"]),
        ("–\u00a0een\n–\u00a0twee\n", ["een", "twee"]),
        ("– een\n\n– twee\n", ["een", "twee"]),
        ("–\teen\n", ["een"]),
        ("- een\n  – twee\n  – drie\n", [("een", ["twee", "drie"])]),
        ("•\teen\no\ttwee\n§\tdrie\no\tvier\n•\tvijf\n", [("een", [("twee", ["drie"]), "vier"]), "vijf"]),
        ("•\teen\n\to\ttwee\n\t\t§\tdrie\n", [("een", [("twee", ["drie"])])]),
        ("\t•\teen\n\t•\ttwee\n\t\to\tdrie\n", ["een", ("twee", ["drie"])]),
        ("   • een\n     • twee\n   • drie\n", [("een", ["twee"]), "drie"]),
        ("1. een\n   • twee\n   • drie\n2. vier\n", [("een", ["twee", "drie"]), "vier"]),
        ("• een lange\n  zin\n• twee\n", ["een lange zin", "twee"]),
        ("> • een\n> o twee\n> • drie\n", [[("een", ["twee"]), "drie"]]),
    ],
)
def test_pasted_bullets_are_a_list(text: str, list_: object) -> None:
    assert outline(one(text)) == list_


def test_a_list_after_a_sentence_needs_no_blank_line() -> None:
    assert [outline(block) for block in read("Wat we doen:\n•\teen\n•\ttwee\n\nSlot.\n")] == [
        "Wat we doen:",
        ["een", "twee"],
        "Slot.",
    ]


def test_words_behind_a_bullet_keep_their_places() -> None:
    text = "Intro.\n\n•\teen *twee*\no\tdrie *vier*\n\t\t§\tvijf *zes*\n•zeven *acht*\n"
    lines = text.split("\n")
    seen = 0
    stack = list(read(text))
    while stack:
        block = stack.pop()
        if isinstance(block, ItemList):
            stack += [inner for item in block.items for inner in item]
            continue
        for inline in (each for run in inlines_of(block) for each in run):
            place = inline.at  # type: ignore[union-attr]
            word = inline.text.strip()  # type: ignore[union-attr]
            assert place is not None
            assert lines[place.line - 1][place.column - 1 :].startswith(word)
            seen += 1
    assert seen == 9


@pytest.mark.parametrize(
    "text",
    [
        "De stad\n– zoals altijd – wil dat.\n",
        "o ja, dat ook\n",
        "Zie punt\n· en verder\nniets.\n",
        "```\n• code\n```\n",
    ],
)
def test_a_dash_or_an_o_by_itself_is_text(text: str) -> None:
    assert isinstance(one(text), Paragraph)


def test_bullets_in_a_table_are_cells() -> None:
    lines = ["| a | b |", "|---|---|", "• | –", "– | 2"]
    assert [line.text for line in with_dashes(lines)] == lines


@pytest.mark.parametrize(
    "text",
    [
        "a)\teen\nb)\ttwee\n",
        "a. een\nb. twee\n",
        "A) een\nB) twee\n",
        "i) een\nii) twee\n",
        "(1) een\n(2) twee\n",
        "1° een\n2° twee\n",
        "1/ een\n2/ twee\n",
        "1.1\teen\n1.2\ttwee\n",
        "Eerst:\n2. twee\n3. drie\n",
        "-een\n-twee\n",
        "→ een\n→ twee\n",
        "=> een\n=> twee\n",
        "☐ een\n☑ twee\n",
        "- [ ] een\n- [x] twee\n",
        "- ☐ een\n",
        "+ 5 procent\n",
        "Jaar\tBedrag\n2020\t250\n",
        "Jaar\tBedrag\tTotaal\n",
        "Jaar      Bedrag\n2020      250\n",
        "Jaar;Bedrag;Totaal\n2020;1;2\n",
        "| Jaar | Bedrag |\n| 2020 | 250 |\n",
        "+---+---+\n| a | b |\n+---+---+\n",
        "• een\nEen nieuwe alinea\n",
        "- een\n  - twee\n  drie\n",
        "> een\ntwee\n",
    ],
)
def test_what_leaves_a_doubt_is_one_finding(text: str) -> None:
    assert codes(text) == ["S62"]


@pytest.mark.parametrize(
    "text",
    [
        "Een tekst over het jaar\n2021. Daarna volgt 2022.\n",
        "Een tekst met\teen tab.\n",
        "De raad telt (a) een\nen (b) twee.\n",
        "Een zin; en nog een;\neen derde; en klaar.\n",
        "10. tien\n   loopt door\n",
        "- een\n  loopt door\n",
        "*Schuin* begin\n*schuin* vervolg\n",
        "“Een citaat”\n“en nog een”\n",
        "[[zie AP001]] en\n[[zie AP002]]\n",
    ],
)
def test_ordinary_sentences_have_no_finding(text: str) -> None:
    assert codes(text) == []


def test_the_table_of_the_remedy_is_a_table() -> None:
    ((finding,), text) = (read_all("Post\tBedrag\nZaal\t250\n")[1], "")
    head, below = finding.mend.split("`")[1::2]
    text = f"{head}\n{below}\n| Zaal | 250 |\n"
    (table,) = read(text)
    assert [plain(run) for run in inlines_of(table)] == ["Post", "Bedrag", "Zaal", "250"]


def test_a_list_with_letters_is_a_list_once_the_remedy_is_followed() -> None:
    assert lost_shape(["a) een", "b) twee"])
    assert outline(one("1. een\n2. twee\n")) == ["een", "twee"]


# ---- fields of YAML -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["- een\n- twee\n", "Eerst:\n- een\n", "• een\n", "1. een\n2. twee\n", "a) een\nb) twee\n", "| a |\n|---|\n"],
)
def test_a_field_of_yaml_holds_no_list(text: str) -> None:
    (finding,) = gewone_tekst_findings(Scalar(text, Place("x.yaml", 3, 1)))
    assert (finding.code, finding.at.line) == ("S62", 3)


@pytest.mark.parametrize(
    "text", ["- 10 % energie\n", "Een zin.\n\nNog een zin.\n", "Een zin\n– zoals deze – van twee."]
)
def test_sentences_in_a_field_have_no_finding(text: str) -> None:
    assert lost_shape_in_field(text.split("\n")) is None
