"""Een nummer dat niet begint met dat van waar het bij hoort: hoofdstuk, doelstelling of actieplan.

Waarom: wie `1.10.2` leest, zoekt bij 1.10; staat het onder 1.2, dan vindt niemand het terug.
Fout:   actieplan `1.10.2` bij doelstelling `1.2`
Goed:   actieplan `1.2.2` bij doelstelling `1.2`
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from pipeline.checks.rule import Rule
from pipeline.findings import Finding, Level, Place, several
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan, Doelstelling

Item = Doelstelling | Actieplan | Actie


@dataclass(frozen=True, slots=True)
class _Boven:
    """What a number must start with: the number, whose it is in words, and where that is written."""

    nummer: str
    naam: str
    at: Place
    code: str = ""


def check(dossier: Dossier) -> Iterator[Finding]:
    """The findings of this rule: one for all that does not fit under the same parent."""
    families = tuple(_families(dossier))
    taken = {item.nummer for _, items in families for item in items if item.nummer}
    below = {boven.code: items for boven, items in families}
    better: dict[str, str] = {}  # by code; what is below a number that is wrong itself may fit the one it should have
    for boven, items in families:
        fitting = tuple(f"{number}." for number in (boven.nummer, better.get(boven.code)) if number)
        wrong = [item for item in items if item.nummer and not item.nummer.startswith(fitting)]
        better |= {item.code: _free(boven, item.nummer or "", taken) for item in wrong}
        if wrong:
            yield _finding(boven, wrong, better, below)


def _families(dossier: Dossier) -> Iterator[tuple[_Boven, tuple[Item, ...]]]:
    """Everything that has a number below it, and what is below it."""
    for number, hoofdstuk in enumerate(dossier.gegevens.hoofdstukken, start=1):
        boven = _Boven(str(number), f"hoofdstuk {number} ({hoofdstuk.naam})", hoofdstuk.plaats("naam"))
        yield boven, (*dossier.doelstellingen_in(hoofdstuk), *dossier.losse_actieplannen(hoofdstuk))
    for doelstelling in dossier.doelstellingen:
        yield _above(doelstelling), dossier.actieplannen_bij(doelstelling)
    for actieplan in dossier.actieplannen:
        yield _above(actieplan), actieplan.acties


def _above(item: Doelstelling | Actieplan) -> _Boven:
    return _Boven(item.nummer, f"{item.code} (`{item.nummer}`)", item.plaats("nummer"), item.code)


def _finding(
    boven: _Boven, wrong: list[Item], better: Mapping[str, str], below: Mapping[str, tuple[Item, ...]]
) -> Finding:
    places = [item.plaats("nummer") for item in wrong]
    named = several([f"{item.code} (`{item.nummer}`)" for item in wrong])
    one = len(wrong) == 1
    begins = "het nummer van {} begint niet met dat van {}" if one else "de nummers van {} beginnen niet met dat van {}"
    follow = any(
        (each.nummer or "").startswith(f"{item.nummer}.") for item in wrong for each in below.get(item.code, ())
    )
    finding = RULE.finding(
        at=places[0] if one else boven.at,
        wrong=begins.format(named, boven.naam),
        mend=f"schrijf {several([f'bij {item.code} `nummer: {better[item.code]}`' for item in wrong])}"
        f"{', en verander de nummers eronder mee' if follow else ''}",
    )
    return finding if one else replace(finding, also=tuple(sorted(places)))


def _free(boven: _Boven, nummer: str, taken: set[str]) -> str:
    """The number that this one becomes below its parent: with its own last figure, or the first that is free."""
    own = int(nummer.rsplit(".", 1)[-1])
    found = next(each for last in count(own) if (each := f"{boven.nummer}.{last}") not in taken)
    taken.add(found)
    return found


RULE = Rule("S12", "nummer-past-niet", Level.WAARSCHUWING, check, __doc__, toelaatbaar=True)
