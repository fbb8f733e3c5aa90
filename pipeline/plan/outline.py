"""The parts of the plan and their order, as `outline.yaml` states them."""

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Deel(BaseModel):
    """A part of the plan: the chapter builder that makes it, its title, its number and the running title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bouwer: str
    titel: str
    kopregel: str
    nummer: str = ""


@cache
def outline() -> tuple[Deel, ...]:
    """All parts, in order."""
    text = files("pipeline.plan").joinpath("outline.yaml").read_text(encoding="utf-8")
    return tuple(Deel.model_validate(each) for each in yaml.safe_load(text))
