"""The dossier folder as text that knows its place: `read_folder` gives Content, and a finding for all it refuses."""

from pipeline.content.folder import Content, digests_of, no_garbage_collection, read_folder
from pipeline.content.kinds import KINDS
from pipeline.content.lookups import plain_prose
from pipeline.content.values import CsvTable, Mapping, Prose, Scalar, Sequence, TableRow, Value
from pipeline.content.yaml_text import read_yaml_file, read_yaml_text

__all__ = [
    "KINDS",
    "Content",
    "CsvTable",
    "Mapping",
    "Prose",
    "Scalar",
    "Sequence",
    "TableRow",
    "Value",
    "digests_of",
    "no_garbage_collection",
    "plain_prose",
    "read_folder",
    "read_yaml_file",
    "read_yaml_text",
]
