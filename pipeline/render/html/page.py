"""The page as a whole: templates, style sheet and document put together."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.blocks import Document, Picture
from pipeline.render.html.anchors import anchors_of
from pipeline.render.html.contents import contents_of, contents_title
from pipeline.render.html.grouping import grouped
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.stylesheet import accent_class, column_class, stylesheet
from pipeline.render.html.tables import arranged
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.rendered import Rendered

_MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def write_html(document: Document, style: Huisstijl, templates: Path) -> Rendered:
    """The document as a web page in UTF-8, made with `html/` of the folder `templates`; the logo stands there too.

    Raises TypeError or jinja2.UndefinedError for a block or inline that has no HTML (a `Lookup` that `plan` left),
    ValueError for an anchor used twice, a reference to nowhere, or a table whose cells do not fit.
    """
    inline = InlineWriter(anchors_of(document))
    environment = Environment(
        loader=FileSystemLoader(templates / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "accent": lambda chapter: accent_class(style, chapter),
        "arranged": arranged,
        "column": column_class,
        "data_uri": _data_uri,
        "grouped": grouped,
        "inline": inline.write,
        "kind": lambda block: type(block).__name__,
    }
    css = stylesheet(document, style, (templates / "html" / "plan.css").read_text(encoding="utf-8"))
    text = environment.get_template("plan.html.j2").render(
        document=document,
        contents=contents_of(document),
        contents_title=contents_title(document),
        css=Markup(css),
        css_hash=b64encode(sha256(css.encode()).digest()).decode(),
        logo=_logo(templates, style),
        take_notes=inline.take_notes,
    )
    return Rendered(text.encode())


def _data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _logo(templates: Path, style: Huisstijl) -> str:
    """The logo as a data URI, empty when the house style has none."""
    if not style.logo:
        return ""
    file = templates / style.logo
    return f"data:{_MEDIA_TYPES[file.suffix.lower()]};base64,{b64encode(file.read_bytes()).decode()}"
