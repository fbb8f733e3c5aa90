"""Building a dossier in a test: the real flow, quiet."""

import io
from functools import cache
from pathlib import Path

from pipeline import flow
from pipeline.checked import Checked
from pipeline.environment import ROOT
from pipeline.model.dossier import Bestemming
from pipeline.progress import Stages
from pipeline.publishing import Made

SHIPPED = ROOT / "content"


def build(content: Path, out: Path, stap: int | None = None, deel: str = "", voor: Bestemming = "werkversie") -> Made:
    """The outcome of a build."""
    return flow.build(content, out, Stages(io.StringIO()), stap, deel, voor)


def control(content: Path, stap: int | None = None, voor: Bestemming = "werkversie") -> Checked:
    """The outcome of a check; the shipped dossier, which no test writes in, is read only once."""
    return (_read_once if content == SHIPPED else _control)(content, stap, voor)


def _control(content: Path, stap: int | None, voor: Bestemming) -> Checked:
    return flow.control(content, Stages(io.StringIO()), stap, voor)


_read_once = cache(_control)
