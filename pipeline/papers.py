"""Papers: documents of a page or a few, beside the plan, as Word and PDF, read back like the plan itself."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from pipeline.blocks import Document
from pipeline.findings import Finding
from pipeline.readback import NotAsWritten, check_files
from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates
from pipeline.render.pdf import write_pdf
from pipeline.temporary import blame_the_disk


def papers_as_files(
    papers: Mapping[str, Document], style: Huisstijl, templates: Templates
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Every paper as Word and PDF by file name, and what there is to say about them; no file where a writer failed.

    Raises NotAsWritten when a file does not read back.
    """
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    differences: list[Finding] = []
    with ThreadPoolExecutor(max_workers=2) as beside:  # each PDF is compiled in a process of its own
        pdfs = {name: beside.submit(write_pdf, each, style, templates) for name, each in papers.items()}
        for name, document in papers.items():
            for ending, rendered in (("docx", write_docx(document, style, templates)), ("pdf", pdfs[name].result())):
                path = f"{name}.{ending}"
                findings += (each.in_file(path) for each in rendered.findings)
                if rendered.data:
                    files[path] = rendered.data
                    differences += check_files(document, {path: rendered.data})
    blame_the_disk(findings)
    if differences:
        raise NotAsWritten(differences)
    return files, tuple(findings)
