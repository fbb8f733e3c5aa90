"""Own tests of the tag tree of the PDF, each with the fault that must make it speak.

They follow the Matterhorn headings that a program can judge; they are no certificate of PDF/UA.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pdf_tree import TaggedPdf, plain, squeezed
from pikepdf import Name, String

UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
LONG = 5  # pages: from here on a document needs bookmarks and a table of contents
SAME_LINE = 2.0  # points: two blocks of which the upper edges differ less than this stand on one line

MAY_HOLD = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"Caption", "LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"Caption", "TOCI", "TOC"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
MUST_STAND_IN = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
STANDARD_KINDS = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private"}
    | {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead"}
    | {"TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT"}
    | {"RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"}
)


@dataclass(frozen=True)
class Rule:
    """What must hold, the test that yields what does not, and the damage that the test must notice."""

    name: str
    check: Callable[[TaggedPdf], Iterator[str]]
    damage: Callable[[pikepdf.Pdf], None]


def marked(doc: TaggedPdf) -> Iterator[str]:
    if not doc.setting("/MarkInfo", "/Marked"):
        yield "MarkInfo does not say Marked"
    if not doc.root.children:
        yield "there is no structure tree"


def language(doc: TaggedPdf) -> Iterator[str]:
    if str(doc.catalog.get("/Lang", "")) != "nl-BE":
        yield f"the language is {doc.catalog.get('/Lang', 'not set')!s}, not nl-BE"


def title(doc: TaggedPdf) -> Iterator[str]:
    with doc.pdf.open_metadata(update_docinfo=False) as metadata:
        if not str(metadata.get("dc:title", "")).strip():
            yield "the metadata hold no title"
    if not doc.setting("/ViewerPreferences", "/DisplayDocTitle"):
        yield "the viewer is not asked to show the title"


def says_ua(doc: TaggedPdf) -> Iterator[str]:
    with doc.pdf.open_metadata(update_docinfo=False) as metadata:
        if metadata.get(UA_PART) != "1":
            yield "the metadata do not name PDF/UA part 1"


def known_kinds(doc: TaggedPdf) -> Iterator[str]:
    for kind in sorted({element.kind for element in doc.root.walk()} - STANDARD_KINDS - {"root"}):
        yield f"{kind} is not a standard kind and has no role"
    if [element.kind for element in doc.root.children] != ["Document"]:
        yield "the tree does not start with one Document"


def figures_have_alt(doc: TaggedPdf) -> Iterator[str]:
    for figure in doc.elements("Figure", "Formula"):
        if not str(figure.source.get("/Alt", "")).strip():
            yield f"a {figure.kind} without alternative text"


def nesting(doc: TaggedPdf) -> Iterator[str]:
    for parent in doc.root.walk():
        for child in parent.children:
            if child.kind not in MAY_HOLD.get(parent.kind, {child.kind}) or parent.kind not in MUST_STAND_IN.get(
                child.kind, {parent.kind}
            ):
                yield f"{child.kind} stands in {parent.kind}: {doc.text(child)[:60]}"
        if parent.kind in MAY_HOLD and not parent.children:
            yield f"an empty {parent.kind}"
        if parent.kind == "LI" and "LBody" not in [child.kind for child in parent.children]:
            yield f"a list item without LBody: {doc.text(parent)[:60]}"


def tables_are_regular(doc: TaggedPdf) -> Iterator[str]:
    for table in doc.elements("Table"):
        rows = [element for element in table.walk() if element.kind == "TR"]
        widths = [0] * len(rows)
        for index, row in enumerate(rows):
            for cell in row.children:
                for below in range(index, min(index + cell.span("/RowSpan"), len(rows))):
                    widths[below] += cell.span("/ColSpan")
        if len(set(widths)) > 1:
            yield f"rows of {sorted(set(widths))} columns in the table with {doc.text(table)[:60]}"


def column_headers_have_scope(doc: TaggedPdf) -> Iterator[str]:
    for table in doc.elements("Table"):
        headers = [element for element in table.walk() if element.kind == "TH"]
        if not headers:
            yield f"no header cell in the table with {doc.text(table)[:60]}"
        for header in headers:
            if header.attribute("/Scope") not in (Name.Column, Name.Row, Name.Both):
                yield f"a header cell without Scope: {doc.text(header)[:60]}"


def cells_name_real_headers(doc: TaggedPdf) -> Iterator[str]:
    for table in doc.elements("Table"):
        known = {str(cell.source.get("/ID", "")) for cell in table.walk() if cell.kind == "TH"}
        for cell in table.walk():
            for header in cell.attribute("/Headers") or () if cell.kind == "TD" else ():
                if str(header) not in known:
                    yield f"a cell names the header {header!s}, which the table lacks: {doc.text(cell)[:60]}"


def heading_levels(doc: TaggedPdf) -> Iterator[str]:
    levels = [0] + [int(heading.kind[1]) for heading in doc.headings]
    for (before, after), heading in zip(pairwise(levels), doc.headings, strict=True):
        if after > before + 1:
            yield f"level {before} is followed by level {after}: {doc.text(heading)[:60]}"
    for heading in doc.headings:
        if not doc.text(heading):
            yield f"an empty {heading.kind}"
    if not doc.headings:
        yield "there are no headings"


def links_are_described(doc: TaggedPdf) -> Iterator[str]:
    tagged = {annotation.objgen for link in doc.elements("Link") for annotation in link.annotations}
    for link in doc.elements("Link"):
        if not link.annotations or not doc.text(link):
            yield f"a Link without text or without annotation: {doc.text(link)[:60]}"
    for index, page in enumerate(doc.pdf.pages, start=1):
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") != Name.Link:
                yield f"page {index}: an annotation that is no link"
            elif annotation.objgen not in tagged:
                yield f"page {index}: a link outside the tree"
            elif not str(annotation.get("/Contents", "")).strip():
                yield f"page {index}: a link without description"
            if page.get("/Tabs") != Name.S:
                yield f"page {index}: the tab order does not follow the tree"


def notes_are_linked(doc: TaggedPdf) -> Iterator[str]:
    names = [str(note.source.get("/ID", "")) for note in doc.elements("Note")]
    if len(set(names)) < len(names) or "" in names:
        yield "a Note without an ID of its own"


def content_is_tagged(doc: TaggedPdf) -> Iterator[str]:
    for page, text in doc.unmarked:
        yield f"page {page + 1}: neither tagged nor artifact: {plain(text)[:60] or 'a drawing'}"
    leaves = list(doc.root.leaves())
    for leaf in sorted(set(doc.content) - set(leaves), key=lambda leaf: (leaf.page, leaf.mcid)):
        yield f"page {leaf.page + 1}: not in the tree: {plain(doc.content[leaf].text)[:60]}"
    if len(set(leaves)) < len(leaves):
        yield f"{len(leaves) - len(set(leaves))} pieces of content stand in the tree twice"


def blocks_in_page_order(doc: TaggedPdf) -> Iterator[str]:
    """The tree runs through the pages from top to bottom, headings and the blocks between them alike."""
    blocks = [child for document in doc.root.children for child in document.children]
    for what in (blocks, doc.headings):
        placed = [(place, element) for element in what if (place := doc.place(element)) is not None]
        if not placed:
            yield "there is nothing to put in order"
        for (before, _), (after, element) in pairwise(placed):
            if (after[0], after[1] + SAME_LINE) < before:
                yield f"page {after[0] + 1}: comes too late in the tree: {doc.text(element)[:60]}"


def bookmarks_are_the_headings(doc: TaggedPdf) -> Iterator[str]:
    """Bookmarks are headings of their page in the order of the tree.

    White space does not count, and the word before a number (`Hoofdstuk 1`) may be left out.
    """
    headings = [(squeezed(doc.text(item)), place[0]) for item in doc.headings if (place := doc.place(item))]
    used = set()
    at = 0
    for _, name, page in doc.bookmarks:
        for index in range(at, len(headings)):
            if headings[index][0].endswith(squeezed(name)) and headings[index][1] == page:
                used.add(headings[index])
                at = index + 1
                break
        else:
            yield f"the bookmark to page {page + 1} is no heading, or out of order: {name}"
    if not doc.bookmarks and doc.is_long(LONG):
        yield "there are no bookmarks"
    for heading in doc.elements("H1") if doc.bookmarks else ():
        if (place := doc.place(heading)) and (squeezed(doc.text(heading)), place[0]) not in used:
            yield f"a chapter without bookmark: {doc.text(heading)}"


def contents_are_the_bookmarks(doc: TaggedPdf) -> Iterator[str]:
    """Every line of the contents is a bookmark, in order, with the page number that the viewer shows."""
    entries = [doc.text(entry) for entry in doc.elements("TOCI")]
    marks = [f"{name} {doc.pdf.pages[page].label}" for _, name, page in doc.bookmarks if page >= 0]
    at = 0
    for entry in entries:
        if entry not in marks[at:]:
            yield f"this line of the contents is no bookmark, or out of order: {entry}"
        else:
            at = marks.index(entry, at) + 1
    if not entries and doc.is_long(LONG):
        yield "there is no table of contents"


def page_labels(doc: TaggedPdf) -> Iterator[str]:
    if "/PageLabels" not in doc.catalog:
        yield "there are no page labels"


def rows_have_headers(doc: TaggedPdf) -> Iterator[str]:
    for row in (row for body in doc.elements("TBody") for row in body.children):
        if len(row.children) > 1 and all(cell.kind != "TH" for cell in row.children):
            yield f"a row without header cell: {doc.text(row)[:60]}"


def columns_are_read(doc: TaggedPdf) -> Iterator[str]:
    for table in doc.elements("Table"):
        read: dict[int, bool] = {}
        for row in (element for element in table.walk() if element.kind == "TR"):
            column = 0
            for cell in row.children:
                if cell.span("/ColSpan") == cell.span("/RowSpan") == 1:
                    read[column] = read.get(column, False) or bool(doc.text(cell).strip())
                column += cell.span("/ColSpan")
        if not all(read.values()):
            yield f"a column of empty cells in the table with {doc.text(table)[:60]}"


def tables_say_what_they_show(doc: TaggedPdf) -> Iterator[str]:
    for table in doc.elements("Table"):
        if not str(table.attribute("/Summary") or "").strip():
            yield f"no summary for the table with {doc.text(table)[:60]}"


def first(pdf: pikepdf.Pdf, kind: str, where: Callable[[pikepdf.Object], bool] = lambda _: True) -> pikepdf.Object:
    """The first structure element of a kind, straight from the file."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, pikepdf.Array):
            waiting[:0] = list(thing)
        elif isinstance(thing, pikepdf.Dictionary):
            if thing.get("/S") == kind and where(thing):
                return thing
            if "/K" in thing:
                waiting.insert(0, thing.K)
    raise LookupError(f"no {kind} to damage")


