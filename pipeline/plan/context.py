"""What every chapter builder gets: the dossier, its totals, the part it builds, and the words for common things."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.blocks import Blocks, Heading, Inline, Inlines, LineBreak, Link, Paragraph, Reference, Section, Text
from pipeline.finance.boek import Boek
from pipeline.finance.strategische_nota import Notablok, Strategischenota, strategische_nota
from pipeline.finance.totalen import Totalen
from pipeline.model.dossier import Dossier
from pipeline.model.onderdelen import Actie, Actieplan, Contact, Doelstelling, MetCode, Opportuniteit
from pipeline.model.velden import Verwijzing, is_webadres
from pipeline.plan.outline import Deel

STAP_VAN_DOELSTELLINGEN = 3
VOORBEELD = "◊"  # the sign of what is an example
_MetVoorbeeld = Doelstelling | Actieplan | Actie | Opportuniteit


@dataclass(frozen=True)
class Context:
    """The materials of a chapter."""

    dossier: Dossier
    totalen: Totalen
    fingerprint: str
    deel: Deel
    boek: Boek

    def heading(self, *, contents: bool = True) -> Heading:
        """The title of this part."""
        anchor = self.deel.bouwer.replace("_", "-")
        title, at = plain_text(self.deel.titel), self.deel.plaats("titel")
        return Heading(1, title, anchor, "deel", number=self.deel.nummer, contents=contents, at=at)

    @cached_property
    def nota(self) -> Strategischenota:
        """The amounts by priority."""
        return strategische_nota(self.dossier)

    @cached_property
    def notablokken(self) -> Mapping[str, Notablok]:
        """The same by code of the doelstelling, as far as it holds priorities."""
        return {blok.doelstelling.code: blok for blok in self.nota.blokken}

    @property
    def in_euro(self) -> str:
        """The unit of amounts, in the corner of a table; with the sign when the amounts of the dossier are examples."""
        return met_teken("In euro", self.dossier.gegevens.voorbeeld)

    def section(self, blocks: Blocks, *, landscape: bool = False) -> Section:
        """Pages of this part."""
        return Section(blocks, self.deel.kopregel, landscape=landscape, at=self.deel.plaats("kopregel"))

    def naam(self, kind: type[MetCode], reference: Verwijzing | None) -> str:
        """What an entry of this kind is called; empty without reference."""
        return naam_van(self.dossier.zoek(kind, reference.code)) if reference else ""

    def namen(self, kind: type[MetCode], *references: Verwijzing | None, bij: _MetVoorbeeld) -> str:
        """Their names, separated by commas; an example has the sign, unless what they stand `bij` has it already."""
        items = [self.dossier.zoek(kind, reference.code) for reference in references if reference]
        return ", ".join(
            met_teken(naam_van(item), getattr(item, "voorbeeld", False) and not bij.voorbeeld) for item in items
        )


def naam_van(item: MetCode) -> str:
    """What an entry is called in running text."""
    name: str = getattr(item, "naam", "") or getattr(item, "samenvatting", "")
    function: str = getattr(item, "functie", "")
    if function:
        return f"{name} ({function})" if name else function
    if isinstance(item, Doelstelling | Actieplan):
        return item.kort or item.titel
    return name or str(getattr(item, "titel", item.code))


def met_teken(text: str, is_voorbeeld: bool) -> str:
    """The text with the sign of an example behind it, if it is one; the foot of every page explains the sign."""
    return f"{text}\u00a0{VOORBEELD}" if is_voorbeeld else text


def plain_text(text: str) -> Inlines:
    """Text as inlines; nothing at all for an empty text."""
    return (Text(text),) if text else ()


def vindplaats(text: str) -> Inline:
    """Where something can be had: a link, or the words."""
    return Link(text, text) if is_webadres(text) else Text(text)


def contact(van: Contact) -> Blocks:
    """Whom a reader asks, with the number and the addresses on lines of their own."""
    lines: list[Inline] = [Text(f"{van.wie[:1].upper()}{van.wie[1:]}")]
    if van.telefoon:
        lines += [LineBreak(), Text("telefoon "), Link(van.telefoon, f"tel:{_dialled(van.telefoon)}")]
    if van.mail:
        lines += [LineBreak(), Link(van.mail, f"mailto:{van.mail}")]
    if van.adres:
        lines += [LineBreak(), Text(van.adres)]
    return (Paragraph(tuple(lines)),)


def _dialled(number: str) -> str:
    """The digits one dials: whoever calls from abroad leaves out the nought of `+32 (0)14 44 33 11`."""
    return re.sub("[^0-9+]", "", re.sub(r"^(\+.*)\(0\)", r"\1", number))


def opgesomd(values: Sequence[object]) -> str:
    """`2020, 2021 en 2022`."""
    words = [str(each) for each in values]
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def paragraph(*inlines: Inline | str) -> Paragraph:
    """A paragraph of these pieces."""
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in inlines))


def note(text: str) -> Paragraph:
    """A small note."""
    return Paragraph(plain_text(text), "noot")


def flag(context: Context, item: Doelstelling | Actieplan) -> tuple[str, bool]:
    """The word of the flag, and whether it is filled; no flag as long as nobody has chosen priorities."""
    if not context.dossier.kent_prioriteit:
        return "", False
    if context.dossier.is_prioritair(item):
        return "Prioritair", True
    return "Niet-prioritair", False


def with_code(words: Inlines, code: Inline) -> Inlines:
    """The words with a code small behind the last one, on the same line."""
    return (*words, Text("\u00a0"), code)


def references(codes: Iterable[str], *, page: bool = True) -> Inlines:
    """References to these codes, separated by commas."""
    inlines: list[Inline] = []
    for code in codes:
        inlines += ([Text(", ")] if inlines else []) + [Reference(code, code, page=page)]
    return tuple(inlines)


def ambities_anchor(hoofdstuk: str) -> str:
    """The anchor of the ambities of a chapter, in the annex."""
    return f"ambities-{hoofdstuk}"


def codes_of(verwijzingen: Iterable[Verwijzing]) -> Iterator[str]:
    """Just their codes."""
    return (verwijzing.code for verwijzing in verwijzingen)
