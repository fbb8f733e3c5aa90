"""A small dossier with a few agenda items, and the decks made of them: what the tests of the college share."""

import datetime
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from pipeline.cbs.agendapunt import Agendapunt
from pipeline.cbs.checking.cijfers import Naslag
from pipeline.cbs.checking.oordeel import Deckoordeel, Opdracht, beoordeel
from pipeline.cbs.deckinhoud import Deckinhoud, deckinhoud
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.slideontwerp import Slideontwerp
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.termijn import lees_moment
from pipeline.cbs.writing.preflight import read_slideontwerp
from pipeline.cbs.writing.slides import write_deck, write_template
from pipeline.college import judging
from pipeline.content import read_yaml_text
from pipeline.finance.totalen import totals
from pipeline.findings import Place
from pipeline.model.dossier import Dossier
from pipeline.model.typed import typed
from pipeline.shipped import TEMPLATES

DAG = datetime.date(2019, 2, 28)
STIJL = Stijl("1A2430", "4B5664", "16324F", "76818E", "C9D0D8", "F3F5F7", ("B3431E", "4D6B1F"), "Calibri")
FILES = {
    "dossier.yaml": """\
titel: Strategisch meerjarenplan
entiteiten:
  - {soort: gemeente, naam: Stad Test}
entiteiten_samen: Stad en OCMW Test
periode: {van: 2020, tot: 2025}
stap: 2
status: ontwerp
versie: "0.1"
datum: 2019-02-01
hoofdstukken:
  - {code: omgeving, naam: Omgeving}
""",
    "doelstellingen/BD01.yaml": """\
code: BD01
nummer: 1.1
titel: We maken tegen 2025 alle schoolomgevingen veilig
kort: Veilige scholen
hoofdstuk: omgeving
aanspreekpunt: schepen-mobiliteit
indicatoren:
  - {naam: Veilige scholen, streefcijfer: {jaar: 2025, waarde: 20}, bron: telling}
""",
    "actieplannen/AP001.yaml": """\
code: AP001
nummer: 1.1.1
titel: We maken straten bij scholen autovrij
kort: Schoolstraten
doelstelling: BD01
aanspreekpunt: schepen-mobiliteit
trekker: dienst-wegen
partners: [scholen]
enveloppe:
  exploitatie:
    uitgaven: {2020: 18500, 2021: 40000, 2022: 40000}
    ontvangsten: {2021: 10000}
  investeringen:
    uitgaven: {2021: 250000}
""",
    "actieplannen/AP002.yaml": """\
code: AP002
nummer: 1.1.2
titel: We leggen veilige oversteekplaatsen aan
kort: Oversteekplaatsen
doelstelling: BD01
enveloppe:
  investeringen:
    uitgaven: {2022: 120000}
""",
    "organisatie/diensten.yaml": "- {code: dienst-wegen, naam: dienst Wegen}\n",
    "organisatie/mandatarissen.yaml": "- {code: schepen-mobiliteit, functie: schepen van Mobiliteit}\n",
    "organisatie/partners.yaml": "- {code: scholen, naam: de scholen}\n",
}
ITEM = """\
titel: Schoolstraat, een proef van één schooljaar
soort: beslissing
aanspreekpunt: schepen-mobiliteit
dienst: dienst-wegen
actieplannen: [AP001]
bijlagen: [kaart, advies van de politie]
vraag: Keurt het college de proef met een schoolstraat goed, van september 2020 tot juni 2021, voor 18.500 euro?
besluit: Het college keurt de proef met een schoolstraat goed, van september 2020 tot juni 2021, voor 18.500 euro.
aanleiding: [Twee scholen vroegen op 5 januari 2019 een schoolstraat., Elke dag rijden 90 auto's tussen de kinderen.]
opties:
  - {naam: A Niets doen, inhoud: Het verkeer blijft., kost: 0, voordeel: Geen werk., nadeel: Het blijft onveilig.}
  - naam: B Proef
    inhoud: Twee straten
    kost: 18500
    kost_per_jaar: 0
    voordeel: Snel.
    nadeel: Vrijwilligers nodig.
    voorstel: ja
  - naam: C Palen
    inhoud: Vaste palen.
    kost: 96000
    kost_per_jaar: 2000
    voordeel: Zonder vrijwilligers.
    nadeel: Duur als het niet lukt.
advies: Wij stellen optie B voor, omdat het college na één schooljaar met cijfers kan beslissen.
dekking: ["De proef kost in 2020 [[bedrag AP001 2020]]; Financiën geeft gunstig advies."]
draagvlak: [De ouderraden geven gunstig advies.]
risicos:
  - {risico: Te weinig vrijwilligers, aanpak: oproep in de schoolbrief.}
stappen:
  - {wat: De dienst plaatst de hekken., wie: dienst Wegen, tegen: 1 september 2020}
  - {wat: Het college krijgt de telling., wie: dienst Wegen, tegen: 1 juni 2021}
notities:
  vraag: We vragen u één ding, een proef van een schooljaar.
"""
URGENT = """\
hoogdringend:
  waarom_nu: Op 27 februari 2019 om 16 uur meldde de school dat de bus vanaf maart door de straat rijdt.
  waarom_niet_eerder: De vervoersmaatschappij besliste dit pas die namiddag, na de verzending van de gewone agenda.
  gevolg_uitstel: Dan rijdt de bus vanaf 4 maart 2019 langs 120 kinderen zonder enige maatregel.
"""


