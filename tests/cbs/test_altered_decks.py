"""Decks with one fault each: what their presenter reads stands in `tests/messages/cbs-decks.md`."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.cbs.checking.oordeel import Deckoordeel, Opdracht
from pipeline.findings import Level
from tests.cbs import altering as a
from tests.cbs import small
from tests.cbs.small import ITEM, URGENT

MESSAGES = Path(__file__).parent.parent / "messages" / "cbs-decks.md"
EARLY, LATE = "2019-02-27 11:59", "2019-02-27 12:01"
STEP_1 = (
    ITEM.replace("soort:", "stap: 1\nsoort:")
    .replace("[[bedrag AP001 2020]]", "niets")
    .replace("dekking:", "kosten: [{wat: Kost van deze beslissing}]\ndekking:")
)
Edit = Callable[[bytes], bytes]


def by_hand(*changes: Callable[[object], object]) -> Edit:
    return lambda data: a.edited(data, a.together(*changes))


def bomb(data: bytes) -> bytes:
    return a.with_part(data, "ppt/media/image9.xml", b"0" * 60_000_000)


def libre_office(data: bytes) -> bytes:
    return a.without_layouts(a.saved_by(data, "LibreOffice/7.4.7.2$Linux"))


def google(data: bytes) -> bytes:
    mark = b' xmlns:go="http://customooxmlschemas.google.com/" '
    marked = a.rewritten(data, presentation=lambda xml: xml.replace(b"<p:presentation ", b"<p:presentation" + mark, 1))
    return a.without_layouts(a.saved_by(marked, ""))


def keynote(data: bytes) -> bytes:
    return a.without_layouts(a.saved_by(data, "Keynote"))


def use_timings(data: bytes) -> bytes:
    return a.rewritten(data, presProps=lambda xml: xml.replace(b'useTimings="0"', b'useTimings="1"'))


def macro_type(data: bytes) -> bytes:
    plain, macro = b"presentationml.presentation.main", b"presentationml.presentation.macroEnabled.main"
    return a.rewritten(data, **{"[Content_Types]": lambda xml: xml.replace(plain, macro)})


def entities(data: bytes) -> bytes:
    bad = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    return a.rewritten(data, **{"slides/slide3": lambda _: bad})


def broken_slide(data: bytes) -> bytes:
    return a.rewritten(data, **{"slides/slide3": lambda xml: xml[: len(xml) // 2]})


QUESTION = 10
MINUTES = 90
# what is done to the deck, how, and the codes of what the check says
CASES: dict[str, tuple[Edit, tuple[str, ...]]] = {
    # the file
    "geen zip": (lambda data: b"gewone tekst", ("C05",)),
    "een oude ppt": (lambda data: b"\xd0\xcf\x11\xe0" + b"\0" * 600, ("C05",)),
    "een pdf": (lambda data: b"%PDF-1.7 ...", ("C05",)),
    "afgebroken bestand": (lambda data: data[: len(data) // 2], ("C01",)),
    "halve slide": (broken_slide, ("C01",)),
    "macro": (lambda data: a.with_part(data, "ppt/vbaProject.bin", b"x"), ("C02",)),
    "presentatie met macro's": (macro_type, ("C02",)),
    "zipbom": (bomb, ("C03",)),
    "verborgen opdrachten": (entities, ("C03",)),
    "bewaard met LibreOffice": (libre_office, ("C04",)),
    "bewaard met Google": (google, ("C04",)),
    "bewaard met Keynote": (keynote, ("C04",)),
    "van een ander sjabloon": (lambda data: a.without_layouts(a.saved_by(data, "Microsoft PowerPoint")), ("C07",)),
    "beeld in een ander bestand": (by_hand(a.relation(2, "image", "file:///C:/foto.png")), ("C06",)),
    "deck met opmerkingen": (lambda data: a.commented(data, 2, "Jan", "Kan dit korter?", "Klopt dit?"), ("C08",)),
    "een deck van 4:3": (by_hand(a.sized(9_144_000, 6_858_000)), ("C09",)),
    # the slides
    "vreemde lay-out": (by_hand(a.foreign_layout(4)), ("C10", "C11")),
    "vaste slide weg": (by_hand(a.removed(5)), ("C11",)),
    "slide dubbel": (by_hand(a.added("7 Volgende stappen")), ("C12", "C20", "C57")),
    "slides verwisseld": (by_hand(a.moved(3, 2)), ("C13",)),
    "vaste slide verborgen": (by_hand(a.hidden(4)), ("C14",)),
    "bijlage getoond": (by_hand(a.added("9 Bijlage, verborgen")), ("C15",)),
    "zeven bijlagen": (by_hand(*[a.added("9 Bijlage, verborgen", show=False)] * 7), ("C16",)),
    # the time
    "minuten ontbreken": (by_hand(a.text(2, MINUTES, "")), ("C20",)),
    "minuten onleesbaar": (by_hand(a.text(7, MINUTES, "enkele min")), ("C20",)),
    "minuten als marge": (by_hand(a.text(3, MINUTES, "5–7 min")), ("C20",)),
    "31 minuten": (by_hand(a.text(3, MINUTES, "10 min"), a.transition(3, a.advance(600_000))), ("C21", "C28")),
    "te lang bij het oefenen": (by_hand(a.transition(3, a.advance_2010(700_000))), ("C22", "C23")),
    "geoefend en anders": (by_hand(a.transition(3, a.advance_2010(250_000))), ("C23",)),
    "geen PowerPoint-tijd": (by_hand(a.transition(2, "")), ("C24",)),
    "nergens een PowerPoint-tijd": (by_hand(*[a.transition(n, "") for n in range(1, 8)]), ("C24",)),
    "korte bespreking": (by_hand(a.text(7, MINUTES, "7 min"), a.transition(7, a.advance(420_000))), ("C25", "C28")),
    "schuift vanzelf door": (use_timings, ("C26",)),
    "klikken werkt niet": (
        by_hand(a.transition(2, a.advance(120_000).replace('advClick="1"', 'advClick="0"'))),
        ("C27",),
    ),
    "andere minuten, oude tijdbalk": (
        by_hand(a.text(3, MINUTES, "6 min"), a.transition(3, a.advance(360_000))),
        ("C28",),
    ),
    "lange notities": (by_hand(a.notes(1, "De dienst licht de proef uitvoerig toe aan het college. " * 35)), ("C29",)),
    # the question and the decision
    "vraag weg": (by_hand(a.text(1, QUESTION, "")), ("C30",)),
    "open vraag": (
        by_hand(*[a.text(n, QUESTION, "Hoe pakt het college de 2 scholen aan?") for n in (1, 7)]),
        ("C31", "C34", "C35"),
    ),
    "kennisnemen": (
        by_hand(*[a.text(n, QUESTION, "Neemt het college kennis van de proef van 2020?") for n in (1, 7)]),
        ("C31", "C35"),
    ),
    "lange vraag": (
        by_hand(
            *[
                a.text(n, QUESTION, f"Keurt het college de proef goed, {'met een schoolstraat ' * 14}in 2020?")
                for n in (1, 7)
            ]
        ),
        ("C32",),
    ),
    "twee vragen": (
        by_hand(*[a.text(n, QUESTION, "Keurt het college 2020 goed? En ook 2021?") for n in (1, 7)]),
        ("C33",),
    ),
    "vage vraag": (
        by_hand(*[a.text(n, QUESTION, "Keurt het college de proef met een schoolstraat goed?") for n in (1, 7)]),
        ("C34",),
    ),
    "besluit met een ander werkwoord": (
        by_hand(
            *[
                a.text(n, 11, "Het college bespreekt de schoolstraat van september 2020 tot juni 2021, 18.500 euro.")
                for n in (1, 7)
            ]
        ),
        ("C35",),
    ),
    "vraag anders herhaald": (by_hand(a.text(7, QUESTION, "Gaat het college akkoord met 18.500 euro?")), ("C36",)),
    # legible, complete, calm
    "te veel woorden": (by_hand(a.text(2, 10, "woorden over de straat en de school " * 20)), ("C50",)),
    "te kleine letter": (by_hand(a.text_box(2, "voetnoot in het klein", 9)), ("C51",)),
    "verkleinde tekst": (by_hand(a.shrunk(2, 10, "62500")), ("C52",)),
    "beeld zonder uitleg": (by_hand(a.picture(6, None)), ("C53",)),
    "titel weg": (by_hand(a.title(1, "")), ("C54",)),
    "lange titel": (by_hand(a.title(1, "Een schoolstraat als proef van één schooljaar aan twee scholen")), ("C55",)),
    "titel niet eerst": (by_hand(a.title_last(2)), ("C56",)),
    "leeg vak": (by_hand(a.text(5, 11, "")), ("C57",)),
    "vak verwijderd": (by_hand(a.deleted(5, 11)), ("C57",)),
    "leeg vakje in de tabel": (by_hand(a.cell(3, 2, 2, "")), ("C57",)),
    "invulteken": (by_hand(a.text(5, 11, "…")), ("C58",)),
    "haakjes": (by_hand(a.text(5, 11, "Risico: geen vrijwilligers. Aanpak: [naam] zoekt ze.")), ("C59",)),
    "animatie": (by_hand(a.timing(2, effect=True)), ("C60",)),
    "maar één optie": (by_hand(a.remove_row(3, 3), a.remove_row(3, 1)), ("C61",)),
    "kost zonder termijn": (by_hand(a.cell(3, 0, 2, "Kost"), a.cell(3, 0, 3, "Kost (raming)")), ("C64",)),
    "jaarlijkse kost als eenmalig": (by_hand(a.cell(3, 2, 2, "18.500 per jaar")), ("C65",)),
    "eenmalige kost als jaarlijks": (by_hand(a.cell(3, 3, 3, "2.000, eenmalig")), ("C65",)),
    "film": (by_hand(a.relation(2, "video", "https://stad.example/film.mp4")), ("C06", "C62")),
    "Engels": (by_hand(a.language(2, "en-US")), ("C63",)),
    # the plan
    "gewijzigd bedrag": (by_hand(a.cell(4, 1, 1, "19.500")), ("C70",)),
    "rij uit het plan weg": (by_hand(a.remove_row(4, 2)), ("C70",)),
    "andere jaren": (by_hand(a.cell(4, 0, 1, "2019")), ("C70",)),
    "bedrag in de tekst gewijzigd": (by_hand(a.text(4, 11, "De proef kost in 2020 20.000 euro.")), ("C70",)),
    "eigen rij met code": (by_hand(a.extra_row(4, "AP002 investeringen", "0", "0", "1", "0", "0", "0")), ("C70",)),
    "andere naam van het actieplan": (by_hand(a.text(2, 11, "AP001\tStraten zonder verkeer")), ("C71",)),
    "onbekende code": (by_hand(a.text(5, 11, "Zie ook AP009.")), ("C75",)),
}  # fmt: skip
# what another item, or the moment of reception, makes of a deck that is not touched
TASKS: dict[str, tuple[str, Callable[[], Opdracht], Edit, tuple[str, ...]]] = {
    "te laat": (ITEM, lambda: small.task(ontvangen=small.moment(LATE)), lambda data: data, ("C42",)),
    "dringend zonder inhoud": (
        ITEM + URGENT,
        lambda: small.task(ITEM + URGENT),
        by_hand(a.text(2, 10, "Wegens hoogdringendheid op 27 februari")),
        ("C40",),
    ),
    "dringend met herhaling": (
        ITEM + URGENT,
        lambda: small.task(ITEM + URGENT),
        by_hand(a.text(2, 11, "dringend " * 12)),
        ("C40",),
    ),
    "dringend zonder datum": (
        ITEM + URGENT,
        lambda: small.task(ITEM + URGENT),
        by_hand(a.text(2, 12, "Dan loopt het project vertraging op en verliezen de scholen hun vrijwilligers.")),
        ("C41",),
    ),
    "dringend om iets van voor de termijn": (
        ITEM + URGENT,
        lambda: small.task(ITEM + URGENT),
        by_hand(a.text(2, 10, "Op 25 februari 2019 meldde de school dat de bus vanaf maart door de straat rijdt.")),
        ("C43",),
    ),
    "motivering verborgen": (ITEM + URGENT, lambda: small.task(ITEM + URGENT), by_hand(a.hidden(2)), ("C28", "C59")),
    "kennisname met een deck": (ITEM, lambda: small.task(kennisname=True), lambda data: data, ("C37",)),
    "bedrag in stap 1": (
        STEP_1,
        lambda: small.task(STEP_1, naslag=small.at_step(1)),
        by_hand(a.extra_row(4, "AP001 exploitatie", "18.500", "0", "0", "0", "0", "0")),
        ("C72",),
    ),
    "gewijzigd na de zitting": (ITEM, lambda: small.task(bevroren=True, gewijzigd=True), lambda data: data, ("C74",)),
    "bevroren bedrag gewijzigd": (
        ITEM,
        lambda: small.task(bevroren=True, naslag=None),
        by_hand(a.cell(4, 1, 1, "19.500")),
        ("C70",),
    ),
}


@cache
def judged(title: str) -> tuple[Deckoordeel, tuple[str, ...]]:
    """What the check says of a case, and the codes that it should say."""
    if title in CASES:
        change, codes = CASES[title]
        return small.judge(change(small.deck())), codes
    item, known, change, codes = TASKS[title]
    return small.judge(change(small.deck(item)), known()), codes


@pytest.mark.parametrize("title", [*CASES, *TASKS])
def test_a_deck_with_one_fault_is_judged_as_intended(title: str) -> None:
    found, codes = judged(title)
    said = [each.finding for each in found.bevindingen]
    assert sorted({each.code for each in said}) == sorted(codes), "\n".join(map(str, said))
    assert found.is_geweigerd == any(each.level is Level.FOUT for each in said)


@pytest.mark.parametrize("title", [*CASES, *TASKS])
def test_every_message_names_its_slide_and_a_remedy(title: str) -> None:
    for each in judged(title)[0].bevindingen:
        assert each.finding.mend
        if each.slide:
            assert each.finding.wrong.startswith(f"Slide {each.slide}: ")
            assert each.finding.at.line == each.slide


def test_the_messages_are_what_presenters_read(rewrite_golden: bool) -> None:
    parts = []
    for title in (*CASES, *TASKS):
        said = "\n".join(str(each.finding) for each in judged(title)[0].bevindingen)
        parts.append(f"## {title}\n\n```\n{said}\n```\n")
    now = "# Wat de controle zegt van een deck met één fout\n\n" + "\n".join(parts)
    if rewrite_golden:
        MESSAGES.write_text(now, encoding="utf-8")
    assert MESSAGES.read_text(encoding="utf-8") == now


def test_there_are_at_least_forty_altered_decks() -> None:
    assert len(CASES) + len(TASKS) >= 40
