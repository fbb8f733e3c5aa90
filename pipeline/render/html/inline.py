"""Text inside a paragraph as HTML: the one place where the text of the document becomes markup."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.blocks import Flag, Inline, Inlines, LineBreak, Link, Note, Reference, Text

_SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its number in the document."""

    number: int
    html: Markup


class InlineWriter:
    """Writes inline text, and keeps the footnotes it meets until they are taken.

    `addresses` says where each anchor is, as seen from the page that is written.
    """

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._numbered = 0
        self._waiting: list[Footnote] = []

    def write(self, inlines: Inlines) -> Markup:
        """The inline text as HTML.

        Raises TypeError for an inline without HTML, ValueError for a reference to nowhere or a forbidden address.
        """
        return Markup("".join([_text(each) if type(each) is Text else self._other(each) for each in inlines]))

    def address(self, anchor: str) -> Markup:
        """Where this anchor is. Raises ValueError when there is no such anchor."""
        if anchor not in self._addresses:
            raise ValueError(f"reference to nowhere: {anchor!r}")
        return escape(self._addresses[anchor])

    def turn_to(self, addresses: Mapping[str, str]) -> None:
        """Starts a new page, where the anchors have these addresses and the footnotes are counted anew."""
        self._addresses, self._numbered, self._waiting = addresses, 0, []

    def take_notes(self) -> list[Footnote]:
        """The footnotes written since the last call, in the order of their numbers."""
        taken, self._waiting = sorted(self._waiting, key=lambda note: note.number), []
        return taken

    def _other(self, inline: Inline) -> str:
        match inline:
            case LineBreak():
                return "<br>"
            case Reference(text=text, target=target):
                link = f'<a href="{self.address(target)}">{escape(text)}</a>'
                return f"<small>{link}</small>" if inline.quiet else link
            case Link(text=text, url=url):
                if not url.lower().startswith(_SCHEMES):
                    raise ValueError(f"address with a forbidden scheme: {url!r}")
                return f'<a href="{escape(url)}" rel="noopener">{escape(text)}</a>'
            case Flag(text=text, filled=filled):
                return f'<span class="{"vlag vol" if filled else "vlag"}">{escape(text)}</span>'
            case Note(inlines=inlines):
                return self._reference_to_note(inlines)
            case _:
                raise TypeError(f"no HTML for {inline!r}")

    def _reference_to_note(self, inlines: Inlines) -> str:
        self._numbered += 1
        number = self._numbered
        self._waiting.append(Footnote(number, self.write(inlines)))
        return (
            f'<sup><a id="_noot-{number}-terug" href="#_noot-{number}" role="doc-noteref" '
            f'aria-label="noot {number}">{number}</a></sup>'
        )


def _text(text: Text) -> str:
    html: str = escape(text.text)
    if text.code:
        html = f"<code>{html}</code>"
    if text.raised:
        tag = {"super": "sup", "sub": "sub"}[text.raised]
        html = f"<{tag}>{html}</{tag}>"
    if text.italic:
        html = f"<em>{html}</em>"
    if text.quiet:
        html = f"<small>{html}</small>"
    if text.bold:
        html = f"<strong>{html}</strong>"
    return html
