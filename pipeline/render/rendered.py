"""What every writer gives back."""

from dataclasses import dataclass

from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a finished document (empty when it could not be made), and what the writer has to say."""

    data: bytes
    findings: tuple[Finding, ...] = ()
