"""Which templates a dossier is built with: its own (`sjablonen/`), over those that come with the program."""

from pathlib import Path, PurePosixPath

from pipeline.content.file_names import PICTURES
from pipeline.files import write_atomic
from pipeline.files.failures import explained
from pipeline.render.layers import STYLE, WORD, Layer, Templates
from pipeline.shipped import PROGRAM, TEMPLATES

MAP = "sjablonen"
OUTLINE, CBS, SLIDES = "outline.yaml", "cbs.yaml", "cbs.potx"
# what a dossier may have of its own, and where that of the program stands
OWN = {STYLE: TEMPLATES, WORD: TEMPLATES, CBS: TEMPLATES, SLIDES: TEMPLATES, OUTLINE: PROGRAM / "plan"}
MEANT_FOR = {
    STYLE: "kleuren, lettertypes, maten en logo, voor Word, PDF en web",
    WORD: "de omslag, de kop- en voetteksten en de stijlen van het Word-document",
    CBS: "het vaste sjabloon voor het college: vakken, hulpteksten, minuten en grenzen",
    SLIDES: "hoe de slides van het college eruitzien",
    OUTLINE: "de delen van het plan, hun titels en hun volgorde",
}
FONTS = (".otf", ".ttf")
KEPT = "plan-vorig.docx"  # what `smjp huisstijl --nieuw` leaves of the template before


class NotCopied(Exception):
    """A template cannot be copied into the dossier; the text says why, in Dutch."""


def templates_of(folder: Path, shown: str) -> Templates:
    """The templates of a dossier over those of the program; `shown` is the dossier as messages name it."""
    program = Layer(TEMPLATES, TEMPLATES.name)
    own = folder / MAP
    return Templates((Layer(own, f"{shown}/{MAP}"), program) if own.is_dir() else (program,))


def own_files(templates: Templates) -> dict[str, Path]:
    """The files of the dossier that take part in how its documents look, by their path below its templates."""
    own = templates.layers[0].folder
    if own == TEMPLATES:
        return {}
    found = (path for path in own.rglob("*") if is_template(path.name) and path.is_file())
    return {path.relative_to(own).as_posix(): path for path in found}


def is_template(name: str) -> bool:
    """Whether a file with this name takes part in how documents look: a template, a picture for a logo, a font."""
    return name in OWN or PurePosixPath(name).suffix.lower() in (*PICTURES, *FONTS)


def copy_into(dossier: Path, name: str) -> Path:
    """Puts a copy of a template of the program in a dossier, to be changed there; where it is now.

    Raises NotCopied, never writing over one that is there, and PublishFailure.
    """
    target = dossier / MAP / name
    if name not in OWN:
        raise NotCopied(f"`{name}` is geen sjabloon: kies uit {', '.join(OWN)}.")
    if target.exists():
        raise NotCopied(f"{target} is er al. Verwijder of hernoem het eerst als u opnieuw wil beginnen.")
    with explained(str(target)):
        target.parent.mkdir(exist_ok=True)
        write_atomic(target, (OWN[name] / name).read_bytes())
    return target
