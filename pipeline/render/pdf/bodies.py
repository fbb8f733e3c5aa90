"""Blocks as Typst code: calls of the page design, with content only as strings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import ceil

from pipeline.blocks import (
    Block,
    Blocks,
    CaptionList,
    Cards,
    Contents,
    Figure,
    Heading,
    Inlines,
    ItemList,
    LabelRow,
    Note,
    Overview,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Strip,
    Table,
    TargetLine,
    Text,
    inlines_of,
    plain,
    walk,
)
from pipeline.render.grid import GOOT, KANTKOLOM, TEKSTKOLOM
from pipeline.render.huisstijl import Elementen, Maat
from pipeline.render.pdf.cards import typst_cards, typst_target_line
from pipeline.render.pdf.frame import Frame
from pipeline.render.pdf.literals import boolean, call, dictionary, literal, millimetres, sequence
from pipeline.render.pdf.numbered import label_of, name_of
from pipeline.render.pdf.overviews import caption_list, typst_overview
from pipeline.render.pdf.pictures import Pictures, natural_width, shown_width
from pipeline.render.pdf.tables import height_of_amounts, typst_table, typst_timeline
from pipeline.render.pdf.texts import Line, Texts

# A statement of more characters than this is set in letters four points smaller.
_LONG_STATEMENT = 130
_SMALLER = 4

# Particulars of more characters than this may break over pages.
_LONG_PARTICULARS = 1500

# What a list and a quotation take from the width, in millimetres.
_LIST_INDENT = 7.0
_QUOTE_INDENT = 5.0

# Footnotes: characters on a line, and points of a line, between two notes and above them all.
_NOTE_LINE, _NOTE, _BETWEEN_NOTES, _ABOVE_NOTES = 100, 11, 5, 16

# White space above the first line of a statement, and between a strip and its statement, in points.
_ABOVE_STATEMENT = 28
_BELOW_STRIP = 9

# Paragraphs of which the lines are indented where they stand in the column of reading text.
_INDENTED = ("standaard", "intro")

# A number and the word after it that it counts; a year counts nothing.
_COUNTED = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d )(\d[\d.,]*) (?=[a-z])")

_IN_BOOKMARKS = ("deel", "hoofdstuk", "doelstelling", "actieplan")


class Bodies:
    """Writes the blocks of one document.

    `headings` are all its headings, each with the chapter it stands in; `numbered` all that has a number.
    """

    def __init__(
        self,
        texts: Texts,
        sizes: Elementen,
        pictures: Pictures,
        headings: Sequence[tuple[Heading, int]],
        numbered: Sequence[Table | Figure],
    ) -> None:
        self._texts = texts
        self._sizes = sizes
        self._pictures = pictures
        self._headings = headings
        self._numbered = numbered

    def section(self, section: Section) -> Iterator[str]:
        """Lines of code for what stands on the pages of this section.

        Raises TypeError for a block that has no place there.
        """
        frame = Frame.page(landscape=section.landscape, chapter=section.accent)
        self._texts.chapter = section.accent
        yield from self._flow(section.blocks, frame)

    def _flow(self, blocks: Blocks, frame: Frame) -> Iterator[str]:
        def indented(block: Block) -> bool:
            return isinstance(block, Paragraph) and block.style in _INDENTED and not frame.landscape

        while blocks:
            if indented(blocks[0]):
                yield call("reading-text", self._block(blocks[0], frame.prose))
                blocks = blocks[1:]
                continue
            prose = tuple(takewhile(lambda block: _is_prose(block) and not indented(block), blocks))
            if prose:
                yield "prose({"
                yield from (self._block(block, frame.prose) for block in prose)
                yield f"}},landscape:{boolean(frame.landscape)})"
                blocks = blocks[len(prose) :]
                continue
            match blocks:
                case (Strip(), Heading(style="doelstelling" | "actieplan"), *_) | (
                    Heading(style="doelstelling" | "actieplan"),
                    *_,
                ):
                    end = end_of_item(blocks)
                    yield from self._item(blocks[:end], frame)
                    blocks = blocks[end:]
                case (Heading(style="tussenkop") as heading, LabelRow(), *_):
                    rows = tuple(takewhile(lambda block: isinstance(block, LabelRow), blocks[1:]))
                    yield from self._particulars(heading, rows, frame)
                    blocks = blocks[1 + len(rows) :]
                case (Heading() as heading, Table() as table, *_):
                    yield self._block(heading, frame)
                    yield typst_table(table, self._texts, self._sizes, frame, below_heading=True)
                    blocks = blocks[2:]
                case _:
                    yield self._block(blocks[0], frame)
                    blocks = blocks[1:]

    def _particulars(self, heading: Heading, rows: Blocks, frame: Frame) -> Iterator[str]:
        """A heading with the particulars below it, on one page unless they are very long."""
        written = [self._block(block, frame) for block in (heading, *rows)]
        length = sum(len(plain(inlines)) for block in walk(rows) for inlines in inlines_of(block))
        if length > _LONG_PARTICULARS:
            yield from written
            return
        yield "particulars({"
        yield from written
        yield "})"

    def _item(self, blocks: Blocks, frame: Frame) -> Iterator[str]:
        """A doelstelling or actieplan: its statement and particulars, its texts, and the tables at the foot of it."""
        strip = blocks[0] if isinstance(blocks[0], Strip) else None
        heading = blocks[1 if strip else 0]
        assert isinstance(heading, Heading)
        self._texts.part = plain(heading.inlines)
        rest = blocks[2 if strip else 1 :]
        facts = tuple(takewhile(lambda block: isinstance(block, Cards), rest))
        start = _start_of_band(rest)
        yield f"item({literal(heading.style)},{{"
        if strip:
            yield self._strip(strip, frame)
        above = f"{_BELOW_STRIP}pt" if strip else "0pt"
        yield self._headline(heading, frame, above=above)
        yield from (self._block(each, frame) for each in facts)
        yield "},("
        for row in _rows(rest[len(facts) : start]):
            yield "{"
            yield from self._flow(row, frame)
            yield "},"
        yield ")"
        if rest[start:]:
            yield ",parts:("
            yield from self._parts(rest[start:], frame)
            yield ")"
        if strip and strip.short:
            line = self._line(frame, self._sizes.noot.pdf)
            words = self._texts.plain(strip.code, line), self._texts.plain(strip.short, line)
            yield "," + "further:" + call("again", *words, str(frame.chapter))
        if notes := _height_of_notes(blocks):
            yield f",notes:{notes:g}pt"
        yield ")"

    def _parts(self, blocks: Blocks, frame: Frame) -> Iterator[str]:
        """The tables at the foot of an item, each with its title in its head; acties keep what comes after them."""
        while blocks:
            height, rows, size = "none", "0", 2
            match blocks:
                case (Heading() as title, Table(style="tijdlijn") as table, *_):
                    words, above = self._inside(title, frame)
                    composed = {"air": "air", "whole": "whole", "titled": words, "after": "after"}
                    written = typst_timeline(table, self._texts, self._sizes, frame, **composed)
                    rows, parts = str(len(table.body)), [above, written]
                case (Heading() as title, Table() as table, *_):
                    words, above = self._inside(title, frame)
                    written = typst_table(table, self._texts, self._sizes, frame, titled=words, air="air")
                    height = height_of_amounts(table, self._texts, self._sizes, frame) or height
                    lists = sum(row.style == "gewoon" for row in table.body) if table.style == "lijst" else 0
                    rows, parts = str(lists), [above, written, "after"]
                case (block, *_):
                    size, parts = 1, [self._block(block, frame), "after"]
            yield f"(height:{height},rows:{rows},body:(air,whole,after)=>{sequence(parts)}),"
            blocks = blocks[size:]

    def _inside(self, title: Heading, frame: Frame) -> tuple[str, str]:
        """The words of a title, and the title itself as it stands in the head of the table below it."""
        size = self._sizes.tussenkop.pdf
        words = self._texts.inlines(title.inlines, self._line(frame, size))
        return words, call(
            "headline", literal(title.style), str(title.level), literal(title.anchor), words, inside="true"
        )

    def _block(self, block: Block, frame: Frame) -> str:  # noqa: C901 one case per kind of block
        self._texts.at = getattr(block, "at", None)
        match block:
            case Heading(style="hoofdstuk"):
                return self._chapter(block, frame)
            case Heading():
                return self._headline(block, frame)
            case Paragraph():
                return self._paragraph(block, frame)
            case ItemList():
                return self._list(block, frame)
            case Quote(blocks=inner):
                return call("quote", self._nested(inner, frame.narrower(_QUOTE_INDENT)), block="true")
            case LabelRow(label=label, blocks=inner):
                name = self._texts.plain(label, Line(KANTKOLOM, self._sizes.label.pdf.letter))
                return call("label-row", name, self._nested(inner, frame.narrower(KANTKOLOM + GOOT)))
            case Strip():
                return self._strip(block, frame, above=f"wit({_ABOVE_STATEMENT}pt)")
            case Cards():
                return typst_cards(block, self._texts, self._sizes, frame)
            case TargetLine():
                return typst_target_line(block, self._texts, self._sizes, frame)
            case Table():
                return typst_table(block, self._texts, self._sizes, frame)
            case Figure():
                return self._figure(block, frame)
            case Contents(title=title):
                return self._contents(title, frame)
            case CaptionList(series=series):
                return caption_list(series, self._numbered, self._texts, self._sizes, frame)
            case Overview():
                return typst_overview(block, self._texts, self._sizes, frame)
            case PageBreak():
                return "pagebreak(weak:true)"
        raise TypeError(f"not a block of a finished document: {block!r}")

    def _nested(self, blocks: Iterable[Block], frame: Frame) -> str:
        return sequence([self._block(block, frame) for block in blocks])

    def _chapter(self, heading: Heading, frame: Frame) -> str:
        self._texts.part = plain(heading.inlines)
        line = Line(frame.width - KANTKOLOM - GOOT, self._sizes.hoofdstuk.pdf.letter)
        options = {"chapter": str(frame.chapter), "contents": boolean(heading.contents)}
        if heading.number:
            options["number"] = self._texts.characters(heading.number)
        name = self._texts.inlines(heading.inlines, line)
        return call("chapter-opening", str(heading.level), literal(heading.anchor), name, **options)

    def _headline(self, heading: Heading, frame: Frame, *, above: str = "auto") -> str:
        if heading.style in _IN_BOOKMARKS:
            self._texts.part = plain(heading.inlines)
        size: Maat = getattr(self._sizes, heading.style).pdf
        options = {"contents": boolean(heading.contents)}
        if heading.contents or heading.style in _IN_BOOKMARKS:
            options["bookmark"] = "true"
        if heading.style == "doelstelling" and len(plain(heading.inlines)) > _LONG_STATEMENT:
            options["smaller"] = f"{_SMALLER}pt"
        if heading.number:
            options["number"] = self._texts.characters(heading.number)
            options["chapter"] = str(frame.chapter)
        if above != "auto":
            options["above"] = above
        words = self._texts.inlines(_counting(heading.inlines), Line(frame.width, size.letter))
        return call("headline", literal(heading.style), str(heading.level), literal(heading.anchor), words, **options)

    def _paragraph(self, paragraph: Paragraph, frame: Frame) -> str:
        match paragraph.style:
            case "intro":
                return call("intro", self._texts.inlines(paragraph.inlines, self._line(frame, self._sizes.intro.pdf)))
            case "noot":
                return call("remark", self._texts.inlines(paragraph.inlines, self._line(frame, self._sizes.noot.pdf)))
            case "code":
                line = Line(frame.width - 6, self._sizes.standaard.pdf.letter)
                code = tuple(replace(each, code=True) if isinstance(each, Text) else each for each in paragraph.inlines)
                return call("monospaced", self._texts.inlines(code, line))
        return call("par", self._texts.inlines(paragraph.inlines, self._line(frame, self._sizes.standaard.pdf)))

    def _list(self, items: ItemList, frame: Frame) -> str:
        written = [self._nested(item, frame.narrower(_LIST_INDENT)) for item in items.items]
        options = {"start": str(items.start)} if items.ordered else {}
        listed = call("enum" if items.ordered else "list", *written, tight="false", **options)
        return call("together", listed) if items.is_short else listed

    def _strip(self, strip: Strip, frame: Frame, *, above: str = "0pt") -> str:
        line = self._line(frame, self._sizes.noot.pdf)
        options = {"chapter": str(frame.chapter), "above": above}
        if strip.parent:
            options["parent"] = self._texts.inlines(strip.parent, Line(TEKSTKOLOM, line.size))
        if strip.flag:
            options |= {"flag": self._texts.plain(strip.flag, line), "filled": boolean(strip.filled)}
        return call("strip", self._texts.plain(strip.code, line), self._texts.plain(strip.kind, line), **options)

    def _figure(self, figure: Figure, frame: Frame) -> str:
        options = {}
        if figure.number:
            subject = self._texts.plain(figure.caption, self._line(frame, self._sizes.tabel.pdf))
            options["caption"] = call("numbered", literal(name_of(figure)), subject)
        if label := label_of(figure):
            options["anchor"] = literal(label)
        # the image is named here and not in the page design, so that an error about it tells the line
        image = call(
            "image",
            literal(self._pictures.name(figure.picture)),
            width=millimetres(shown_width(figure.picture, frame)),
            alt=self._texts.characters(figure.alt),
        )
        return call("picture", image, **options)

    def _contents(self, title: str, frame: Frame) -> str:
        words = self._texts.plain(title, self._line(frame, self._sizes.deel.pdf))
        heading = call("headline", literal("deel"), "1", literal(""), words, bookmark="true")
        entries = []
        in_chapters = False
        for each, chapter in self._headings:
            if each.contents:
                after = in_chapters and each.style == "deel"
                in_chapters = not after and (in_chapters or each.style == "hoofdstuk")
                entries.append((each.anchor, self._entry(each, chapter, after_chapters=after)))
        return sequence([heading, call("contents", dictionary(entries))])

    def _entry(self, heading: Heading, chapter: int, *, after_chapters: bool) -> str:
        line = Line(TEKSTKOLOM - GOOT, self._sizes.standaard.pdf.letter)
        return dictionary(
            (
                ("look", literal(heading.style)),
                ("number", self._texts.characters(heading.number)),
                ("body", self._texts.inlines(heading.inlines, line, flat=True)),
                ("chapter", str(chapter)),
                ("after-chapters", boolean(after_chapters)),
            )
        )

    @staticmethod
    def _line(frame: Frame, size: Maat) -> Line:
        return Line(frame.width, size.letter)


def end_of_item(blocks: Blocks) -> int:
    """Where the doelstelling or actieplan ends that these blocks start with."""
    start = 2 if isinstance(blocks[0], Strip) else 1
    for index, block in enumerate(blocks[start:], start):
        match block:
            case Strip() | PageBreak() | Heading(style="deel" | "hoofdstuk" | "doelstelling" | "actieplan" | "kop"):
                return index
    return len(blocks)


def _start_of_band(blocks: Blocks) -> int:
    """The index of the first title that stands in the head of the table below it."""
    for index, (block, below) in enumerate(pairwise(blocks)):
        if isinstance(block, Heading) and isinstance(below, Table) and not (below.caption or below.number):
            return index
    return len(blocks)


def _rows(blocks: Blocks) -> Iterator[Blocks]:
    """The texts of an item: each label row, and what stands between two of them."""
    while blocks:
        between = tuple(takewhile(lambda block: not isinstance(block, LabelRow), blocks))
        row = between or blocks[:1]
        yield row
        blocks = blocks[len(row) :]


def _height_of_notes(blocks: Blocks) -> float:
    """About how much of the page the footnotes of these blocks take, in points."""
    notes = [
        each for block in walk(blocks) for inlines in inlines_of(block) for each in inlines if isinstance(each, Note)
    ]
    lines = sum(ceil((len(plain(each.inlines)) + 1) / _NOTE_LINE) for each in notes)
    return _ABOVE_NOTES + _NOTE * lines + _BETWEEN_NOTES * (len(notes) - 1) if notes else 0


def _counting(title: Inlines) -> Inlines:
    """The same title, where a number never loses the word it counts to the next line: `90 procent`."""
    return tuple(
        replace(each, text=_COUNTED.sub("\\1\u00a0", each.text)) if isinstance(each, Text) else each for each in title
    )


def _is_prose(block: Block) -> bool:
    """Whether the block stands in the column of reading text."""
    match block:
        case Paragraph(style=style):
            return style != "noot"
        case Figure(picture=picture):
            return natural_width(picture) <= TEKSTKOLOM
    return isinstance(block, ItemList | Quote | TargetLine)
