"""The plan as a site: a page per part, with its style, script, letters, pictures, tables and search in files beside it.

No page needs a server or anything from elsewhere: addresses are relative and name `index.html`, and what is searched
comes as a script, because a browser reads no other file from a folder.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.blocks import Document, Picture, Table
from pipeline.findings import Finding
from pipeline.render.fitting import fitted
from pipeline.render.html.anchors import anchors_of
from pipeline.render.html.csv import csv_of
from pipeline.render.html.design import Design, written
from pipeline.render.html.grouping import unfolded
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.letters import font_faces
from pipeline.render.html.search import Search
from pipeline.render.html.site_pages import Page, pages_of
from pipeline.render.html.site_search import search_data
from pipeline.render.html.stylesheet import stylesheet
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates

_INDEX, _FILES, _TABLES = "index.html", "bestanden", "tabellen"
_UP = "../"  # every page but the first stands in a folder of its own
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site by their path in it, and what each page holds, by the same path."""

    files: Mapping[str, bytes]
    pages: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Branch:
    """A page and those below it."""

    page: Page
    below: tuple["Branch", ...]


def write_site(document: Document, style: Huisstijl, templates: Path | Templates) -> tuple[Site, tuple[Finding, ...]]:
    """The document as a site, and what is wrong with a file of the design (then the site is empty).

    Raises what `write_html` raises.
    """
    templates = Templates.of(templates)
    design = Design.of(templates)
    site, findings = written(design, lambda: _Writer(document, style, templates.style.folder, design).site())
    return site or Site({}, {}), findings


class _Writer:
    """Writes the pages one after the other, and keeps the files that they need."""

    def __init__(self, document: Document, style: Huisstijl, of_style: Path, design: Design) -> None:
        self._document, _ = fitted(document, style)
        self._style = style
        self._of_style = of_style
        self._design = design
        anchors = anchors_of(self._document)
        self._pages = pages_of(self._document)
        self._tree = _tree(self._pages)
        self._search = Search(self._document)
        self._inline = InlineWriter({})
        self._base = _UP
        self._files: dict[str, bytes] = {}
        lost = anchors - frozenset[str]().union(*(page.anchors for page in self._pages))
        if lost:
            raise ValueError(f"on no page of the site: {', '.join(sorted(lost))}")

    def site(self) -> Site:
        """All of it."""
        style, design = self._style, self._design
        environment = design.environment(self._document, style, self._inline, self._search)
        environment.filters |= {
            "depth": lambda heading: min(heading.level, 6),
            "grouped": unfolded,
            "picture": self._picture,
            "table_file": self._table,
        }
        template = environment.get_template("bladzijde.html.j2")
        letters = design.letters(style, self._of_style)
        faces = font_faces(letters, lambda each: f"letters/{each.name}", "swap")
        self._files[f"{_FILES}/plan.css"] = stylesheet(self._document, style, design.rules(), faces).encode()
        self._files[f"{_FILES}/plan.js"] = design.script().encode()
        self._files[f"{_FILES}/zoek.js"] = search_data(self._pages, self._search, style)
        self._files |= {f"{_FILES}/letters/{each.name}": each.data for each in letters}
        by_anchor = {page.anchor: page for page in self._pages}
        held: dict[str, Document] = {}
        beside = zip([None, *self._pages[:-1]], self._pages, [*self._pages[1:], None], strict=True)
        for before, page, after in [(None, None, None), *beside]:
            path, of_page = self._turn_to(page)
            text = template.render(
                document=of_page,
                page=page,
                above=[by_anchor[each] for each in page.parents] if page else (),
                before=before,
                after=after,
                tree=self._tree,
                base=self._base,
                contents=(),
                contents_title="",
                search=self._search,
                logo=self._picture(style.logobeeld) if style.logobeeld else "",
                take_notes=self._inline.take_notes,
            )
            self._files[path], held[path] = text.encode(), of_page
        if self._document.address:
            self._files["sitemap.xml"] = _sitemap(self._document, self._pages)
        return Site(dict(sorted(self._files.items())), held)

    def _turn_to(self, page: Page | None) -> tuple[str, Document]:
        """The path of a page and what it holds; from now on addresses are as that page sees them."""
        self._base = _UP if page else ""
        self._inline.turn_to(dict(_addresses(self._pages, page, self._base)))
        if page is None:
            return _INDEX, replace(self._document, sections=())
        return f"{page.folder}/{_INDEX}", page.of(self._document)

    def _picture(self, picture: Picture) -> str:
        name = f"{_FILES}/{sha256(picture.data).hexdigest()[:16]}.{_ENDINGS.get(picture.media_type, 'bin')}"
        self._files[name] = picture.data
        return f"{self._base}{name}"

    def _table(self, table: Table) -> str:
        """Where the table stands as CSV; empty when it has no number."""
        if not (table.number and table.anchor and table.caption):
            return ""
        name = f"{_TABLES}/{table.anchor.replace(':', '-')}.csv"
        self._files[name] = csv_of(table)
        return f"{self._base}{name}"


def _addresses(pages: Sequence[Page], here: Page | None, base: str) -> Iterator[tuple[str, str]]:
    for page in pages:
        for anchor in page.anchors:
            own = "" if anchor == page.anchor else f"#{anchor}"
            yield anchor, f"#{anchor}" if page is here else f"{base}{page.folder}/{_INDEX}{own}"


def _tree(pages: Sequence[Page]) -> tuple[Branch, ...]:
    below: dict[str, list[Page]] = {}
    for page in pages:
        below.setdefault(page.parents[-1] if page.parents else "", []).append(page)

    def grown(anchor: str) -> tuple[Branch, ...]:
        return tuple(Branch(page, grown(page.anchor)) for page in below.get(anchor, ()))

    return grown("")


def _sitemap(document: Document, pages: Sequence[Page]) -> bytes:
    """The addresses of all pages for search engines (sitemaps.org 0.9)."""
    every = [document.address, *(f"{document.address}{page.folder}/" for page in pages)]
    lines = "".join(f"<url><loc>{escape(each)}</loc><lastmod>{document.issued_iso}</lastmod></url>\n" for each in every)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</urlset>\n".encode()
