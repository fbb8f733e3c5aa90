"""The note beside a set whose files are being replaced: it stays when that is broken off, and goes with the end."""

import contextlib
from pathlib import Path

from pipeline.files import durable
from pipeline.files.atomic import write_atomic
from pipeline.files.failures import explained
from pipeline.files.names import INCOMPLETE

_NOTE = b"""\
De documenten in deze map worden op dit moment vervangen, of dat is onderbroken.
Zolang dit bestand hier staat, horen ze misschien niet bij elkaar: gebruik ze nog niet.

Wat u doet: wacht even. Blijft dit bestand staan, geef dan dezelfde opdracht opnieuw
(bijvoorbeeld `smjp plan`). De documenten worden dan eerst in orde gebracht, en dit
bestand verdwijnt vanzelf.
"""


def warn(out: Path) -> None:
    """Puts the note there, for good; a file of somebody else with that name is left alone. Raises PublishFailure."""
    if not (out / INCOMPLETE).exists():
        write_atomic(out / INCOMPLETE, _NOTE)


def reassure(out: Path) -> None:
    """Takes the note away if it is ours; raises PublishFailure."""
    with explained(INCOMPLETE), contextlib.suppress(FileNotFoundError, IsADirectoryError):
        if (out / INCOMPLETE).read_bytes() != _NOTE:
            return
        durable.remove(out / INCOMPLETE)
