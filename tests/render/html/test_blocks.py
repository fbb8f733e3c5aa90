"""What each block becomes."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.blocks import (
    Figure,
    Heading,
    ItemList,
    LabelRow,
    Note,
    Paragraph,
    Reference,
    Strip,
    Table,
    Text,
)
from tests import sample
from tests.render.html.reading import Element

Write = Callable[..., Element]


def actieplan(code: str, level: int = 3) -> Heading:
    return Heading(level, sample.words(f"We doen {code}"), code, "actieplan", number="1.1.1")


def test_a_heading_is_one_level_below_the_title_and_keeps_its_anchor_and_number(write_blocks: Write) -> None:
    heading = write_blocks(Heading(2, sample.words("Een stad"), "BD01", "doelstelling", number="1.1")).one("h3")
    assert heading.attributes == {"class": "doelstelling", "id": "BD01"}
    assert heading.text() == "1.1 Een stad"


def test_a_heading_without_anchor_has_no_id_and_nothing_goes_below_h6(write_blocks: Write) -> None:
    heading = write_blocks(Heading(7, sample.words("Diep"), "", "tussenkop")).one("h6")
    assert "id" not in heading.attributes


def test_a_heading_that_can_be_found_carries_the_numbers_of_its_choices(write_blocks: Write) -> None:
    facets = (("Jaar", "2020"),), (("Jaar", "2021"), ("Jaar", "2020"))
    main = write_blocks(*(replace(actieplan(f"AP00{at}"), facets=each) for at, each in enumerate(facets)))
    assert [each.attributes["data-keuzes"] for each in main.all("h4")] == ["0", "0 1"]


def test_an_actieplan_folds_with_its_anchor_on_the_heading_that_is_always_shown(write_blocks: Write) -> None:
    main = write_blocks(
        Strip("AP001", "Actieplan", parent="bij BD01", flag="Prioritair", filled=True),
        actieplan("AP001"),
        Paragraph(sample.words("binnenin")),
        Strip("AP002", "Actieplan"),
        actieplan("AP002"),
        Heading(4, sample.words("Wat we doen"), "AP002-acties", "tussenkop"),
        Heading(3, sample.words("Daarna"), "daarna", "tussenkop"),
    )
    first, second = main.all("details")
    assert first.one("summary").one("h4").attributes["id"] == "AP001"
    assert first.one("summary").text() == "AP001 Actieplan bij BD01 Prioritair 1.1.1 We doen AP001"
    assert first.one("div").text().strip() == "binnenin"
    assert [each.attributes["id"] for each in second.all("h4") + second.all("h5")] == ["AP002", "AP002-acties"]
    assert "daarna" not in [each.attributes.get("id") for each in second]
    assert main.all("h4")[-1].attributes["id"] == "daarna"


def test_an_actieplan_without_strip_folds_too(write_blocks: Write) -> None:
    main = write_blocks(actieplan("AP001"), actieplan("AP002"), Paragraph(sample.words("tekst")))
    assert [each.text().split()[3] for each in main.all("details")] == ["AP001", "AP002"]


def test_label_rows_that_follow_each_other_are_one_list(write_blocks: Write) -> None:
    row = LabelRow("Partners", (Paragraph(sample.words("LOGO")), Paragraph(sample.words("Orion"))))
    main = write_blocks(row, row, Paragraph(sample.words("tussen")), row)
    assert [len(each.all("dt")) for each in main.all("dl")] == [2, 1]
    assert [each.text() for each in main.all("dd")[0].all("p")] == ["LOGO", "Orion"]


def test_a_numbered_list_starts_where_it_says(write_blocks: Write) -> None:
    item = (Paragraph(sample.words("punt")),)
    main = write_blocks(ItemList((item,), ordered=True, start=3), ItemList((item,), ordered=True), ItemList((item,)))
    assert [each.attributes for each in main.all("ol")] == [{"start": "3"}, {}]
    assert len(main.all("ul")) == 1


def test_a_flag_is_a_word_and_its_fill_a_class(write_blocks: Write) -> None:
    main = write_blocks(
        Strip("BD01", "Beleidsdoelstelling", flag="Prioritair", filled=True), Strip("BD02", "Beleidsdoelstelling")
    )
    filled, bare = main.all("p")
    assert [each.text() for each in filled if "vol" in each.classes] == ["Prioritair"]
    assert bare.text() == "BD02 Beleidsdoelstelling"


def test_a_picture_has_its_alternative_text_its_caption_and_its_size(write_blocks: Write) -> None:
    figure = write_blocks(Figure(sample.picture(), 'Een "vlak"', 2, "Het vlak", "figuur-2")).one("figure")
    assert figure.attributes["id"] == "figuur-2"
    image = figure.one("img").attributes
    assert (image["alt"], image["width"], image["height"]) == ('Een "vlak"', "40", "20")
    assert image["src"].startswith("data:image/png;base64,iVBOR")
    assert figure.one("figcaption").text() == "Figuur 2 Het vlak"


def test_footnotes_are_numbered_and_lead_there_and_back(write_blocks: Write) -> None:
    main = write_blocks(
        Heading(1, sample.words("Kop"), "kop", "deel"),
        Paragraph((Text("een"), Note((Text("noot een, zie "), Reference("kop", "kop"))))),
        Paragraph((Text("twee"), Note(sample.words("noot twee")))),
    )
    references = [each for each in main.all("a") if each.attributes.get("role") == "doc-noteref"]
    assert [(each.text(), each.attributes["href"]) for each in references] == [("1", "#_noot-1"), ("2", "#_noot-2")]
    notes = main.one("section", "noten")
    assert [each.attributes["id"] for each in notes.all("li")] == ["_noot-1", "_noot-2"]
    back = [each.attributes["href"] for each in notes.all("a") if each.attributes.get("role") == "doc-backlink"]
    assert back == [f"#{each.attributes['id']}" for each in references]
    assert notes.all("li")[0].text() == "noot een, zie kop Terug"


def test_styles_of_text_are_elements(write_blocks: Write) -> None:
    main = write_blocks(
        Paragraph((Text("beide", bold=True, italic=True), Text("2", raised="sub"), Text("x <", code=True)))
    )
    assert main.one("strong").one("em").text() == "beide"
    assert main.one("sub").text() == "2"
    assert main.one("code").text() == "x <"


def test_code_keeps_its_lines(write_blocks: Write) -> None:
    assert write_blocks(Paragraph(sample.words("\neen\n  twee"), "code")).one("pre").text() == "\neen\n  twee"


def test_a_table_without_caption_is_named_by_its_description(write_blocks: Write) -> None:
    table = next(block for block in sample.document().sections[1].blocks if isinstance(block, Table))
    main = write_blocks(table)
    region = main.one("div", "rol")
    assert (region.attributes["role"], region.attributes["tabindex"]) == ("group", "0")
    assert region.attributes["aria-label"] == main.one("table").attributes["aria-label"] == "Een tabel uit een tekst"
    assert not main.all("caption")
