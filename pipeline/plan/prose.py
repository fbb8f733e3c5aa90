"""Prose of the dossier made final: lookups filled in, headings in the right depth, anchors, descriptions."""

from dataclasses import replace

from pipeline.blocks import (
    Block,
    Blocks,
    Column,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Lookup,
    Quote,
    Reference,
    Row,
    Table,
    Text,
    map_inlines,
    map_runs,
    plain,
)
from pipeline.finance.bedragen import Bedragen
from pipeline.finance.totalen import Totalen
from pipeline.model.bedrag import schrijf_bedrag, schrijf_miljoen
from pipeline.model.bestanden import TEKSTEN
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actieplan, Doelstelling, Hoofdstuk
from pipeline.model.opzoeking import Opzoeking, opzoeking
from pipeline.model.velden import Proza
from pipeline.model.voorwaarden import geldend
from pipeline.plan.context import Context, naam_van


def tekst(context: Context, name: str, level: int = 2) -> Blocks:
    """The prose file of this name, filled in, or nothing when it is absent.

    `level` is the depth that its highest heading gets. A text that does not open with a heading gets the title that
    belongs to its name; a heading that only repeats the title of the part is left out.
    """
    prose = context.dossier.teksten.get(name)
    if prose is None:
        return ()
    title = next(each.titel for each in TEKSTEN if each.naam == name)
    blocks, of_part = geldend(prose.blocks, context.dossier.gegevens), context.deel.titel.casefold()
    if not blocks:
        return ()
    if not isinstance(blocks[0], Heading):
        blocks = (Heading(1, (Text(title),), "", "kop"), *blocks)
    opening = blocks[0]
    if isinstance(opening, Heading) and plain(opening.inlines).casefold() == of_part:
        blocks = blocks[1:]
    listed = title.casefold() != of_part
    return _Filler(context, f"tekst-{name}", level, listed).blocks(blocks)


def veld(context: Context, proza: Proza | None, *, pages: bool = True) -> Blocks:
    """A prose field, filled in; without `pages` where a list beside it has the pages already."""
    filled = _Filler(context).blocks(geldend(proza.blocks, context.dossier.gegevens)) if proza else ()
    return filled if pages else tuple(map_inlines(block, _without_page) for block in filled)


def _without_page(inline: Inline) -> Inline:
    return replace(inline, page=False) if isinstance(inline, Reference) else inline


TEXT_WIDTH = 163  # millimetres between the margins of a portrait page
_NARROWEST, _WIDEST = 8, 45  # characters


class _Filler:
    """Walks prose once; counts headings so that each gets an anchor of its own below that of its text.

    `listed` says whether the first heading stands in the contents.
    """

    def __init__(self, context: Context, name: str = "", level: int = 1, listed: bool = False) -> None:
        self._context, self._name, self._level, self._listed = context, name, level, listed
        self._headings = 0
        self._top = 0
        self._deepest = level - 1

    def blocks(self, blocks: Blocks) -> Blocks:
        headings = [block.level for block in blocks if isinstance(block, Heading)]
        self._top = min(headings, default=1)
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        return self._placed(map_runs(map_inlines(block, self._inline), _each_page_once))

    def _placed(self, block: Block) -> Block:
        match block:
            case Heading():
                return self._heading(block)
            case ItemList(items=items):
                return replace(block, items=tuple(tuple(map(self._placed, item)) for item in items))
            case Quote(blocks=inner):
                return replace(block, blocks=tuple(map(self._placed, inner)))
            case Table():
                return _described(block)
            case _:
                return block

    def _heading(self, heading: Heading) -> Heading:
        self._headings += 1
        # a passage that is left out may take a heading along: no level is skipped for that
        level = min(self._level + heading.level - self._top, self._deepest + 1)
        self._deepest = level
        first = self._headings == 1
        return replace(
            heading,
            level=level,
            anchor=self._name if first else f"{self._name}-{self._headings}",
            style="kop" if heading.level == self._top else "tussenkop",
            contents=first and self._listed,
        )

    def _inline(self, inline: Inline) -> Inline:
        if not isinstance(inline, Lookup):
            return inline
        return looked_up(opzoeking(inline, self._context.dossier), self._context.dossier, self._context.totalen)


def _each_page_once(run: Inlines) -> Inlines:
    """The run with the page of each place only where it is named first."""
    named: set[str] = set()
    inlines: list[Inline] = []
    for inline in run:
        known = isinstance(inline, Reference) and inline.target in named
        inlines.append(_without_page(inline) if known else inline)
        if isinstance(inline, Reference):
            named.add(inline.target)
    return tuple(inlines)


def _described(table: Table) -> Table:
    titles = ", ".join(filter(None, (plain(cell.inlines) for row in table.head for cell in row.cells)))
    description = f"Tabel met de kolommen {titles}" if titles else "Tabel"
    return replace(table, columns=_widths(table.columns, (*table.head, *table.body)), description=description)


def _widths(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[Column, ...]:
    """The columns of a table from prose, as wide as what they hold, within reason: together the width of the text."""
    by_column = zip(*(row.cells for row in rows), strict=True)
    longest = [max(len(plain(cell.inlines)) for cell in column) for column in by_column]
    weights = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    return tuple(
        replace(column, width=round(TEXT_WIDTH * weight / sum(weights), 1))
        for column, weight in zip(columns, weights, strict=True)
    )


def looked_up(meaning: Opzoeking, dossier: Dossier, totalen: Totalen) -> Inline:
    """What stands in the place of a lookup."""
    if meaning.wat == "stap" or meaning.wat == "status":
        return Text(str(getattr(dossier.gegevens, meaning.wat)))
    item = dossier.met_code[meaning.code]
    match meaning.wat:
        case "zie" if isinstance(item, Doelstelling | Actieplan | Hoofdstuk):
            return Reference(item.naam if isinstance(item, Hoofdstuk) else item.code, item.code)
        case "zie" | "naam":
            return Text(naam_van(item))
        case "bedrag":
            if not isinstance(item, Hoofdstuk | Doelstelling | Actieplan):
                raise TypeError(f"{meaning.code} has no amount")
            cents = _amount(totalen.van(item), meaning)
            return Text(schrijf_miljoen(cents) if meaning.afgerond else f"{schrijf_bedrag(cents)}\u00a0euro")


def _amount(bedragen: Bedragen, meaning: Opzoeking) -> int:
    match meaning.zijde:
        case "uitgaven":
            reeks = bedragen.zijde("U")
        case "ontvangsten":
            reeks = bedragen.zijde("O")
        case "saldo":
            reeks = bedragen.saldo()
    return reeks[bedragen.jaren.index(meaning.jaar)] if meaning.jaar else sum(reeks)
