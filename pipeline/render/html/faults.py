"""What goes wrong in the templates of the web page, said at the file and line where it goes wrong."""

import traceback
from pathlib import Path

import jinja2
from jinja2 import TemplateNotFound, TemplateSyntaxError

from pipeline.findings import Finding, Place
from pipeline.render.designs import broken, missing

_JINJA = Path(jinja2.__file__).parent


def fault_of(error: Exception, folder: Path, named: str) -> Finding | None:
    """The finding about a template in this folder, called so in messages; None when the error is no fault of one.

    It is when the error was raised in a line of a template. Jinja itself does not count as the place: an unknown name
    is found by Jinja, in the line of the template that has it.
    """
    match error:
        case TemplateNotFound(name=str(name)):
            return missing(Place(f"{named}/{name}"))
        case TemplateSyntaxError(filename=str(filename), lineno=line):
            return broken(Place(f"{named}/{Path(filename).name}", line), str(error.message))
        case UnicodeDecodeError():
            return broken(Place(named), str(error))
    frames = [each for each in traceback.extract_tb(error.__traceback__) if _JINJA not in Path(each.filename).parents]
    last = frames[-1] if frames else None
    if last is None or folder not in Path(last.filename).parents:
        return None
    return broken(Place(f"{named}/{Path(last.filename).name}", last.lineno or 1), str(error))
