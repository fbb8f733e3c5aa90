"""The file itself: whether it is made on the template, leans on other files, holds remarks, waits for the presenter."""

from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.lezing import Lezing
from pipeline.cbs.checking.melding import Melding
from pipeline.cbs.reading.deck import Deck
from pipeline.cbs.slideontwerp import SLIDE

_SLACK = 0.02  # of the proportion of a slide: programs round its sides
_OURS = ("smjp cbs", "powerpoint")  # what docProps/app.xml names, without capitals


def niet_van_het_sjabloon(lezing: Lezing) -> Melding | None:
    """The one remark about a deck in which no slide of the template can be found, with what saved it if that is known.

    Another program is no fault by itself: only what it did to the layouts is.
    """
    deck = lezing.deck
    if lezing.soorten:
        return None
    count = len(deck.slides)
    none = f"geen van de {count} slides" if count > 1 else "geen enkele slide"
    mend = "open sjabloon.potx in PowerPoint, plak de teksten erin over en bewaar het daar"
    name = "Google Presentaties" if deck.google else deck.programma.split("/")[0].strip()
    if name and not any(each in deck.programma.casefold() for each in _OURS):
        wrong = f"dit deck is bewaard met {name}, en {none} staat nog op een lay-out van het vaste sjabloon"
        return Melding(kinds.ANDER_PROGRAMMA, 0, wrong, mend)
    return Melding(kinds.NIET_HET_SJABLOON, 0, f"{none} staat op een lay-out van het vaste sjabloon", mend)


def check(deck: Deck) -> Iterator[Melding]:
    """Links to other files, slides of another shape, remarks, and shows that go on by themselves."""
    if deck.verhouding and abs(deck.verhouding - SLIDE[0] / SLIDE[1]) > _SLACK:
        shape = " (4:3)" if abs(deck.verhouding - 4 / 3) < _SLACK else ""
        wrong = f"de slides hebben een andere verhouding dan het sjabloon{shape}: op het scherm blijft een rand zwart"
        mend = "kies in PowerPoint Ontwerpen > Diaformaat > Breedbeeld, of plak de teksten in sjabloon.potx"
        yield Melding(kinds.ANDERE_VERHOUDING, 0, wrong, mend)
    for slide in deck.slides:
        if slide.opmerkingen:
            count = (
                "staat nog een opmerking" if slide.opmerkingen == 1 else f"staan nog {slide.opmerkingen} opmerkingen"
            )
            wrong = f"hier {count} van wie het deck nalas; iedereen die het deck krijgt, kan ze lezen"
            yield Melding(kinds.OPMERKING_IN_DECK, slide.nummer, wrong, "verwijder ze: Controleren > Verwijderen")
    for link in deck.koppelingen:
        where, _, target = link.partition(": ")
        wrong = f"een beeld of object staat niet in het deck zelf, maar in `{target}`"
        mend = "plak het beeld in de slide (Plakken speciaal > Afbeelding)"
        yield Melding(kinds.KOPPELING_NAAR_BESTAND, int(where.split()[1]), wrong, mend)
    if deck.use_timings:
        wrong = "de slides schuiven vanzelf door: ‘Tijdsinstellingen gebruiken’ staat aan"
        mend = "vink in PowerPoint uit: Diavoorstelling > Tijdsinstellingen gebruiken"
        yield Melding(kinds.SCHUIFT_VANZELF, 0, wrong, mend)
    for slide in deck.slides:
        if not slide.waits and not slide.verborgen:
            wrong = "klikken brengt je niet naar de volgende slide"
            mend = "vink in PowerPoint aan: Overgangen > Bij muisklik"
            yield Melding(kinds.KLIKKEN_WERKT_NIET, slide.nummer, wrong, mend)
