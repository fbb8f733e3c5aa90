"""Tables that an author wrote fit on their pages: turned or smaller by themselves, nothing printed over each other."""

from itertools import groupby, pairwise

import pytest

from pipeline.blocks import Block, Document, Table, walk
from pipeline.environment import ROOT
from pipeline.findings import Finding
from pipeline.look import house_style
from pipeline.render.docx import write_docx
from pipeline.render.fitting import SMALLER, fitted, with_turned_pages
from pipeline.render.grid import LANDSCAPE_WIDTH, PORTRAIT_WIDTH
from pipeline.render.html import write_html
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.pdf import write_pdf
from tests.content.test_markdown import read
from tests.render.docx import reading
from tests.render.pdf.pages import Spot, document_of, pages_with, spots

TEMPLATES = ROOT / "templates"
AMOUNT = "117.973.500"


@pytest.fixture(scope="module")
def style() -> Huisstijl:
    """The house style as shipped."""
    found, findings = house_style(TEMPLATES)
    assert found is not None and not findings
    return found


def table(*rows: list[str]) -> str:
    """A table in Markdown: text in the first column, amounts in the others."""
    head = ["Post", *map(str, range(2020, 2020 + len(rows[0]) - 1))]
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def amounts(count: int, amount: str = AMOUNT) -> str:
    """A table with so many columns of amounts."""
    return table(["Aankoop van materieel", *[amount] * count])


def written(text: str) -> tuple[Block, ...]:
    """The blocks of a text, its headings with an anchor and a level that fit in a document."""
    return tuple(read(text))


def fitting(text: str, style: Huisstijl, *, landscape: bool = False) -> tuple[list[Table], tuple[Finding, ...]]:
    """The tables of a text as they fit, and the findings."""
    document, findings = fitted(document_of(*written(text), landscape=landscape), style)
    blocks = walk([block for section in document.sections for block in section.blocks])
    return [block for block in blocks if isinstance(block, Table)], findings


def overprinted(data: bytes, page: int) -> list[tuple[Spot, Spot]]:
    """The characters of a page that stand on top of each other."""
    found = sorted(
        (spot for spot in spots(data) if spot.page == page), key=lambda spot: (round(spot.bottom), spot.left)
    )
    bad = []
    for _, line in groupby(found, key=lambda spot: round(spot.bottom)):
        for one, other in pairwise(line):
            if other.left < one.right - 0.25 and other.bottom > one.top:
                bad.append((one, other))
    return bad


@pytest.mark.parametrize(
    ("text", "turned", "letter"),
    [
        (amounts(3), False, 1.0),
        (amounts(6), False, 1.0),
        (amounts(7), False, 0.9),
        (amounts(9), True, 1.0),
        (amounts(9, "€\u00a0117.973.500,00"), True, 0.9),
        (amounts(13), True, 0.8),
        (amounts(15), True, 0.72),
        (table(["Een lange uitleg bij deze post " * 20, "1", "2"]), False, 1.0),
        (table(["onverantwoordelijkheidsgevoelens", *["meerjarenplanningen"] * 5]), False, 1.0),
    ],
)
def test_a_table_gets_the_page_and_the_letters_that_it_needs(
    text: str, turned: bool, letter: float, style: Huisstijl
) -> None:
    ((found,), findings) = fitting(text, style)
    assert (findings, found.turned, found.letter) == ((), turned, letter)
    widths = [column.width for column in found.columns]
    assert sum(widths) <= (LANDSCAPE_WIDTH if turned else PORTRAIT_WIDTH) + 0.1


@pytest.mark.parametrize("count", [6, 9, 13, 15])
def test_no_amount_is_printed_over_another_in_the_pdf(count: int, style: Huisstijl) -> None:
    document = document_of(*written(amounts(count)))
    rendered = write_pdf(document, style, TEMPLATES)
    assert rendered.findings == ()
    (page,) = pages_with(rendered.data, "Aankoop van materieel")
    assert "".join(spot.character for spot in spots(rendered.data) if spot.page == page).count(AMOUNT) == count
    assert overprinted(rendered.data, page) == []


