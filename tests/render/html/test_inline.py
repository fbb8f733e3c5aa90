"""Text arrives as it was, whatever it holds."""

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import Link, Text
from pipeline.render.html.inline import InlineWriter

# No control characters and no surrogates: the reader of the dossier refuses those.
texts = st.text(st.characters(exclude_categories=("Cc", "Cs")))


class _Data(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.data = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data += data


@given(texts)
def test_any_text_comes_back_unchanged(text: str) -> None:
    read = _Data()
    read.feed(f"<p>{InlineWriter({}).write((Text(text),))}</p>")
    read.close()
    assert read.data == text
    assert read.tags == ["p"]


@given(texts)
def test_any_address_stays_inside_its_attribute(rest: str) -> None:
    written = InlineWriter({}).write((Link("x", f"https://{rest}"),))
    before, after = '<a href="', '" rel="noopener">x</a>'
    assert written.startswith(before)
    assert written.endswith(after)
    inside = written[len(before) : -len(after)]
    assert '"' not in inside
    assert unescape(inside) == f"https://{rest}"
