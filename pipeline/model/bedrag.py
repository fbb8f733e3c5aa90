"""Money: one grammar for what authors type, one form for what readers see. Inside it is integer euro cents."""

import re
from collections.abc import Sequence

MINUS = "\u2212"
GRENS = 1_000_000_000_000_00  # a thousand milliard euro: more is a typing error

_LONGEST = 40  # digits, leading zeros included: int() itself refuses a text of thousands of them

_GRAMMAR = re.compile(r"(-?)([0-9]+)(?:,([0-9]{2}))?")
_PLAIN_ROW = re.compile(r"(?:-?[0-9]{1,12}(?:,[0-9]{2})?|)(?:\0(?:-?[0-9]{1,12}(?:,[0-9]{2})?|))*+")
_DOTTED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?")


class GeenBedrag(ValueError):
    """The text is no amount; `mend` says in Dutch how to write it."""

    def __init__(self, mend: str) -> None:
        super().__init__(mend)
        self.mend = mend


def lees_bedrag(text: str) -> int:
    """The amount in euro cents; raises GeenBedrag. Grammar (design.md): `250000`, `250000,50`, `-250000`."""
    found = _GRAMMAR.fullmatch(text)
    if found is None:
        raise GeenBedrag(_how_to_write(text))
    minus, euro, decimals = found.groups()
    if len(euro) > _LONGEST or (cents := int(euro + (decimals or "00"))) > GRENS:
        raise GeenBedrag("dit is meer dan duizend miljard euro: kijk na of er geen cijfers te veel staan")
    return -cents if minus else cents


def lees_reeks(texts: Sequence[str]) -> tuple[int, ...]:
    """The amounts of a row in euro cents, an empty text is 0; raises GeenBedrag for the first that is none.

    The same grammar as `lees_bedrag`, looked at for the whole row at once: a ledger holds hundreds of thousands.
    """
    if _PLAIN_ROW.fullmatch("\0".join(texts)):
        return tuple([int(text.replace(",", "") if "," in text else f"{text}00") if text else 0 for text in texts])
    return tuple([lees_bedrag(text) if text else 0 for text in texts])


def _how_to_write(text: str) -> str:
    form = "schrijf het bedrag in euro zonder punten of spaties, met een komma voor de centen: `250000` of `250000,50`"
    if _DOTTED.fullmatch(text):
        whole, _, rest = text.partition(",")
        lots = whole.replace(".", "") + (f",{rest}" if rest else "")
        if text.count(".") == 1 and not rest:
            small = text.replace(".", ",")
            return f"dit kan {lots} euro zijn of {small} euro: schrijf `{lots}`, of twee cijfers na een komma"
        return f"schrijf `{lots}`, zonder punten"
    if re.fullmatch(r"-?[0-9]+,[0-9]", text):
        return f"schrijf twee cijfers na de komma: `{text}0`"
    if re.fullmatch(r"-?[0-9]+\.[0-9]{1,2}", text):
        decimals = text.replace(".", ",")
        return f"schrijf de centen na een komma: `{decimals if decimals[-3] == ',' else decimals + '0'}`"
    digits = re.sub(r"[€\s_']|eur(?:o)?", "", text, flags=re.IGNORECASE).replace(MINUS, "-").replace("–", "-")
    if digits != text and _GRAMMAR.fullmatch(digits):
        return f"schrijf `{digits}`"
    return form


def schrijf_bedrag(cents: int) -> str:
    """The amount as documents print it: whole euro (half away from zero), `1.234.567`, minus U+2212, never -0."""
    euro = (abs(cents) + 50) // 100
    digits = f"{euro:,}".replace(",", ".")
    return f"{MINUS}{digits}" if cents < 0 and euro else digits


def schrijf_exact(cents: int) -> str:
    """The amount to the cent, for messages: `1.234 euro`, or `\u22121.234,50 euro` when there are cents."""
    euro, rest = divmod(abs(cents), 100)
    digits = f"{euro:,}".replace(",", ".") + (f",{rest:02}" if rest else "")
    return f"{MINUS if cents < 0 else ''}{digits} euro"


def schrijf_miljoen(cents: int) -> str:
    """The amount in millions of euro, for prose: `52,3 miljoen euro`, and `8 miljoen euro` when it is exactly that."""
    tenths = (abs(cents) + 5_000_000) // 10_000_000
    decimal = f",{tenths % 10}" if abs(cents) % 100_000_000 else ""
    digits = f"{tenths // 10:,}".replace(",", ".") + decimal
    return f"{MINUS if cents < 0 and tenths else ''}{digits} miljoen euro"


def schrijf_invoer(cents: int) -> str:
    """The amount in the grammar of the dossier: `250000` or `-250000,50`."""
    euro, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euro}" + (f",{rest:02}" if rest else "")
