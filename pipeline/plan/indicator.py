"""An indicator as blocks: what is measured, from which figure to which, and where the figures come from."""

from pipeline.blocks import Blocks, Milestone, TargetLine
from pipeline.model.onderdelen import Indicator, Meting
from pipeline.model.verandering import verandering
from pipeline.plan.context import Context, met_teken, note, paragraph

_FEWEST, _MOST = 2, 12  # parts of the line; more ticks than that say nothing
_GLUED = 2  # characters of a unit
_VOORBEELD = "Voorbeeldcijfers: niemand heeft dit al gemeten."


def indicator_blocks(context: Context, indicator: Indicator) -> Blocks:
    """What is measured, the line from nulmeting to streefcijfer, and the source; an example has none."""
    source = f"Bron: {indicator.bron.removesuffix('.')}." if indicator.bron and not indicator.voorbeeld else ""
    told = note(_VOORBEELD if indicator.voorbeeld else source)
    return (paragraph(indicator.naam), target_line(context, indicator), *((told,) if told.inlines else ()))


def target_line(context: Context, indicator: Indicator) -> TargetLine:
    """The line from the nulmeting, when there is one, to the streefcijfer; the unit stands below the figures."""
    first, last, unit = indicator.nulmeting, indicator.streefcijfer, indicator.eenheid
    goal = _milestone(last, f"streefcijfer {last.jaar}", indicator)
    if first is None:
        steps = last.jaar - context.dossier.gegevens.periode.van
        start, change = Milestone("", "nulmeting volgt"), ""
        sentence = f"Naar {figure(last, unit)} in {last.jaar}."
    else:
        start = _milestone(first, f"nulmeting {first.jaar}", indicator)
        steps, change = last.jaar - first.jaar, verandering(first.waarde, last.waarde, unit)
        sentence = f"Van {figure(first, unit)} in {first.jaar} naar {figure(last, unit)} in {last.jaar}."
    parts = min(max(steps, _FEWEST), _MOST)
    return TargetLine(start, goal, parts, sentence, change, at=indicator.plaats("eenheid"))


def _milestone(measured: Meting, what: str, indicator: Indicator) -> Milestone:
    """A short unit (`%`) is part of the figure, a word stands below it."""
    unit = indicator.eenheid
    glued = len(unit) <= _GLUED
    caption = what if glued else f"{unit}, {what}"
    return Milestone(figure(measured, unit if glued else ""), met_teken(caption, indicator.voorbeeld))


def figure(measured: Meting, unit: str) -> str:
    """The figure of a measurement with its unit, as readers write it: `24,8 %`, `6.200 inwoners`."""
    whole, comma, decimals = measured.waarde.text.lstrip("-").partition(",")
    minus = "\u2212" if measured.waarde.duizendsten < 0 else ""
    value = f"{minus}{int(whole):,}".replace(",", ".") + comma + decimals
    return f"{value}\u00a0{unit}" if unit else value
