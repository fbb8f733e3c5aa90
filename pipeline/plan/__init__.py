"""The plan as blocks: one builder per chapter, in the order of `outline.yaml`."""

from collections.abc import Callable, Iterable

from pipeline.blocks import Document, Section
from pipeline.finance.totalen import Totalen
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum
from pipeline.plan.chapters import (
    bestuursakkoord,
    bijlage_ambities,
    bijlage_andere_plannen,
    bijlage_begrippen,
    bijlage_codes,
    bijlage_partners,
    colofon,
    financiele_nota,
    inhoud,
    leeswijzer,
    strategische_nota,
    toelichting,
)
from pipeline.plan.context import Context
from pipeline.plan.numbering import numbered
from pipeline.plan.outline import outline

BUILDERS: dict[str, Callable[[Context], Iterable[Section]]] = {
    "colofon": colofon.build,
    "inhoud": inhoud.build,
    "leeswijzer": leeswijzer.build,
    "bestuursakkoord": bestuursakkoord.build,
    "strategische_nota": strategische_nota.build,
    "financiele_nota": financiele_nota.build,
    "toelichting": toelichting.build,
    "bijlage_ambities": bijlage_ambities.build,
    "bijlage_andere_plannen": bijlage_andere_plannen.build,
    "bijlage_partners": bijlage_partners.build,
    "bijlage_begrippen": bijlage_begrippen.build,
    "bijlage_codes": bijlage_codes.build,
}


def build_plan(dossier: Dossier, totalen: Totalen, fingerprint: str) -> Document:
    """The whole plan; `fingerprint` is that of the data, eight hexadecimal digits."""
    gegevens = dossier.gegevens
    sections = (
        section
        for deel in outline()
        for section in BUILDERS[deel.bouwer](Context(dossier, totalen, fingerprint, deel))
        if section.blocks
    )
    version, issued = f"versie {gegevens.versie}", schrijf_datum(gegevens.datum)
    adopted = gegevens.status == "vastgesteld"
    return Document(
        title=gegevens.titel,
        years=f"{gegevens.periode.van}–{gegevens.periode.tot}",
        subtitle=gegevens.ondertitel,
        entities=gegevens.entiteiten_samen,
        version=version,
        issued=issued,
        issued_iso=gegevens.datum.isoformat(),
        status="" if adopted else "Ontwerp",
        adopted=_adopted(dossier) if adopted else "",
        example=_example(dossier),
        edition=f"{gegevens.entiteiten_samen} · {version} · {issued} · gegevens {fingerprint}",
        fingerprint=fingerprint,
        sections=numbered(sections),
    )


def _adopted(dossier: Dossier) -> str:
    day = dossier.gegevens.vastgesteld_op or dossier.gegevens.datum
    return f"Vastgesteld door de gemeenteraad van {schrijf_datum(day)}"


def _example(dossier: Dossier) -> str:
    if not dossier.gegevens.voorbeeld:
        return ""
    return dossier.gegevens.voorbeeld_uitleg or "Dit plan bevat voorbeeldteksten en voorbeeldcijfers."
