"""What a PDF may not hold: scripts, attachments, actions that start or send something, addresses that lead elsewhere.

Every object of the file is looked at, also one that nothing refers to. PDFium then counts scripts and attachments in
its own way, as a second opinion.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_OF_STRUCTURE = frozenset(  # the keys of an element of the structure: most objects of a PDF hold no others
    ("/Type", "/S", "/P", "/K", "/Pg", "/A", "/Alt", "/ActualText", "/Lang", "/ID", "/T", "/NS", "/Ref")
)

_FORBIDDEN = {
    "/JavaScript": "een script (JavaScript)",
    "/JS": "een script (JavaScript)",
    "/Launch": "een actie die een programma start",
    "/SubmitForm": "een actie die gegevens verstuurt",
    "/ImportData": "een actie die gegevens inleest",
    "/GoToR": "een sprong naar een ander bestand",
    "/GoToE": "een sprong naar een ander bestand",
    "/EmbeddedFile": "een bijlage",
    "/EmbeddedFiles": "een bijlage",
    "/EF": "een bijlage",
    "/FileAttachment": "een bijlage",
    "/OpenAction": "een actie bij het openen",
    "/AA": "een actie bij een gebeurtenis",
    "/RichMedia": "een film of geluid",
    "/Movie": "een film of geluid",
    "/Sound": "een film of geluid",
    "/Rendition": "een film of geluid",
    "/AcroForm": "een formulier",
    "/XFA": "een formulier",
    "/Encrypt": "een versleuteling",
}


@dataclass(frozen=True, slots=True)
class PdfObjects:
    """The objects of a PDF: the names in them, the addresses of their links, whether some could not be read."""

    names: frozenset[str]
    addresses: tuple[str, ...]
    damaged: bool

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> "PdfObjects":
        """The objects of this file."""
        names: set[str] = set()
        addresses: list[str] = []
        for holder in (*pdf.objects, pdf.trailer):
            _look_into(holder, names, addresses)
        return cls(frozenset(names), tuple(addresses), bool(pdf.get_warnings()))


def _look_into(holder: Any, names: set[str], addresses: list[str]) -> None:
    """Adds the names and the addresses in an object, not those in the objects that it refers to."""
    waiting = [holder]
    while waiting:
        each = waiting.pop()
        match each:
            case pikepdf.Name():
                names.add(str(each))
            case pikepdf.Array():
                waiting += _inside(each)
            case pikepdf.Dictionary() | pikepdf.Stream():
                keys = each.keys()
                names |= keys
                if "/URI" in keys:
                    addresses.append(str(each.URI))
                if keys <= _OF_STRUCTURE:
                    names.add(str(each.get("/S")))
                else:
                    waiting += _inside(each.get(key) for key in keys)


def _inside(values: Iterable[Any]) -> list[Any]:
    return [each for each in values if isinstance(each, pikepdf.Object) and not each.is_indirect]


def scan_pdf(objects: PdfObjects, document: pypdfium2.PdfDocument) -> Iterator[str]:
    """A sentence for everything in the file that may not be there."""
    if objects.damaged:
        yield "een deel van de objecten kan niet gelezen worden"
    found = {_FORBIDDEN[name] for name in objects.names if name in _FORBIDDEN}
    for what in sorted(found | set(_counted(document))):
        yield f"het bestand heeft {what}"
    for address in sorted(set(objects.addresses)):
        if not address.lower().startswith(_SCHEMES):
            yield f"een koppeling heeft een adres dat niet mag: `{address}`"


def _counted(document: pypdfium2.PdfDocument) -> Iterator[str]:
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document):
        yield _FORBIDDEN["/JavaScript"]
    if pdfium.FPDFDoc_GetAttachmentCount(document):
        yield _FORBIDDEN["/EmbeddedFile"]
