"""What stands inside a paragraph of prose: pandoc's inline nodes as inlines, or a finding for each other one."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.blocks import Inline, Inlines, LineBreak, Link, Lookup, Note, Text
from pipeline.content import characters
from pipeline.content.addresses import encoded
from pipeline.content.kinds import (
    HTML_IN_TEKST,
    NIET_ONDERSTEUNDE_OPMAAK,
    ONBRUIKBARE_AFBEELDING,
    ONGELDIGE_LINK,
    ONGELDIGE_VERWIJZING,
    VERDWENEN_TEKST,
)
from pipeline.content.lookups import with_lookups
from pipeline.content.pandoc import Json, Node
from pipeline.content.prose_source import ProseSource, Range, is_wrapper, range_of
from pipeline.findings import Finding, Kind, Place

_ESCAPED = "\x00"  # stands for an escaped character where markup is looked for; the gate lets no real one through
_COMMAND = re.compile(r"\\[A-Za-z]+\{[^}\n]*\}?|\\(?:begin|end)\b")
_RAW_ATTRIBUTE = re.compile(r"\{=\w+\}")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")

_TAG = re.compile(r"<(?P<name>[A-Za-z]+)(?:\s[^>]*?(?:href=[\"']?(?P<link>[^\"'\s>]+)[^>]*?)?)?\s*/?>")
_MARKDOWN = {
    **dict.fromkeys(("b", "strong"), "**{}**"),
    **dict.fromkeys(("i", "em"), "*{}*"),
    **dict.fromkeys(("u", "span", "font", "sup", "sub", "mark", "small", "big", "center", "p", "div"), "{}"),
    **dict.fromkeys(("br", "hr"), ""),
    "a": "[{}]({})",
}

_DUTCH = {
    "Strikeout": "doorhalen",
    "Superscript": "superscript",
    "Subscript": "subscript",
    "Underline": "onderlijnen",
    "SmallCaps": "kleinkapitaal",
    "Math": "een formule",
    "Cite": "een bronverwijzing",
}


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class _Run:
    """Characters in one style; `places` holds, for the start of each piece, its offset, line and column.

    `masked` is the text with _ESCAPED for each character behind a backslash: it looks like markup but is not.
    """

    style: _Style
    text: str = ""
    masked: str = ""
    places: list[tuple[int, int, int]] = field(default_factory=list)

    def position(self, offset: int, otherwise: Range) -> tuple[int, int]:
        """The line and column of a character."""
        index = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        if index < 0:  # a line end: pandoc does not say where it stands
            return self.places[0][1:] if self.places else (otherwise.line, otherwise.column)
        start, line, column = self.places[index]
        return line, column + offset - start


class InlineReader:
    """Reads the inline nodes of one text; every finding goes to `report`."""

    def __init__(self, source: ProseSource, report: Callable[[Finding], None]) -> None:
        self._source = source
        self._report = report
        self._known = characters.suspects("\n".join(source.lines))
        self._closing_tags: set[tuple[int, int]] = set()  # of which the opening tag has a finding

    def read(self, nodes: Sequence[Node], at: Range, *, notes: bool = True) -> Inlines:
        """The inlines of these nodes, which start at `at`; footnotes only where the block may have them."""
        found: list[Inline] = []
        run: _Run | None = None
        for piece in self._pieces(nodes, _Style(), at, notes):
            if isinstance(piece, _Run):
                if run is None or run.style != piece.style:
                    found.extend(self._finished(run, at))
                    run = _Run(piece.style)
                run.places.extend((len(run.text), line, column) for _, line, column in piece.places)
                run.text += piece.text
                run.masked += piece.masked
            else:
                found.extend(self._finished(run, at))
                run = None
                found.append(piece)
        found.extend(self._finished(run, at))
        return tuple(found)

    # ---- nodes ----

    def _pieces(self, nodes: Sequence[Node], style: _Style, part: Range, notes: bool) -> Iterator[_Run | Inline]:
        for node in nodes:
            content: Json = node.get("c")
            match node["t"]:
                case "Span" if is_wrapper(node):
                    yield from self._pieces(content[1], style, self._source.take(content[0], part), notes)
                case "Str":
                    yield self._run(content, style, part)
                case "Space":
                    yield self._run(" ", style, part)
                case "SoftBreak":
                    yield _Run(style, "\n", "\n")
                case "LineBreak":
                    yield LineBreak()
                case "Emph":
                    yield from self._pieces(content, _Style(style.bold, True), part, notes)
                case "Strong":
                    yield from self._pieces(content, _Style(True, style.italic), part, notes)
                case "Code":
                    yield self._code(content, style, self._source.take(content[0], part))
                case "Link":
                    yield from self._link(content, style, self._source.take(content[0], part))
                case "Note":
                    yield from self._note(content, part, notes)
                case "Image":
                    self._refuse_image(self._source.take(content[0], part))
                case "RawInline":
                    self.refuse_html(part)
                case kind:
                    self.refuse(kind, part)

    def _run(self, text: str, style: _Style, part: Range) -> _Run:
        escaped = len(text) == 1 and self._source.line(part.line)[part.column - 1 :].startswith("\\" + text)
        return _Run(style, text, _ESCAPED if escaped else text, [(0, part.line, part.column)])

    def _code(self, content: Json, style: _Style, part: Range) -> Text:
        typed = self._source.slice(part)
        skip = len(typed) - len(typed.lstrip("`"))
        if typed[skip:].startswith(" ") and not content[1].startswith(" "):
            skip += 1
        at = self._place(part.line, part.column + skip)
        return Text(self.checked(content[1], at), bold=style.bold, italic=style.italic, code=True, at=at)

    def _link(self, content: Json, style: _Style, part: Range) -> Iterator[_Run | Inline]:
        url, title = content[2]
        at, typed = self._at(part), " ".join(self._source.slice(part).split())
        text = self.plain(content[1], at)
        if text is None:
            wrong = f"In de tekst van de link `{typed}` staat opmaak, een verwijzing of een afbeelding"
            self._finding(ONGELDIGE_LINK, at, wrong, "gebruik binnen `[…]` alleen gewone tekst")
        elif not text:
            wrong = f"De link `{typed}` heeft geen tekst"
            self._finding(ONGELDIGE_LINK, at, wrong, f"zet tussen `[` en `]` waarheen hij leidt: `[de site]({url})`")
        elif style != _Style():
            wrong = f"De link `{text}` staat in vette of schuine tekst; een link heeft haar eigen opmaak"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, at, wrong, "haal de sterretjes rond de link weg")
        if title:
            wrong = f"De titel `{title}` bij de link `{text or typed}` komt niet in het plan"
            self._finding(VERDWENEN_TEKST, at, wrong, "zet hem in de tekst zelf, of verwijder hem")
        address = "" if characters.suspects(url) else encoded(url)
        if not address:
            self._finding(ONGELDIGE_LINK, at, *_about_address(url, typed))
        yield Link(text or url, address or url)

    def _note(self, blocks: Json, part: Range, allowed: bool) -> Iterator[Note]:
        at = self._at(part)
        if not allowed:
            wrong = f"De voetnoot `{self._source.slice(part)}` staat op een plaats waar dat niet kan"
            mend = "zet ze in een gewone alinea: niet in een kop, een link of een andere voetnoot"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, at, wrong, mend)
            return
        paragraphs: list[Inlines] = []
        for block in blocks:
            where, inner = part, [block]
            if block["t"] == "Div" and is_wrapper(block):
                where, inner = range_of(block["c"][0]) or part, block["c"][1]
            lines = (each["c"] for each in inner if each["t"] in ("Para", "Plain"))
            paragraphs.extend(self.read(nodes, where, notes=False) for nodes in lines)
        if len(paragraphs) != 1 or len(blocks) != 1:
            wrong = f"De voetnoot `{self._source.slice(part)}` is meer dan één gewone alinea"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, at, wrong, "maak er één alinea van, zonder lijst of tabel")
        yield from map(Note, paragraphs[:1])

    def plain(self, nodes: Sequence[Node], at: Place) -> str | None:
        """The characters of nodes without any markup, or None when there is some or a verwijzing."""
        parts: list[str] = []
        for node in nodes:
            match node["t"]:
                case "Span" if is_wrapper(node):
                    inner = self.plain(node["c"][1], at)
                    if inner is None:
                        return None
                    parts.append(inner)
                case "Str":
                    parts.append(node["c"])
                case "Space" | "SoftBreak":
                    parts.append(" ")
                case _:
                    return None
        text = self.checked("".join(parts), at)
        return None if "[[" in text else text

    # ---- refusals ----

    def refuse_html(self, part: Range) -> None:
        """A finding for raw HTML: it would reach one document and vanish from the others."""
        self._source.cover(part)
        typed = self._source.slice(part)
        shown = " ".join(typed.split())[:60]
        if (part.line, part.column) in self._closing_tags:
            return
        if typed.startswith("<!--"):
            wrong = f"`{shown}` is een opmerking in html; ze komt niet in het plan"
            mend = "verwijder ze, en hou notities bij buiten de tekst"
        elif instead := self._instead_of_tag(part, typed):
            wrong = f"`{shown}` wordt gelezen als html en verdwijnt uit de tekst"
            mend = instead
        else:
            wrong = f"`{shown}` wordt gelezen als html en verdwijnt uit de tekst"
            mend = "is het gewone tekst, zet dan een `\\` voor elke `<`; is het opmaak, gebruik dan Markdown"
        self._finding(HTML_IN_TEKST, self._at(part), wrong, mend)

    def _instead_of_tag(self, part: Range, typed: str) -> str:
        """How to mend a tag of markup, and the one that closes it on the same line; nothing for other tags."""
        match = _TAG.fullmatch(typed)
        name = match["name"].casefold() if match else ""
        if match is None or part.line != part.end_line or name not in _MARKDOWN:
            return ""
        if name in ("br", "hr"):
            return "verwijder ze; een witregel begint een nieuwe alinea"
        behind = self._source.line(part.line)[part.end_column - 1 :]
        inside, closing, _ = behind.partition(f"</{match['name']}>")
        if not closing or "<" in inside or not inside.strip():
            return ""
        self._closing_tags.add((part.line, part.end_column + len(inside)))
        return f"schrijf `{_MARKDOWN[name].format(inside.strip(), match['link'] or '')}`"

    def refuse(self, node_kind: str, part: Range) -> None:
        """A finding for markup that the plan does not know."""
        self._source.cover(part)
        name = _DUTCH.get(node_kind, f"deze opmaak ({node_kind})")
        shown = " ".join(self._source.slice(part).split())[:60]
        wrong = f"`{shown}`: {name} kan niet in het plan"
        self._finding(NIET_ONDERSTEUNDE_OPMAAK, self._at(part), wrong, "schrijf het als gewone tekst")

    def _refuse_image(self, part: Range) -> None:
        wrong = f"De afbeelding `{self._source.slice(part)}` staat midden in een tekst"
        mend = "zet ze op een eigen regel, met een witregel ervoor en erna"
        self._finding(ONBRUIKBARE_AFBEELDING, self._at(part), wrong, mend)

    # ---- runs ----

    def _finished(self, run: _Run | None, part: Range) -> Inlines:
        """The inlines of a run, its text checked."""
        if run is None:
            return ()

        def place_of(offset: int) -> Place:
            return self._place(*run.position(offset, part))

        for match in _COMMAND.finditer(run.masked):
            wrong = f"`{match[0]}` lijkt een opdracht van LaTeX; ze wordt gewoon als tekst afgedrukt"
            mend = f"schrijf het als gewone tekst; moet het er letterlijk staan, schrijf dan `\\{match[0]}`"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, place_of(match.start()), wrong, mend)
        for match in _RAW_ATTRIBUTE.finditer(run.masked):
            wrong = f"`{match[0]}` is een aanwijzing voor pandoc; ze wordt gewoon als tekst afgedrukt"
            self._finding(NIET_ONDERSTEUNDE_OPMAAK, place_of(match.start()), wrong, f"verwijder `{match[0]}`")
        for match in _NOTE_MARK.finditer(run.masked):
            wrong = f"Bij de voetnoot `{match[0]}` hoort geen tekst"
            mend = f"zet onderaan, na een witregel, `{match[0]}: …` met de tekst van de voetnoot"
            self._finding(VERDWENEN_TEKST, place_of(match.start()), wrong, mend)
        text = self.checked(run.text, place_of(0))
        masked = run.masked if len(text) == len(run.masked) else ""
        style = run.style
        inlines, findings = with_lookups(text, place_of, bold=style.bold, italic=style.italic, masked=masked)
        for finding in findings:
            self._report(finding)
        if style != _Style():
            for inline in inlines:
                if isinstance(inline, Lookup):
                    wrong = f"De verwijzing `[[{' '.join(inline.words)}]]` staat in vette of schuine tekst"
                    self._finding(ONGELDIGE_VERWIJZING, inline.at, wrong, "haal de sterretjes rond de verwijzing weg")
        return inlines

    def checked(self, text: str, at: Place) -> str:
        """The text in NFC, with a finding for each character that an entity (`&#8238;`) brought in."""
        text, findings = characters.inspect_decoded(text, at, self._known)
        for finding in findings:
            self._report(finding)
        return text

    # ---- places ----

    def _at(self, part: Range) -> Place:
        return self._place(part.line, part.column)

    def _place(self, line: int, column: int) -> Place:
        return self._source.place(line, column)

    def _finding(self, kind: Kind, at: Place, wrong: str, mend: str) -> None:
        self._report(kind.finding(at, wrong, mend))


def _about_address(url: str, typed: str) -> tuple[str, str]:
    """What is wrong with the address of a link, and how to mend it."""
    if "](#" in typed or re.search(r"\]\([^):]*\.md", typed):
        wrong = f"`{typed}` wijst naar een plaats in het plan zelf"
        return wrong, "gebruik een verwijzing, zoals `[[zie AP012]]`: die klopt ook in Word en pdf"
    if re.match(r"www\.|[\w-]+(?:\.[\w-]+)+(?:/|$)", url, re.IGNORECASE):
        return f"Het adres `{url}` begint niet met `https://`", f"schrijf `https://{url}`"
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", url):
        return f"Het adres `{url}` begint niet met `mailto:`", f"schrijf `mailto:{url}`"
    wrong = f"Het adres `{url}` kan niet in het plan" if url else f"De link `{typed}` heeft geen adres"
    return wrong, "een link begint met `https://`, `http://`, `mailto:` of `tel:`"
