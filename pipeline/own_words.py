"""The judge of loose sentences, who knows the own words of a dossier when it has a list of them."""

from pathlib import Path

from pipeline.content import read_yaml_file
from pipeline.findings import Finding
from pipeline.language import Beoordelaar
from pipeline.language.regels import eigen_woorden
from pipeline.model.onderdelen import EigenWoorden
from pipeline.model.typed import typed

FILE = "woorden.yaml"


def judge_of(folder: Path) -> tuple[Beoordelaar, tuple[Finding, ...]]:
    """The judge of loose sentences, and what is wrong with the list of words in this dossier."""
    if not (folder / FILE).is_file():
        return Beoordelaar(), ()
    values, findings = read_yaml_file(folder / FILE, (folder / FILE).as_posix())
    own, of_types = (None, ()) if values is None else typed(values, EigenWoorden)
    allowed, rules = eigen_woorden(own)
    return Beoordelaar(begrippen=allowed, rules=rules), (*findings, *of_types)
