"""The motivation of an urgent item: three answers with something in them. And the deadline that it excuses."""

import datetime
import re
from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.lezing import Lezing, Vasteslide
from pipeline.cbs.checking.melding import Melding
from pipeline.cbs.data_in_tekst import momenten
from pipeline.cbs.sjabloon import Sjabloon, Termijn, Veld
from pipeline.cbs.termijn import is_te_laat, schrijf_moment, uiterste_moment
from pipeline.model.velden import schrijf_datum

_WITH_FIGURE = {"waarom_nu": "datum", "gevolg_uitstel": "datum, bedrag of aantal"}
_CAUSES = ("waarom_nu", "waarom_niet_eerder")
_WORD = re.compile(r"[^\W\d_]{2,}")


def check(lezing: Lezing, zitting: datetime.date | None, ontvangen: datetime.datetime | None) -> Iterator[Melding]:
    """What the motivation misses, or says against itself; a deck that is not urgent has none."""
    for vaste in lezing.vaste:
        if vaste.soort.alleen_dringend:
            for veld in vaste.soort.velden:
                if text := vaste.tekst(veld):
                    yield from _answer(vaste, veld, text, lezing.sjabloon)
            if zitting is not None:
                yield from _too_old(vaste, zitting, ontvangen, lezing.sjabloon.termijn)


def _too_old(
    vaste: Vasteslide, zitting: datetime.date, ontvangen: datetime.datetime | None, termijn: Termijn
) -> Iterator[Melding]:
    """A cause of before the deadline is no reason to come after it."""
    if ontvangen is not None and not is_te_laat(zitting, ontvangen, termijn):
        return  # nothing was missed
    last = uiterste_moment(zitting, termijn)
    text = "\n".join(vaste.tekst(veld) for veld in vaste.soort.velden if veld.sleutel in _CAUSES)
    named = tuple(momenten(text, zitting))
    if named and all((day, hour or datetime.time.max) <= (last.date(), last.time()) for day, hour in named):
        days = ", ".join(dict.fromkeys(schrijf_datum(day) for day, _ in named))
        wrong = f"wat hier een datum heeft ({days}), was er al voor de termijn van {schrijf_moment(last)}"
        mend = "noem wat na de termijn gebeurde, met dag en uur; is er niets, dan wacht het punt een week"
        yield Melding(kinds.REDEN_VAN_VOOR_DE_TERMIJN, vaste.slide.nummer, wrong, mend)


def te_laat(
    lezing: Lezing, zitting: datetime.date | None, ontvangen: datetime.datetime | None
) -> tuple[bool, tuple[Melding, ...]]:
    """Whether the deck came after the deadline, and the remark when nothing excuses that."""
    termijn = lezing.sjabloon.termijn
    if zitting is None or ontvangen is None or not is_te_laat(zitting, ontvangen, termijn):
        return False, ()
    if lezing.is_dringend:
        return True, ()
    last = uiterste_moment(zitting, termijn)
    wrong = f"ontvangen op {schrijf_moment(ontvangen)}; de termijn was {schrijf_moment(last)}"
    mend = "kan het punt niet wachten, toon dan de slide met de motivering; anders gaat het naar de volgende zitting"
    return True, (Melding(kinds.TE_LAAT, 0, wrong, mend),)


def _answer(vaste: Vasteslide, veld: Veld, text: str, sjabloon: Sjabloon) -> Iterator[Melding]:
    number, least = vaste.slide.nummer, sjabloon.grenzen.woorden_motivering
    bare = text
    for formula in sjabloon.vraag.loze_formules:
        bare = re.sub(re.escape(formula), " ", bare, flags=re.IGNORECASE)
    words = _WORD.findall(bare)
    if len(words) < least:
        wrong = f"‘{veld.kop}’ is te weinig uitgelegd ({len(words)} woorden, vaste formules niet meegeteld)"
        yield Melding(kinds.LEGE_MOTIVERING, number, wrong, f"schrijf minstens {least} woorden. {veld.prompt}")
    elif len({each.lower() for each in words}) * 2 < len(words):
        wrong = f"‘{veld.kop}’ herhaalt zichzelf"
        yield Melding(kinds.LEGE_MOTIVERING, number, wrong, f"leg het één keer uit. {veld.prompt}")
    wanted = _WITH_FIGURE.get(veld.sleutel)
    if wanted and not re.search(r"\d", text):
        wrong = f"‘{veld.kop}’ noemt geen {wanted}"
        yield Melding(kinds.MOTIVERING_ZONDER_FEIT, number, wrong, f"zet er een {wanted} bij, met cijfers")
