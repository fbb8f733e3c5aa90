"""Writes a document as Word, on a template that people edit in Word.

`preflight` says what is wrong with the template; `fill` puts the particulars of the plan on the cover and in the
headers and footers; `house` gives the styles the sizes and colours of `huisstijl.yaml`; `assembly` adds the sections,
which `body`, `tables` and `inlines` write as XML; `properties` closes the file.
"""

from pipeline.render.docx.kinds import KINDS
from pipeline.render.docx.writer import TEMPLATE, read_template, write_docx

__all__ = ["KINDS", "TEMPLATE", "read_template", "write_docx"]
