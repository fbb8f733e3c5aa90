"""How the documents of a dossier look: what its templates state, and what is wrong with them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import Sequence, Value, read_yaml_file
from pipeline.content.file_names import is_silent, objection_to_copy
from pipeline.findings import Blocking, Finding, Kind, Level, Place
from pipeline.model.typed import near, typed
from pipeline.plan.outline import BOUWERS, VERPLICHT, Deel, outline
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.templates import Templates
from pipeline.templates import HUISSTIJL, MAP, OUTLINE, OWN, is_template, templates_of

ONBEKEND_SJABLOON = Kind("L35", "onbekend-sjabloon", Level.WAARSCHUWING)
INDELING_KLOPT_NIET = Kind("L36", "indeling-klopt-niet")
VERPLICHT_DEEL_ONTBREEKT = Kind("L37", "verplicht-deel-ontbreekt")
KINDS = (ONBEKEND_SJABLOON, INDELING_KLOPT_NIET, VERPLICHT_DEEL_ONTBREEKT)


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
    templates = Templates.of(templates)
    values, findings = read_yaml_file(templates.file(HUISSTIJL), templates.at(HUISSTIJL).file)
    if values is None:
        return None, findings
    style, of_types = typed(values, Huisstijl)
    return style, (*findings, *of_types)


def outline_of(templates: Templates) -> tuple[tuple[Deel, ...] | None, tuple[Finding, ...]]:
    """The parts of the plan in their order, or None, and what is wrong with them."""
    if not templates.file(OUTLINE).is_file():
        return outline(), ()
    values, findings = read_yaml_file(templates.file(OUTLINE), templates.at(OUTLINE).file)
    if values is None:
        return None, findings
    delen, of_types = typed(values, tuple[Deel, ...])
    if delen is None:
        return None, (*findings, *of_types)
    wrong = tuple(_wrong_parts(delen, values))
    blocked = any(each.blocks(Blocking.ALWAYS) for each in wrong)
    return None if blocked else delen, (*findings, *of_types, *wrong)


def _wrong_parts(delen: tuple[Deel, ...], values: Value) -> Iterator[Finding]:
    places = [each.at for each in values.items] if isinstance(values, Sequence) else []
    met: set[str] = set()
    for deel, at in zip(delen, places, strict=True):
        if deel.bouwer not in BOUWERS:
            mend = near(deel.bouwer, BOUWERS) or f"kies uit {', '.join(BOUWERS)}"
            yield INDELING_KLOPT_NIET.finding(at, f"`{deel.bouwer}` is geen deel van het plan", mend)
        elif deel.bouwer in met:
            yield INDELING_KLOPT_NIET.finding(at, f"`{deel.bouwer}` staat er twee keer", "haal een van beide weg")
        met.add(deel.bouwer)
    for missing in (each for each in outline() if each.bouwer in VERPLICHT and each.bouwer not in met):
        line = ", ".join(f"{key}: {value}" for key, value in missing.model_dump().items() if value)
        wrong = f"`{missing.bouwer}` ontbreekt: dat is een verplicht deel van het plan"
        yield VERPLICHT_DEEL_ONTBREEKT.finding(values.at, wrong, f"voeg een regel toe: `- {{{line}}}`")


def _strange_files(folder: Path, shown: str) -> Iterator[Finding]:
    """What stands among the templates and is none: a name with a mistake would otherwise change nothing, in silence."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as scan:
        entries = {entry.name: entry.is_dir() for entry in scan}
    for name, is_folder in sorted(entries.items()):
        at = Place(f"{shown}/{name}")
        if is_silent(name):
            continue
        if (copy := objection_to_copy(name, frozenset(entries), at)) is not None:
            yield copy
        elif is_folder or not is_template(name):
            known = tuple(OWN)
            mend = (
                near(name, known) or f"kies uit {', '.join(f'`{each}`' for each in known)}, of een png of jpg als logo"
            )
            yield ONBEKEND_SJABLOON.finding(at, f"`{name}` is geen sjabloon; het telt niet mee", mend)
