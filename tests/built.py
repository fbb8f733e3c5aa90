"""Building a dossier in a test: the real flow, quiet."""

import io
from pathlib import Path

from pipeline import flow
from pipeline.checked import Checked
from pipeline.model.dossier import Bestemming
from pipeline.progress import Stages
from pipeline.publishing import Made


def build(content: Path, out: Path, stap: int | None = None, deel: str = "", voor: Bestemming = "werkversie") -> Made:
    """The outcome of a build."""
    return flow.build(content, out, Stages(io.StringIO()), stap, deel, voor)


def control(content: Path, stap: int | None = None, voor: Bestemming = "werkversie") -> Checked:
    """The outcome of a check."""
    return flow.control(content, Stages(io.StringIO()), stap, voor)
