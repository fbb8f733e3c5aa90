"""The facets that a reader can filter by."""

from dataclasses import replace

from pipeline.blocks import Document, Heading, Section
from pipeline.render.html.search import Search
from tests import sample


def heading(anchor: str, *facets: tuple[str, str], style: str = "actieplan") -> Heading:
    return Heading(3, sample.words(anchor), anchor, style, facets=facets)  # type: ignore[arg-type]


def document(*headings: Heading) -> Document:
    return replace(sample.document(), sections=(Section(headings, "Deel"),))


def test_choices_stand_in_the_order_of_a_dictionary_and_are_numbered_through() -> None:
    years = [("Jaar", year) for year in ("2021", "2020")]
    diensten = [("Dienst", name) for name in ("Éénloket", "wijk 10", "Wijk 9", "afval", "afval")]
    search = Search(document(heading("AP001", *diensten), heading("AP002", *years)))
    assert [(facet.label, [(each.number, each.value) for each in facet.choices]) for facet in search.facets] == [
        ("Dienst", [(0, "afval"), (1, "Éénloket"), (2, "Wijk 9"), (3, "wijk 10")]),
        ("Jaar", [(4, "2020"), (5, "2021")]),
    ]


def test_a_heading_knows_its_choices_each_once() -> None:
    first = heading("AP001", ("Jaar", "2021"), ("Jaar", "2020"), ("Jaar", "2020"))
    second = heading("AP002")
    search = Search(document(first, second))
    assert search.choices(first) == "0 1"
    assert search.choices(second) == ""


def test_a_facet_with_one_value_is_left_out() -> None:
    one = heading("AP001", ("Status", "ontwerp"))
    search = Search(document(one, heading("AP002", ("Status", "ontwerp"))))
    assert search.facets == ()
    assert search.choices(one) == ""


def test_only_doelstellingen_and_actieplannen_are_found() -> None:
    facets = ("Jaar", "2020"), ("Jaar", "2021")
    others = [heading(style, *facets, style=style) for style in ("deel", "hoofdstuk", "kop", "tussenkop")]
    search = Search(document(*others))
    assert (search.found, search.facets) == (0, ())
    assert search.choices(others[0]) == ""
    assert Search(document(heading("BD01", style="doelstelling"), heading("AP001"), heading(""))).found == 2
