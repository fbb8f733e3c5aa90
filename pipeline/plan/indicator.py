"""An indicator as blocks: what is measured, from which figure to which, and where the figures come from."""

from pipeline.blocks import Blocks, Milestone, TargetLine
from pipeline.model.onderdelen import Indicator, Meting
from pipeline.model.verandering import verandering
from pipeline.plan.context import Context, note, paragraph

_FEWEST, _MOST = 2, 12  # parts of the line; more ticks than that say nothing


def indicator_blocks(context: Context, indicator: Indicator) -> Blocks:
    """What is measured, the line from nulmeting to streefcijfer, and the source."""
    source = f"Bron: {indicator.bron.removesuffix('.')}."
    return (
        paragraph(indicator.naam),
        target_line(context, indicator),
        note(source + (" Voorbeeldcijfers." if indicator.voorbeeld else "")),
    )


def target_line(context: Context, indicator: Indicator) -> TargetLine:
    """The line from the nulmeting, when there is one, to the streefcijfer."""
    first, last = indicator.nulmeting, indicator.streefcijfer
    goal = Milestone(figure(last, indicator.eenheid), f"streefcijfer {last.jaar}")
    if first is None:
        steps = last.jaar - context.dossier.gegevens.periode.van
        start, change, sentence = Milestone("", "nulmeting volgt"), "", f"Naar {goal.value} in {last.jaar}."
    else:
        start = Milestone(figure(first, indicator.eenheid), f"nulmeting {first.jaar}")
        steps, change = last.jaar - first.jaar, verandering(first.waarde, last.waarde)
        sentence = f"Van {start.value} in {first.jaar} naar {goal.value} in {last.jaar}."
    return TargetLine(start, goal, min(max(steps, _FEWEST), _MOST), sentence, change)


def figure(measured: Meting, unit: str) -> str:
    """The figure of a measurement with its unit: `24,8 %`."""
    value = f"{measured.waarde.text}\u00a0{unit}" if unit else measured.waarde.text
    return value.replace("-", "\u2212")
