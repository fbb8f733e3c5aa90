"""Seeded faults in finished files: the file damaged, and the code of the finding that has to say so."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from pipeline.blocks import (
    Block,
    Document,
    Figure,
    LabelRow,
    Link,
    Milestone,
    Note,
    Paragraph,
    Table,
    TargetLine,
    Text,
)
from tests.readback import finished
from tests.readback.finished import (
    NOTES,
    RELATIONS,
    blocks_changed,
    body_changed,
    catalog_with,
    chart_changed,
    instead,
    page_with,
    pdf_with,
    row_changed,
    swapped,
    table_changed,
    twice,
    without,
    word_parts,
    word_with,
    written,
)


class Fault(NamedTuple):
    """A damaged file, made when it is asked for, and the code of a finding about it."""

    format: str
    damaged: Callable[[], bytes]
    code: str


def _pdf(change: Callable[[], Document], code: str) -> Fault:
    """The PDF of another document than the sample."""
    return Fault("pdf", lambda: written(change(), "pdf")["smjp.pdf"], code)


def _page(old: str, new: str, code: str, nth: int = 0) -> Fault:
    return Fault("html", lambda: page_with(old, new, nth), code)


def _word(old: str, new: str, code: str, part: str = finished.BODY, nth: int = 0) -> Fault:
    return Fault("docx", lambda: word_with(lambda text: swapped(text, old, new, nth), part), code)


def _word_cut(pattern: str, put: str, code: str, part: str = finished.BODY) -> Fault:
    """A stretch of XML replaced; groups of the pattern may be used again."""

    def cut(text: str) -> str:
        changed, times = re.subn(pattern, put, text, count=1, flags=re.DOTALL)
        assert times, pattern
        return changed

    return Fault("docx", lambda: word_with(cut, part), code)


def _page_cut(pattern: str, put: str, code: str) -> Fault:
    def cut() -> bytes:
        changed, times = re.subn(pattern, put, finished.finished("html").decode(), count=1, flags=re.DOTALL)
        assert times, pattern
        return changed.encode()

    return Fault("html", cut, code)


def _relation(kind: str, target: str) -> Fault:
    added = f'<Relationship Id="x" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return _word("</Relationships>", added, "L47", RELATIONS)


def _field(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr=" {instruction} "/></w:p><w:sectPr'


def _paragraphs(change: Callable[[Paragraph], Paragraph]) -> Document:
    return blocks_changed(lambda blocks: tuple(change(b) if isinstance(b, Paragraph) else b for b in blocks))


def _figure_with_other_alt() -> Document:
    return blocks_changed(
        lambda blocks: tuple(replace(b, alt="Iets anders") if isinstance(b, Figure) else b for b in blocks)
    )


def _with_year(table: Table) -> Table:
    return replace(table, head=(row_changed(table.head[0], 2, "2031"),))


def _road_elsewhere() -> Document:
    def moved(block: Block) -> Block:
        if isinstance(block, LabelRow):
            return replace(block, blocks=tuple(map(moved, block.blocks)))
        return replace(block, goal=Milestone("16,8", block.goal.caption)) if isinstance(block, TargetLine) else block

    return blocks_changed(lambda blocks: tuple(map(moved, blocks)))


def _later(table: Table) -> Table:
    first, second, *rest = table.body
    cells = list(second.cells)
    cells[0] = replace(cells[0], note=(Text("2020–2022, verwacht tot 2035"),))
    return replace(table, body=(first, replace(second, cells=tuple(cells)), *rest))


_ROW = r"<w:tr>(?:(?!</w:tr>).)*?>{}</w:t>.*?</w:tr>"
_PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*?{}.*?</w:p>"
_HTML_ROW = r"<tr[^>]*><th[^>]*>{}</th>.*?</tr>\n"

FAULTS: dict[str, Fault] = {
    # ---- Word: texts and figures
    "Word: a digit in a cell": _word("1.398.500", "1.398.501", "L43"),
    "Word: a minus lost": _word("−838.300", "838.300", "L43", nth=3),
    "Word: a year in a head": _word(">2021<", ">2031<", "L43", nth=1),  # the first stands on the cover
    "Word: a streefcijfer changed": _word(">18,6 %<", ">16,8 %<", "L42"),
    "Word: a figure on a pillar": _word(">9,5<", ">5,9<", "L43"),
    "Word: a part of a hundred": _word(">67<", ">76<", "L43"),
    "Word: when an actie runs": _word("verwacht tot 2025", "verwacht tot 2035", "L43"),
    "Word: two cards exchanged": _word_cut("De partners(.*?)De inwoners", r"De inwoners\1De partners", "L42"),
    "Word: a name in the overview": _word("Hulp dicht bij huis", "Hulp ver van huis", "L43"),
    "Word: the key of a timeline": _word("verwacht, na 2022", "verwacht, na 2023", "L42"),
    "Word: two rows swapped": _word_cut(
        f"({_ROW.format('Uitgaven')})({_ROW.format('Ontvangsten')})", r"\2\1", "L44"
    ),
    "Word: a row lost": _word_cut(_ROW.format("Ontvangsten"), "", "L44"),
    "Word: a row twice": _word_cut(f"({_ROW.format('Saldo')})", r"\1\1", "L44"),
    "Word: a cell emptied": _word_cut(r"<w:t [^>]*>560\.200</w:t>", "", "L43"),
    "Word: a paragraph lost": _word_cut(_PARAGRAPH.format("Een lang woord"), "", "L40"),
    "Word: a paragraph twice": _word_cut(f"({_PARAGRAPH.format('Een lang woord')})", r"\1\1", "L41"),
    "Word: two paragraphs swapped": _word_cut(
        f"({_PARAGRAPH.format('Een lang woord')})({_PARAGRAPH.format('eerste punt')})", r"\2\1", "L40"
    ),
    "Word: a word changed": _word("op de volgende regel", "op de vorige regel", "L42"),
    "Word: a space lost": _word("Inleiding op het", "Inleiding ophet", "L42"),
    "Word: a number of a table": _word(">3</w:t></w:r></w:fldSimple>", ">4</w:t></w:r></w:fldSimple>", "L42"),
    "Word: a footnote lost": _word_cut(r'<w:footnote w:id="1">.*?</w:footnote>', "", "L45", NOTES),
    "Word: a footnote changed": _word("De voetnoot", "De noot", "L45", NOTES),
    "Word: the mark of a footnote lost": _word_cut(r"<w:footnoteReference[^>]*/>", "", "L42"),
    "Word: another address": _word("www.turnhout.be", "www.elders.be", "L46", RELATIONS),
    "Word: a span lost": _word('<w:gridSpan w:val="8"/>', "", "L43"),
    "Word: a picture with other words": _word('descr="Een vlak', 'descr="Een bol', "L42"),
    "Word: a paragraph too many": _word("</w:tbl>", "</w:tbl><w:p><w:r><w:t>9.999</w:t></w:r></w:p>", "L41", nth=1),
    # ---- Word: what no file may hold
    "Word: a field that fetches": _word("<w:sectPr", _field("INCLUDETEXT c:/x.docx"), "L47", nth=4),
    "Word: a field that runs": _word_cut(
        r"(<w:instrText[^>]*> )TOC", r"\1DDE", "L47"
    ),
    "Word: a DTD": _word_cut(r"(<w:document)", r"<!DOCTYPE x><w:document", "L47"),
    "Word: an address of a script": _relation("hyperlink", "javascript:alert(1)"),
    "Word: a picture from outside": _relation("image", "https://elders.be/x.png"),
    "Word: a template from outside": _relation("attachedTemplate", "https://elders.be/x.dotm"),
    "Word: a macro": Fault("docx", lambda: word_parts(lambda parts: parts | {"word/vbaProject.bin": b"x"}), "L47"),
    "Word: who changed the formatting": _word(
        "</w:pPr>", '<w:pPrChange w:id="1" w:author="Jan"><w:pPr/></w:pPrChange></w:pPr>', "L47", nth=3
    ),
    "Word: protected": _word(
        "<w:mirrorMargins/>", '<w:documentProtection w:edit="readOnly"/>', "L47", "word/settings.xml"
    ),
    "Word: the company": Fault("docx", lambda: word_parts(lambda parts: parts | {"docProps/app.xml": b"<x/>"}), "L47"),
    "Word: the people": Fault("docx", lambda: word_parts(lambda parts: parts | {"word/people.xml": b"<x/>"}), "L47"),
    "Word: a bookmark twice": _word('w:name="leeswijzer"', 'w:name="colofon"', "L47"),
    "Word: broken XML": Fault("docx", lambda: word_with(lambda text: text[:-9]), "L48"),
    # ---- HTML
    "HTML: a digit in a cell": _page("560.200", "560.201", "L43", nth=4),
    "HTML: a streefcijfer changed": _page(">18,6 %<", ">16,8 %<", "L42"),
    "HTML: a figure on a pillar": _page("9,5", "5,9", "L43"),
    "HTML: when an actie runs": _page("verwacht tot 2025", "verwacht tot 2035", "L43"),
    "HTML: a fact changed": _page("schepen van Welzijn", "schepen van Omgeving", "L42"),
    "HTML: the title of a panel": _page("Wat je in dit hoofdstuk vindt", "Wat je hier niet vindt", "L42"),
    "HTML: two cells exchanged": _page(
        '>2021</th><th scope="col" class="r">2022<', '>2022</th><th scope="col" class="r">2021<', "L43"
    ),
    "HTML: two rows swapped": _page_cut(
        f"({_HTML_ROW.format('Uitgaven')})({_HTML_ROW.format('Ontvangsten')})", r"\2\1", "L44"
    ),
    "HTML: other data for machines": _page(
        "</head>", '<script type="application/ld+json">{"a": 1}</script></head>', "L42"
    ),
    "HTML: a row lost": _page_cut(_HTML_ROW.format("Saldo"), "", "L44"),
    "HTML: a paragraph lost": _page("<p>Een lang woord: ", "<p hidden>Een lang woord: ", "L40"),
    "HTML: a list item twice": _page("<li>\n<p>binnenin</p>\n</li>", "<li><p>binnenin</p></li>" * 2, "L41"),
    "HTML: a footnote lost": _page_cut(r'<li id="_noot-1">.*?<a ', '<li id="_noot-1"><a ', "L45"),
    "HTML: a link to elsewhere": _page("https://www.turnhout.be/", "https://www.elders.be/", "L46"),
    "HTML: a table lost": _page_cut(r"<table aria-label.*?</table>", "", "L40"),
    "HTML: a span lost": _page(' colspan="8"', "", "L43"),
    "HTML: an amount in the footer": _page('<footer class="voet">', '<footer class="voet">1.234.567', "L41"),
    "HTML: a click that runs": _page('<p class="intro">', '<p class="intro" onclick="x()">', "L47"),
    "HTML: a script": _page("</main>", "</main><script>x()</script>", "L47"),
    "HTML: a picture from outside": _page("data:image/png", "https://elders.be/x.png?", "L47"),
    "HTML: a style sheet that fetches": _page("<style>", "<style>@import 'https://elders.be';", "L47"),
    "HTML: a frame": _page("</main>", '</main><iframe src="https://elders.be"></iframe>', "L47"),
    "HTML: no policy": _page('http-equiv="Content-Security-Policy"', 'name="x"', "L47"),
    "HTML: a reference to nowhere": _page('href="#AP001"', 'href="#AP999"', "L47", nth=2),
    "HTML: an anchor twice": _page('id="leeswijzer"', 'id="colofon"', "L47"),
    "HTML: an address of a script": _page("https://www.turnhout.be/", "javascript:x(", "L47"),
    # ---- PDF
    "PDF: a digit in a cell": _pdf(
        lambda: body_changed(1, lambda rows: (*rows[:1], row_changed(rows[1], 2, "1.398.501"), *rows[2:])), "L43"
    ),
    "PDF: a cell moved to the empty one beside it": _pdf(
        lambda: body_changed(
            3, lambda rows: (rows[0], row_changed(row_changed(rows[1], 3, "c"), 1, ""), rows[2])
        ),
        "L43",
    ),
    "PDF: a streefcijfer changed": _pdf(_road_elsewhere, "L42"),
    "PDF: a figure on a pillar": _pdf(
        lambda: chart_changed(3, lambda table: replace(table, body=(row_changed(table.body[0], 3, "5,9"),
                                                                    table.body[1]))),
        "L43",
    ),
    "PDF: two parts of a whole swapped": _pdf(
        lambda: chart_changed(2, lambda table: replace(table, body=(table.body[1], table.body[0], *table.body[2:]))),
        "L44",
    ),
    "PDF: when an actie runs": _pdf(lambda: table_changed(4, _later), "L43"),
    "PDF: a caption in the list of figures": _pdf(
        lambda: chart_changed(2, lambda table: replace(table, caption="Uitgaven per wijk")), "L42"
    ),
    "PDF: two rows swapped": _pdf(
        lambda: body_changed(1, lambda rows: (rows[0], rows[2], rows[1], *rows[3:])), "L44"
    ),
    "PDF: a row lost": _pdf(lambda: body_changed(2, lambda rows: (*rows[:2], *rows[3:])), "L44"),
    "PDF: a year in a head": _pdf(lambda: table_changed(2, _with_year), "L43"),
    "PDF: a paragraph lost": _pdf(lambda: without("Inleiding op het hoofdstuk."), "L40"),
    "PDF: a paragraph twice": _pdf(lambda: twice("Een zin met een noot."), "L41"),
    "PDF: a word changed": _pdf(lambda: instead("Een zin met een noot.", "Een zin met een voetnoot."), "L42"),
    "PDF: a heading changed": _pdf(lambda: instead("Wat het kost", "Wat het kostte"), "L42"),
    "PDF: a footnote lost": _pdf(
        lambda: _paragraphs(
            lambda p: replace(p, inlines=tuple(each for each in p.inlines if not isinstance(each, Note)))
        ),
        "L45",
    ),
    "PDF: another address": _pdf(
        lambda: _paragraphs(
            lambda p: replace(
                p, inlines=tuple(Link(i.text, "https://elders.be") if isinstance(i, Link) else i for i in p.inlines)
            )
        ),
        "L46",
    ),
    "PDF: a picture with other words": _pdf(_figure_with_other_alt, "L42"),
    "PDF: a note below a table lost": _pdf(lambda: table_changed(1, lambda table: replace(table, notes=())), "L40"),
    "PDF: an amount in the footer": _pdf(
        lambda: replace(finished.sample.document(), edition="gegevens 1.234.567"), "L41"
    ),
    "PDF: a table with a cell more": _pdf(
        lambda: body_changed(3, lambda rows: (rows[0], row_changed(rows[1], 3, "extra"), rows[2])), "L43"
    ),
    "PDF: a script": Fault("pdf", lambda: pdf_with(b"<</S/JavaScript/JS(app.alert\\(1\\))>>"), "L47"),
    "PDF: a script behind an escaped name": Fault("pdf", lambda: pdf_with(b"<</S/Java#53cript>>"), "L47"),
    "PDF: a program that starts": Fault("pdf", lambda: pdf_with(b"<</S/Launch/F(calc.exe)>>"), "L47"),
    "PDF: a form that is sent": Fault("pdf", lambda: pdf_with(b"<</S/SubmitForm/F(https://elders.be)>>"), "L47"),
    "PDF: another file": Fault("pdf", lambda: pdf_with(b"<</S/GoToR/F(x.pdf)>>"), "L47"),
    "PDF: an attachment": Fault("pdf", lambda: pdf_with(b"<</Type/Filespec/EF<</F 1 0 R>>>>"), "L47"),
    "PDF: an action at opening": Fault("pdf", lambda: catalog_with(b"/OpenAction<</S/Named/N/Print>>"), "L47"),
    "PDF: an address of a script": Fault("pdf", lambda: pdf_with(b"<</S/URI/URI(javascript:x\\(\\))>>"), "L47"),
    "PDF: a local file": Fault("pdf", lambda: pdf_with(b"<</S/URI/URI<66696C653A2F2F2F78>>>"), "L47"),
    "PDF: a script in an object stream": Fault(
        "pdf", lambda: finished.packed_with("/JavaScript"), "L47"
    ),
    "PDF: objects that cannot be unpacked": Fault("pdf", finished.unpackable, "L47"),
    "PDF: cut off": Fault("pdf", lambda: b"%PDF-1.7\n" + finished.finished("pdf")[-2000:-1900], "L48"),
}  # fmt: skip
