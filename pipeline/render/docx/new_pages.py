"""The pages of the first house template: the cover, the place of the text, headers and footers."""

from pipeline.render.docx.markup import DECLARATIONS, run, simple_field, styled, twips
from pipeline.render.docx.new_styles import style_id

_NO_BREAK = "\u00a0"
_STATUS = styled(f"{_NO_BREAK}{{{{ status }}}}{_NO_BREAK}", style_id("Statusvak"))
_PLAN = run("{{ titel }} {{ jaren }}")
_PART = styled("{{ rubriek }}", style_id("Rubriek"))
_PAGE = simple_field("PAGE", styled("1", style_id("Paginanummer")))
_TAB = "<w:r><w:tab/></w:r>"


def _p(style: str, content: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{more}</w:pPr>{content}</w:p>'


_EDGES = {
    "header1": ("hdr", _p("header", _PLAN + _TAB + _STATUS + _TAB + _PART)),
    "header2": ("hdr", _p("header", _PART + _TAB + _STATUS + _TAB + _PLAN)),
    "header3": ("hdr", _p("header", "")),
    "footer1": ("ftr", _p("footer", run("{{ uitgave }}") + _TAB + _PAGE) + _p("footer", run("{{ voorbeeld }}"))),
    "footer2": ("ftr", _p("footer", _PAGE + _TAB + run("{{ uitgave }}")) + _p("footer", _TAB + run("{{ voorbeeld }}"))),
    "footer3": (
        "ftr",
        _p("Omslagvoet", run("{{ entiteiten }}", "<w:b/><w:bCs/>") + _TAB + run("{{ vastgesteld }}"))
        + _p("footer", run("{{ voorbeeld }}")),
    ),
}


def _section(edges: tuple[tuple[str, str, str], ...], top: float, more: str = "") -> str:
    references = "".join(f'<w:{tag}Reference w:type="{kind}" r:id="{part}"/>' for tag, kind, part in edges)
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(20)}" w:bottom="{twips(25)}" w:left="{twips(27)}" '
        f'w:header="{twips(16)}" w:footer="{twips(12)}" w:gutter="0"/><w:cols w:space="708"/>{more}</w:sectPr>'
    )


def edges() -> dict[str, str]:
    """The headers and footers, by the name of their part."""
    return {name: f"<w:{tag} {DECLARATIONS}>{body}</w:{tag}>" for name, (tag, body) in _EDGES.items()}


def document() -> str:
    """`document.xml`."""
    first = _section((("header", "first", "header3"), ("footer", "first", "footer3")), top=20, more="<w:titlePg/>")
    rest = _section(
        (
            ("header", "even", "header2"),
            ("header", "default", "header1"),
            ("footer", "even", "footer2"),
            ("footer", "default", "footer1"),
        ),
        top=30,
    )
    version = _STATUS + run("  {{ versie }}, {{ datum }}")
    return (
        f"<w:document {DECLARATIONS}><w:body>"
        + _p("Omslagkop", run("{{ logo }}") + _TAB + version)
        + _p("Omslagtitel", run("{{ titel }}"))
        + _p("Omslagjaren", run("{{ jaren }}"))
        + _p("Omslagondertitel", run("{{ ondertitel }}"))
        + _p("Normal", "", first)
        + _p("Normal", run("{{ inhoud }}"))
        + rest
        + "</w:body></w:document>"
    )
