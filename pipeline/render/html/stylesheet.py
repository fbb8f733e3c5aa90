"""The style sheet of the page: the values of the house style and of this document, then our own rules."""

from collections.abc import Iterator

from pipeline.blocks import Document, Table, walk
from pipeline.render.huisstijl import Huisstijl

_GENERIC_FONTS = frozenset({"serif", "sans-serif", "monospace", "system-ui", "ui-sans-serif", "ui-serif"})


def stylesheet(document: Document, style: Huisstijl, own: str, faces: str = "") -> str:
    """The rules of `own` (plan.css) after `faces` and the properties they use, and rules for this document only."""
    rules = [
        *faces.splitlines(),
        ":root {",
        *(f"  --{name}: {value};" for name, value in _properties(style)),
        "}",
        *(
            f".{accent_class(style, chapter)} {{ --accent: {accent.kleur}; --accentvlak: {accent.vlak}; }}"
            for chapter, accent in enumerate(style.accenten, start=1)
        ),
        own.rstrip(),
        *_column_rules(document),
        *_page_foot(document, style),
    ]
    css = "\n".join(rules) + "\n"
    if "</" in css:
        raise ValueError("a style sheet may not hold the end of an element")
    return css


def accent_class(style: Huisstijl, chapter: int) -> str:
    """The class that gives an element the accent of chapter n; 0 is the house colour, after the last it starts anew."""
    return f"k{(chapter - 1) % len(style.accenten) + 1 if chapter else 0}"


def column_class(width: float) -> str:
    """The class of a column of this width in millimetres, empty when it shares what is left."""
    return f"b{width:g}".replace(".", "-") if width else ""


def letter_class(part: float) -> str:
    """The class of a table whose letters are this part of the usual size."""
    return f"l{part:g}".replace(".", "-")


def css_string(text: str) -> str:
    """A CSS string: quoted, with everything but letters, digits and plain punctuation escaped."""
    return '"' + "".join(each if each.isalnum() or each in " .,-_" else f"\\{ord(each):x} " for each in text) + '"'


def _properties(style: Huisstijl) -> Iterator[tuple[str, str]]:
    yield "lettertypes", _fonts(style)
    for name, colour in style.kleuren:
        yield name, colour
    house = style.accent(0)
    yield "accent", house.kleur
    yield "accentvlak", house.vlak
    for name, sizes in style.maten:
        yield f"{name}-letter", f"{sizes.html.letter:g}rem"
        yield f"{name}-regel", f"{sizes.html.regel:g}"


def _fonts(style: Huisstijl) -> str:
    return ", ".join(font if font in _GENERIC_FONTS else css_string(font) for font in style.lettertypes.html)


def _column_rules(document: Document) -> Iterator[str]:
    """Smaller letters, and column widths as a share of the text width on paper; a small screen has its own."""
    tables = [block for section in document.sections for block in walk(section.blocks) if isinstance(block, Table)]
    for part in sorted({table.letter for table in tables} - {1.0}):
        yield f".{letter_class(part)} {{ --deel: {part:g}; }}"
    widths = {column.width for table in tables for column in table.columns if column.width}
    if widths:
        yield "@media print, (min-width: 60rem) {"
        for width in sorted(widths):
            yield f"  .{column_class(width)} {{ width: calc({width:g} / var(--zetbreedte) * 100%); }}"
        yield "}"


def _page_foot(document: Document, style: Huisstijl) -> Iterator[str]:
    """The foot of each printed page: the status, the edition, the line about examples, the page number."""
    line = " · ".join(part for part in (document.status, document.edition, document.example) if part)
    yield f"@page {{ font: 8pt {_fonts(style)}; color: {style.kleuren.inkt2};"
    yield f"  @bottom-left {{ content: {css_string(line)}; }}"
    yield "  @bottom-right { content: counter(page); }"
    yield "}"
