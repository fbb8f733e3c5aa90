"""What a PDF may not hold: scripts, attachments, actions that start or send something, addresses that lead elsewhere.

The objects are read as text: what stands between `stream` and `endstream` is left out, because it is compressed and
holds no objects, except for object streams, which are unpacked and read with the rest. Strings are taken out before
names are looked for, so that a title with `/JavaScript` in it is no script. PDFium then counts scripts and
attachments in its own way, as a second opinion.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.readback.reading import Unreadable

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_DICTIONARY = 400  # an object stream says so within so many bytes before its data
_STRING = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)|<[0-9A-Fa-f\s]*>(?!>)", re.DOTALL
)
_ADDRESS = re.compile(rb"/URI\s*(\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_NAME = re.compile(rb"/[^\s()<>\[\]{}/%]+")
_HEXADECIMAL = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_SCHEMES = ("https://", "http://", "mailto:", "tel:")

_FORBIDDEN = {
    b"/JavaScript": "een script (JavaScript)",
    b"/JS": "een script (JavaScript)",
    b"/Launch": "een actie die een programma start",
    b"/SubmitForm": "een actie die gegevens verstuurt",
    b"/ImportData": "een actie die gegevens inleest",
    b"/GoToR": "een sprong naar een ander bestand",
    b"/GoToE": "een sprong naar een ander bestand",
    b"/EmbeddedFile": "een bijlage",
    b"/EmbeddedFiles": "een bijlage",
    b"/EF": "een bijlage",
    b"/FileAttachment": "een bijlage",
    b"/OpenAction": "een actie bij het openen",
    b"/AA": "een actie bij een gebeurtenis",
    b"/RichMedia": "een film of geluid",
    b"/Movie": "een film of geluid",
    b"/Sound": "een film of geluid",
    b"/Rendition": "een film of geluid",
    b"/AcroForm": "een formulier",
    b"/XFA": "een formulier",
    b"/Encrypt": "een versleuteling",
}


@dataclass(frozen=True, slots=True)
class PdfObjects:
    """The objects of a PDF: the names in them, the addresses of their links, object streams that did not unpack."""

    names: frozenset[bytes]
    addresses: tuple[str, ...]
    locked: int

    @classmethod
    def of(cls, data: bytes) -> "PdfObjects":
        """The objects of this file; raises Unreadable when it is no PDF at all."""
        if not data.startswith(b"%PDF-"):
            raise Unreadable("het is geen geldige pdf")
        pieces, locked, end = [], 0, 0
        for found in _STREAM.finditer(data):
            pieces.append(data[end : found.start()])
            if b"/ObjStm" in data[max(end, found.start() - _DICTIONARY) : found.start()]:
                try:
                    pieces.append(zlib.decompressobj().decompress(found[1]))
                except zlib.error:
                    locked += 1
            end = found.end()
        text = b"\n".join((*pieces, data[end:]))
        addresses = tuple(_characters(each) for each in _ADDRESS.findall(text))
        names = {_HEXADECIMAL.sub(_byte, name) for name in set(_NAME.findall(_STRING.sub(b"()", text)))}
        return cls(frozenset(names), addresses, locked)


def scan_pdf(objects: PdfObjects, data: bytes) -> Iterator[str]:
    """A sentence for everything in the file that may not be there."""
    if objects.locked:
        yield "een deel van de objecten kan niet uitgepakt worden"
    found = {_FORBIDDEN[name] for name in objects.names if name in _FORBIDDEN}
    for what in sorted(found | set(_counted(data))):
        yield f"het bestand heeft {what}"
    for address in sorted(set(objects.addresses)):
        if not address.lower().startswith(_SCHEMES):
            yield f"een koppeling heeft een adres dat niet mag: `{address}`"


def _counted(data: bytes) -> Iterator[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("het is geen geldige pdf") from error
    try:
        if pdfium.FPDFDoc_GetJavaScriptActionCount(document):
            yield _FORBIDDEN[b"/JavaScript"]
        if pdfium.FPDFDoc_GetAttachmentCount(document):
            yield _FORBIDDEN[b"/EmbeddedFile"]
    finally:
        document.close()


def _byte(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)])


def _characters(string: bytes) -> str:
    """A string of the PDF, between parentheses or in hexadecimal, as text."""
    if string.startswith(b"<"):
        digits = b"".join(string[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).decode("latin-1")
    return _ESCAPE.sub(_unescaped, string[1:-1]).decode("latin-1")


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if code.isdigit() else _ESCAPED.get(code, code)
