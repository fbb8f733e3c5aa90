"""The house style as a folder of templates states it, with a finding for all in it that no document can follow."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from pipeline.blocks import Picture
from pipeline.content import Mapping, Scalar, Sequence, Value, read_yaml_file
from pipeline.content.pictures import UnusablePicture, read_picture
from pipeline.files import write_atomic
from pipeline.findings import Finding, Place
from pipeline.model.typed import near, typed
from pipeline.render import kinds
from pipeline.render.contrast import GRAPHICS, Kleurplaats, Onleesbaar, onleesbaar
from pipeline.render.docx import TEMPLATE, read_template
from pipeline.render.docx.house import in_house_style
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import STYLE, Templates
from pipeline.render.own_typeface import typeface_findings
from pipeline.shipped import TEMPLATES

FILE = STYLE
LARGEST_LOGO = 5_000_000  # bytes: it stands in every web page
_PICTURES = (".png", ".jpg", ".jpeg")


def read_house_style(templates: Path, folder: str) -> tuple[Huisstijl | None, tuple[Finding, ...]]:
    """The house style that a folder of templates states, or None, and what is wrong with it.

    `folder` is how messages name the folder. A logo that cannot be used is a finding, and left out.
    """
    values, findings = read_yaml_file(templates / FILE, f"{folder}/{FILE}")
    if values is None:
        return None, findings
    style, of_types = typed(values, Huisstijl)
    # a colour without quotes is a comment to YAML, so the line has been found before: what belongs there says more
    known = {each.at.line for each in of_types}
    findings = (*(each for each in findings if each.at.line not in known), *of_types)
    if style is None:
        return None, findings
    of_typeface = typeface_findings(style, templates, folder, _place(values, ("lettertypes", "pdf")))
    of_colours = (_unreadable(each, _place(values, each.schuldige.path)) for each in onleesbaar(style))
    of_logo: tuple[Finding, ...] = ()
    try:
        style = style.met_logo(style.logo, _logo(style.logo, templates, folder) if style.logo else None)
    except UnusablePicture as unusable:
        mend = f"{unusable.mend}, of laat `logo:` leeg zolang er geen is"
        of_logo = (kinds.LOGO_NIET_GEVONDEN.finding(_place(values, ("logo",)), unusable.wrong, mend),)
        style = style.met_logo("", None)
    usable = None if any(each.blocks(each.blocking.ALWAYS) for each in of_typeface) else style
    return usable, (*findings, *of_typeface, *of_colours, *of_logo)


def write_in_template(templates: Path | Templates, *, fresh: bool) -> tuple[Finding, ...]:
    """Writes the house style in `plan.docx`, or in a `fresh` copy of ours, and gives what there is to say about both.

    What was edited in Word stays, unless the template is fresh: the one that it replaces is then kept beside it. A
    dossier with templates of its own gets it there. Nothing is written when a finding always blocks. Raises
    PublishFailure.
    """
    templates = Templates.of(templates)
    style, findings = read_house_style(templates.style.folder, templates.style.shown)
    if style is None:
        return findings
    path, at = templates.layers[0].folder / TEMPLATE, Place(f"{templates.word.shown}/{TEMPLATE}")
    if fresh:
        if path.exists():
            write_atomic(path.with_stem(f"{path.stem}-vorig"), path.read_bytes())
        write_atomic(path, in_house_style((TEMPLATES / TEMPLATE).read_bytes(), style))
        return findings
    template, of_template = read_template(templates.word.folder, at)
    if template is not None:
        write_atomic(path, in_house_style(template, style))
    return (*findings, *of_template)


def _place(value: Value, path: tuple[str | int, ...]) -> Place:
    """Where the value at these keys stands; the place of what holds it when it is not there."""
    for step in path:
        match value:
            case Mapping():
                value = value.get(str(step)) or value
            case Sequence(items=items) if isinstance(step, int):
                value = items[step]
            case Scalar():
                break
    return value.at


# ---- colours ------------------------------------------------------------------------------------------------------


def _unreadable(found: Onleesbaar, at: Place) -> Finding:
    pair, guilty = found.paar, found.schuldige
    what, seen = ("een lijn met betekenis", "zien") if pair.nodig == GRAPHICS else ("tekst", "lezen")
    ratio, needed = _written(pair.verhouding), _written(pair.nodig)
    return kinds.KLEUR_ONLEESBAAR.finding(
        at,
        f"{pair.voor} ({pair.voor.kleur}) is niet te {seen} op {_ground(pair.vlak)}: het contrast is {ratio} op 1, "
        f"en {what} heeft {needed} op 1 nodig (WCAG 2.1)",
        f'maak {guilty} {"bleker" if guilty == pair.vlak else "donkerder"}: `{guilty.path[-1]}: "{found.beter}"`',
    )


def _ground(ground: Kleurplaats) -> str:
    return f"{ground} ({ground.kleur})" if ground.path else str(ground)


def _written(ratio: float) -> str:
    """A contrast with at most two decimals, never rounded up to what it does not reach."""
    whole, hundredths = divmod(int(ratio * 100), 100)
    return f"{whole},{hundredths:02d}".rstrip("0").rstrip(",")


# ---- the logo -----------------------------------------------------------------------------------------------------


def _logo(name: str, templates: Path, folder: str) -> Picture:
    """The logo as every format can show it. Raises UnusablePicture."""
    windows, path = PureWindowsPath(name), templates / name
    if windows.drive or windows.root or ".." in windows.parts or "://" in name:
        mend = f"zet het bestand in `{folder}` en schrijf `logo: {windows.name}`"
        raise UnusablePicture(f"het logo `{name}` ligt buiten de map {folder}", mend)
    if "\\" in name:
        raise UnusablePicture(
            f"in de naam van het logo `{name}` staat een `\\`", f"schrijf `logo: {windows.as_posix()}`"
        )
    if not _stands_there(path, templates):
        pictures = [
            each.relative_to(templates).as_posix() for each in templates.rglob("*") if each.suffix.lower() in _PICTURES
        ]
        mend = near(name, pictures) or f"zet het bestand in de map {folder}"
        raise UnusablePicture(f"het logo `{name}` staat niet in de map {folder}", mend)
    if not path.resolve().is_relative_to(templates.resolve()) or not path.is_file():
        what = "een map" if path.is_dir() else f"een koppeling naar buiten de map {folder}"
        raise UnusablePicture(f"het logo `{name}` is {what}", "schrijf de naam van een png- of jpg-bestand")
    if path.suffix.lower() not in _PICTURES:
        mend = f"bewaar het als png in `{folder}` en schrijf `logo: {PurePosixPath(name).with_suffix('.png')}`"
        raise UnusablePicture(f"het logo `{name}` is geen png of jpg", mend)
    if not path.stat().st_size:
        raise UnusablePicture(f"het logo `{name}` is een leeg bestand", "kopieer het opnieuw")
    if path.stat().st_size > LARGEST_LOGO:
        mend = "verklein het: op de omslag is het hoogstens 42 op 15 mm"
        raise UnusablePicture(f"het logo `{name}` is groter dan {LARGEST_LOGO // 1_000_000} MB", mend)
    return read_picture(path.read_bytes(), name)


def _stands_there(path: Path, templates: Path) -> bool:
    """Whether a file with exactly this name is there: Windows and macOS also find it by other capitals."""
    return path.parent.is_dir() and any(each.name == path.name for each in path.parent.iterdir())
