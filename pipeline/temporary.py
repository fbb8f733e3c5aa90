"""Whether what failed did so for want of room for temporary files: then the computer is to blame, not the dossier."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.content.kinds import TEKST_NIET_OMGEZET
from pipeline.files import refuse_full
from pipeline.findings import Finding
from pipeline.render.kinds import PDF_AFGEBROKEN, PDF_NIET_GEMAAKT

# what is said when pandoc or Typst, which work with files, did not give an answer
_WITH_FILES = {kind.code for kind in (TEKST_NIET_OMGEZET, PDF_AFGEBROKEN, PDF_NIET_GEMAAKT)}


def blame_the_disk(findings: Iterable[Finding]) -> None:
    """Raises OSError when something with temporary files failed and there is no room for them."""
    if any(each.code in _WITH_FILES for each in findings):
        refuse_full(Path(tempfile.gettempdir()))
