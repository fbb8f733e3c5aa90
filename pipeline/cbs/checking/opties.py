"""The options with their cost: a cost that comes once and one that comes each year are never one column."""

import re
from collections.abc import Iterator

from pipeline.cbs import kinds
from pipeline.cbs.checking.lezing import OPTIES, Lezing, Vasteslide, veld_van
from pipeline.cbs.checking.melding import Melding

_ONCE, _YEARLY = re.compile(r"[eé][eé]n(?:malig| ?keer)"), re.compile(r"per jaar|jaarlijks|elk jaar|/ ?j(?:aar)?\b")


def check(lezing: Lezing) -> Iterator[Melding]:
    """Costs of which the table does not say how often they come, or that stand in the column of the other kind."""
    vaste = lezing.met_code(OPTIES)
    rows = vaste.rijen(veld_van(vaste.soort, OPTIES)) if vaste is not None else ()
    if vaste is None or not rows:
        return
    once, yearly = _columns(vaste, _ONCE), _columns(vaste, _YEARLY)
    if (not once or not yearly) and vaste.noemt_geld(veld_van(vaste.soort, OPTIES)):
        wrong = "de tabel zegt niet welke kost eenmalig is en welke elk jaar terugkomt"
        mend = "zet ze in twee kolommen, zoals in het sjabloon: ‘Eén keer (euro)’ en ‘Elk jaar (euro)’"
        yield Melding(kinds.KOST_ZONDER_TERMIJN, vaste.slide.nummer, wrong, mend)
    for row in rows:
        for columns, words, other in ((once, _YEARLY, "Elk jaar"), (yearly, _ONCE, "Eén keer")):
            for found in (row[each] for each in columns if each < len(row) and words.search(row[each].lower())):
                name = row[0].partition("\n")[0]
                wrong = f"bij ‘{name}’ staat ‘{found}’ in de verkeerde kolom"
                mend = f"zet het bedrag in de kolom ‘{other}’, zonder woorden erbij"
                yield Melding(kinds.KOST_IN_VERKEERDE_KOLOM, vaste.slide.nummer, wrong, mend)


def _columns(vaste: Vasteslide, words: re.Pattern[str]) -> tuple[int, ...]:
    head = vaste.kop(veld_van(vaste.soort, OPTIES))
    return tuple(index for index, each in enumerate(head) if words.search(each.lower()))
