"""What every edition of the plan has around its sections: title, version, status, footer."""

from pipeline.blocks import Document, Section
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum
from pipeline.plan.context import VOORBEELD
from pipeline.plan.cover import cover_picture


def frame(
    dossier: Dossier, fingerprint: str, title: str, years: str, subtitle: str, sections: tuple[Section, ...]
) -> Document:
    """A document of this dossier; `fingerprint` is that of the data, eight hexadecimal digits."""
    gegevens = dossier.gegevens
    version, issued = f"versie {gegevens.versie}", schrijf_datum(gegevens.datum)
    adopted = vaststelling(dossier)
    when = adopted[:1].lower() + adopted[1:] if adopted else issued
    return Document(
        title=title,
        years=years,
        subtitle=subtitle,
        entities=gegevens.entiteiten_samen,
        version=version,
        issued=issued,
        issued_iso=gegevens.datum.isoformat(),
        status=status(dossier),
        adopted=adopted,
        example=_example(dossier),
        edition=f"{gegevens.entiteiten_samen} · {version} · {when} · gegevens {fingerprint}",
        fingerprint=fingerprint,
        sections=sections,
        cover=cover_picture(dossier),
        places={
            "title": gegevens.plaats("titel"),
            "subtitle": gegevens.plaats("ondertitel"),
            "entities": gegevens.plaats("entiteiten_samen"),
            "version": gegevens.plaats("versie"),
            "adopted": gegevens.plaats("besluit"),
            "example": gegevens.plaats("voorbeeld_uitleg"),
        },
    )


def status(dossier: Dossier) -> str:
    """The word in the box on every page. What nobody asked for by name (`--voor`) is a working version."""
    match dossier.bestemming:
        case "werkversie":
            return "Werkversie"
        case _ if dossier.is_vastgesteld:
            return "Vastgesteld"
        case "college":
            return "Ontwerp voor het college"
        case "raad":
            return "Ontwerp voor de raad"


def vaststelling(dossier: Dossier) -> str:
    """When and with which decision the raad adopted the plan, as far as the dossier knows; empty before it did."""
    if not dossier.is_vastgesteld:
        return ""
    day, besluit = dossier.dag_van_vaststelling, dossier.gegevens.besluit
    when = f"Vastgesteld door de gemeenteraad op {schrijf_datum(day)}" if day else "Vastgesteld door de gemeenteraad"
    return f"{when}, besluit {besluit}" if besluit else when


def _example(dossier: Dossier) -> str:
    """The legend of the sign, wherever it can stand, and what the city adds to it."""
    if not dossier.heeft_voorbeelden:
        return ""
    return f"{VOORBEELD} = voorbeeld. {dossier.gegevens.voorbeeld_uitleg}".strip()
