"""The page designs, `templates/html/` and `templates/pdf/`: what is wrong with a file of theirs, said at its line."""

from pathlib import Path

from pipeline.findings import Finding, Place
from pipeline.render.kinds import OPMAAKBESTAND_FOUT

_EARLIER = "zet een vorige versie van het bestand terug"


class DesignFault(Exception):
    """A file of a page design does not do; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def missing(at: Place) -> Finding:
    """Says that a file of a design is not there."""
    name = at.file.rpartition("/")[2]
    return OPMAAKBESTAND_FOUT.finding(at, f"het opmaakbestand `{name}` ontbreekt", _EARLIER)


def broken(at: Place, said: str) -> Finding:
    """Says that a file of a design is wrong at this place, with what the program that reads it said."""
    return OPMAAKBESTAND_FOUT.finding(
        at,
        f"het opmaakbestand klopt hier niet. Technische melding: {said}",
        f"laat wie programmeert deze regel verbeteren, of {_EARLIER}",
    )


def read_design(path: Path, named: str) -> str:
    """The text of a file of a design, called so in messages; raises DesignFault."""
    at = Place(f"{named}/{path.name}")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DesignFault(missing(at)) from None
    except UnicodeDecodeError:
        raise DesignFault(broken(at, "not UTF-8")) from None
