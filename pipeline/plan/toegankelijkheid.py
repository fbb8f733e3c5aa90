"""What a build found of the accessibility of its documents, and what nobody looked at: a sheet beside the plan.

It says nothing that was not worked out of this plan and this house style, so it is true of these documents alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.blocks import Block, Document, Figure, Heading, ItemList, Paragraph, Section, Table, walk
from pipeline.model.dossier import Dossier
from pipeline.plan.context import contact, note, paragraph, plain_text
from pipeline.plan.edition import frame

TITEL = "Toegankelijkheid"
_ANDERS = (
    "Niemand las deze documenten met een schermlezer, een brailleregel of een vergrootglas.",
    "Geen keuringsdienst keek ze na. Ze dragen geen certificaat voor PDF/UA of WCAG.",
    "Of de taal duidelijk is voor wie moeilijk leest, is niet bij lezers getest.",
    "Wat iemand na het maken in het Word-document verandert, is niet nagekeken.",
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """The contrast of a colour on its ground in the house style, and what it needs (WCAG 2.1), as ratios to 1."""

    verhouding: float
    nodig: float


def build_toegankelijkheid(
    dossier: Dossier, plan: Document, contrasten: Sequence[Contrast], fingerprint: str
) -> Document:
    """The sheet for this plan in the house style with these contrasts."""
    heading = Heading(1, plain_text(TITEL), "toegankelijkheid", "deel")
    intro = (
        "Dit blad zegt wat er aan de toegankelijkheid van het plan is nagekeken, en wat niemand nakeek. Het is samen "
        "met de documenten gemaakt en geldt alleen daarvoor."
    )
    blocks: list[Block] = [heading, Paragraph(plain_text(intro), "intro")]
    blocks += [_kop("Wat bij het maken is nagekeken", "nagekeken"), _lijst(_nagekeken(plan, contrasten))]
    blocks += [_kop("Wat niemand nakeek", "niet-nagekeken"), _lijst(_ANDERS), _kop("Een drempel melden", "melden")]
    if dossier.gegevens.contact:
        blocks += contact(dossier.gegevens.contact)
    else:
        blocks.append(note("Het dossier noemt nog niemand om een drempel aan te melden."))
    gegevens = dossier.gegevens
    subtitle = f"{gegevens.titel} {gegevens.periode.van}–{gegevens.periode.tot}"
    document = frame(dossier, fingerprint, TITEL, "", subtitle, (Section(tuple(blocks), TITEL),))
    places = {name: at for name, at in document.places.items() if name not in ("title", "subtitle")}
    return replace(document, cover=None, counts="", places=places)


def _nagekeken(plan: Document, contrasten: Sequence[Contrast]) -> Iterator[str]:
    blocks = [block for section in plan.sections for block in walk(section.blocks)]
    for needed, what in ((4.5, "tekst"), (3.0, "lijnen met een betekenis")):
        pairs = [each.verhouding for each in contrasten if each.nodig == needed]
        if pairs:
            low = sum(each < needed for each in pairs)
            yield (
                f"Contrast van {what}: {len(pairs)} combinaties van kleuren in de huisstijl. Het laagste is "
                f"{_getal(min(pairs))} op 1; nodig is {_getal(needed)} op 1. {_te_weinig(low)}"
            )
    tables = [each for each in blocks if isinstance(each, Table)]
    rows = [row for table in tables for row in table.body]
    headed = sum(any(cell.heads for cell in row.cells) for row in rows)
    with_head = sum(bool(each.head) for each in tables)
    yield f"Kolommen: {_van(with_head, len(tables), 'tabellen')} er een kop boven."
    yield f"Rijen: {_van(headed, len(rows), 'rijen')} vooraan een kop."
    figures = [each for each in blocks if isinstance(each, Figure)]
    if figures:
        told = sum(bool(each.alt.strip()) for each in figures)
        yield f"Beelden: {_van(told, len(figures), 'beelden')} een tekst die zegt wat erop staat."
    levels = [each.level for each in blocks if isinstance(each, Heading)]
    jumps = sum(after > before + 1 for before, after in pairwise(levels))
    yield f"Koppen: {len(levels)}. {_over_niveaus(jumps)}"
    yield (
        "Elke tekst, elke tabel en elke koppeling is na het maken teruggelezen uit het Word-document, de pdf en de "
        "webpagina's. Er was geen verschil met het plan."
    )


def _te_weinig(low: int) -> str:
    return "Overal is het genoeg." if not low else f"Bij {low} is het te weinig."


def _over_niveaus(jumps: int) -> str:
    if not jumps:
        return "Er wordt nergens een niveau overgeslagen."
    return f"Er wordt {jumps} keer een niveau overgeslagen."


def _van(count: int, total: int, what: str) -> str:
    return f"alle {total} {what} hebben" if count == total else f"{count} van de {total} {what} hebben"


def _getal(value: float) -> str:
    """Rounded down, so that what is told is never better than it is."""
    return f"{int(value * 10) / 10:.1f}".replace(".", ",")


def _kop(text: str, anchor: str) -> Heading:
    return Heading(2, plain_text(text), anchor, "kop")


def _lijst(texts: Iterator[str] | Sequence[str]) -> ItemList:
    return ItemList(tuple((paragraph(each[:1].upper() + each[1:]),) for each in texts))
