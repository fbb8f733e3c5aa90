"""The placeholders of the template: which there are, where they have to stand, what they stand for."""

from pipeline.blocks import Document

BODY = "inhoud"  # stands alone in a paragraph, after the cover
RUNNING = "rubriek"  # headers and footers only: filled per section
LOGO = "logo"

# Private-use characters: what the fill puts in the places that the writer fills itself.
RUNNING_SLOT = "\ue000rubriek\ue001"
LOGO_SLOT = "\ue000logo\ue001"

REQUIRED = {
    "omslag": ("titel", "jaren", "entiteiten", "status", "vastgesteld", "voorbeeld"),
    "koptekst": (RUNNING, "status"),
    "voettekst": ("uitgave", "voorbeeld"),
}


def values(document: Document, *, logo: bool) -> dict[str, str]:
    """What stands in the place of each placeholder."""
    return {
        "titel": document.title,
        "jaren": document.years,
        "ondertitel": document.subtitle,
        "entiteiten": document.entities,
        "versie": document.version,
        "datum": document.issued,
        "status": document.status,
        "vastgesteld": document.adopted or document.council,
        "telling": document.counts,
        "voorbeeld": document.example,
        "uitgave": document.edition,
        "vingerafdruk": document.fingerprint,
        RUNNING: RUNNING_SLOT,
        LOGO: LOGO_SLOT if logo else "",
    }


KNOWN = (
    "titel",
    "jaren",
    "ondertitel",
    "entiteiten",
    "versie",
    "datum",
    "status",
    "vastgesteld",
    "telling",
    "voorbeeld",
    "uitgave",
    "vingerafdruk",
    RUNNING,
    LOGO,
)