@cache
def sjabloon() -> Sjabloon:
    """The template of the repository."""
    return judging.read_sjabloon()


@cache
def slideontwerp() -> Slideontwerp:
    """The slides as the repository draws them."""
    found, findings = read_slideontwerp(TEMPLATES / "cbs.potx", sjabloon(), Place("templates/cbs.potx"))
    assert found is not None, "\n".join(map(str, findings))
    return found


def lay_out(folder: Path, items: dict[str, str] | None = None) -> Path:
    """Writes the small dossier, with these items (`2019-02-28/01-proef` and its text), below a folder."""
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for name, text in (items or {}).items():
        file = folder / "cbs" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@cache
def dossier() -> Dossier:
    """The small dossier, read."""
    return at(stap=2)


@cache
def at(*, stap: int, datum: str = "2019-02-01", kalender: str = "", more: tuple[tuple[str, str], ...] = ()) -> Dossier:
    """The small dossier at a step, of a day, with a calendar, and with more files."""
    folder = Path(mkdtemp())
    try:
        path = lay_out(folder) / "dossier.yaml"
        for name, text in more:
            (folder / name).write_text(text, encoding="utf-8")
        text = path.read_text(encoding="utf-8").replace("stap: 2", f"stap: {stap}")
        path.write_text(text.replace("datum: 2019-02-01", f"datum: {datum}") + kalender, encoding="utf-8")
        found = judging.basis(folder)
    finally:
        shutil.rmtree(folder)
    assert found.dossier is not None, "\n".join(map(str, found.findings))
    return found.dossier


def item(text: str = ITEM) -> Agendapunt:
    """An item from its YAML."""
    value, findings = read_yaml_text(text, "01-proef.yaml")
    assert value is not None, findings
    made, more = typed(value, Agendapunt)
    assert made is not None, "\n".join(map(str, more))
    found: Agendapunt = made
    return found


def content(text: str = ITEM, of: Dossier | None = None) -> Deckinhoud:
    """What the deck of an item says."""
    deck, findings = deckinhoud(item(text), f"{DAG.isoformat()}/01-proef", DAG, of or dossier(), sjabloon())
    assert not findings, findings
    return deck


@cache
def deck(text: str = ITEM) -> bytes:
    """The deck of an item."""
    return write_deck(content(text), sjabloon(), slideontwerp(), STIJL)


@cache
def template() -> dict[str, bytes]:
    """The template files."""
    return write_template(sjabloon(), slideontwerp(), dossier().jaren, STIJL)


def task(text: str | None = ITEM, **more: Any) -> Opdracht:
    """What the check knows of the deck of this item (of a deck without item when it is None)."""
    facts = content(text).feiten if text is not None else None
    found = Opdracht(DAG, feiten=facts, naslag=Naslag(dossier(), totals(dossier())))
    return replace(found, **more)


def judge(data: bytes, known: Opdracht | None = None) -> Deckoordeel:
    """The judgement on these bytes."""
    return beoordeel(data, "01-proef.pptx", sjabloon(), known or task())


def moment(text: str) -> datetime.datetime:
    """A moment of reception."""
    found = lees_moment(text)
    assert found is not None
    return found


def at_step(stap: int) -> Naslag:
    """The dossier for looking things up in, as if it were at another step."""
    other = dossier().at_step(stap)
    return Naslag(other, totals(other))
