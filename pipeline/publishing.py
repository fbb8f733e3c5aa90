"""How what a command made takes its place: published as a whole, with a word about files that somebody changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import Kept, Manifest, Owner, publish
from pipeline.findings import Finding, Kind, Level, Place
from pipeline.folders import shown

BEWERKT = Kind("L30", "bewerkt-bestand-bewaard", Level.WAARSCHUWING)
ACHTERGEBLEVEN = Kind("L31", "bewerkt-bestand-blijft", Level.WAARSCHUWING)
VERANDERD = Kind("L32", "bestand-veranderd-tijdens-bouw", Level.WAARSCHUWING)
KINDS = (BEWERKT, ACHTERGEBLEVEN, VERANDERD)


@dataclass(frozen=True, slots=True)
class Made:
    """The outcome of a command: all findings, whether they kept it from publishing, and bytes per published file.

    `against_raad` counts the errors that would stop a plan if it went to the raad, None where that is no question.
    """

    findings: tuple[Finding, ...]
    blocked: bool
    published: Mapping[Path, int]
    against_raad: int | None = None


def publish_set(
    target: Path, files: Mapping[str, bytes], prints: Mapping[str, str], version: str, owner: Owner | None
) -> tuple[dict[Path, int], tuple[Finding, ...]]:
    """Puts a set in its place, for who holds the slot: bytes per file, and what is said of files that were edited.

    `prints` are the fingerprints of what the set was made from. Raises PublishFailure.
    """
    published = publish(target, files, Manifest.of(files, dict(prints), version, owner))
    said = (*kept(published.kept, target), *(_left(name, shown(target)) for name in published.left))
    return {target / name: len(data) for name, data in files.items()}, said


def kept(files: Iterable[Kept], folder: Path) -> Iterator[Finding]:
    """What is said of edited documents in a folder that made room for new ones."""
    yield from (_kept(each, shown(folder)) for each in files)


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


def _kept(file: Kept, out: str) -> Finding:
    """The finding about an edited document that made room for a new one."""
    return BEWERKT.finding(
        Place(f"{out}/{file.original}"),
        f"iemand bewerkte dit bestand; het staat nu in `{file.copy}`",
        "breng de wijzigingen over naar de inhoud, en verwijder de kopie als ze niet meer nodig is",
    )


def _left(name: str, out: str) -> Finding:
    """The finding about an edited document that the plan no longer makes."""
    return ACHTERGEBLEVEN.finding(
        Place(f"{out}/{name}"),
        "iemand bewerkte dit document, en het plan maakt het niet meer; het blijft staan",
        "verwijder of verplaats het als niemand het nog nodig heeft",
    )
