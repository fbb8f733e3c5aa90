"""What each block becomes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.blocks import (
    CaptionList,
    Card,
    Cards,
    Figure,
    Flag,
    Heading,
    ItemList,
    LabelRow,
    Milestone,
    Note,
    Overview,
    Paragraph,
    Reference,
    Strip,
    Table,
    TargetLine,
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
        Strip("AP001", "Actieplan", parent=(Reference("bij BD01", "daarna"),), flag="Prioritair", filled=True),
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
    assert first.one("summary").all("a") == []  # a link would stand in another control
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


def test_a_flag_inside_a_sentence_is_a_word_in_a_box(write_blocks: Write) -> None:
    paragraph = write_blocks(Paragraph((Text("Ze zijn "), Flag("Prioritair", filled=True), Flag("<nee>")))).one("p")
    assert paragraph.text() == "Ze zijn Prioritair<nee>"
    assert [each.classes for each in paragraph.all("span")] == [["vlag", "vol"], ["vlag"]]


@pytest.mark.parametrize("look", ["feiten", "rollen", "kerncijfers"])
def test_cards_are_terms_with_what_they_say(write_blocks: Write, look: str) -> None:
    cards = (Card("10", (Text("doelstellingen, "), Reference("AP001", "AP001"))), Card("46", sample.words("plannen")))
    main = write_blocks(actieplan("AP001"), Cards(cards, look))  # type: ignore[arg-type]
    found = main.one("dl")
    assert found.classes == ["kaarten", look]
    assert [[each.tag for each in group if each.tag in ("dt", "dd")] for group in found.all("div")] == [
        ["dt", "dd"]
    ] * 2
    assert [each.text() for each in found if each.tag in ("dt", "dd")] == [
        "10", "doelstellingen, AP001", "46", "plannen",
    ]  # fmt: skip


def test_a_target_is_read_from_its_first_figure_to_its_goal(write_blocks: Write) -> None:
    start, goal = Milestone("24,8 %", "nulmeting 2018"), Milestone("18,6 %", "streefcijfer 2025")
    group = write_blocks(TargetLine(start, goal, 7, "Van 24,8 % naar 18,6 %.", "een kwart minder")).one("div", "doel")
    assert (group.attributes["role"], group.attributes["aria-label"]) == ("group", "Van 24,8 % naar 18,6 %.")
    assert [each.text() for each in group.all("p")] == [
        "24,8 %", "nulmeting 2018", "een kwart minder", "18,6 %", "streefcijfer 2025",
    ]  # fmt: skip
    line = group.one("svg")
    assert [each.attributes["x1"] for each in line.all("line") if "streep" in each.classes] == [
        "14.286%", "28.571%", "42.857%", "57.143%", "71.429%", "85.714%",
    ]  # fmt: skip
    assert [each.classes for each in line.all("circle")] == [["open"], []]


def test_a_target_without_first_figure_leaves_no_empty_words(write_blocks: Write) -> None:
    target = TargetLine(Milestone("", "nulmeting volgt"), Milestone("50 %", "streefcijfer 2030"), 10, "Naar 50 %.")
    assert [each.text() for each in write_blocks(target).all("p")] == ["nulmeting volgt", "50 %", "streefcijfer 2030"]


def test_an_overview_has_a_column_per_chapter_with_its_accent_and_links(write_blocks: Write) -> None:
    chapter = Heading(1, sample.words("Welzijn"), "welzijn", "hoofdstuk")
    main = write_blocks(chapter, replace(chapter, anchor="BD01"), actieplan("AP001"), sample.overview())
    columns = [each for each in main.one("div", "overzicht").all("div") if "overzicht" not in each.classes]
    assert [each.classes for each in columns] == [["k1"], ["k2"]]
    assert [each.text() for each in columns[1].all("p")] == ["2 Omgeving", "12,0 miljoen euro"]
    assert [each.text() for each in columns[0].all("li")] == [
        f"BD01 Armoede halveren {sample.HOSTILE}", "AP001 Hulp dicht bij huis",
    ]  # fmt: skip
    assert [each.classes for each in columns[0].all("li")] == [["leidt"], []]
    assert [each.attributes["href"] for each in columns[0].all("a")] == ["#welzijn", "#BD01", "#AP001"]


def test_an_overview_that_leads_nowhere_stops_the_build(write_blocks: Write) -> None:
    column = replace(sample.overview().columns[0], entries=())
    with pytest.raises(ValueError, match="reference to nowhere: 'welzijn'"):
        write_blocks(Overview((column,)))


def test_a_list_of_captions_holds_what_is_numbered_in_its_series(write_blocks: Write) -> None:
    main = write_blocks(
        sample.panel(),
        CaptionList("Figuur"),
        sample.amounts_table(1),
        sample.bars(2),
        Figure(sample.picture(), "Een vlak", 3, "Het vlak"),
        CaptionList("Tabel"),
        actieplan("BD01"),
    )
    figures, tables = main.all("nav")
    assert [each.attributes["aria-label"] for each in (figures, tables)] == ["Lijst van figuren", "Lijst van tabellen"]
    assert [each.text() for each in figures.all("li")] == ["Figuur 2 Uitgaven per hoofdstuk", "Figuur 3 Het vlak"]
    assert [each.attributes["href"] for each in figures.all("a")] == ["#figuur-hoofdstukken"]
    assert [each.attributes["href"] for each in tables.all("a")] == ["#tabel-1"]


def test_a_list_of_nothing_is_no_navigation(write_blocks: Write) -> None:
    assert write_blocks(CaptionList("Tabel")).all("nav") == []


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
