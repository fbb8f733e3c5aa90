"""The fixed slides: all there, once, shown, in order; nothing else shown."""

from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.lezing import Lezing, Vasteslide
from pipeline.cbs.checking.melding import Melding


def check(lezing: Lezing) -> Iterator[Melding]:
    """Everything in which the slides are not those of the template."""
    yield from _each_slide(lezing)
    wanted = lezing.verplicht
    hidden = [lezing.soorten.get(slide.nummer) for slide in lezing.deck.slides if slide.verborgen]
    for soort in lezing.sjabloon.slides:
        found = [each.slide.nummer for each in lezing.vaste if each.soort is soort]
        if soort in wanted and not found and soort not in hidden:
            wrong = f"de vaste slide ‘{soort.naam}’ ontbreekt"
            mend = f"kies in PowerPoint Nieuwe dia > ‘{soort.naam}’, en zet ze op haar plaats"
            yield Melding(kinds.VASTE_SLIDE_ONTBREEKT, 0, wrong, mend)
        for number in found[1:] if not soort.alleen_lijst else ():
            wrong = f"de slide ‘{soort.naam}’ staat er al op slide {found[0]}"
            yield Melding(kinds.DUBBELE_SLIDE, number, wrong, "breng de tekst samen op één slide, of maak een bijlage")
    order = [lezing.sjabloon.slides.index(each.soort) for each in lezing.vaste]
    complete = {each.soort.code for each in lezing.vaste} >= {each.code for each in wanted}
    once = [each for each in order if not lezing.sjabloon.slides[each].alleen_lijst]
    if complete and len(set(once)) == len(once) and order != sorted(order):
        first = next(index for index, (now, best) in enumerate(zip(order, sorted(order), strict=True)) if now != best)
        expected = lezing.sjabloon.slides[sorted(order)[first]].naam
        wrong = f"de vaste slides staan niet in de vaste volgorde: hier hoort ‘{expected}’"
        mend = "sleep de slides links in PowerPoint in de volgorde van hun nummer"
        yield Melding(kinds.VERKEERDE_VOLGORDE, lezing.vaste[first].slide.nummer, wrong, mend)


def _each_slide(lezing: Lezing) -> Iterator[Melding]:
    hidden = 0
    for slide in lezing.deck.slides:
        soort = lezing.soorten.get(slide.nummer)
        if slide.verborgen:
            if soort is not None and soort.is_vast:
                wrong = f"de vaste slide ‘{soort.naam}’ is verborgen"
                mend = "klik met rechts op de slide en kies ‘Dia tonen’ (Dia verbergen uitzetten)"
                yield Melding(kinds.VASTE_SLIDE_VERBORGEN, slide.nummer, wrong, mend)
            elif soort is not None and soort.alleen_dringend:
                yield from _forgotten(Vasteslide(slide, soort))
            else:
                hidden += 1
        elif soort is None:
            wrong = f"de lay-out ‘{slide.lay_out.naam or 'zonder naam'}’ hoort niet bij het vaste sjabloon"
            mend = "plak de inhoud in een vaste slide, of maak er een verborgen bijlage van"
            yield Melding(kinds.VREEMDE_SLIDE, slide.nummer, wrong, mend)
        elif soort.bijlage:
            mend = "klik met rechts op de slide en kies ‘Dia verbergen’"
            yield Melding(kinds.BIJLAGE_GETOOND, slide.nummer, "een bijlage hoort verborgen te zijn", mend)
    most = lezing.sjabloon.grenzen.bijlagen
    if hidden > most:
        wrong = f"er zijn {hidden} verborgen bijlagen; {most} is genoeg"
        yield Melding(kinds.VEEL_BIJLAGEN, 0, wrong, "bezorg de rest als bijlage bij de agenda")


def _forgotten(vaste: Vasteslide) -> Iterator[Melding]:
    """An urgency slide that somebody filled in and forgot to show."""
    if any(vaste.tekst(veld) for veld in vaste.soort.velden):
        wrong = "de motivering van de hoogdringendheid is ingevuld, maar de slide is verborgen"
        mend = "toon de slide als het punt dringend is; maak ze anders leeg"
        yield Melding(kinds.NOG_IN_TE_VULLEN, vaste.slide.nummer, wrong, mend)
