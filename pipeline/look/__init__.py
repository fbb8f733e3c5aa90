"""How the documents of a dossier look: what its templates state, and what is wrong with them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.content.file_names import is_silent, objection_to_copy
from pipeline.findings import Finding, Kind, Level, Place
from pipeline.look.house_style import read_house_style
from pipeline.look.templates import KEPT, MAP, OUTLINE, OWN, is_template, templates_of
from pipeline.model.typed import near
from pipeline.plan import BUILDERS, Deel, read_outline
from pipeline.render.docx import TEMPLATE, read_template
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates

ONBEKEND_SJABLOON = Kind("L35", "onbekend-sjabloon", Level.WAARSCHUWING)
KINDS = (ONBEKEND_SJABLOON,)


@dataclass(frozen=True, slots=True)
class Look:
    """The templates of a dossier, what they state, and what is wrong with them; None for what cannot be used."""

    templates: Templates
    style: Huisstijl | None
    delen: tuple[Deel, ...] | None
    findings: tuple[Finding, ...]


def look_of(folder: Path, shown: str) -> Look:
    """How the documents of the dossier in this folder look; `shown` is the folder as messages name it."""
    templates = templates_of(folder, shown)
    style, of_style = house_style(templates)
    delen, of_outline = outline_of(templates)
    strange = tuple(_strange_files(folder / MAP, f"{shown}/{MAP}"))
    return Look(templates, style, delen, (*of_style, *of_outline, *strange))


def house_style(templates: Path | Templates) -> tuple[Huisstijl | None, tuple[Finding, ...]]:
    """The house style that the templates state, or None, and what is wrong with it."""
    layer = Templates.of(templates).style
    return read_house_style(layer.folder, layer.shown)


def outline_of(templates: Templates) -> tuple[tuple[Deel, ...] | None, tuple[Finding, ...]]:
    """The parts of the plan in their order, or None, and what is wrong with them."""
    layer = templates.holder(OUTLINE)
    if not (layer.folder / OUTLINE).is_file():
        return read_outline(BUILDERS)
    return read_outline(BUILDERS, layer.folder / OUTLINE, f"{layer.shown}/{OUTLINE}")


def of_word_template(templates: Templates) -> tuple[Finding, ...]:
    """What keeps the Word template from carrying a plan."""
    layer = templates.word
    return read_template(layer.folder, Place(f"{layer.shown}/{TEMPLATE}"))[1]


def _strange_files(folder: Path, shown: str) -> Iterator[Finding]:
    """What stands among the templates and is none: a name with a mistake would otherwise change nothing, in silence."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as scan:
        entries = {entry.name: entry.is_dir() for entry in scan}
    for name, is_folder in sorted(entries.items()):
        at = Place(f"{shown}/{name}")
        if is_silent(name) or name == KEPT:
            continue
        if (copy := objection_to_copy(name, frozenset(entries), at)) is not None:
            yield copy
        elif not is_folder and not is_template(name):
            names = ", ".join(f"`{each}`" for each in OWN)
            mend = near(name, tuple(OWN)) or f"kies uit {names}, of zet hier een png of jpg als logo"
            yield ONBEKEND_SJABLOON.finding(at, f"`{name}` is geen sjabloon; het telt niet mee", mend)
