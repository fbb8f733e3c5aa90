"""What is said of published documents that somebody edited: nothing of theirs is lost."""

from pipeline.files import Kept
from pipeline.findings import Finding, Kind, Level, Place

BEWERKT = Kind("L30", "bewerkt-bestand-bewaard", Level.WAARSCHUWING)
ACHTERGEBLEVEN = Kind("L31", "bewerkt-bestand-blijft", Level.WAARSCHUWING)
KINDS = (BEWERKT, ACHTERGEBLEVEN)


def kept(file: Kept, out: str) -> Finding:
    """The finding about an edited document that made room for a new one."""
    return BEWERKT.finding(
        Place(f"{out}/{file.original}"),
        f"iemand bewerkte dit bestand; het staat nu in `{file.copy}`",
        "breng de wijzigingen over naar de inhoud, en verwijder de kopie als ze niet meer nodig is",
    )


def left(name: str, out: str) -> Finding:
    """The finding about an edited document that the plan no longer makes."""
    return ACHTERGEBLEVEN.finding(
        Place(f"{out}/{name}"),
        "iemand bewerkte dit document, en het plan maakt het niet meer; het blijft staan",
        "verwijder of verplaats het als niemand het nog nodig heeft",
    )
