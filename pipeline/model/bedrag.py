"""Money: one grammar for what authors type, one form for what readers see. Inside it is integer euro cents."""

import re
from collections.abc import Sequence

MINUS = "\u2212"
GRENS = 1_000_000_000_000_00  # a thousand milliard euro: more is a typing error

_LONGEST = 40  # digits, leading zeros included: int() itself refuses a text of thousands of them

_GRAMMAR = re.compile(r"(-?)([0-9]+)(?:,([0-9]{2}))?")
_PLAIN_ROW = re.compile(r"(?:-?[0-9]{1,12}(?:,[0-9]{2})?|)(?:\0(?:-?[0-9]{1,12}(?:,[0-9]{2})?|))*+")
_DASH = re.compile(r"[€\s]*[-–—\u2212]+[€\s]*")  # zero, in the accounting notation of Excel
_EURO = re.compile(r"€|\beuro?\b", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+(?=,)"
    r"|[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+)(?:,(?P<cents>[0-9]{1,2}))?"
)
_IN_WORDS = re.compile(
    r"(?:€\s*)?(?P<minus>-?)(?P<whole>[0-9]{1,6})(?:[.,](?P<rest>[0-9]{1,6}))?\s*(?:€\s*)?"
    r"(?P<size>k|duizend|mio|mln\.?|milj\.?|miljoen|m)\s*(?:€|euro?)?",
    re.IGNORECASE,
)
_NO_AMOUNT = re.compile(r"n\.?v\.?t\.?|n/?a|p\.?m\.?|geen|nihil|nul|niets|onbekend|\?+|x", re.IGNORECASE)
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
    """The amounts of a row in euro cents, as `lees_cel` reads each; raises GeenBedrag for the first that is none.

    Plain amounts are looked at for the whole row at once: a ledger holds hundreds of thousands.
    """
    if _PLAIN_ROW.fullmatch("\0".join(texts)):
        return tuple([int(text.replace(",", "") if "," in text else f"{text}00") if text else 0 for text in texts])
    return tuple(map(lees_cel, texts))


def lees_cel(text: str) -> int:
    """The amount in a cell, in euro cents; an empty cell and a lone dash are 0. Raises GeenBedrag.

    A spreadsheet saves amounts as it shows them. What has one reading is taken: `1.234,50`, `1.234.567`, `€ 5,5`,
    `(5,00)`, `5,00-`. `1.234` has two, so it is refused here as everywhere.
    """
    if not text or is_streepje(text):
        return 0
    digits, negative = _without_sign(text)
    if found := _SHOWN.fullmatch(digits):
        whole = re.sub(r"[^0-9]", "", found["whole"])
        cents = found["cents"].ljust(2, "0") if found["cents"] else ""
        return lees_bedrag(f"{'-' if negative else ''}{whole}{f',{cents}' if cents else ''}")
    return lees_bedrag(text)


def is_streepje(text: str) -> bool:
    """Whether a cell holds only a dash, which is how spreadsheets show zero: `-`, `€  -`."""
    return _DASH.fullmatch(text) is not None


def _without_sign(text: str) -> tuple[str, bool]:
    """The digits of an amount without currency and sign, and whether it is negative."""
    digits = _EURO.sub("", text).strip().replace(MINUS, "-").replace("–", "-")
    if match := re.fullmatch(r"\((.+)\)|-\s*(.+)|(.+?)\s*-", digits):
        return next(filter(None, match.groups())).strip(), True
    return digits, False


def _how_to_write(text: str) -> str:
    form = "schrijf het bedrag in euro zonder punten of spaties, met een komma voor de centen: `250000` of `250000,50`"
    if _NO_AMOUNT.fullmatch(text):
        return "schrijf `0`, of laat het bedrag weg"
    if _DOTTED.fullmatch(text):
        whole, _, rest = text.partition(",")
        lots = whole.replace(".", "") + (f",{rest}" if rest else "")
        if text.count(".") == 1 and not rest:
            small = text.replace(".", ",")
            return f"dit kan {lots} euro zijn of {small} euro: schrijf `{lots}`, of twee cijfers na een komma"
        return f"schrijf `{lots}`, zonder punten"
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?", text):
        whole, _, rest = text.replace(",", "").partition(".")
        lots = f"{whole},{rest.ljust(2, '0')}" if rest else whole
        if text.count(",") == 1 and not rest:
            return f"dit kan {lots} euro zijn of {text} euro: schrijf `{lots}`, of twee cijfers na een komma"
        return f"schrijf `{lots}`, zonder komma per duizend"
    if match := _IN_WORDS.fullmatch(text):
        thousands = int(match["whole"]) * 1000 + int((match["rest"] or "").ljust(3, "0")[:3])
        size = 1 if match["size"].casefold() in ("k", "duizend") else 1000
        if len(match["rest"] or "") <= 3:
            return f"schrijf het bedrag voluit: `{match['minus']}{thousands * size}`"
    if re.fullmatch(r"-?[0-9]+,[0-9]", text):
        return f"schrijf twee cijfers na de komma: `{text}0`"
    if re.fullmatch(r"-?[0-9]+\.[0-9]{1,2}", text):
        decimals = text.replace(".", ",")
        return f"schrijf de centen na een komma: `{decimals if decimals[-3] == ',' else decimals + '0'}`"
    digits = re.sub(r"[€\s_']|eur(?:o)?", "", text, flags=re.IGNORECASE).replace(MINUS, "-").replace("–", "-")
    if digits == text:
        return form
    return f"schrijf `{digits}`" if _GRAMMAR.fullmatch(digits) else _how_to_write(digits)


def schrijf_bedrag(cents: int) -> str:
    """The amount as documents print it: whole euro (half away from zero), `1.234.567`, minus U+2212, never -0."""
    euro = afgerond(cents)
    digits = f"{abs(euro):,}".replace(",", ".")
    return f"{MINUS}{digits}" if euro < 0 else digits


def afgerond(cents: int) -> int:
    """The amount in whole euro, half away from zero."""
    euro = (abs(cents) + 50) // 100
    return -euro if cents < 0 else euro


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
