"""The contents and the lists of tables and figures: fields that Word can update, filled in beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.blocks import Heading, Series, plain
from pipeline.render.docx.anchors import Bookmarks
from pipeline.render.docx.headings import style_name
from pipeline.render.docx.markup import EN_SPACE, field_end, field_start, hyperlink, paragraph, run
from pipeline.render.docx.pages import page_slot
from pipeline.render.docx.styles import StyleIds, variant_name

_DEEPEST = 3
_TAB = "\t"


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the contents, with the accent of the section that it stands in."""

    heading: Heading
    accent: int


def field(entries: Iterable[Entry], ids: StyleIds, bookmarks: Bookmarks, separator: str) -> str:
    """The contents of these headings; `separator` is the one that the document uses inside fields.

    Each entry has room for its page; whoever updates the field in Word gets the pages of Word.
    """
    entries = tuple(entries)
    if not entries:
        return ""
    shown = _filled(_instruction(entries, separator), [_entry(entry, ids, bookmarks) for entry in entries])
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"


@dataclass(frozen=True, slots=True)
class Captioned:
    """Something with a number: what it is counted as, its caption, its anchor or nothing."""

    series: Series
    number: int
    caption: str
    anchor: str


def caption_list(captioned: Iterable[Captioned], series: Series, ids: StyleIds, bookmarks: Bookmarks) -> str:
    """The list of what is counted in this series, with room for the pages; nothing when there is none."""
    lines = []
    for each in captioned:
        if each.series == series:
            text = run(f"{series} {each.number}{EN_SPACE}{each.caption}")
            name = bookmarks.name(each.anchor)
            if name:
                text = hyperlink(name, text + page_slot(each.anchor, name, before=run(_TAB)))
            lines.append((ids["table of figures"], text))
    return _filled(f'TOC \\h \\z \\c "{series}"', lines) if lines else ""


def _filled(instruction: str, lines: list[tuple[str, str]]) -> str:
    """A field over several paragraphs, each with its style and content."""
    begin, end = field_start(instruction), field_end()
    last = len(lines) - 1
    return "".join(
        paragraph(style, (begin if index == 0 else "") + content + (end if index == last else ""))
        for index, (style, content) in enumerate(lines)
    )


def _entry(entry: Entry, ids: StyleIds, bookmarks: Bookmarks) -> tuple[str, str]:
    heading = entry.heading
    # a tab after a short number, as in a doelstelling; a part is called `Bijlage 1`, which needs no column of its own
    column = heading.style == "hoofdstuk" or (heading.style != "deel" and heading.level > 1)
    number = f"{heading.number}{_TAB if column else ' '}" if heading.number else ""
    text = run(number + plain(heading.inlines))
    name = bookmarks.name(heading.anchor)
    if name:
        text = hyperlink(name, text + page_slot(heading.anchor, name, before=run(_TAB)))
    if heading.style == "hoofdstuk":
        return ids.accented("Inhoud hoofdstuk", entry.accent), text
    return ids[f"toc {min(heading.level, _DEEPEST)}"], text


def _instruction(entries: tuple[Entry, ...], separator: str) -> str:
    """`\\o` takes the headings of Word itself, whatever language Word speaks; `\\t` takes our own styles by name."""
    own: dict[tuple[str, int], None] = {}
    built_in = set()
    for entry in entries:
        name = style_name(entry.heading)
        if name == "heading 1" and entry.accent:
            own[variant_name(name, entry.accent), 1] = None
        elif name.startswith("heading "):
            built_in.add(name[-1])
        else:
            own[name, min(entry.heading.level, _DEEPEST)] = None
    ours = separator.join(f"{name}{separator}{level}" for name, level in own)
    return (
        "TOC"
        + (f' \\o "{min(built_in)}-{max(built_in)}"' if built_in else "")
        + " \\h \\z"
        + (f' \\t "{ours}"' if ours else "")
    )
