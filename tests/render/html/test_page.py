"""The page as a whole: nothing lost, nothing foreign, everything reachable."""

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.blocks import (
    Block,
    CaptionList,
    Cards,
    Contents,
    CoverPicture,
    CoverStretch,
    Document,
    Figure,
    Flag,
    Heading,
    Inlines,
    ItemList,
    LabelRow,
    LineBreak,
    Link,
    Lookup,
    Note,
    Overview,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strip,
    Table,
    TargetLine,
    Text,
    walk,
)
from pipeline.findings import Place
from pipeline.render.html import write_html
from pipeline.render.huisstijl import Huisstijl
from tests import sample
from tests.render.html.conftest import TEMPLATES
from tests.render.html.reading import DRAWN, Element

Write = Callable[[Document], Element]
WriteBlocks = Callable[..., Element]


@pytest.fixture(scope="module")
def page(write: Write) -> Element:
    return write(sample.document())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Expected:
    """The text of a document in the order of the page, footnotes at the end of their section."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes: list[str] = []
        self.number = 0

    def inlines(self, inlines: Inlines) -> str:
        parts = []
        for inline in inlines:
            match inline:
                case Text(text=text) | Link(text=text) | Reference(text=text) | Flag(text=text):
                    parts.append(text)
                case Note(inlines=inner):
                    self.number += 1
                    parts.append(str(self.number))
                    self.notes.append(self.inlines(inner) + "Terug")
                case LineBreak():
                    parts.append(" ")
                case _:
                    raise TypeError(inline)
        return "".join(parts)

    def block(self, block: Block) -> Iterator[str]:  # noqa: C901 one case per kind of block
        match block:
            case Heading(number=number, inlines=inlines):
                yield number + self.inlines(inlines)
            case Paragraph(inlines=inlines):
                yield self.inlines(inlines)
            case ItemList(items=items):
                for item in items:
                    for inner in item:
                        yield from self.block(inner)
            case Quote(blocks=blocks):
                for inner in blocks:
                    yield from self.block(inner)
            case LabelRow(label=label, blocks=blocks):
                yield label
                for inner in blocks:
                    yield from self.block(inner)
            case Strip(code=code, kind=kind, parent=parent, flag=flag):
                yield from (code, kind, self.inlines(parent), flag)
            case Cards(cards=cards):
                for card in cards:
                    yield from (card.title, self.inlines(card.inlines))
            case TargetLine(start=start, goal=goal, change=change):
                yield from (start.value, start.caption, change, goal.value, goal.caption)
            case Table(number=number, caption=caption, series=series, head=head, body=body, key=key, notes=notes):
                yield (f"{series} {number}" if number else "") + caption
                for row in (*head, *body):
                    for cell in row.cells:
                        yield from (self.inlines(cell.inlines), self.inlines(cell.note))
                yield from (entry.text for entry in key)
                yield from (self.inlines(note) for note in notes)
            case CaptionList(series=series):
                yield from self.captions(series)
            case Overview(columns=columns):
                for column in columns:
                    yield from (column.title, column.note)
                    yield from (f"{entry.code} {entry.text}" for entry in column.entries)
            case Figure(number=number, caption=caption):
                yield (f"Figuur {number}" if number else "") + caption
            case Contents() | PageBreak():
                pass
            case _:
                raise TypeError(block)

    def captions(self, series: str) -> Iterator[str]:
        for section in self.document.sections:
            for block in walk(section.blocks):
                match block:
                    case Table(series=of, number=number, caption=caption) if of == series and number:
                        yield f"{series} {number} {caption}"
                    case Figure(number=number, caption=caption) if series == "Figuur" and number:
                        yield f"{series} {number} {caption}"

    def section(self, section: Section) -> Iterator[str]:
        for block in section.blocks:
            yield from self.block(block)
        if self.notes:
            yield "Noten"
            yield from self.notes
            self.notes = []


def test_every_text_of_the_document_arrives_literally_and_nothing_is_added(page: Element) -> None:
    sections = [each for each in page.one("main").children if isinstance(each, Element)]
    expected = Expected(sample.document())
    for written, section in zip(sections, sample.document().sections, strict=True):
        text = "".join(
            each.text(shown=True)
            for each in written.children
            if isinstance(each, Element) and "balk" not in each.classes
        )
        assert squeezed(text) == squeezed("".join(expected.section(section)))
    assert squeezed(sample.HOSTILE) in squeezed(sections[1].text())


def test_the_cover_and_the_foot_hold_the_data_of_the_document(page: Element) -> None:
    document = sample.document()
    cover = page.one("header").text()
    for text in (document.title, document.years, document.subtitle, document.entities, document.version, "Ontwerp"):
        assert text in cover
    assert document.example in cover
    assert page.one("time").attributes["datetime"] == document.issued_iso
    assert document.edition in page.one("footer").text()
    assert page.one("title").text() == f"{document.title} {document.years}"
    assert page.one("html").attributes["lang"] == "nl-BE"


def test_an_adopted_plan_says_so_and_has_no_status(write: Write) -> None:
    adopted = "Vastgesteld door de gemeenteraad van 16 december 2019"
    cover = write(replace(sample.document(), status="", adopted=adopted, example="")).one("header")
    assert adopted in cover.text()
    assert not cover.all("strong")
    assert not [each for each in cover if "voorbeeld" in each.classes]


def test_every_id_stands_once_and_every_internal_link_has_its_id(page: Element) -> None:
    ids = [each.attributes["id"] for each in page if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    links = [each.attributes["href"] for each in page.all("a")]
    inside = {link[1:] for link in links if link.startswith("#")}
    pointed = {
        each.attributes[name]
        for each in page
        for name in ("aria-labelledby", "aria-describedby")
        if name in each.attributes
    }
    assert {"AP001", "BD01", "_tekst", "_noot-1"} <= inside
    assert inside | pointed <= set(ids)
    assert {"AP001", "BD01", "BD01-kost", "tabel-1", "figuur-1", "colofon", "AC001", "figuur-jaren"} <= set(ids)


def test_nothing_foreign_runs_and_nothing_is_fetched(page: Element) -> None:
    assert [each.attributes for each in page.all("script")] == [{}]
    assert page.one("script").text() == (TEMPLATES / "html" / "plan.js").read_text(encoding="utf-8")
    for element in page:
        assert element.tag not in ("link", "iframe", "object", "embed", "base", "form")
        assert not [name for name in element.attributes if name.startswith("on") or name in ("style", "srcset")]
        assert element.attributes.get("src", "data:").startswith("data:")
    outside = [each for each in page.all("a") if not each.attributes["href"].startswith("#")]
    assert [each.attributes["href"] for each in outside] == ["https://www.turnhout.be/?a=1&b=2"]
    assert outside[0].attributes["rel"] == "noopener"
    style = page.one("style").text()
    assert "@import" not in style
    assert set(re.findall(r"url\(.{22}", style)) == {'url("data:font/woff;base64'}


def test_a_drawing_is_ours_and_only_decoration(page: Element) -> None:
    drawings = page.all("svg")
    assert len(drawings) > 10
    for drawing in drawings:
        assert drawing.attributes["aria-hidden"] == "true"
        assert {each.tag for each in drawing} <= DRAWN
        assert drawing.text() == ""
        assert {"width", "height"} <= set(drawing.attributes)
    inside = {id(each) for drawing in drawings for each in drawing}
    assert [each for each in page if each.tag in DRAWN and id(each) not in inside] == []


def test_the_picture_on_the_cover_is_decoration_and_its_caption_says_what_it_is(page: Element) -> None:
    picture = sample.document().cover
    assert picture is not None
    figure = page.one("figure", "omslagbeeld")
    names = [f"{group.name}{group.note}" for group in picture.groups]
    assert squeezed(figure.text(shown=True)) == squeezed(picture.caption)
    assert squeezed(figure.text()) == squeezed("".join((*picture.years, *names, picture.caption)))
    groups = [each for each in figure.all("div") if each.classes]
    assert [each.classes for each in groups] == [["k1"], ["k2"]]
    assert [[(bar.attributes["x"], bar.attributes["width"]) for bar in group.all("rect")] for group in groups] == [
        [("0%", "50%"), ("50%", "50%"), ("0%", "8.333%"), ("41.667%", "33.333%")],
        [("16.667%", "16.667%")],
    ]


def test_a_document_without_picture_has_none_on_its_cover(write: Write) -> None:
    assert [each for each in write(replace(sample.document(), cover=None)) if "omslagbeeld" in each.classes] == []


def test_a_bar_outside_the_years_stops_the_build(write: Write) -> None:
    group = sample.cover().groups[0]
    wrong = CoverPicture(sample.YEARS, (replace(group, lines=((CoverStretch(4, 14, 1000),),)),), "x", "x")
    with pytest.raises(ValueError, match="a drawing of 14 in 12"):
        write(replace(sample.document(), cover=wrong))


def test_the_policy_allows_only_our_own_style_sheet_and_script(page: Element) -> None:
    (policy,) = (each.attributes["content"] for each in page.all("meta") if "http-equiv" in each.attributes)
    style, script = (b64encode(sha256(page.one(tag).text().encode()).digest()).decode() for tag in ("style", "script"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_without_script_nothing_of_the_search_is_seen(page: Element) -> None:
    form = page.one("div", "zoek")
    assert "hidden" in form.attributes
    assert {each.tag for each in form} >= {"input", "button", "ol"}
    links = [each for each in page if "naar-zoek" in each.classes]
    assert len(links) == 1
    assert "hidden" in links[0].attributes
    outside = [each for each in page if each.tag in ("input", "select", "button") and each not in list(form)]
    assert outside == []


def test_every_field_of_the_search_has_a_label_and_every_choice_a_value(write: Write) -> None:
    facets = (("Dienst", sample.HOSTILE), ("Dienst", "Welzijn"), ("Jaar", "2020"), ("Jaar", "2021"))
    heading = Heading(2, sample.words("Een stad"), "BD01", "doelstelling", facets=facets)
    headings = (heading, replace(heading, anchor="BD02"))
    form = write(replace(sample.document(), sections=(Section(headings, "Deel"),))).one("div", "zoek")
    labels = {each.attributes["for"]: each.text() for each in form.all("label")}
    fields = [each.attributes["id"] for each in form if each.tag in ("input", "select")]
    assert [labels[each] for each in fields] == ["Een woord, een code of een bedrag", "Dienst", "Jaar"]
    assert form.one("summary").text() == "Filter op dienst, jaar"
    choices = [(each.attributes["value"], each.text()) for each in form.all("option")]
    assert choices == [
        ("", "alle"), ("0", sample.HOSTILE), ("1", "Welzijn"), ("", "alle"), ("2", "2020"), ("3", "2021"),
    ]  # fmt: skip


def test_a_document_with_one_doelstelling_has_no_search(write: Write) -> None:
    only = Heading(1, sample.words("Een stad"), "BD01", "doelstelling", contents=True)
    page = write(replace(sample.document(), sections=(Section((only,), "Deel"),)))
    assert page.one("nav").all("a")
    assert [each for each in page if {"zoek", "naar-zoek"} & set(each.classes)] == []


def test_linked_data_arrives_as_it_was_and_stays_inside_its_element(write: Write) -> None:
    hostile = ["</script>", "<!--", "<script>", "]]>", "&lt;", "\u2028\u2029", sample.HOSTILE]
    text = json.dumps({"naam": hostile}, ensure_ascii=False)
    page = write(replace(sample.document(), linked_data=text))
    data, script = page.all("script")
    assert data.attributes == {"type": "application/ld+json"}
    assert json.loads(data.text()) == {"naam": hostile}
    assert not set("<>&\u2028\u2029") & set(data.text())
    assert script.attributes == {}
    assert len(page.all("section")) == len(write(sample.document()).all("section"))


def test_linked_data_that_is_not_json_stops_the_build(write: Write) -> None:
    with pytest.raises(ValueError, match="Expecting"):
        write(replace(sample.document(), linked_data="{'naam': 1}"))


def test_there_is_one_h1_and_no_level_is_skipped(page: Element) -> None:
    levels = [int(each.tag[1]) for each in page if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_lists_what_asks_for_it_nested_by_level(page: Element) -> None:
    nav = page.one("nav", "inhoud")
    assert [each.attributes["href"] for each in nav.all("a")] == [
        "#_zoek", "#leeswijzer", "#welzijn", "#BD01", "#AP001", "#schema", "#geld", "#overzicht", "#bijlage",
    ]  # fmt: skip
    welzijn = next(each for each in nav.all("li") if "Welzijn" in each.text())
    assert welzijn.classes == ["k1"]
    assert [each.attributes["href"] for each in welzijn.all("ol")[0].all("a")] == ["#BD01", "#AP001"]


def test_a_document_without_contents_has_no_navigation(write_blocks: WriteBlocks) -> None:
    main = write_blocks(Paragraph(sample.words("Tekst.")))
    assert main.text().split() == ["Tekst."]


def test_each_section_has_the_accent_of_its_chapter(page: Element) -> None:
    sections = [each for each in page.one("main").children if isinstance(each, Element)]
    assert [each.classes for each in sections] == [
        ["k0"], ["k0"], ["k1"], ["k0", "liggend"], ["k0"], ["k0", "liggend"], ["k0"],
    ]  # fmt: skip


def test_the_same_document_gives_the_same_bytes_whatever_the_hash_seed(style: Huisstijl) -> None:
    program = (
        "import sys, yaml; from pathlib import Path; from tests import sample;"
        "from pipeline.render.html import write_html; from pipeline.render.huisstijl import Huisstijl;"
        "folder = Path(sys.argv[1]);"
        "style = Huisstijl.model_validate(yaml.safe_load((folder / 'huisstijl.yaml').read_text(encoding='utf-8')));"
        "sys.stdout.buffer.write(write_html(sample.document(), style, folder).data)"
    )
    other = subprocess.run(
        [sys.executable, "-c", program, str(TEMPLATES)],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert other.stdout == write_html(sample.document(), style, TEMPLATES).data


def test_a_logo_is_embedded(style: Huisstijl, tmp_path: Path) -> None:
    copytree(TEMPLATES / "html", tmp_path / "html")
    data = write_html(sample.document(), style.met_logo("logo.png", sample.picture()), tmp_path).data
    assert b'<img src="data:image/png;base64,' + b64encode(sample.picture().data) + b'" alt="">' in data


def test_a_lookup_that_was_left_stops_the_build(write_blocks: WriteBlocks) -> None:
    with pytest.raises(TypeError, match="no HTML for Lookup"):
        write_blocks(Paragraph((Lookup(("bedrag", "AP012"), Place("teksten/visie.md")),)))


def test_a_block_without_html_stops_the_build(write_blocks: WriteBlocks) -> None:
    class Chart:
        pass

    with pytest.raises(TypeError, match=r"no HTML for .*Chart"):
        write_blocks(Chart())


def test_a_reference_to_nowhere_stops_the_build(write_blocks: WriteBlocks) -> None:
    with pytest.raises(ValueError, match="reference to nowhere: 'AP999'"):
        write_blocks(Paragraph((Reference("AP999", "AP999"),)))


def test_a_forbidden_address_stops_the_build(write_blocks: WriteBlocks) -> None:
    with pytest.raises(ValueError, match="forbidden scheme"):
        write_blocks(Paragraph((Link("klik", "javascript:alert(1)"),)))


@pytest.mark.parametrize("anchors", [("BD01", "BD01"), ("_inhoud", "BD01"), ("BD 01", "BD02")])
def test_an_anchor_that_cannot_be_unique_stops_the_build(write_blocks: WriteBlocks, anchors: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="anchor"):
        write_blocks(*(Heading(1, sample.words("Kop"), anchor, "kop") for anchor in anchors))


MISTAKES = {
    # the file, what it holds, what instead: the place of the finding, what is said
    "a tag without an end": ("blokken.html.j2", "{% endmacro %}", "", "blokken.html.j2:", "Unexpected end of template"),
    "an unknown filter": (
        "blokken.html.j2",
        "| grouped",
        "| gegroepeerd",
        "blokken.html.j2:",
        "No filter named 'gegroepeerd'",
    ),
    "an unknown name": ("plan.html.j2", "document.title", "documnt.title", "plan.html.j2:", "'documnt' is undefined"),
    "an unknown field": (
        "blokken.html.j2",
        "block.number",
        "block.nummer",
        "blokken.html.j2:",
        "has no attribute 'nummer'",
    ),
    "a sum of words": (
        "blokken.html.j2",
        "block.strip, linked=false",
        'block.strip + "1", linked=false',
        "blokken.html.j2:",
        "unsupported operand",
    ),
    "an end of the style sheet": ("plan.css", "* {", "* {</style>", "plan.css:", "`</` would end the style sheet"),
    "an end of the script": ("plan.js", "(", "(</script>", "plan.js:1:1", "a script may not hold"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_template_is_said_at_its_line(style: Huisstijl, tmp_path: Path, name: str) -> None:
    file, old, new, place, said = MISTAKES[name]
    copytree(TEMPLATES / "html", tmp_path / "templates" / "html")
    path = tmp_path / "templates" / "html" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    rendered = write_html(sample.document(), style, tmp_path / "templates")
    assert rendered.data == b""
    (finding,) = rendered.findings
    assert str(finding.at).startswith(f"templates/html/{place}")
    assert (finding.code, finding.name) == ("L24", "opmaakbestand-fout")
    assert said in finding.wrong
    line = text[: text.index(old)].count("\n") + 1
    assert name == "a tag without an end" or finding.at.line in (line, 1 if file == "plan.js" else line)


@pytest.mark.parametrize(
    "file", ["plan.html.j2", "blokken.html.j2", "plan.css", "plan.js", "letters/source-sans-pro-light.woff"]
)
def test_a_file_of_the_web_page_that_is_gone_is_said(style: Huisstijl, tmp_path: Path, file: str) -> None:
    copytree(TEMPLATES / "html", tmp_path / "templates" / "html")
    (tmp_path / "templates" / "html" / file).unlink()
    rendered = write_html(sample.document(), style, tmp_path / "templates")
    assert [str(finding) for finding in rendered.findings] == [
        f"templates/html/{file}:1:1: fout L24 opmaakbestand-fout\n"
        f"    Het opmaakbestand `{file.rpartition('/')[2]}` ontbreekt\n"
        "    Herstel: zet een vorige versie van het bestand terug"
    ]


def test_a_file_in_another_encoding_is_said(style: Huisstijl, tmp_path: Path) -> None:
    copytree(TEMPLATES / "html", tmp_path / "templates" / "html")
    for name in ("plan.css", "blokken.html.j2"):
        path = tmp_path / "templates" / "html" / name
        whole = path.read_bytes()
        path.write_bytes("/* één */".encode("cp1252") + whole)
        (finding,) = write_html(sample.document(), style, tmp_path / "templates").findings
        assert finding.code == "L24"
        path.write_bytes(whole)
