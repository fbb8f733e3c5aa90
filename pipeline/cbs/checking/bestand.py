"""The file itself: what saved it, whether it leans on other files, whether it waits for the presenter."""

from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.melding import Melding
from pipeline.cbs.reading.deck import Deck

_OURS = ("smjp cbs", "powerpoint")  # what docProps/app.xml names, without capitals


def ander_programma(deck: Deck) -> Melding | None:
    """The one remark about a deck that another program saved: it no longer has our layouts, times or texts."""
    name = "Google Presentaties" if deck.google else deck.programma.split("/")[0].strip()
    if not deck.google and any(each in deck.programma.casefold() for each in _OURS):
        return None
    said = f"dit deck is bewaard met {name or 'een ander programma dan PowerPoint'}"
    wrong = f"{said}: daardoor zijn de vaste lay-outs en de tijden weg, en kan het niet beoordeeld worden"
    mend = "open het sjabloon in PowerPoint, plak de teksten erin over en bewaar het daar"
    return Melding(kinds.ANDER_PROGRAMMA, 0, wrong, mend)


def check(deck: Deck) -> Iterator[Melding]:
    """Links to other files, and shows that go on by themselves."""
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
