"""The page as a whole: templates, style sheet, script and document put together."""

from base64 import b64encode
from pathlib import Path
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.blocks import Block, Document, Drawing, Picture, on_screen, plain
from pipeline.findings import Place
from pipeline.render.designs import DesignFault, broken, read_design
from pipeline.render.fitting import fitted
from pipeline.render.html.anchors import anchors_of
from pipeline.render.html.contents import Captions, contents_of, contents_title
from pipeline.render.html.drawings import cover_boxes, share, stretches, ticks
from pipeline.render.html.faults import fault_of
from pipeline.render.html.grouping import Fold, LabelRows, grouped
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.letters import font_faces
from pipeline.render.html.own_letters import own_font_faces
from pipeline.render.html.scripts import digest, json_data, own_script
from pipeline.render.html.search import Search
from pipeline.render.html.stylesheet import accent_class, column_class, letter_class, stylesheet
from pipeline.render.html.tables import arranged
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.layers import Templates
from pipeline.render.rendered import Rendered

_KINDS = (*get_args(Block), *get_args(Drawing), LabelRows, Fold)


def write_html(document: Document, style: Huisstijl, templates: Path | Templates) -> Rendered:
    """The document as a web page in UTF-8, made with the design in `html/` and the logo of the templates.

    Without data, and with a finding, when a file of that design does not do. Raises TypeError for a block or inline
    that has no HTML (a `Lookup` that `plan` left), ValueError for an anchor used twice, a reference to nowhere, a table
    whose cells or drawings do not fit, or linked data that is not JSON.
    """
    templates = Templates.of(templates)
    folder, named = templates.design.folder / "html", f"{templates.design.shown}/html"
    try:
        return Rendered(_page(document, style, templates.style.folder, folder, named).encode())
    except DesignFault as fault:
        return Rendered(b"", (fault.finding,))
    except Exception as error:
        finding = fault_of(error, folder, named)
        if finding is None:
            raise
        return Rendered(b"", (finding,))


def _page(document: Document, style: Huisstijl, of_style: Path, folder: Path, named: str) -> str:
    document, _ = fitted(document, style)  # for who prints the page; the PDF says what does not fit
    inline = InlineWriter(anchors_of(document))
    search = Search(document)
    captions = Captions(document)
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "accent": lambda chapter: accent_class(style, chapter),
        "address": inline.address,
        "arranged": arranged,
        "choices": search.choices,
        "column": column_class,
        "cover_boxes": cover_boxes,
        "data_uri": _data_uri,
        "digest": digest,
        "grouped": grouped,
        "inline": inline.write,
        "json_data": json_data,
        "kind": _kind,
        "letter": letter_class,
        "listed": captions.listed,
        "on_screen": on_screen,
        "share": share,
        "stretches": stretches,
        "ticks": ticks,
        "words": plain,
    }
    faces = font_faces(style, folder / "letters", f"{named}/letters") + own_font_faces(style, of_style)
    css = stylesheet(document, style, _own_rules(folder, named), faces)
    return environment.get_template("plan.html.j2").render(
        document=document,
        contents=contents_of(document),
        contents_title=contents_title(document),
        css=Markup(css),
        script=_own_script(folder, named),
        search=search,
        logo=_data_uri(style.logobeeld) if style.logobeeld else "",
        take_notes=inline.take_notes,
    )


def _kind(block: object) -> str:
    """The name by which the templates know a block or a drawing. Raises TypeError for anything else."""
    if not isinstance(block, _KINDS):
        raise TypeError(f"no HTML for {block!r}")
    return type(block).__name__


def _own_rules(folder: Path, named: str) -> str:
    text = read_design(folder / "plan.css", named)
    if "</" in text:
        line = text[: text.index("</")].count("\n") + 1
        raise DesignFault(broken(Place(f"{named}/plan.css", line), "`</` would end the style sheet"))
    return text


def _own_script(folder: Path, named: str) -> Markup:
    try:
        return own_script(read_design(folder / "plan.js", named))
    except ValueError as error:
        raise DesignFault(broken(Place(f"{named}/plan.js"), str(error))) from None


def _data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
