"""`[[…]]` in the text fields of YAML; in Markdown, see test_markdown."""

import time

import pytest

from pipeline.blocks import Lookup, Paragraph, Text
from pipeline.content import Mapping, Scalar, plain_prose, read_yaml_text
from pipeline.content.lookups import with_lookups
from pipeline.findings import Place


def field(yaml: str) -> Scalar:
    """The text of the key `a`."""
    value, _ = read_yaml_text(yaml, "x.yaml")
    assert isinstance(value, Mapping)
    found = value.get("a")
    assert isinstance(found, Scalar)
    return found


def test_text_block_gives_paragraphs_with_lookups_at_their_places() -> None:
    text = "a: |\n  Zie [[zie AP012]] en\n  [[bedrag AP012 2021]].\n\n  Tweede *alinea*.\n"
    blocks, findings = plain_prose(field(text))
    assert findings == ()
    assert blocks == (
        Paragraph(
            (
                Text("Zie ", at=Place("x.yaml", 2, 3)),
                Lookup(("zie", "AP012"), Place("x.yaml", 2, 7)),
                Text(" en ", at=Place("x.yaml", 2, 20)),
                Lookup(("bedrag", "AP012", "2021"), Place("x.yaml", 3, 3)),
                Text(".", at=Place("x.yaml", 3, 24)),
            ),
            at=Place("x.yaml", 2, 3),
        ),
        Paragraph((Text("Tweede *alinea*.", at=Place("x.yaml", 5, 3)),), at=Place("x.yaml", 5, 3)),
    )


def test_line_end_inside_a_paragraph_is_one_space() -> None:
    (paragraph,), _ = plain_prose(field("a: |\n  een  \n    twee\n"))
    assert paragraph == Paragraph((Text("een twee", at=Place("x.yaml", 2, 3)),), at=Place("x.yaml", 2, 3))


def test_a_word_on_a_further_line_has_a_place_of_its_own() -> None:
    text = "Een  \n   twee [[zie AP001]]\ndrie"
    inlines, _ = with_lookups(text, lambda offset: Place("x.md", text.count("\n", 0, offset) + 1, 10 + offset))
    runs = [each for each in inlines if isinstance(each, Text)]
    assert [each.text for each in runs] == ["Een twee ", " drie"]
    assert [each.place_of(each.text.index(word)) for each, word in zip(runs, ("twee", "drie"), strict=True)] == [
        Place("x.md", 2, 10 + text.index("twee")), Place("x.md", 3, 10 + text.index("drie")),
    ]  # fmt: skip
    assert Text("van het programma").place_of(3) is None


def test_empty_field_has_no_paragraphs() -> None:
    assert plain_prose(field("a:\n")) == ((), ())


@pytest.mark.parametrize("text", ["een [x] en ]] of {{ x }}", "a < b & c # d $x$ \\euro"])
def test_everything_else_is_literal(text: str) -> None:
    (block,), findings = plain_prose(Scalar(text, Place("x.yaml")))
    assert findings == ()
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text(text, at=Place("x.yaml")),)


@pytest.mark.parametrize(
    "text",
    ["[[x", "[[x]", "[[]]", "[[ ]]", "[[ x]]", "[[x ]]", "[[x\ny]]", "[[x [y]]]", "[[[x]]]", "[[x]]]", "[[x [[y]]"],
)
def test_malformed_lookup_is_a_finding_and_stays_text(text: str) -> None:
    (block,), findings = plain_prose(Scalar(f"a {text} b", Place("x.yaml", 7, 3)))
    assert {(finding.code, finding.at) for finding in findings} == {("S67", Place("x.yaml", 7, 3))}
    assert isinstance(block, Paragraph)
    assert "[[x" in f"{block.inlines}" or "[[" in f"{block.inlines}"


def test_lookup_after_a_malformed_one_is_still_found() -> None:
    (block,), findings = plain_prose(Scalar("[[x en [[zie AP012]]", Place("x.yaml")))
    assert len(findings) == 1
    assert isinstance(block, Paragraph)
    assert block.inlines[-1] == Lookup(("zie", "AP012"), Place("x.yaml"))


def test_many_open_brackets_take_no_time() -> None:
    start = time.process_time()
    for text in ("[[" * 50_000, "[[ " * 5_000, "[[x " * 5_000, "[[x]" * 5_000):
        assert plain_prose(Scalar(text, Place("x.yaml")))[1]
    assert time.process_time() - start < 2
