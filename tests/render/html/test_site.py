"""The site: a page per part with a permanent address, links that lead somewhere, tables as files, small pages."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest

from pipeline.blocks import (
    Bar,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inlines,
    Note,
    Paragraph,
    Reference,
    Row,
    Section,
    Table,
    Text,
    plain,
    walk,
)
from pipeline.readback import check_site
from pipeline.render.html import Site, write_site
from pipeline.render.html.csv import csv_of
from pipeline.render.html.site_pages import pages_of
from pipeline.render.huisstijl import Huisstijl
from tests import sample
from tests.render.html.conftest import TEMPLATES
from tests.render.html.test_scripts import csv_of as csv_of_the_script

LARGEST = 100_000  # bytes of HTML and CSS, compressed


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def page(anchor: str, level: int = 1, *, style: str = "deel", refers: str = "") -> tuple[Block, ...]:
    """A heading with a sentence below it, which refers to another anchor when that is given."""
    sentence = (*words("Zie "), Reference("daar", refers)) if refers else words("Tekst.")
    return Heading(level, words(f"Over {anchor}"), anchor, style, contents=True), Paragraph(sentence)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site(style: Huisstijl) -> Site:
    """The site of the sample, which has every kind of block."""
    made, findings = write_site(replace(sample.document(), address="https://plan.stad.example/"), style, TEMPLATES)
    assert not findings
    return made


def of(style: Huisstijl, *sections: tuple[Block, ...], address: str = "") -> Site:
    """The site of a document with these sections."""
    document = replace(
        sample.document(), sections=tuple(Section(each, "Deel") for each in sections), address=address, linked_data=""
    )
    made, findings = write_site(document, style, TEMPLATES)
    assert not findings
    assert check_site(document, made.pages, made.files) == ()
    return made


def test_what_the_pages_hold_is_what_the_plan_holds(site: Site) -> None:
    document = sample.document()
    assert check_site(document, site.pages, site.files) == ()
    texts = [plain(run) for page in site.pages.values() for run in headings(page)]
    assert texts == [plain(run) for run in headings(document) if run]


def headings(document: Document) -> Iterator[Inlines]:
    for section in document.sections:
        yield from (each.inlines for each in walk(section.blocks) if isinstance(each, Heading))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("1.398.500", "1.398.501", "L43"),
        ("Een lang woord", "Een kort woord", "L42"),
        ("bestanden/plan.css", "bestanden/plan2.css", "L47"),
        ("bestanden/plan.js", "https://elders.be/plan.js", "L47"),
        ("/index.html", "/inde.html", "L47"),
        ("http-equiv=", "name=", "L47"),
        ('<main id="_tekst">', '<main id="_tekst" onclick="x()">', "L47"),
        ("</main>", "</main><script>x()</script>", "L47"),
        ("https://www.turnhout.be/", "https://www.elders.be/", "L46"),
        ('id="_tekst"', 'id="_zoek"', "L47"),
    ],
)
def test_a_page_that_is_not_as_it_was_made_is_found(site: Site, old: str, new: str, code: str) -> None:
    path = next(path for path in site.pages if path != "index.html" and old.encode() in site.files[path])
    broken = {**site.files, path: site.files[path].replace(old.encode(), new.encode())}
    assert code in {each.code for each in check_site(sample.document(), site.pages, broken)}


def test_a_file_that_is_gone_is_found(site: Site) -> None:
    table = next(path for path in site.files if path.endswith(".csv"))
    left = {path: data for path, data in site.files.items() if path != table}
    assert "L47" in {each.code for each in check_site(sample.document(), site.pages, left)}


def test_every_address_of_the_search_leads_to_an_anchor_of_its_page(site: Site) -> None:
    script = site.files["bestanden/zoek.js"].decode()
    places = json.loads(script.removeprefix("globalThis.smjpZoek=").removesuffix(";\n"))
    assert len(places) > 5
    for place in places:
        ids = set(re.findall(r'id="([^"]+)"', site.files[place["page"]].decode()))
        assert place["anchor"] in ids
        assert {anchor for _, anchor in place["blocks"] if anchor} <= ids


def test_a_page_and_its_style_are_small_and_nothing_comes_from_elsewhere(site: Site) -> None:
    css = site.files["bestanden/plan.css"]
    assert b"data:" not in css and b"font-display: swap" in css
    for url in re.findall(r'url\("([^"]+)"\)', css.decode()):
        assert f"bestanden/{url}" in site.files
    for path in site.pages:
        assert len(gzip.compress(site.files[path])) + len(gzip.compress(css)) < LARGEST
        assert b"<style" not in site.files[path] and b" style=" not in site.files[path]


def test_only_a_dossier_that_says_where_it_will_stand_gets_a_sitemap(site: Site, style: Huisstijl) -> None:
    written = site.files["sitemap.xml"].decode()
    for path in site.pages:
        assert f"<loc>https://plan.stad.example/{path.removesuffix('index.html')}</loc>" in written
    assert b'rel="canonical" href="https://plan.stad.example/AP001/"' in site.files["AP001/index.html"]
    without = of(style, page("a"))
    assert "sitemap.xml" not in without.files and b"canonical" not in without.files["index.html"]


def test_the_same_content_gives_the_same_bytes(site: Site, style: Huisstijl) -> None:
    again, _ = write_site(replace(sample.document(), address="https://plan.stad.example/"), style, TEMPLATES)
    assert again.files == site.files


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "lpt9", "bestanden", "Tabellen", "aux"])
def test_an_address_that_a_computer_keeps_for_itself_is_made_another(style: Huisstijl, name: str) -> None:
    made = of(style, page(name), page("b", refers=name))
    assert f"{name}_/index.html" in made.pages
    assert f'href="../{name}_/index.html"'.encode() in made.files["b/index.html"]


def test_addresses_that_differ_in_capitals_only_are_kept_apart(style: Huisstijl) -> None:
    made = of(style, page("welzijn"), page("WELZIJN"), page("Welzijn", refers="WELZIJN"))
    assert len({path.casefold() for path in made.files}) == len(made.files)
    assert {"welzijn/index.html", "WELZIJN_/index.html", "Welzijn__/index.html"} <= set(made.pages)


def test_links_name_the_page_and_only_the_place_on_it_when_that_is_another(style: Huisstijl) -> None:
    row = Row((Cell(words("x")),), anchor="AC001")
    plan = (*page("AP001", 2, style="actieplan"), Table((Column(),), (), (row,), caption="T", anchor="t", number=1))
    other = (
        *page("b", refers="AP001"),
        Paragraph((Reference("de actie", "AC001"),)),
        Paragraph((Reference("hier", "b"),)),
    )
    made = of(style, page("a"), plan, other)
    written = made.files["b/index.html"].decode()
    assert 'href="../AP001/index.html">daar' in written
    assert 'href="../AP001/index.html#AC001">de actie' in written
    assert 'href="#b">hier' in written


def test_the_way_up_and_the_pages_beside_it_are_linked(style: Huisstijl) -> None:
    made = of(
        style,
        page("nota"),
        (
            *page("welzijn", 2, style="hoofdstuk"),
            *page("BD01", 3, style="doelstelling"),
            *page("AP001", 4, style="actieplan"),
        ),
        page("bijlage"),
    )
    written = made.files["AP001/index.html"].decode()
    trail = written[written.index('class="kruimels"') : written.index("</nav>", written.index('class="kruimels"'))]
    assert re.findall(r'href="([^"]+)"', trail) == [
        "../index.html", "../nota/index.html", "../welzijn/index.html", "../BD01/index.html",
    ]  # fmt: skip
    assert 'href="../BD01/index.html" rel="prev"' in written
    assert 'href="../bijlage/index.html" rel="next"' in written
    assert written.count('aria-current="page"') == 1
    assert '<h1 class="actieplan" id="AP001">' in written
    for path, document in made.pages.items():
        levels = [each.level for section in document.sections for each in section.blocks if isinstance(each, Heading)]
        assert path == "index.html" or levels[0] == 1


def test_footnotes_are_counted_per_page(style: Huisstijl) -> None:
    noted = Paragraph((*words("Tekst"), Note(words("Een noot."))))
    made = of(style, (*page("a"), noted), (*page("b"), noted, noted))
    assert re.findall(r'id="(_noot-\d)"', made.files["a/index.html"].decode()) == ["_noot-1"]
    assert re.findall(r'id="(_noot-\d)"', made.files["b/index.html"].decode()) == ["_noot-1", "_noot-2"]


def test_what_stands_on_no_page_stops_the_build(style: Huisstijl) -> None:
    lost = Table((Column(),), (), (Row((Cell(words("x")),)),), caption="T", anchor="verloren", number=1)
    document = replace(sample.document(), sections=(Section((lost,), "Deel"), Section(page("a"), "Deel")))
    with pytest.raises(ValueError, match="on no page of the site: verloren"):
        write_site(document, style, TEMPLATES)


def test_every_part_of_the_plan_has_a_page_and_a_schema_too(site: Site) -> None:
    assert {each.anchor for each in pages_of(sample.document())} >= {"colofon", "leeswijzer", "AP001", "BD01"}
    for path in site.pages:
        base = dirname(path)
        for href in re.findall(r'href="([^"#]+)', site.files[path].decode()):
            if not href.startswith(("http", "mailto", "tel")):
                assert normpath(join(base, href)) in site.files


TABLES = {
    "numbers": ((("In euro", 1, 1), ("2020", 1, 1)), (("Saldo", 1, 1), ("\u22121.234.567", 1, 1))),
    "spans": ((("a", 2, 1),), (("b", 1, 1), ("c", 1, 1))),
    "rows": ((("a", 1, 2), ("b", 1, 1)), (("c", 1, 1),)),
    "a formula": ((("=1+1", 1, 1), ("@x", 1, 1)), (("+7", 1, 1), ("-x", 1, 1))),
    "quotes": ((('a;b "c"', 1, 1), ("d, e", 1, 1)),),
    "decimals": ((("7,8", 1, 1), ("1.234,5", 1, 1)), (("24,8 %", 1, 1), ("1.1", 1, 1))),
    "a date": ((("28.2.2019", 1, 1), ("1.234.56", 1, 1)),),
    "nothing": ((("", 1, 1), ("x", 1, 1)),),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_as_a_file_is_what_the_single_page_saves(name: str) -> None:
    rows = TABLES[name]
    width = sum(columns for _, columns, _ in rows[0])
    body = tuple(
        Row(tuple(Cell(words(text) if text else (), columns, down) for text, columns, down in row)) for row in rows
    )
    saved = csv_of(Table(tuple(Column() for _ in range(width)), (), body))
    cells = [tuple(each) for each in rows]
    assert saved.decode("utf-8") == csv_of_the_script(*cells)


def test_a_drawing_leaves_its_cell_empty_and_a_printed_column_stays_away() -> None:
    body = (Row((Cell(words("a")), Cell(drawing=Bar(10)), Cell(words("12")))),)
    table = Table((Column(), Column(), Column(printed=True)), (), body)
    assert csv_of(table) == "\ufeffa;\r\n".encode()
