"""What every edition of the plan has around its sections: title, version, status, footer."""

from pipeline.blocks import Document, Section
from pipeline.model.dossier import Dossier
from pipeline.model.velden import schrijf_datum
from pipeline.plan.context import STAP_VAN_DOELSTELLINGEN, VOORBEELD
from pipeline.plan.cover import STAP_VAN_ACTIES, cover_picture


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
        counts=_counts(dossier),
        council=_council(dossier),
        address=_address(dossier),
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


def _counts(dossier: Dossier) -> str:
    """How much the plan holds, as far as its step goes."""
    numbers = (
        (STAP_VAN_DOELSTELLINGEN, len(dossier.doelstellingen), "doelstelling", "doelstellingen"),
        (1, len(dossier.actieplannen), "actieplan", "actieplannen"),
        (STAP_VAN_ACTIES, len(dossier.acties), "actie", "acties"),
    )
    known = [row for since, *row in numbers if since <= dossier.gegevens.stap and row[0]]
    return " · ".join(f"{number} {one if number == 1 else more}" for number, one, more in known)


def _council(dossier: Dossier) -> str:
    """The sitting of the raad that votes, as long as it has not adopted the plan."""
    day = dossier.gegevens.raadszitting
    return "" if dossier.is_vastgesteld or day is None else f"Gemeenteraad van {schrijf_datum(day)}"


def _address(dossier: Dossier) -> str:
    """Where the site of the plan will stand, a slash at its end; empty when nobody said so."""
    address = dossier.gegevens.webadres
    return "" if address is None else f"{address.rstrip('/')}/"


def _example(dossier: Dossier) -> str:
    """The legend of the sign, wherever it can stand, and what the city adds to it."""
    if not dossier.heeft_voorbeelden:
        return ""
    return f"{VOORBEELD} = voorbeeld. {dossier.gegevens.voorbeeld_uitleg}".strip()
