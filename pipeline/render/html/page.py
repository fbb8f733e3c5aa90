"""The page as a whole: templates, style sheet, script and document put together."""

from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.blocks import Document, Picture
from pipeline.render.fitting import fitted
from pipeline.render.html.anchors import anchors_of
from pipeline.render.html.captions import Captions
from pipeline.render.html.contents import contents_of, contents_title
from pipeline.render.html.design import RULES, SCRIPT, TEMPLATE, design_findings
from pipeline.render.html.drawings import cover_stretches, share, stretches, ticks
from pipeline.render.html.grouping import grouped
from pipeline.render.html.inline import InlineWriter
from pipeline.render.html.letters import font_faces
from pipeline.render.html.scripts import digest, json_data, own_script
from pipeline.render.html.search import Search
from pipeline.render.html.stylesheet import accent_class, column_class, letter_class, stylesheet
from pipeline.render.html.tables import arranged
from pipeline.render.huisstijl import Huisstijl
from pipeline.render.logo import read_logo
from pipeline.render.rendered import Rendered


def write_html(document: Document, style: Huisstijl, templates: Path) -> Rendered:
    """The document as a web page in UTF-8, made with `html/` of the folder `templates`; the logo stands there too.

    Raises TypeError or jinja2.UndefinedError for a block or inline that has no HTML (a `Lookup` that `plan` left),
    ValueError for an anchor used twice, a reference to nowhere, a table whose cells or drawings do not fit, or linked
    data that is not JSON.
    """
    logo, missing_logo = read_logo(templates, style.logo)
    document, _ = fitted(document, style)  # for who prints the page; the PDF says what does not fit
    inline = InlineWriter(anchors_of(document))
    search = Search(document)
    captions = Captions(document)
    folder = templates / "html"
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
        "cover_stretches": cover_stretches,
        "data_uri": _data_uri,
        "digest": digest,
        "grouped": grouped,
        "inline": inline.write,
        "json_data": json_data,
        "letter": letter_class,
        "kind": lambda block: type(block).__name__,
        "listed": captions.listed,
        "share": share,
        "stretches": stretches,
        "ticks": ticks,
    }
    if unusable := tuple(design_findings(environment, folder)):
        return Rendered(b"", unusable)
    rules = (folder / RULES).read_text(encoding="utf-8")
    css = stylesheet(document, style, rules, font_faces(style, folder / "letters"))
    text = environment.get_template(TEMPLATE).render(
        document=document,
        contents=contents_of(document),
        contents_title=contents_title(document),
        css=Markup(css),
        script=own_script((folder / SCRIPT).read_text(encoding="utf-8")),
        search=search,
        logo="" if logo is None else _data_uri(logo),
        take_notes=inline.take_notes,
    )
    return Rendered(text.encode(), missing_logo)


def _data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
