"""Reads the finished files back: the same as the blocks, and nothing in them that may not be there."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath

from pipeline.blocks import Document
from pipeline.findings import Finding, Kind, Place, in_order
from pipeline.readback import kinds
from pipeline.readback.comparing import Difference, differences, normal_pdf_text, normal_text
from pipeline.readback.expected import FormatName, expected, texts
from pipeline.readback.pdf import opened as opened_pdf
from pipeline.readback.pdf import read_pdf
from pipeline.readback.pdf_scan import PdfObjects, scan_pdf
from pipeline.readback.reading import Reading, Unreadable
from pipeline.readback.web import Event, events, read_web
from pipeline.readback.web_scan import Neighbours, data_for_machines, ids_of, scan_web
from pipeline.readback.word import opened, read_word
from pipeline.readback.word_scan import scan_word

_MOST = 20  # findings per format
_NAMES = {"docx": "het Word-document", "html": "de webpagina", "pdf": "de pdf"}
_AMOUNT = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+")  # no number of an enterprise: 0207.533.889
_MEND = (
    "dit ligt niet aan het dossier, en er is niets gepubliceerd; bouw opnieuw, "
    "en geef deze melding aan wie het programma onderhoudt als ze blijft"
)


class NotAsWritten(Exception):
    """Finished files are not what the blocks say, or hold what no file may hold; the text is the differences.

    That is never the fault of an author: whatever stands in a dossier, the writers write and the readers read.
    """

    def __init__(self, differences: Iterable[Finding]) -> None:
        self.differences = in_order(differences)
        super().__init__("\n".join(map(str, self.differences)))


def check_files(document: Document, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Everything in which the finished files differ from the document, or hold what no file may hold.

    A file counts as Word, HTML or PDF by the end of its name; others are left alone. At most 20 findings per file,
    and one that says how many more there are.
    """
    found: list[Finding] = []
    for name, data in files.items():
        match PurePosixPath(name).suffix:
            case ".docx":
                found += _findings(name, "docx", _of_word(document, data))
            case ".html":
                found += _findings(name, "html", _of_page(document, data))
            case ".pdf":
                found += _findings(name, "pdf", _of_pdf(document, data))
    return in_order(found)


def check_site(whole: Document, pages: Mapping[str, Document], files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Everything in which the pages of a site differ from what each of them holds, or lead nowhere.

    Pages and files are by their path in the site; at most 20 findings per page.
    """
    read = {path: events(files[path]) for path in pages}
    known = {path: ids_of(read[path]) if path in read else frozenset() for path in files}
    found: list[Finding] = []
    for path, document in pages.items():
        found += _findings(path, "html", _of_web(document, read[path], whole, Neighbours(path, known)))
    return in_order(found)


def _of_word(document: Document, data: bytes) -> Iterator[Difference]:
    package = opened(data)
    yield from _unclean(scan_word(package))
    yield from _differences(document, read_word(package), "docx")


def _of_page(document: Document, data: bytes) -> Iterator[Difference]:
    yield from _of_web(document, events(data))


def _of_web(
    document: Document,
    page: Sequence[Event],
    whole: Document | None = None,
    neighbours: Neighbours | None = None,
) -> Iterator[Difference]:
    yield from _unclean(scan_web(page, neighbours))
    yield from _differences(document, read_web(page), "html", whole)
    if _parsed(data_for_machines(page)) != _parsed(document.linked_data):
        yield Difference(kinds.TEKST_VERSCHILT, "de gegevens voor machines zijn andere dan die van het plan")


def _parsed(text: str) -> object:
    """A JSON text as values, numbers as they are written; what is no JSON, and nothing, as they stand."""
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except ValueError:
        return text


def _of_pdf(document: Document, data: bytes) -> Iterator[Difference]:
    with opened_pdf(data) as (pdf, pages):
        objects = PdfObjects.of(pdf)
        yield from _unclean(scan_pdf(objects, pages))
        yield from _differences(document, read_pdf(pdf, pages, objects.addresses), "pdf")


def _unclean(said: Iterable[str]) -> Iterator[Difference]:
    for wrong in said:
        yield Difference(kinds.BESTAND_NIET_SCHOON, wrong)


def _differences(
    document: Document, found: Reading, format_name: FormatName, whole: Document | None = None
) -> Iterator[Difference]:
    normal = normal_pdf_text if format_name == "pdf" else normal_text
    yield from differences(expected(document, format_name, normal, whole), found, format_name)
    beside = set(_AMOUNT.findall(found.beside))
    if beside:
        known = {amount for text in texts(whole or document) for amount in _AMOUNT.findall(text)}
        for amount in sorted(beside - known):
            wrong = f"naast de tekst staat het bedrag {amount}, dat het plan niet kent"
            yield Difference(kinds.TEKST_TE_VEEL, wrong)


def _findings(name: str, format_name: FormatName, said: Iterator[Difference]) -> Iterator[Finding]:
    at = Place(name)
    try:
        shown = list(islice(said, _MOST))
        more = sum(1 for _ in said)
    except Unreadable as unreadable:
        yield _finding(kinds.BESTAND_NIET_LEESBAAR, at, f"{_NAMES[format_name]} kan niet gelezen worden: {unreadable}")
        return
    for each in shown:
        unclean = each.kind is kinds.BESTAND_NIET_SCHOON
        is_wrong = "bevat iets dat niet mag" if unclean else "verschilt van het plan"
        yield _finding(each.kind, at, f"{_NAMES[format_name]} {is_wrong}: {each.wrong}")
    if more:
        verschillen = "verschil" if more == 1 else "verschillen"
        yield _finding(kinds.NOG_MEER, at, f"… en nog {more} {verschillen} in {_NAMES[format_name]}")


def _finding(kind: Kind, at: Place, wrong: str) -> Finding:
    return kind.finding(at, wrong, _MEND)
