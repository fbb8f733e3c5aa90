"""The plan as one page: all text, style, script and pictures in a single file, for mail and archive."""

from base64 import b64encode
from pathlib import Path

from markupsafe import Markup

from pipeline.blocks import Document, Picture
from pipeline.render.fitting import fitted
from pipeline.render.html.anchors import anchors_of
from pipeline.render.html.contents import contents_of, contents_title
from pipeline.render.html.design import Design, written
from pipeline.render.html.grouping import grouped
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.letters import font_faces, inside
from pipeline.render.html.search import Search
from pipeline.render.html.stylesheet import stylesheet
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates
from pipeline.render.rendered import Rendered


def write_html(document: Document, style: Huisstijl, templates: Path | Templates) -> Rendered:
    """The document as a web page in UTF-8, made with the design in `html/` and the logo of the templates.

    Without data, and with a finding, when a file of that design does not do. Raises TypeError for a block or inline
    that has no HTML (a `Lookup` that `plan` left), ValueError for an anchor used twice, a reference to nowhere, a table
    whose cells or drawings do not fit, or linked data that is not JSON.
    """
    templates = Templates.of(templates)
    design = Design.of(templates)
    page, findings = written(design, lambda: _page(document, style, templates.style.folder, design))
    return Rendered(page.encode() if page else b"", findings)


def _page(document: Document, style: Huisstijl, of_style: Path, design: Design) -> str:
    document, _ = fitted(document, style)  # for who prints the page; the PDF says what does not fit
    inline = InlineWriter({anchor: f"#{anchor}" for anchor in anchors_of(document)})
    search = Search(document)
    environment = design.environment(document, style, inline, search)
    environment.filters |= {
        "depth": lambda heading: min(heading.level + 1, 6),
        "grouped": grouped,
        "picture": _data_uri,
        "table_file": lambda _: "",
    }
    faces = font_faces(design.letters(style, of_style), inside, "block")
    return environment.get_template("plan.html.j2").render(
        document=document,
        contents=contents_of(document),
        contents_title=contents_title(document),
        css=Markup(stylesheet(document, style, design.rules(), faces)),
        script=design.script(),
        search=search,
        logo=_data_uri(style.logobeeld) if style.logobeeld else "",
        take_notes=inline.take_notes,
    )


def _data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
