"""Which style a heading takes."""

from pipeline.blocks import Heading, plain

_LONG = 130  # characters: a longer doelstelling is set one size smaller (look, 10)
_STYLES = {
    # style of the block: style of the template, its outline level from 0
    "deel": ("Kop 1 voorwerk", 0),
    "hoofdstuk": ("heading 1", 0),
    "doelstelling": ("Doelstellingzin", 1),
    "actieplan": ("Actieplanzin", 2),
    "kop": ("heading 2", 1),
    "tussenkop": ("Tussenkop", 3),
}


def style_name(heading: Heading, *, in_item: bool = False) -> str:
    """The style of this heading; closer to the rest inside a doelstelling or actieplan, which are a page each.

    One that the contents leave out has another, or Word would list it after all.
    """
    if in_item and heading.style == "tussenkop":
        return "Tussenkop actieplan"
    if heading.style == "doelstelling" and len(plain(heading.inlines)) > _LONG:
        return "Doelstellingzin lang"
    if heading.style == "deel" and not heading.contents:
        return "Kop 1 buiten inhoud"
    return _STYLES[heading.style][0]


def outline(heading: Heading) -> int | None:
    """The outline level from 0 where it is not that of the style."""
    level = heading.level - 1
    return None if _STYLES[heading.style][1] == level else level
