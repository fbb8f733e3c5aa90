"""One YAML file outside a dossier: the house style."""

from pathlib import Path

from pipeline.content import characters, yaml_text
from pipeline.content.kinds import ONLEESBAAR_BESTAND
from pipeline.content.values import Mapping, Sequence
from pipeline.findings import Finding, Place


def read_yaml_file(path: Path, shown: str) -> tuple[Mapping | Sequence | None, tuple[Finding, ...]]:
    """What a YAML file says, or None when it cannot be read; and the findings. `shown` names the file in places."""
    try:
        data = path.read_bytes()
    except OSError:
        wrong = f"`{shown}` ontbreekt of kan niet gelezen worden"
        return None, (ONLEESBAAR_BESTAND.finding(Place(shown), wrong, "zet het bestand terug op zijn plaats"),)
    text, findings = characters.decode(data, shown)
    if text is None:
        return None, findings
    value, more = yaml_text.parse(text, shown)
    return value, (*findings, *more)
