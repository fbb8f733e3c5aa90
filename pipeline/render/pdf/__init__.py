"""The PDF: blocks become Typst source (content only as string literals), Typst makes the pages."""

from pipeline.render.pdf.source import TypstSource, typst_source
from pipeline.render.pdf.writer import write_pdf

__all__ = ["TypstSource", "typst_source", "write_pdf"]
