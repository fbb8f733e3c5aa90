"""Thirty minutes: the minutes on the slides are the authority, PowerPoint's own times the second opinion."""

from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.herkennen import eender
from pipeline.cbs.checking.lezing import Lezing, Vasteslide
from pipeline.cbs.checking.melding import HET_DECK, Melding
from pipeline.cbs.sjabloon import MINUTEN_IDX
from pipeline.cbs.spreektijd import spreektijd
from pipeline.cbs.tijd import Tijdbalk, grootste_van_marge, in_woorden, schrijf_minuten, tijdbalken

_BAR = "tijdbalk:"


def check(lezing: Lezing) -> Iterator[Melding]:
    """Everything about the time of a deck."""
    for each in lezing.vaste:
        yield from _slide(each, lezing)
    yield from _rehearsed(lezing)
    yield from _totals(lezing)
    yield from _time_bars(lezing)


def _slide(vaste: Vasteslide, lezing: Lezing) -> Iterator[Melding]:
    planned = vaste.seconden
    if planned is None:
        yield _no_minutes(vaste)
        return
    margin = lezing.sjabloon.tijd.spreekmarge
    said = spreektijd(vaste.slide.notitie, lezing.sjabloon.tijd.lettergrepen_per_seconde)
    if said * 100 > planned * margin:
        wrong = f"de notities duren ongeveer {in_woorden(said)}: te veel om rustig in {in_woorden(planned)} te zeggen"
        mend = "kort ze in: ongeveer 100 woorden per minuut is rustig spreken"
        yield Melding(kinds.LANGE_NOTITIES, vaste.slide.nummer, wrong, mend)


def _rehearsed(lezing: Lezing) -> Iterator[Melding]:
    """PowerPoint's own times beside the minutes; a program that keeps none is one remark."""
    if lezing.vaste and all(each.geoefend is None for each in lezing.vaste):
        wrong = "PowerPoint kent voor geen enkele slide een tijd; we rekenen met de minuten op de slides"
        yield Melding(kinds.GEEN_POWERPOINT_TIJD, 0, wrong, "laat het zo, of oefen het deck in PowerPoint")
        return
    for vaste in lezing.vaste:
        number, planned, rehearsed = vaste.slide.nummer, vaste.seconden, vaste.geoefend
        if planned is None:
            continue
        if rehearsed is None:
            wrong = f"PowerPoint kent geen tijd voor deze slide; we rekenen met {in_woorden(planned)}"
            mend = "vul Overgangen > Na in, of laat het zo: de minuten op de slide tellen"
            yield Melding(kinds.GEEN_POWERPOINT_TIJD, number, wrong, mend)
        elif abs(rehearsed - planned) > lezing.sjabloon.tijd.afwijking:
            wrong = f"op de slide staat {in_woorden(planned)}, in PowerPoint {in_woorden(rehearsed)}"
            mend = "heb je geoefend, pas dan de minuten op de slide aan; anders Overgangen > Na"
            yield Melding(kinds.TIJDEN_VERSCHILLEN, number, wrong, mend)


def _no_minutes(vaste: Vasteslide) -> Melding:
    box = vaste.slide.vorm(MINUTEN_IDX)
    written = " ".join(box.tekst.split()) if box is not None else ""
    most = grootste_van_marge(written)
    wrong = f"in het vak rechtsboven staat ‘{written}’, en dat is geen aantal minuten"
    mend = "schrijf er bijvoorbeeld `2 min`, met cijfers"
    if most is not None:
        wrong = f"in het vak rechtsboven staat ‘{written}’: een marge kan niet meetellen"
        mend = f"kies één getal, bijvoorbeeld `{schrijf_minuten(most)} min`"
    elif not written:
        wrong = "in het vak rechtsboven staan geen minuten"
    if vaste.geoefend:
        wrong += f"; in PowerPoint staat er {in_woorden(vaste.geoefend)}"
    return Melding(kinds.MINUTEN_ONTBREKEN, vaste.slide.nummer, wrong, mend)


def _totals(lezing: Lezing) -> Iterator[Melding]:
    sjabloon = lezing.sjabloon
    talk = lezing.bespreking
    limit = sjabloon.grens(talk)
    if lezing.seconden > limit:
        over = in_woorden(lezing.seconden - limit)
        most = in_woorden(sjabloon.tijd.ten_hoogste * 60)
        wrong = f"het deck duurt {in_woorden(lezing.seconden)}; ten hoogste {most}, bespreking inbegrepen"
        if not sjabloon.tijd.bespreking_telt_mee:
            presenting = in_woorden(lezing.seconden - talk)
            wrong = f"het voorstellen duurt {presenting}; ten hoogste {most}, de bespreking niet meegeteld"
        yield Melding(kinds.TE_LANG, 0, wrong, f"haal er {over} af, en maak een bijlage van wat niet nodig is")
    spoken = sum(
        (each.seconden or 0) if each.soort is sjabloon.bespreking else (each.geoefend or each.seconden or 0)
        for each in lezing.vaste
    )  # nobody can rehearse a discussion: its planned time counts
    if spoken > limit >= lezing.seconden:
        wrong = f"bij het oefenen duurde het deck, met de bespreking, {in_woorden(spoken)}"
        mend = f"kort in tot {in_woorden(limit)}, oefen opnieuw en bewaar de tijden"
        yield Melding(kinds.TE_LANG_GEOEFEND, 0, wrong, mend)
    least = sjabloon.tijd.bespreking_minstens * 60
    found = lezing.met_code(sjabloon.bespreking.code)
    if found is not None and found.seconden is not None and talk < least:
        wrong = f"de bespreking krijgt {in_woorden(talk)}; minstens {in_woorden(least)}"
        yield Melding(kinds.KORTE_BESPREKING, found.slide.nummer, wrong, "geef het college tijd: kort andere slides in")


def _time_bars(lezing: Lezing) -> Iterator[Melding]:
    if not lezing.is_volledig:
        return  # once the slides are mended the bars are another matter
    if not any(_drawn(each)[1] for each in lezing.vaste) or any(each.seconden is None for each in lezing.vaste):
        return
    for vaste, bar, words in verkeerde_tijdbalken(lezing):
        wrong = f"de tijdbalk zegt ‘{words or 'niets'}’, en dat hoort ‘{bar.begin}{bar.rest}’ te zijn"
        mend = f"teken hem opnieuw: `smjp cbs herteken {HET_DECK}`"
        yield Melding(kinds.TIJDBALK_KLOPT_NIET, vaste.slide.nummer, wrong, mend)
        return


def verkeerde_tijdbalken(lezing: Lezing) -> Iterator[tuple[Vasteslide, Tijdbalk, str]]:
    """The shown slides whose time bar is not the one that belongs there, with that one and the words there are."""
    bars = tijdbalken([each.seconden or 0 for each in lezing.vaste], lezing.sjabloon.grens(lezing.bespreking))
    for vaste, bar in zip(lezing.vaste, bars, strict=True):
        words, segments = _drawn(vaste)
        if bar is not None and (words != eender(bar.begin + bar.rest) or segments != len(bar.delen)):
            yield vaste, bar, words


def _drawn(vaste: Vasteslide) -> tuple[str, int]:
    """The words of the time bar on a slide, and how many segments it has; nothing when there is none."""
    shapes = [each for each in vaste.slide.vormen if each.naam.startswith(_BAR)]
    words = next((eender(each.tekst) for each in shapes if each.naam == f"{_BAR}tekst"), "")
    return (words, sum(each.naam.removeprefix(_BAR).isdecimal() for each in shapes)) if shapes else ("", 0)
