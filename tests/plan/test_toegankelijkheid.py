"""The sheet about accessibility tells what this build found, and never more than that."""

from dataclasses import replace

import pytest

from pipeline.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    ItemList,
    Row,
    Section,
    Table,
    Text,
    inlines_of,
    plain,
    walk,
)
from pipeline.findings import Place
from pipeline.model.onderdelen import Contact
from pipeline.plan import Contrast, build_toegankelijkheid
from tests import sample
from tests.built import SHIPPED, control


def sheet(plan: Document, *contrasten: Contrast, contact: Contact | None = None) -> list[str]:
    dossier = control(SHIPPED).dossier
    assert dossier is not None
    dossier = replace(dossier, gegevens=dossier.gegevens.model_copy(update={"contact": contact}))
    document = build_toegankelijkheid(dossier, plan, contrasten, "vinger")
    assert document.cover is None
    return [plain(run) for section in document.sections for block in walk(section.blocks) for run in inlines_of(block)]


def plan_of(*blocks: Heading | Table | ItemList) -> Document:
    return replace(sample.document(), sections=(Section(blocks, "Deel"),))


def table(*, head: bool, heads: bool) -> Table:
    cells = (Cell((Text("a"),), heads="row" if heads else ""), Cell((Text("b"),)))
    return Table((Column(), Column()), (Row(cells),) if head else (), (Row(cells), Row(cells)))


def heading(level: int) -> Heading:
    return Heading(level, (Text("kop"),), f"k{level}", "kop")


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((table(head=True, heads=True),), "Kolommen: alle 1 tabellen hebben er een kop boven."),
        ((table(head=True, heads=True), table(head=False, heads=True)), "Kolommen: 1 van de 2 tabellen hebben"),
        (
            (table(head=True, heads=True), table(head=True, heads=False)),
            "Rijen: 2 van de 4 rijen hebben vooraan een kop.",
        ),
        ((heading(1), heading(2)), "Koppen: 2. Er wordt nergens een niveau overgeslagen."),
        ((heading(1), heading(3)), "Koppen: 2. Er wordt 1 keer een niveau overgeslagen."),
    ],
)
def test_what_is_told_is_counted_in_this_plan(blocks: tuple[Heading | Table, ...], said: str) -> None:
    assert any(each.startswith(said) for each in sheet(plan_of(*blocks))), sheet(plan_of(*blocks))


def test_the_lowest_contrast_is_never_told_better_than_it_is() -> None:
    (told,) = (
        each for each in sheet(plan_of(heading(1)), Contrast(4.59, 4.5), Contrast(9.0, 4.5)) if "Contrast" in each
    )
    assert "2 combinaties" in told and "Het laagste is 4,5 op 1" in told and told.endswith("Overal is het genoeg.")
    (told,) = (
        each for each in sheet(plan_of(heading(1)), Contrast(4.49, 4.5), Contrast(9.0, 4.5)) if "Contrast" in each
    )
    assert "Het laagste is 4,4 op 1" in told and told.endswith("Bij 1 is het te weinig.")


def test_who_to_tell_is_whom_the_dossier_names_and_nobody_else() -> None:
    assert "Het dossier noemt nog niemand om een drempel aan te melden." in sheet(plan_of(heading(1)))
    reached = Contact.model_validate({"at": Place("dossier.yaml"), "wie": "dienst Voorbeeld", "mail": "a@stad.example"})
    told = sheet(plan_of(heading(1)), contact=reached)
    assert any("Dienst Voorbeeld" in each and "a@stad.example" in each for each in told)


def test_it_always_says_what_nobody_looked_at() -> None:
    told = sheet(plan_of(heading(1)))
    assert any("schermlezer" in each for each in told) and any("geen certificaat" in each for each in told)
