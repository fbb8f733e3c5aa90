"""The manual of the rules, printed from the rule files: pages for on the screen, blocks for on paper."""

import re
from collections.abc import Iterator

from pipeline.blocks import Block, Cell, Column, Heading, LineBreak, Paragraph, Row, Table, Text
from pipeline.findings import Level, RulePage
from pipeline.language.regel import Niveau, Taalregel
from pipeline.language.regels import regels
from pipeline.model.voorbeeldjaren import EERSTE_JAAR, verschoven

TITEL = "Klare taal in doelstellingen, actieplannen en acties"
ONDERTITEL = "De regels waarmee elke zin wordt nagekeken"

_QUOTED = re.compile("`([^`]*)`")
_ERNST = {Level.FOUT: "fout", Level.WAARSCHUWING: "waarschuwing", Level.TIP: "tip"}
_NIVEAUS = {Niveau.DOEL: "een doelstelling", Niveau.ACTIEPLAN: "een actieplan", Niveau.ACTIE: "een actie"}
_LEVELS = (
    ("Doelstelling", "wat er verandert voor de mensen, hoeveel en tegen wanneer"),
    ("Actieplan", "welke aanpak de stad kiest"),
    ("Actie", "wat de stad precies doet, zo dat iedereen kan nakijken of het gedaan is"),
)
_INTRO = (
    "Elke zin van het plan wordt nagekeken op haar eigen niveau. Een zin is in orde als er geen fout in staat en "
    "weinig waarschuwingen: ten hoogste twee bij een doelstelling, één bij een actieplan of een actie. Een tip telt "
    "niet mee."
)
_EXCEPTION = (
    "Is een woord echt nodig? Zet dan bij die zin een uitzondering met de reden: "
    "klare_taal: {toegelaten: {jargon: de reden}}. Een uitzondering die niets meer toelaat, wordt gemeld."
)


def rule_pages(van: int = EERSTE_JAAR) -> tuple[RulePage, ...]:
    """The page of every rule, in the order of their codes, with examples for a plan that starts in `van`."""
    return tuple(
        RulePage(
            code=rule.code,
            name=rule.id,
            title=rule.naam,
            why=rule.waarom,
            source=rule.bron,
            asked=_asked(rule),
            bad=tuple(verschoven(example.zin, van) for example in rule.voorbeelden if example.slecht),
            good=tuple(verschoven(example.zin, van) for example in rule.voorbeelden if not example.slecht),
        )
        for rule in regels()
    )


def handout(van: int = EERSTE_JAAR) -> tuple[Block, ...]:
    """The rules for the clusters, meant for two to four pages: what a sentence has to say, then a row per rule."""
    return tuple(_handout(van))


def _handout(van: int) -> Iterator[Block]:
    yield Heading(1, (Text(TITEL),), "klare-taal", "deel")
    yield Paragraph((Text(_INTRO),), "intro")
    yield Table(
        columns=(Column(36), Column()),
        head=(_row("Niveau", "De vraag waarop de zin antwoordt"),),
        body=tuple(_row(level, question, headed=True) for level, question in _LEVELS),
        description="Per niveau wat een zin moet zeggen",
    )
    yield Table(
        columns=(Column(63), Column(), Column()),
        head=(_row("Regel en reden", "Liever niet", "Wel"),),
        body=tuple(_rule_row(page) for page in rule_pages(van)),
        description="De taalregels met een voorbeeld dat niet kan en een dat wel kan",
    )
    yield Paragraph((Text(_EXCEPTION),))


def _rule_row(page: RulePage) -> Row:
    why = _QUOTED.sub(r"“\1”", f"{page.why[:1].upper()}{page.why[1:]}.")
    asked = f"{page.asked[:1].upper()}{page.asked[1:]}."
    rule = Cell((Text(page.title, bold=True), LineBreak(), Text(why)), heads="row", note=(Text(asked),))
    return Row((rule, *(Cell((Text(text),)) for text in (page.bad[0], page.good[0]))))


def _row(*texts: str, headed: bool = False) -> Row:
    first, *rest = (Cell((Text(text),)) for text in texts)
    return Row((Cell(first.inlines, heads="row") if headed else first, *rest))


def _asked(rule: Taalregel) -> str:
    """At which levels the rule is asked and how strictly: `fout bij een doelstelling, tip bij een actie`."""
    strict: dict[str, list[str]] = {}
    for niveau, name in _NIVEAUS.items():
        if niveau in rule.ernst:
            strict.setdefault(_ERNST[rule.ernst[niveau]], []).append(name)
    if len(strict) == 1 and len(rule.ernst) == len(_NIVEAUS):
        return f"overal een {next(iter(strict))}"
    return ", ".join(f"{word} bij {' en '.join(names)}" for word, names in strict.items())
