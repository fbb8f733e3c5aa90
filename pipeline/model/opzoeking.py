"""What `[[…]]` may say: `zie CODE`, `naam CODE`, `bedrag CODE [jaar] [uitgaven|ontvangsten|saldo] [afgerond]`.

Also `stap` and `status`, which stand alone. What opens and closes a passage is for `voorwaarden`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.blocks import Lookup
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.model.typed import near, nearest

_WHAT = ("zie", "naam", "bedrag")
_ALONE = ("stap", "status")
_SIDES = ("uitgaven", "ontvangsten", "saldo")


@dataclass(frozen=True, slots=True)
class Opzoeking:
    """A lookup that was understood: `jaar` 0 is the whole period; `stap` and `status` have no code."""

    wat: Literal["zie", "naam", "bedrag", "stap", "status"]
    code: str = ""
    jaar: int = 0
    zijde: Literal["uitgaven", "ontvangsten", "saldo"] = "uitgaven"
    afgerond: bool = False


class Onbegrepen(ValueError):
    """The lookup means nothing; wrong and mend say why, in Dutch."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong, self.mend = wrong, mend


class OnbekendeCode(Onbegrepen):
    """The lookup names a code that nothing has."""


class BuitenPeriode(Onbegrepen):
    """The lookup names a year that is not one of the plan."""


def opzoeking(lookup: Lookup, dossier: Dossier) -> Opzoeking:
    """The meaning of a lookup; raises Onbegrepen."""
    what, *rest = lookup.words
    if what in _ALONE:
        if rest:
            raise Onbegrepen(f"`{' '.join(rest)}` hoort hier niet", f"schrijf `[[{what}]]`")
        return Opzoeking("stap" if what == "stap" else "status")
    if what not in _WHAT:
        hint = "begin met `zie`, `naam` of `bedrag`, bijvoorbeeld `[[zie AP012]]`"
        if what in dossier.met_code:
            hint = f"schrijf `[[zie {what}]]` of `[[naam {what}]]`"
        elif meant := nearest(what, (*_WHAT, *_ALONE)):
            hint = f"schrijf `[[{' '.join((meant, *rest))}]]`"
        raise Onbegrepen(f"`{what}` is geen opdracht", hint)
    if not rest:
        raise Onbegrepen(f"na `{what}` hoort een code", f"schrijf bijvoorbeeld `[[{what} AP012]]`")
    code, *options = rest
    if code not in dossier.met_code:
        hint = near(code, tuple(dossier.met_code)) or "kijk de code na in de lijst met codes achteraan in het plan"
        raise OnbekendeCode(f"er bestaat niets met de code `{code}`", hint)
    if what == "naam" or what == "zie":
        if options:
            raise Onbegrepen(f"`{' '.join(options)}` hoort hier niet", f"schrijf `[[{what} {code}]]`")
        return Opzoeking("zie" if what == "zie" else "naam", code)
    return _amount(code, options, dossier)


def _amount(code: str, options: list[str], dossier: Dossier) -> Opzoeking:
    if not isinstance(dossier.met_code[code], Doelstelling | Actieplan | Hoofdstuk):
        raise Onbegrepen(f"`{code}` heeft geen bedrag", "vraag het bedrag van een hoofdstuk, doelstelling of actieplan")
    year, side, rounded = 0, "uitgaven", False
    for option in options:
        if re.fullmatch(r"[0-9]{4}", option):
            year = int(option)
            if year not in dossier.jaren:
                raise BuitenPeriode(
                    f"`{option}` valt buiten de planperiode",
                    f"kies een jaar van {dossier.jaren[0]} tot {dossier.jaren[-1]}",
                )
        elif option in _SIDES:
            side = option
        elif option == "afgerond":
            rounded = True
        else:
            hint = (
                near(option, (*_SIDES, "afgerond"))
                or "na de code kunnen een jaar, `uitgaven`, `ontvangsten`, `saldo` en `afgerond` staan"
            )
            raise Onbegrepen(f"`{option}` is hier geen keuze", hint)
    return Opzoeking("bedrag", code, year, side, rounded)  # type: ignore[arg-type]
