"""What the name of a file in the dossier folder tells: whether it is content, and what it is otherwise."""

import re
from collections.abc import Set
from pathlib import Path, PurePosixPath

from pipeline.content.kinds import (
    ACHTERGEBLEVEN_BESTAND,
    CONFLICTKOPIE,
    FOUTE_BESTANDSNAAM,
    ONBEKEND_BESTAND,
    ONLEESBAAR_BESTAND,
)
from pipeline.findings import Finding, Place

ROOT = (
    "andere-plannen.yaml",
    "begrippen.yaml",
    "beslissingen.csv",
    "dossier.yaml",
    "klare-taal.yaml",
    "opportuniteiten.yaml",
    "woorden.yaml",
)
PICTURES = (".jpeg", ".jpg", ".png")
FOLDERS: dict[str, tuple[str, ...]] = {
    "actieplannen": (".yaml",),
    "bestuursakkoord": (".yaml",),
    "doelstellingen": (".yaml",),
    "financien": (".csv",),
    "organisatie": (".yaml",),
    "teksten": (".md", *PICTURES),
    "teksten/beelden": PICTURES,
}
NAMED = {"financien": ("import.yaml",)}  # files with another ending than their folder takes
OF_OTHER_ROOMS = ("cbs", "sjablonen", "versies")

_SILENT = ("LEESMIJ.md", "Thumbs.db", "desktop.ini", "plan.cmd", "plan.sh")
_TEMPORARY = re.compile(
    r"~\$.*|\.~lock\..*|.*~|#.*#|.*\.(?:bak|tmp|temp|swp|old|orig|part|partial|filepart|download|crdownload)",
    re.IGNORECASE,
)
_COPY = re.compile(r"(?:kopie van|copy of) .*|.*(?: - |-|_| )(?:kopie|copy)(?: ?\(\d+\))?|.* ?\(\d+\)", re.IGNORECASE)
_CONFLICT = re.compile(r".*\((?:[^)]*\W)?conflict.*|.*conflicted copy.*|.*\.sync-conflict-\d.*", re.IGNORECASE)
_COMPUTER = re.compile(
    r"-(?:(?:.*\W)?(?:pc|laptop|desktop|surface|macbook|imac)\b.*|(?-i:[A-Z][A-Z0-9-]{2,}))", re.IGNORECASE
)
# what other programs put behind the name of a file that is there: `_conflict-20261201`, `[Conflict]`, ` 2` (iCloud)
_BESIDE = re.compile(r"(.+?)(?:[ _\-\[]+conflict\b.*| \d+)", re.IGNORECASE)
_IN_ICLOUD = re.compile(r"\.(.+)\.icloud", re.IGNORECASE)  # the file itself is not on this computer
_DOSSIER = "dossier"
_LIKE_YAML = (".yaml", ".yml", ".txt")
_RENAMED = {".yml": ".yaml", ".markdown": ".md"}


def has_content(folder: Path) -> bool:
    """Whether a folder looks like a dossier: something in it has the name of a file or folder of one, or nearly."""
    try:
        names = {PurePosixPath(path.name.casefold()) for path in folder.iterdir()}
    except OSError:
        return False
    return any(str(name) in FOLDERS or (name.stem == _DOSSIER and name.suffix in _LIKE_YAML) for name in names)


def is_silent(name: str) -> bool:
    """Whether this is a file of the project or the computer itself, which nobody needs to hear about."""
    if name.startswith("."):
        return not (_TEMPORARY.fullmatch(name) or _IN_ICLOUD.fullmatch(name))
    return name in _SILENT


def is_content(folder: str, name: str) -> bool:
    """Whether a file with this name in this folder of the dossier is content."""
    if not folder:
        return name in ROOT
    suffix = PurePosixPath(name).suffix
    if name in NAMED.get(folder, ()):
        return True
    return suffix in FOLDERS[folder] or (suffix.lower() in PICTURES and suffix.lower() in FOLDERS[folder])


