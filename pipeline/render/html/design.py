"""Whether the page design in `templates/html/` can be used: people edit it, so what is wrong with it is a finding."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from pipeline.findings import Finding, Place
from pipeline.render import kinds
from pipeline.render.html.letters import CUTS, letter_file
from pipeline.render.html.scripts import own_script
from pipeline.render.html.stylesheet import own_rules

TEMPLATE, RULES, SCRIPT = "plan.html.j2", "plan.css", "plan.js"
_PARTS = ("blokken.html.j2", "inhoud.html.j2", "tekeningen.html.j2", "zoek.html.j2")
_EARLIER = "zet een vorige versie van het bestand terug"


def design_findings(environment: Environment, folder: Path) -> Iterator[Finding]:
    """What makes the design in this folder unusable; `environment` reads its templates."""
    shown = f"{folder.parent.name}/{folder.name}"
    for name in (TEMPLATE, *_PARTS, RULES, SCRIPT):
        at = Place(f"{shown}/{name}")
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield kinds.WEBONTWERP_ONBRUIKBAAR.finding(at, "dit bestand is niet opgeslagen als UTF-8", _EARLIER)
            continue
        except OSError:
            yield kinds.WEBONTWERP_ONBRUIKBAAR.finding(at, "dit bestand ontbreekt of kan niet gelezen worden", _EARLIER)
            continue
        try:
            _try(environment, name, text)
        except TemplateSyntaxError as error:
            wrong = f"dit sjabloon kan niet gelezen worden vanaf regel {error.lineno}"
            yield kinds.WEBONTWERP_ONBRUIKBAAR.finding(Place(at.file, error.lineno), wrong, _EARLIER)
        except ValueError:
            wrong = "in dit bestand staat het begin of het einde van een html-element, zoals `</style>`"
            yield kinds.WEBONTWERP_ONBRUIKBAAR.finding(at, wrong, "verwijder het, ook uit opmerkingen")
    for file in (letter_file(folder / "letters", cut) for cut in CUTS):
        if not file.is_file():
            at = Place(f"{shown}/letters/{file.name}")
            yield kinds.WEBONTWERP_ONBRUIKBAAR.finding(at, "dit lettertype van de webpagina ontbreekt", _EARLIER)


def _try(environment: Environment, name: str, text: str) -> None:
    """Raises TemplateSyntaxError or ValueError for a text that cannot be used."""
    match name:
        case "plan.css":
            own_rules(text)
        case "plan.js":
            own_script(text)
        case _:
            environment.get_template(name)
