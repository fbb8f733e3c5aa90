"""What is said of files that somebody changed: published documents, of which nothing is lost, and the dossier."""

from collections.abc import Iterator, Mapping

from pipeline.files import Kept
from pipeline.findings import Finding, Kind, Level, Place

BEWERKT = Kind("L30", "bewerkt-bestand-bewaard", Level.WAARSCHUWING)
ACHTERGEBLEVEN = Kind("L31", "bewerkt-bestand-blijft", Level.WAARSCHUWING)
VERANDERD = Kind("L32", "bestand-veranderd-tijdens-bouw", Level.WAARSCHUWING)
KINDS = (BEWERKT, ACHTERGEBLEVEN, VERANDERD)


def kept(file: Kept, out: str) -> Finding:
    """The finding about an edited document that made room for a new one."""
    return BEWERKT.finding(
        Place(f"{out}/{file.original}"),
        f"iemand bewerkte dit bestand; het staat nu in `{file.copy}`",
        "breng de wijzigingen over naar de inhoud, en verwijder de kopie als ze niet meer nodig is",
    )


def changed(before: Mapping[str, str], now: Mapping[str, str], dossier: str) -> Iterator[Finding]:
    """The finding about files of the dossier that are not what was read: digests by path, then and now."""
    paths = sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
    if paths:
        first, *others = (Place(f"{dossier}/{path}") for path in paths)
        yield VERANDERD.finding(
            first,
            "dit bestand veranderde terwijl het plan gemaakt werd: het plan toont wat er daarvoor stond",
            "wacht tot niemand meer bewaart en alles gesynchroniseerd is, en maak het plan opnieuw",
            tuple(others),
        )


def left(name: str, out: str) -> Finding:
    """The finding about an edited document that the plan no longer makes."""
    return ACHTERGEBLEVEN.finding(
        Place(f"{out}/{name}"),
        "iemand bewerkte dit document, en het plan maakt het niet meer; het blijft staan",
        "verwijder of verplaats het als niemand het nog nodig heeft",
    )
