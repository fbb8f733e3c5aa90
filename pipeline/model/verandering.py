"""The change between two figures, in the words of a reader: `een kwart minder`."""

from fractions import Fraction

from pipeline.model.velden import Getal

_FRACTIONS = {
    Fraction(1, 2): "de helft",
    Fraction(1, 3): "een derde",
    Fraction(1, 4): "een kwart",
    Fraction(1, 5): "een vijfde",
    Fraction(2, 3): "twee derde",
    Fraction(3, 4): "drie kwart",
}
_MULTIPLES = {2: "twee keer zoveel", 3: "drie keer zoveel", 4: "vier keer zoveel", 5: "vijf keer zoveel"}


def verandering(van: Getal, naar: Getal) -> str:
    """The change in words: a plain fraction or multiple when it is exactly that, else in whole percents.

    Empty where no share can be told: a start of nothing, a figure below zero, no change, or less than one percent.
    """
    old, new = van.duizendsten, naar.duizendsten
    if old <= 0 or new < 0 or old == new:
        return ""
    if new == 0:
        return "geen enkele meer"
    multiple = _MULTIPLES.get(new // old) if new % old == 0 else None
    if multiple:
        return multiple
    direction = "meer" if new > old else "minder"
    share = Fraction(abs(new - old), old)
    if share in _FRACTIONS:
        return f"{_FRACTIONS[share]} {direction}"
    percent = (abs(new - old) * 200 + old) // (2 * old)
    return f"{percent}\u00a0% {direction}" if percent else ""