def test_overprinting_would_be_seen(style: Huisstijl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.render.pdf.writer.fitted", lambda document, style: (document, ()))
    rendered = write_pdf(document_of(*written(amounts(9, "−1.117.973.500"))), style, TEMPLATES)
    (page,) = pages_with(rendered.data, "materieel")
    assert overprinted(rendered.data, page)
    assert [finding.code for finding in rendered.findings] == ["L06"]


def test_word_turns_the_same_page_and_keeps_the_columns_on_it(style: Huisstijl) -> None:
    blocks = written("Vooraf.\n\n" + amounts(15) + "\nAchteraf.\n")
    word = reading.read(write_docx(document_of(*blocks), style, TEMPLATES).data)
    orientations = [reading.value(each, "pgSz", "orient") for each in word.sections()]
    assert orientations.count("landscape") == 1
    (found,) = word.tables()
    widths = [int(each.get(f"{reading.W}w", "0")) for each in found.iter(f"{reading.W}gridCol")]
    assert sum(widths) / 1440 * 25.4 <= LANDSCAPE_WIDTH + 0.5
    sizes = {int(each.get(f"{reading.W}val", "0")) for each in found.iter(f"{reading.W}sz")}
    assert sizes == {round(style.maten.tabel.word.letter * SMALLER[-1] * 2)}


def test_the_web_page_prints_it_on_its_side_and_scrolls_on_a_screen(style: Huisstijl) -> None:
    page = write_html(document_of(*written(amounts(15))), style, TEMPLATES).data.decode()
    assert '<div class="tabel lijst liggend klein l0-72">' in page
    assert ".l0-72 { --deel: 0.72; }" in page


def test_a_heading_goes_along_and_the_text_after_it_stands_upright_again(style: Huisstijl) -> None:
    blocks = written(f"Vooraf.\n\n## Kop\n\n{amounts(9)}\n{amounts(9)}\nAchteraf.\n")
    parts = with_turned_pages(fitted(document_of(*blocks), style)[0]).sections
    assert [(part.landscape, [type(block).__name__ for block in part.blocks]) for part in parts] == [
        (False, ["Heading", "Paragraph"]),
        (True, ["Heading", "Table", "Table"]),
        (False, ["Paragraph"]),
    ]


def test_on_a_page_that_lies_on_its_side_nothing_turns(style: Huisstijl) -> None:
    document: Document = document_of(*written(amounts(9)), landscape=True)
    assert with_turned_pages(fitted(document, style)[0]).sections == fitted(document, style)[0].sections


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("Vooraf.\n\n" + amounts(29), 3, "verdeel ze over twee tabellen"),
        ("- punt\n\n  " + amounts(8).replace("\n", "\n  "), 3, "zet de tabel buiten de lijst"),
        ("> " + amounts(9).strip().replace("\n", "\n> ") + "\n", 1, "zet de tabel buiten de lijst"),
    ],
)
def test_what_fits_nowhere_is_a_finding_at_its_line_and_still_readable_apart(
    text: str, line: int, remedy: str, style: Huisstijl
) -> None:
    rendered = write_pdf(document_of(*written(text)), style, TEMPLATES)
    (finding,) = rendered.findings
    assert f"c/teksten/x.md:{line}:" in str(finding)
    assert "fout L09 tabel-te-breed\n" in str(finding)
    assert remedy in finding.mend
    (page,) = pages_with(rendered.data, AMOUNT)
    assert overprinted(rendered.data, page) == []


def test_amounts_of_our_own_tables_become_smaller_when_they_must(style: Huisstijl) -> None:
    (table_,) = written(amounts(6, "\u2212117.973.500.000"))
    assert isinstance(table_, Table)
    own = Table(table_.columns, table_.head, table_.body, style="bedragen")
    document, findings = fitted(document_of(own), style)
    shrunk = document.sections[0].blocks[1]
    assert isinstance(shrunk, Table)
    assert (findings, shrunk.turned) == ((), False)
    assert shrunk.letter in SMALLER[1:]
