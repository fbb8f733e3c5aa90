"""Addresses in a text become links, and every link has an address that each program takes."""

import pytest

from pipeline.blocks import Link, Paragraph, Text, plain
from pipeline.content import Scalar, plain_prose
from pipeline.content.addresses import bare_addresses, encoded
from pipeline.findings import Place
from tests.content.test_markdown import one, read_all


def found(text: str) -> list[tuple[str, str]]:
    """The addresses in a text as typed, and those of their links."""
    return [(text[each.start : each.end], each.url) for each in bare_addresses(text)]


@pytest.mark.parametrize(
    ("text", "typed", "url"),
    [
        ("Zie https://www.turnhout.be/welzijn.", "https://www.turnhout.be/welzijn", "https://www.turnhout.be/welzijn"),
        ("Zie www.turnhout.be, of bel.", "www.turnhout.be", "https://www.turnhout.be"),
        ("(zie www.turnhout.be/a).", "www.turnhout.be/a", "https://www.turnhout.be/a"),
        ("(https://x.be/a_(b))", "https://x.be/a_(b)", "https://x.be/a_(b)"),
        ("“https://x.be/?a=1&b=2”;", "https://x.be/?a=1&b=2", "https://x.be/?a=1&b=2"),
        ("https://x.be/...", "https://x.be/", "https://x.be/"),
        ("Is het http://x.be:8080/y?", "http://x.be:8080/y", "http://x.be:8080/y"),
        ("https://x.be/café!", "https://x.be/café", "https://x.be/caf%C3%A9"),
        ("https://café.be", "https://café.be", "https://xn--caf-dma.be"),
        ("https://x.be/a%20b%zz", "https://x.be/a%20b%zz", "https://x.be/a%20b%25zz"),
        ("Mail jan.de-vos+x@turnhout.be.", "jan.de-vos+x@turnhout.be", "mailto:jan.de-vos+x@turnhout.be"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, typed: str, url: str) -> None:
    assert found(text) == [(typed, url)]


@pytest.mark.parametrize(
    "text",
    [
        "https:// en http://",
        "www.be",
        "www. turnhout.be",
        "ftp://x.be",
        "jan@stad",
        "a@b.be@c.be",
        "http://[krom",
        f"https://{'é' * 70}.be",
        "1@2.3",
        "het besluit van 2019.be",
    ],
)
def test_what_only_looks_like_an_address_is_text(text: str) -> None:
    assert found(text) == []


def test_addresses_in_markdown_are_links_at_their_place() -> None:
    block = one("Zie *eerst* www.turnhout.be/a_b, dan [[zie AP001]] en info@turnhout.be.\n")
    assert isinstance(block, Paragraph)
    assert [each for each in block.inlines if isinstance(each, Link)] == [
        Link("www.turnhout.be/a_b", "https://www.turnhout.be/a_b"),
        Link("info@turnhout.be", "mailto:info@turnhout.be"),
    ]
    assert plain(block.inlines) == "Zie eerst www.turnhout.be/a_b, dan [[zie AP001]] en info@turnhout.be."
    assert block.inlines[-1] == Text(".", at=Place("c/teksten/x.md", 1, 71))


def test_addresses_in_a_field_of_yaml_are_links() -> None:
    (block,), findings = plain_prose(Scalar("Zie https://x.be/a.", Place("x.yaml", 1, 1)))
    assert findings == ()
    assert isinstance(block, Paragraph)
    assert block.inlines[1] == Link("https://x.be/a", "https://x.be/a")


@pytest.mark.parametrize("text", ["`www.turnhout.be`", "www\\.turnhout.be"])
def test_code_and_what_is_escaped_stay_text(text: str) -> None:
    block = one(text)
    assert isinstance(block, Paragraph)
    assert not any(isinstance(each, Link) for each in block.inlines)


def test_a_written_link_is_encoded_too() -> None:
    block = one("[hier](https://www.turnhout.be/coöperatie?x=ë)\n")
    assert isinstance(block, Paragraph)
    assert block.inlines == (Link("hier", "https://www.turnhout.be/co%C3%B6peratie?x=%C3%AB"),)


def test_a_link_to_a_site_that_cannot_exist_is_a_finding() -> None:
    _, (finding,) = read_all(f"[hier](https://{'é' * 70}.be)\n")
    assert finding.code == "S65"


@pytest.mark.parametrize("url", ["mailto:a@b.be", "tel:+3214443311", "https://x.be/?q=a+b#c", "http://[::1]:80/a"])
def test_what_is_right_already_stays_as_it_is(url: str) -> None:
    assert encoded(url) == url