def objection(folder: str, name: str, siblings: Set[str], at: Place) -> Finding | None:
    """Why a file does not count as content, or None when it does."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if (copy := objection_to_copy(name, siblings, at)) is not None:
        return copy
    if is_content(folder, name):
        return None
    meant = _meant(folder, stem, suffix)
    if meant is not None:
        wrong = f"`{name}` wordt niet gelezen: de naam klopt net niet"
        return FOUTE_BESTANDSNAAM.finding(at, wrong, f"hernoem het naar `{meant}`")
    if folder:
        expected = " of ".join(f"`{each}`" for each in FOLDERS[folder] if each != ".jpeg")
        wrong = f"`{name}` telt niet mee: in `{folder}/` horen bestanden die eindigen op {expected}"
    else:
        expected = ", ".join(f"`{each}`" for each in ROOT)
        wrong = f"`{name}` telt niet mee: bovenaan staan alleen {expected} en de vaste mappen"
    return ONBEKEND_BESTAND.finding(at, wrong, "zet het in de juiste map, of buiten het dossier")


def objection_to_copy(name: str, siblings: Set[str], at: Place) -> Finding | None:
    """Why a file is one that a program or somebody made of another one, or None when it is not."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if (absent := _IN_ICLOUD.fullmatch(name)) is not None:
        wrong = f"`{absent[1]}` staat nog in iCloud en niet op deze computer; wat erin staat, zou ontbreken"
        return ONLEESBAAR_BESTAND.finding(at, wrong, "open het bestand eens, of kies in Finder `Download nu`")
    if _TEMPORARY.fullmatch(name):
        wrong = f"`{name}` is een tijdelijk bestand van Word, Excel of een editor; het telt niet mee"
        return ACHTERGEBLEVEN_BESTAND.finding(at, wrong, "sluit het programma waarin het open staat, of verwijder het")
    original = _original(stem, suffix, siblings)
    if original or _CONFLICT.fullmatch(name):
        wrong = f"`{name}` lijkt een conflictkopie van OneDrive of een ander programma; ze telt niet mee"
        of = f"`{original}`" if original else "het oorspronkelijke bestand"
        return CONFLICTKOPIE.finding(at, wrong, f"vergelijk met {of}, neem over wat klopt en verwijder de kopie")
    if _COPY.fullmatch(stem):
        wrong = f"`{name}` lijkt een kopie van een ander bestand; ze telt niet mee"
        return ACHTERGEBLEVEN_BESTAND.finding(at, wrong, "verwijder ze, of geef ze een eigen naam als ze wel meetelt")
    return None


def objection_to_folder(folder: str, name: str, at: Place) -> Finding | None:
    """Why a folder is not read, or None when it is, or when another room reads it."""
    path = f"{folder}/{name}" if folder else name
    if path in FOLDERS or path in OF_OTHER_ROOMS:
        return None
    meant = next((known for known in (*FOLDERS, *OF_OTHER_ROOMS) if known.casefold() == path.casefold()), None)
    if meant is not None:
        wrong = f"De map `{name}` wordt niet gelezen: de naam klopt net niet"
        return FOUTE_BESTANDSNAAM.finding(at, wrong, f"hernoem de map naar `{PurePosixPath(meant).name}`")
    wrong = f"De map `{name}` hoort niet bij het dossier; wat erin staat, telt niet mee"
    return ONBEKEND_BESTAND.finding(at, wrong, "zet de bestanden in een van de vaste mappen, of buiten het dossier")


def _original(stem: str, suffix: str, siblings: Set[str]) -> str | None:
    """The file that this one was made of, by adding the name of a computer (`AP012-LAPTOP7.yaml`) or a conflict."""
    for dash in re.finditer("-", stem):
        original = f"{stem[: dash.start()]}{suffix}"
        if original in siblings and _COMPUTER.fullmatch(stem, dash.start()):
            return original
    beside = _BESIDE.fullmatch(stem)
    return f"{beside[1]}{suffix}" if beside is not None and f"{beside[1]}{suffix}" in siblings else None


def _meant(folder: str, stem: str, suffix: str) -> str | None:
    """The name that would be content, when only the ending or the capitals are wrong."""
    if suffix.lower() == ".txt":  # Kladblok adds it
        stem, suffix = PurePosixPath(stem).stem, PurePosixPath(stem).suffix
    suffix = _RENAMED.get(suffix.lower(), suffix.lower())
    if not folder:
        return next((known for known in ROOT if known == f"{stem.casefold()}{suffix}"), None)
    return f"{stem}{suffix}" if suffix in FOLDERS[folder] else None