def _remove(*path: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        thing = pdf.Root
        for name in path[:-1]:
            thing = thing[name]
        del thing[path[-1]]

    return damage


def _rename(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        first(pdf, old).S = Name(new)

    return damage


def _drop_ua(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        del metadata[UA_PART]


def _widen_a_cell(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/TD").A = pikepdf.Dictionary(O=Name.Table, ColSpan=9)


def _silence_a_row(pdf: pikepdf.Pdf) -> None:
    body = first(pdf, "/TBody", lambda each: len(each.K[0].K) > 1)
    for cell in body.K[0].K:
        cell.S = Name.TD


def _add_an_empty_column(pdf: pikepdf.Pdf) -> None:
    table = first(pdf, "/Table")
    for part in table.K:
        for row in (part,) if part.S == "/TR" else part.K if part.S != "/Caption" else ():
            row.K.append(pdf.make_indirect(pikepdf.Dictionary(S=Name.TD, P=row, K=pikepdf.Array())))


def _drop_summary(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Table").A


def _name_a_lost_header(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/TD").A = pikepdf.Dictionary(O=Name.Table, Headers=pikepdf.Array([String("nergens")]))


def _drop_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/TH").A


def _drop_description(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            del annotation["/Contents"]
            return


def _drop_note_name(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Note").ID


def _paint_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 0 0 10 10 re f Q")


def _swap_headings(pdf: pikepdf.Pdf) -> None:
    early, late = first(pdf, "/H1"), first(pdf, "/H2")
    siblings = pdf.Root.StructTreeRoot.K[0].K
    places = [index for index, kid in enumerate(siblings) if kid.objgen in (early.objgen, late.objgen)]
    siblings[places[0]], siblings[places[1]] = siblings[places[1]], siblings[places[0]]


def _retitle_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Een andere titel")


def _shift_labels(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=Name.D, St=5)])


RULES = (
    Rule("tagged", marked, _remove("/StructTreeRoot")),
    Rule("language nl-BE", language, _remove("/Lang")),
    Rule("title shown", title, _remove("/ViewerPreferences")),
    Rule("PDF/UA-1 named in the metadata", says_ua, _drop_ua),
    Rule("standard kinds", known_kinds, _rename("/P", "/Alinea")),
    Rule("alternative text", figures_have_alt, _rename("/P", "/Figure")),
    Rule("nesting of tables, lists and contents", nesting, _rename("/LBody", "/P")),
    Rule("regular tables", tables_are_regular, _widen_a_cell),
    Rule("header cells with scope", column_headers_have_scope, _drop_scope),
    Rule("cells name their headers", cells_name_real_headers, _name_a_lost_header),
    Rule("rows have a header cell", rows_have_headers, _silence_a_row),
    Rule("no column of empty cells", columns_are_read, _add_an_empty_column),
    Rule("tables say what they show", tables_say_what_they_show, _drop_summary),
    Rule("heading levels", heading_levels, _rename("/H2", "/H6")),
    Rule("links described and in the tree", links_are_described, _drop_description),
    Rule("notes", notes_are_linked, _drop_note_name),
    Rule("all content tagged or artifact", content_is_tagged, _paint_outside),
    Rule("reading order is page order", blocks_in_page_order, _swap_headings),
    Rule("bookmarks are the headings", bookmarks_are_the_headings, _retitle_bookmark),
    Rule("contents are the bookmarks", contents_are_the_bookmarks, _shift_labels),
    Rule("page labels", page_labels, _remove("/PageLabels")),
)


def problems(path: Path, rules: tuple[Rule, ...] = RULES) -> list[str]:
    """What does not hold in this PDF, one line per fault."""
    doc = TaggedPdf(path)
    try:
        return [f"{rule.name}: {fault}" for rule in rules for fault in rule.check(doc)]
    finally:
        doc.close()


def deaf_rules(path: Path) -> list[str]:
    """The rules that stay silent on a copy of this PDF with exactly the fault they are for."""
    deaf = []
    with TemporaryDirectory() as folder:
        for rule in RULES:
            broken = Path(folder) / "broken.pdf"
            with pikepdf.open(path) as pdf:
                try:
                    rule.damage(pdf)
                except LookupError as missing:
                    deaf.append(f"{rule.name} ({missing})")
                    continue
                pdf.save(broken)
            if not problems(broken, (rule,)):
                deaf.append(rule.name)
    return deaf
