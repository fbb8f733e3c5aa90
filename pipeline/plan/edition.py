"""What every edition of the plan has around its sections: title, version, status, footer."""

from pipeline.blocks import Document, Section
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum
from pipeline.plan.cover import cover_picture


def frame(
    dossier: Dossier, fingerprint: str, title: str, years: str, subtitle: str, sections: tuple[Section, ...]
) -> Document:
    """A document of this dossier; `fingerprint` is that of the data, eight hexadecimal digits."""
    gegevens = dossier.gegevens
    version, issued = f"versie {gegevens.versie}", schrijf_datum(gegevens.datum)
    adopted = gegevens.status == "vastgesteld"
    return Document(
        title=title,
        years=years,
        subtitle=subtitle,
        entities=gegevens.entiteiten_samen,
        version=version,
        issued=issued,
        issued_iso=gegevens.datum.isoformat(),
        status="" if adopted else "Ontwerp",
        adopted=_adopted(dossier) if adopted else "",
        example=_example(dossier),
        edition=f"{gegevens.entiteiten_samen} · {version} · {issued} · gegevens {fingerprint}",
        fingerprint=fingerprint,
        sections=sections,
        cover=cover_picture(dossier),
    )


def _adopted(dossier: Dossier) -> str:
    day = dossier.gegevens.vastgesteld_op or dossier.gegevens.datum
    return f"Vastgesteld door de gemeenteraad van {schrijf_datum(day)}"


def _example(dossier: Dossier) -> str:
    if not dossier.gegevens.voorbeeld:
        return ""
    return dossier.gegevens.voorbeeld_uitleg or "Dit plan bevat voorbeeldteksten en voorbeeldcijfers."
