"""The plan as blocks: one builder per chapter, in the order of `outline.yaml`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.blocks import Document, Section
from pipeline.finance.boek import Boek
from pipeline.finance.totalen import Totalen
from pipeline.model.dossier import Dossier
from pipeline.plan.begrippen import ONGEBRUIKT_BEGRIP, unused_terms, without_glossary
from pipeline.plan.chapters import (
    bestuursakkoord,
    bijlage_ambities,
    bijlage_andere_plannen,
    bijlage_begrippen,
    bijlage_beslissingen,
    bijlage_codes,
    bijlage_organisatie,
    bijlage_partners,
    bijlage_tabellen,
    bijlage_uitzonderingen,
    colofon,
    financiele_nota,
    inhoud,
    leeswijzer,
    overzicht,
    strategische_nota,
    toelichting,
    voorwoord,
)
from pipeline.plan.context import Context
from pipeline.plan.edition import frame
from pipeline.plan.kort import build_kort, forms_of_kort
from pipeline.plan.linked_data import linked_data
from pipeline.plan.numbering import numbered, without_empty_lists
from pipeline.plan.outline import INDELING_KLOPT_NIET, Deel, outline, read_outline
from pipeline.plan.part import anchors, part_of, settled_sections
from pipeline.plan.toegankelijkheid import Contrast, build_toegankelijkheid

__all__ = [
    "BUILDERS",
    "KINDS",
    "Contrast",
    "Deel",
    "anchors",
    "build_kort",
    "build_plan",
    "build_toegankelijkheid",
    "forms_of_kort",
    "part_of",
    "read_outline",
    "unused_terms",
    "without_glossary",
]

KINDS = (INDELING_KLOPT_NIET, ONGEBRUIKT_BEGRIP)

BUILDERS: dict[str, Callable[[Context], Iterable[Section]]] = {
    "colofon": colofon.build,
    "inhoud": inhoud.build,
    "voorwoord": voorwoord.build,
    "leeswijzer": leeswijzer.build,
    "overzicht": overzicht.build,
    "bestuursakkoord": bestuursakkoord.build,
    "strategische_nota": strategische_nota.build,
    "financiele_nota": financiele_nota.build,
    "toelichting": toelichting.build,
    "bijlage_uitzonderingen": bijlage_uitzonderingen.build,
    "bijlage_ambities": bijlage_ambities.build,
    "bijlage_andere_plannen": bijlage_andere_plannen.build,
    "bijlage_organisatie": bijlage_organisatie.build,
    "bijlage_partners": bijlage_partners.build,
    "bijlage_begrippen": bijlage_begrippen.build,
    "bijlage_beslissingen": bijlage_beslissingen.build,
    "bijlage_codes": bijlage_codes.build,
    "bijlage_tabellen": bijlage_tabellen.build,
}


def build_plan(
    dossier: Dossier,
    totalen: Totalen,
    fingerprint: str,
    boek: Boek | None = None,
    delen: tuple[Deel, ...] | None = None,
) -> Document:
    """The whole plan; `fingerprint` is that of the data, eight hexadecimal digits.

    `boek` is that of the dossier, for who has it already: its schemas are then worked out once. `delen` are its parts,
    those of the shipped outline when they are not given; a reference to a part that is left out is text.
    """
    delen = outline() if delen is None else delen
    gegevens = dossier.gegevens
    years = f"{gegevens.periode.van}–{gegevens.periode.tot}"
    sections = without_empty_lists(numbered(_sections(dossier, totalen, fingerprint, boek or Boek(dossier), delen)))
    if {deel.bouwer for deel in delen} != set(BUILDERS):
        sections = settled_sections(sections)
    document = frame(dossier, fingerprint, gegevens.titel, years, gegevens.ondertitel, sections)
    return replace(document, linked_data=linked_data(dossier, totalen, fingerprint))


def _sections(
    dossier: Dossier, totalen: Totalen, fingerprint: str, boek: Boek, delen: tuple[Deel, ...]
) -> Iterator[Section]:
    """The sections of every part; a part without content is left out, and does not take a number."""
    annexes = 0
    for deel in delen:
        counted = deel.nummer.replace("*", str(annexes + 1))
        context = Context(dossier, totalen, fingerprint, deel.model_copy(update={"nummer": counted}), boek)
        sections = [section for section in BUILDERS[deel.bouwer](context) if section.blocks]
        annexes += bool(sections) and counted != deel.nummer
        yield from sections
