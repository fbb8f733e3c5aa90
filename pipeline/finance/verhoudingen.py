"""Amounts in proportion: parts of a hundred euro, lengths of bars, the unit that suits a chart."""

from collections.abc import Sequence
from dataclasses import dataclass

_DUIZENDSTEN = 1000


@dataclass(frozen=True, slots=True)
class Eenheid:
    """The unit of the figures in a chart: its name, its size in euro cents, and how many decimals it is shown with."""

    naam: str
    centen: int
    decimalen: int

    def schrijf(self, cents: int) -> str:
        """The amount in this unit, half away from zero, as `1.234,5`; minus is U+2212."""
        scale = 10**self.decimalen
        rounded = (abs(cents) * scale + self.centen // 2) // self.centen
        whole, rest = divmod(rounded, scale)
        digits = f"{whole:,}".replace(",", ".") + (f",{rest:0{self.decimalen}}" if self.decimalen else "")
        return f"\u2212{digits}" if cents < 0 and rounded else digits


MILJOEN = Eenheid("miljoen euro", 1_000_000_00, 1)
DUIZEND = Eenheid("duizend euro", 1_000_00, 0)
_MILJOEN_VANAF = 3_000_000_00  # below it one decimal of a million hides most of the differences


def eenheid_voor(bedragen: Sequence[int]) -> Eenheid:
    """The unit in which these amounts in euro cents read best together."""
    return MILJOEN if max(map(abs, bedragen), default=0) >= _MILJOEN_VANAF else DUIZEND


def duizendsten(bedragen: Sequence[int]) -> tuple[int, ...]:
    """Each amount in thousandths of the largest; what is negative has no length."""
    most = max(bedragen, default=0)
    return tuple(max(each, 0) * _DUIZENDSTEN // most if most > 0 else 0 for each in bedragen)


def per_inwoner(cents: int, inwoners: int) -> int:
    """The amount divided over so many inhabitants, to the cent, half away from zero."""
    share = (2 * abs(cents) + inwoners) // (2 * inwoners)
    return -share if cents < 0 else share


def op_honderd(bedragen: Sequence[int]) -> tuple[int, ...]:
    """Each amount as a whole part of a hundred; together exactly 100 (largest remainders), or all 0 without a total.

    Raises ValueError for a negative amount: such a whole has no parts.
    """
    total = sum(bedragen)
    if any(each < 0 for each in bedragen):
        raise ValueError("a part of a whole cannot be negative")
    if not total:
        return (0,) * len(bedragen)
    parts = [each * 100 // total for each in bedragen]
    by_remainder = sorted(range(len(bedragen)), key=lambda index: (-(bedragen[index] * 100 % total), index))
    for index in by_remainder[: 100 - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
