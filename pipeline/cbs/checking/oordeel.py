"""The judgement on one deck: all rules, in order, over what was read."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cbs import kinds
from pipeline.cbs.checking import bestand, cijfers, hoogdringend, leesbaar, opties, structuur, tijden, vraag
from pipeline.cbs.checking.cijfers import Naslag
from pipeline.cbs.checking.herkennen import eender
from pipeline.cbs.checking.lezing import Lezing
from pipeline.cbs.checking.melding import Melding, Slidebevinding
from pipeline.cbs.feiten import Feiten
from pipeline.cbs.reading.deck import read_deck
from pipeline.cbs.reading.package import Geweigerd
from pipeline.cbs.sjabloon import Sjabloon
from pipeline.cbs.tijd import in_woorden
from pipeline.findings import Level


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What is known of a deck beside its bytes.

    `feiten` are those of its item, frozen when `bevroren`; `gewijzigd` says that the bytes are not those of the
    sitting. `naslag` is the dossier, when it could be read; `beletsel` says what kept the figures from being compared.
    `kennisname` says that its item gets no slot at all.
    """

    zitting: datetime.date | None = None
    ontvangen: datetime.datetime | None = None
    feiten: Feiten | None = None
    naslag: Naslag | None = None
    bevroren: bool = False
    gewijzigd: bool = False
    kennisname: bool = False
    beletsel: str = ""


@dataclass(frozen=True, slots=True)
class Deckoordeel:
    """What the check found, and the particulars for the overview; times are in seconds."""

    bevindingen: tuple[Slidebevinding, ...]
    seconden: int = 0
    bespreking: int = 0
    is_dringend: bool = False
    te_laat: bool = False
    titel: str = ""
    vraag: str = ""
    bijlagen: int = 0

    @property
    def fouten(self) -> int:
        """How many findings refuse the deck."""
        return sum(each.finding.level is Level.FOUT for each in self.bevindingen)

    @property
    def waarschuwingen(self) -> int:
        """How many findings do not."""
        return len(self.bevindingen) - self.fouten

    @property
    def is_geweigerd(self) -> bool:
        """Whether the deck is refused."""
        return self.fouten > 0

    @property
    def uitspraak(self) -> str:
        """The judgement in words: `goed, 26 minuten`, or `geweigerd: 2 fouten`."""
        if self.is_geweigerd:
            return f"geweigerd: {self.fouten} {'fout' if self.fouten == 1 else 'fouten'}"
        count = self.waarschuwingen
        more = f" ({count} {'waarschuwing' if count == 1 else 'waarschuwingen'})" if count else ""
        return f"goed, {in_woorden(self.seconden)}{more}"


def beoordeel(data: bytes, shown: str, sjabloon: Sjabloon, opdracht: Opdracht) -> Deckoordeel:
    """The judgement on these bytes; `shown` names the deck in messages."""
    try:
        deck = read_deck(data)
    except Geweigerd as refusal:
        melding = Melding(refusal.kind, 0, refusal.wrong, refusal.mend)
        return Deckoordeel((Slidebevinding.of(melding, shown),))
    lezing = Lezing.van(deck, sjabloon)
    foreign = bestand.niet_van_het_sjabloon(lezing)
    if foreign is not None:
        return Deckoordeel((Slidebevinding.of(foreign, shown),))
    late, about_time = hoogdringend.te_laat(lezing, opdracht.zitting, opdracht.ontvangen)
    found = [*_rules(lezing, opdracht), *about_time]
    if opdracht.beletsel:
        wrong = f"de cijfers zijn niet met het plan vergeleken: {opdracht.beletsel}"
        found.append(Melding(kinds.NIET_VERGELEKEN, 0, wrong, "herstel dat eerst en kijk dan opnieuw na"))
    found.sort(key=lambda each: (each.slide, each.kind.code, each.wrong))
    title = next((each.slide.titel for each in lezing.vaste if each.soort.vraag_titel), None)
    return Deckoordeel(
        tuple(Slidebevinding.of(each, shown) for each in dict.fromkeys(found)),
        lezing.seconden,
        lezing.bespreking,
        lezing.is_dringend,
        late,
        title.tekst.strip() if title is not None else "",
        lezing.tekst("vraag", "vraag"),
        sum(slide.verborgen for slide in deck.slides),
    )


def _rules(lezing: Lezing, opdracht: Opdracht) -> Iterator[Melding]:
    yield from bestand.check(lezing.deck)
    yield from structuur.check(lezing)
    yield from tijden.check(lezing)
    yield from leesbaar.check(lezing)
    yield from opties.check(lezing)
    yield from _question(lezing)
    yield from hoogdringend.check(lezing, opdracht.zitting, opdracht.ontvangen)
    yield from cijfers.check(lezing, opdracht.feiten, opdracht.naslag, bevroren=opdracht.bevroren)
    if opdracht.kennisname:
        wrong = "dit punt is ter kennisname: het krijgt een nota en geen slot op de agenda"
        mend = "bezorg de nota (`smjp cbs bouw`), of maak er met `soort: beslissing` een punt met een vraag van"
        yield Melding(kinds.KENNISNAME_MET_DECK, 0, wrong, mend)
    if opdracht.gewijzigd:
        wrong = "dit is niet meer het deck van de zitting: het is daarna gewijzigd"
        mend = "zet het deck van de zitting terug; een nieuwe versie hoort bij een nieuwe zitting"
        yield Melding(kinds.GEWIJZIGD_NA_ZITTING, 0, wrong, mend)


def _question(lezing: Lezing) -> Iterator[Melding]:
    first, last = lezing.met_code("vraag"), lezing.met_code(lezing.sjabloon.bespreking.code)
    if first is None:
        return
    asked, decided = lezing.tekst("vraag", "vraag"), lezing.tekst("vraag", "besluit")
    if asked and decided:
        yield from vraag.check(asked, decided, first.slide.nummer, lezing.sjabloon)
    if last is None:
        return
    for sleutel, text in (("vraag", asked), ("besluit", decided)):
        repeated = lezing.tekst(last.soort.code, sleutel)
        if text and repeated and eender(text) != eender(repeated):
            name = "de vraag" if sleutel == "vraag" else "het besluit"
            wrong = f"{name} staat hier anders dan op slide {first.slide.nummer}"
            mend = f"neem {name} van slide {first.slide.nummer} woord voor woord over"
            yield Melding(kinds.NIET_WOORD_VOOR_WOORD, last.slide.nummer, wrong, mend)
