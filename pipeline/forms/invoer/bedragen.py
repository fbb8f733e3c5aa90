"""Amounts as packages and colleagues write them, in euro cents, read by a declared way of writing and never guessed.

Seen for real (bbc.md 5.5): `990.000` read as 990 made amounts a thousand times too small in a published analysis. So
a text with one dot or comma before three digits is refused until somebody says which of the two it is.
"""

import re
from typing import Literal, get_args

from pipeline.forms.invoer.blad import Getalcel
from pipeline.model.bedrag import GRENS, MINUS, GeenBedrag, is_streepje

Schrijfwijze = Literal["belgisch", "engels", "zonder"]
SCHRIJFWIJZEN: tuple[Schrijfwijze, ...] = get_args(Schrijfwijze)
UITLEG = {
    "belgisch": "een punt per duizend en een komma voor de centen, `1.234,50`",
    "engels": "een komma per duizend en een punt voor de centen, `1,234.50`",
    "zonder": "geen tekens per duizend en een komma voor de centen, `1234,50`",
}

_PLAIN = re.compile(r"([0-9]{1,15})(?:,([0-9]{1,2}))?")
_GROUPS = {
    "belgisch": re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})(?:,([0-9]{1,2}))?"),
    "engels": re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.([0-9]{1,2}))?"),
    "zonder": _PLAIN,
}
_EURO = re.compile(r"€|EUR\b", re.IGNORECASE)
_SPACED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[,.][0-9]{1,2})?")
_EITHER = re.compile(r"([0-9]{1,3})([.,])([0-9]{3})")


def lees_vreemd_bedrag(text: str, wijze: Schrijfwijze | None) -> int | None:
    """The amount in euro cents, None for an empty cell; raises GeenBedrag, whose `mend` names the readings.

    Negative is a minus before or after, or round brackets. Without `wijze` only what has one reading is taken: `1234`,
    `1234,50`, `1.234,50`, `1.234.567`.
    """
    if not text:
        return None
    if is_streepje(text):
        return 0
    digits, negative = _without_sign(text)
    if isinstance(text, Getalcel):
        cents = _cents(_PLAIN, digits)
    elif wijze is None:
        cents = _only_reading(digits)
    else:
        cents = _cents(_GROUPS[wijze], digits)
    if cents is None:
        raise GeenBedrag(_how(text, digits, wijze))
    if cents > GRENS:
        raise GeenBedrag("dit is meer dan duizend miljard euro: kijk na of er geen cijfers te veel staan")
    return -cents if negative else cents


def _without_sign(text: str) -> tuple[str, bool]:
    """The digits of an amount without currency, spaces between thousands and sign; and whether it is negative."""
    digits = _EURO.sub("", text).strip().replace(MINUS, "-")
    negative = False
    if digits.startswith("(") and digits.endswith(")"):
        digits, negative = digits[1:-1].strip(), True
    elif digits.startswith("-"):
        digits, negative = digits[1:].strip(), True
    elif digits.endswith("-") and len(digits) > 1:
        digits, negative = digits[:-1].strip(), True
    if _SPACED.fullmatch(digits):
        digits = re.sub(r"\s", "", digits)
    return digits, negative


def _cents(pattern: re.Pattern[str], digits: str) -> int | None:
    found = pattern.fullmatch(digits)
    if found is None:
        return None
    return int(re.sub(r"[.,]", "", found[1]) + (found[2] or "").ljust(2, "0"))


def _only_reading(digits: str) -> int | None:
    """The amount when every way of writing that allows this text gives the same one, and it is not a bare guess."""
    if _EITHER.fullmatch(digits):
        return None
    readings = {_cents(pattern, digits) for pattern in _GROUPS.values()} - {None}
    return readings.pop() if len(readings) == 1 else None


def _how(text: str, digits: str, wijze: Schrijfwijze | None) -> str:
    found = _EITHER.fullmatch(digits)
    if found and wijze is None:
        whole, mark, rest = found.groups()
        thousand, other = ("belgisch", "engels") if mark == "." else ("engels", "belgisch")
        return (
            f"dit kan {whole}{rest} euro zijn ({thousand}) of {whole},{rest} euro ({other}): zeg hoe de bedragen "
            f"geschreven zijn met `--bedragen {thousand}` of `--bedragen {other}`"
        )
    if "%" in text:
        return "een percentage is geen bedrag: kies een andere kolom, of zet het bedrag in euro in deze cel"
    if re.search(r"[0-9][eE][+-]?[0-9]", text):
        return "Excel kortte dit getal af: maak de kolom breder, kies notatie `Getal` en exporteer opnieuw"
    if text.startswith("="):
        return "hier staat een formule: plak in het bestand alleen waarden"
    if re.fullmatch(r"#+|#[A-Z/0?!]+", text):
        return "Excel toont hier geen getal: maak de kolom breder of herstel de formule, en exporteer opnieuw"
    if wijze is not None and any(_cents(pattern, digits) is not None for pattern in _GROUPS.values()):
        return f"de bedragen zijn als `{wijze}` opgegeven ({UITLEG[wijze]}), en dat is dit niet"
    if re.fullmatch(r"[0-9]+[.,][0-9]{3,}", digits):
        return "een bedrag heeft hoogstens twee cijfers na de komma: rond het in de bron af"
    return "schrijf een bedrag in euro, zoals `1234,50`, of laat de cel leeg"
