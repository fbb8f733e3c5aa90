"""Cards and the road to a target as Typst code."""

from pipeline.blocks import Card, Cards, Milestone, TargetLine, plain
from pipeline.render.grid import GOOT, KAART, KERNCIJFER, STREEFCIJFER
from pipeline.render.huisstijl import Elementen
from pipeline.render.pdf.frame import Frame
from pipeline.render.pdf.literals import array, boolean, call
from pipeline.render.pdf.texts import Line, Texts

_BESIDE_EACH_OTHER = {"feiten": 3, "rollen": 3, "kerncijfers": 4}

# Cards stay on one page, unless their texts together are longer than this.
_LONG = 2500


def typst_cards(cards: Cards, texts: Texts, sizes: Elementen, frame: Frame) -> str:
    """A call that lays out these cards."""
    beside = _BESIDE_EACH_OTHER[cards.style]
    width = (frame.width - (beside - 1) * GOOT) / beside
    large = Line(width, _largest(cards.cards, texts, width))
    title = {
        "feiten": Line(width, sizes.noot.pdf.letter),
        "rollen": Line(width, KAART.letter),
        "kerncijfers": large,
    }[cards.style]
    body = Line(width, KAART.letter)
    written = [array((texts.plain(card.title, title), texts.inlines(card.inlines, body))) for card in cards.cards]
    length = sum(len(plain(card.inlines)) for card in cards.cards)
    options = {"chapter": str(frame.chapter), "whole": boolean(length <= _LONG)}
    if cards.style == "kerncijfers":
        options["figure"] = f"{large.size:g}pt"
    return call(cards.style, *written, **options)


def _largest(cards: tuple[Card, ...], texts: Texts, width: float) -> float:
    """The largest size in which every title stays in its column, or the smallest that there is."""
    longest = max((texts.width(card.title) for card in cards), default=0.0)
    return next((size for size in KERNCIJFER if longest <= Line(width, size).ems), KERNCIJFER[-1])


def typst_target_line(target: TargetLine, texts: Texts, sizes: Elementen, frame: Frame) -> str:
    """A call that lays out this road to a target; each end of it may take half of the width."""
    half = frame.width / 2 - GOOT
    value, caption = Line(half, STREEFCIJFER.letter), Line(half, sizes.noot.pdf.letter)

    def milestone(each: Milestone) -> str:
        return array((texts.plain(each.value, value), texts.plain(each.caption, caption)))

    return call(
        "target-line",
        milestone(target.start),
        milestone(target.goal),
        texts.plain(target.change, Line(half, sizes.label.pdf.letter)),
        steps=str(target.steps),
        known=boolean(bool(target.start.value)),
        chapter=str(frame.chapter),
    )
