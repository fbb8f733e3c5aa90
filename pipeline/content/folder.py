"""The files of a dossier folder, each read by its kind."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.content.values import CsvTable, Mapping, Prose, Sequence
from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Content:
    """All files of a dossier, by path below the folder (POSIX, NFC, sorted), and the findings of reading them.

    `digests` holds the sha256 of every file read, pictures included: what the fingerprint of the data is made of.
    A file that could not be read at all is absent here and has a finding. `shown` is the folder as messages name it.
    """

    shown: str
    yaml: dict[str, Mapping | Sequence]
    tables: dict[str, CsvTable]
    prose: dict[str, Prose]
    digests: dict[str, str]
    findings: tuple[Finding, ...]


def read_folder(folder: Path, shown: str) -> Content:
    """Everything below `folder`; `shown` is how places name it (`content`)."""
    raise NotImplementedError
