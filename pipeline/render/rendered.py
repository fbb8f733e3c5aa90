"""What every writer gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a finished document (empty when it could not be made), and what the writer has to say.

    `pages` is the page that each anchor stands on, as printed on it; empty for a document that has no pages of its own.
    """

    data: bytes
    findings: tuple[Finding, ...] = ()
    pages: Mapping[str, int] = field(default_factory=dict)
