"""The parts of the plan and their order, as `outline.yaml` states them."""

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

BOUWERS = (
    "colofon",
    "inhoud",
    "leeswijzer",
    "overzicht",
    "bestuursakkoord",
    "strategische_nota",
    "financiele_nota",
    "toelichting",
    "bijlage_uitzonderingen",
    "bijlage_ambities",
    "bijlage_andere_plannen",
    "bijlage_partners",
    "bijlage_begrippen",
    "bijlage_codes",
    "bijlage_tabellen",
)
VERPLICHT = ("strategische_nota", "financiele_nota", "toelichting")  # the parts that the law wants


class Deel(BaseModel):
    """A part of the plan: the chapter builder that makes it, its title, its number and the running title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bouwer: str
    titel: str = Field(min_length=1)
    kopregel: str = Field(min_length=1)
    nummer: str = ""


@cache
def outline() -> tuple[Deel, ...]:
    """All parts, in order."""
    text = files("pipeline.plan").joinpath("outline.yaml").read_text(encoding="utf-8")
    return tuple(Deel.model_validate(each) for each in yaml.safe_load(text))
