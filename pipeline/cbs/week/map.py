"""The folder of a sitting in the dossier: which file is an item, a deck, a closing, or something else."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.cbs import kinds
from pipeline.cbs.termijn import lees_dag
from pipeline.findings import Finding, Place

CONTACTEN, ONTVANGST, SLUITINGSDAGEN = "contacten.yaml", "ontvangst.yaml", "sluitingsdagen.yaml"
GESLOTEN = ".gesloten.json"
GEWEIGERD = " (geweigerd)"  # in the name of a built deck that the check refuses
_NAME = re.compile(r"\d\d-[a-z0-9-]+")
_PAPER = re.compile(r"\d\d-[a-z0-9-]+-(?:leesblad|nota)\.(?:docx|pdf)")  # kept when the sitting was over
_COPY = re.compile(r".+ \(bewerkt \d{4}-\d\d-\d\d\)(?: \d+)?\.pptx")  # kept by us when a deck was drawn anew
_SILENT = ("LEESMIJ.md", "Thumbs.db", "desktop.ini", ONTVANGST)


@dataclass(frozen=True, slots=True)
class Zittingsmap:
    """The files of one sitting by the name they share: `01-lijst` has `.yaml`, perhaps `.pptx` and a closing."""

    pad: Path
    dag: datetime.date
    punten: tuple[str, ...]
    decks: tuple[str, ...]
    gesloten: tuple[str, ...]
    findings: tuple[Finding, ...]

    def yaml(self, stam: str) -> Path:
        """The file of an item."""
        return self.pad / f"{stam}.yaml"

    def deck(self, stam: str) -> Path:
        """The deck that people work in."""
        return self.pad / f"{stam}.pptx"

    def sluiting(self, stam: str) -> Path:
        """What was kept when the sitting was over."""
        return self.pad / f"{stam}{GESLOTEN}"


def decknaam(stam: str, *, geweigerd: bool) -> str:
    """The name of a built deck; one that is refused says so."""
    return f"{stam}{GEWEIGERD if geweigerd else ''}.pptx"


def gebouwd_deck(uit: Path, stam: str) -> Path:
    """The built deck of an item: the refused one when there is no other."""
    good, refused = (uit / decknaam(stam, geweigerd=each) for each in (False, True))
    return refused if refused.is_file() and not good.is_file() else good


def lees_map(pad: Path, shown: str) -> Zittingsmap:
    """What is in the folder of a sitting (nothing, when it does not exist); its name must be a day."""
    day = lees_dag(pad.name)
    if day is None:
        raise ValueError(f"{pad.name} is no day")
    items: list[str] = []
    decks: list[str] = []
    closed: list[str] = []
    findings: list[Finding] = []
    for path in sorted(pad.iterdir()) if pad.is_dir() else ():
        name = path.name
        if (
            name in _SILENT
            or (name.startswith((".", "~$")) and not name.endswith(".icloud"))
            or _PAPER.fullmatch(name)
            or _COPY.fullmatch(name)
        ):
            continue
        stem, kind = (name.removesuffix(GESLOTEN), GESLOTEN) if name.endswith(GESLOTEN) else (path.stem, path.suffix)
        group = {".yaml": items, ".pptx": decks, GESLOTEN: closed}.get(kind)
        if group is None or not _NAME.fullmatch(stem):
            wrong = f"`{name}` telt niet mee"
            mend = "noem een punt of deck `01-korte-naam`, met `.yaml` of `.pptx` erachter; zet de rest elders"
            findings.append(kinds.BESTANDSNAAM_ZITTING.finding(Place(f"{shown}/{name}"), wrong, mend))
        else:
            group.append(stem)
    return Zittingsmap(pad, day, tuple(items), tuple(decks), tuple(closed), tuple(findings))
