"""Documents as files: every edition in its formats, each read back before anybody gets it."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from pipeline.blocks import Document
from pipeline.findings import Finding, Place
from pipeline.readback import NotAsWritten, check_files, check_site
from pipeline.render.docx import write_docx
from pipeline.render.html import write_html, write_site
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.kinds import TE_VEEL_BLADZIJDEN
from pipeline.render.layers import Templates
from pipeline.render.pdf import write_pdf
from pipeline.render.rendered import Rendered
from pipeline.temporary import blame_the_disk

SITE = "web"
Forms = tuple[Document, ...]
"""A document in its forms: the longest first, the next one for when that takes more pages than it may."""


def write_editions(
    editions: Mapping[str, Forms], style: Huisstijl, templates: Templates, reported: frozenset[str] = frozenset()
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Every edition as web page, Word and PDF by file name, and what the writers say; no file where a writer failed.

    `reported` are the characters without a shape that have a finding already. Raises NotAsWritten when a file does not
    read back, and OSError when the computer has no room for temporary files.
    """
    return _read_back(editions, style, templates, reported, web=True)


def write_web(
    document: Document, style: Huisstijl, templates: Templates
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The document as a site in the folder SITE, by file name, and what the writer says. Raises NotAsWritten."""
    site, findings = write_site(document, style, templates)
    differences = check_site(document, site.pages, site.files)
    if differences:
        raise NotAsWritten(replace(each, at=Place(f"{SITE}/{each.at.file}")) for each in differences)
    return {f"{SITE}/{path}": data for path, data in site.files.items()}, findings


def write_page(
    name: str, document: Document, style: Huisstijl, templates: Templates
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """A document as web page alone, by file name, and what the writer says. Raises NotAsWritten."""
    rendered = write_html(document, style, templates)
    files = {f"{name}.html": rendered.data} if rendered.data else {}
    differences = check_files(document, files)
    if differences:
        raise NotAsWritten(differences)
    return files, rendered.findings


def write_papers(
    papers: Mapping[str, Document], style: Huisstijl, templates: Templates
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The same for documents of a page or a few, as Word and PDF."""
    return _read_back({name: (paper,) for name, paper in papers.items()}, style, templates, frozenset(), web=False)


def _read_back(
    editions: Mapping[str, Forms], style: Huisstijl, templates: Templates, reported: frozenset[str], *, web: bool
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    differences: list[Finding] = []
    with ThreadPoolExecutor(max_workers=1) as beside:
        # a PDF is compiled in a process of its own, so the other formats are written and read back meanwhile
        pdfs = {
            name: beside.submit(pdf_that_fits, forms, style, templates, reported) for name, forms in editions.items()
        }
        for name, forms in editions.items():
            document = forms[0] if len(forms) == 1 else pdfs[name].result()[0]
            for ending, rendered in _formats(document, style, templates, pdfs[name], web=web):
                path = f"{name}.{ending}"
                findings += (each.in_file(path) for each in rendered.findings)
                if rendered.data:
                    differences += check_files(document, {path: rendered.data})
                    files[path] = rendered.data
    blame_the_disk(findings)
    if differences:
        raise NotAsWritten(differences)
    return files, tuple(findings)


def pdf_that_fits(
    forms: Forms, style: Huisstijl, templates: Templates, reported: frozenset[str]
) -> tuple[Document, Rendered]:
    """The first form with no more pages than it may have, else the last, and its PDF."""
    for document in forms:
        rendered = write_pdf(document, style, templates, reported=reported)
        if all(finding.code != TE_VEEL_BLADZIJDEN.code for finding in rendered.findings):
            break
    return document, rendered


def _formats(
    document: Document, style: Huisstijl, templates: Templates, pdf: Future[tuple[Document, Rendered]], *, web: bool
) -> Iterator[tuple[str, Rendered]]:
    """The formats; Word, which prints the page numbers of the PDF where there are references, after the web page."""
    if web:
        yield "html", write_html(document, style, templates)
    yield "docx", write_docx(document, style, templates, (lambda: pdf.result()[1].pages) if web else None)
    yield "pdf", pdf.result()[1]
