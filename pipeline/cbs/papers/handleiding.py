"""The one-page manual for presenters, who know PowerPoint and nothing of this project."""

from collections.abc import Iterator

from pipeline.blocks import Block, Document, Figure, ItemList, Paragraph, Text
from pipeline.cbs.papers.sheet import plain_text, sheet
from pipeline.cbs.papers.tekening import tekening
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.slideontwerp import Slideontwerp
from pipeline.cbs.stijl import Stijl
from pipeline.cbs.tijd import in_woorden
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum

TITEL = "Een punt voor het college in dertig minuten"


def handleiding(sjabloon: Sjabloon, drawn: Slideontwerp, style: Stijl, dossier: Dossier) -> Document:
    """The manual of this template."""
    issued = dossier.gegevens.datum
    return sheet(
        TITEL, "Handleiding bij het vaste sjabloon", _blocks(sjabloon, drawn, style),
        entities=dossier.gegevens.entiteiten_samen, issued=schrijf_datum(issued), issued_iso=issued.isoformat(),
    )  # fmt: skip


def _blocks(sjabloon: Sjabloon, drawn: Slideontwerp, style: Stijl) -> Iterator[Block]:
    fixed = [each for each in sjabloon.slides if each.is_vast]
    total = in_woorden(sum(each.minuten for each in fixed) * 60)
    most = in_woorden(sjabloon.tijd.ten_hoogste * 60)
    included = "bespreking inbegrepen" if sjabloon.tijd.bespreking_telt_mee else "de bespreking niet meegeteld"
    yield Paragraph(
        plain_text(
            f"Elk punt gebruikt dezelfde slides. Samen duren ze {total}; ten hoogste {most}, {included}. "
            "Wie de grijze hulpteksten volgt, zit goed."
        ),
        "intro",
    )
    yield ItemList(tuple((Paragraph(each),) for each in _steps(sjabloon)), ordered=True)
    names = "; ".join(f"{each.naam}, {each.minuten} min" for each in sjabloon.slides if each.in_sjabloon)
    yield Figure(
        tekening(sjabloon, drawn, style),
        f"De slides van het sjabloon met hun vakken: {names}.",
    )
    below = (
        "De vaste slides met hun minuten en hun vakken. Slide 2 is verborgen: toon ze alleen als het punt dringend is."
    )
    yield Paragraph(plain_text(below), "noot")


def _steps(sjabloon: Sjabloon) -> Iterator[tuple[Text, ...]]:
    termijn = sjabloon.termijn
    limits, least = sjabloon.grenzen, sjabloon.tijd.bespreking_minstens
    yield (
        Text("Dubbelklik op sjabloon.potx.", bold=True),
        Text(
            " PowerPoint opent een nieuwe presentatie met alle slides. Andere programma’s bewaren de vaste slides niet."
        ),
    )
    yield (
        Text("Klik in elk vak en volg de hulptekst.", bold=True),
        Text(
            " De vraag is er een waarop het college ja, nee of een optie antwoordt. "
            "Op de laatste slide herhaal je ze woord voor woord."
        ),
    )
    yield (
        Text("Minuten staan rechtsboven.", bold=True),
        Text(
            f" Wijzig ze als je anders verdeelt; de bespreking krijgt minstens {least} minuten. "
            "Kost geen enkele optie iets, verwijder dan slide 5 en geef haar minuten aan de bespreking. "
            "Typ in de notities wat je zegt: honderd woorden per minuut."
        ),
    )
    yield (
        Text("De tijdbalk onderaan toont waar je bent.", bold=True),
        Text(
            " Hij volgt gewijzigde minuten niet vanzelf: Strategie en Beleid tekent hem opnieuw met "
            "‘smjp cbs herteken’ en de naam van je deck. Teken of verschuif hem niet zelf."
        ),
    )
    yield (
        Text("Houd het rustig.", bold=True),
        Text(
            f" Letters van minstens {limits.punt_tekst} punt, geen animaties, een alternatieve tekst bij elk beeld. "
            "Meer achtergrond? Nieuwe dia > Bijlage, en laat ze verborgen."
        ),
    )
    yield (
        Text(f"Bezorg het deck vóór {termijn.dag} {termijn.uur:%H.%M} uur", bold=True),
        Text(
            " aan de AD en Anja; is dat een vrije dag, dan de werkdag ervoor. Later kan alleen met een motivering op "
            "slide 2. Strategie en Beleid kijkt het deck na."
        ),
    )
