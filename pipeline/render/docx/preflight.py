"""Whether the template can carry the plan: everything that is wrong with it, said before anything is written."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from lxml import etree

from pipeline.findings import Finding, Place
from pipeline.render.docx import kinds
from pipeline.render.docx.fill import stories
from pipeline.render.docx.house import named_styles
from pipeline.render.docx.markup import w
from pipeline.render.docx.numbering import BULLETS, NUMBERS, has_numbering
from pipeline.render.docx.package import Unusable, read_package
from pipeline.render.docx.preflight_layout import check_changes, check_layout
from pipeline.render.docx.preflight_placeholders import check_placeholders
from pipeline.render.docx.sections import edges
from pipeline.render.docx.styles import STYLES, StyleRule

_MOST_MISSING = 8  # styles that are said one by one
_KINDS = {"paragraph": "alineastijl", "character": "tekenstijl", "table": "tabelstijl"}

# What python-docx and lxml raise on a file of which the parts contradict each other.
DAMAGE = (
    PackageNotFoundError,
    InvalidXmlError,
    etree.XMLSyntaxError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
)


def preflight(data: bytes, at: Place) -> tuple[Finding, ...]:
    """All that keeps this template from carrying a plan, as findings at this place."""
    try:
        package = read_package(data, at)
        document = _opened(data)
        layout = tuple(check_layout(document, at))
        return (
            *_styles(document, at),
            *check_changes(package, at),
            *(layout or check_placeholders(document, package, at)),
        )
    except Unusable as unusable:
        return unusable.findings
    except DAMAGE:
        return (damaged(at),)


def damaged(at: Place) -> Finding:
    """Says that the parts of the file do not fit together."""
    wrong = "het bestand is beschadigd: de onderdelen kloppen niet met elkaar"
    return kinds.UNREADABLE_TEMPLATE.finding(at, wrong, "zet een vorige versie van het bestand terug")


def _opened(data: bytes) -> WordDocument:
    """The document, every part that the writer touches included; raises what python-docx raises on a broken one."""
    document = docx.Document(io.BytesIO(data))
    parts = (document.styles.element, document.settings.element, document.part.numbering_part.element)
    roots = [str(root.tag) for root in (document.element, document.element.body, *parts)]
    if roots != [w(name) for name in ("document", "body", "styles", "settings", "numbering")]:
        raise ValueError(roots)
    _ = document.core_properties.title, stories(document), edges(document, document.element.body)
    return document


# ---- styles ------------------------------------------------------------------------------------------------------


def _styles(document: WordDocument, at: Place) -> Iterator[Finding]:
    found = named_styles(document)
    missing = [rule for rule in STYLES if rule.name.casefold() not in found]
    if len(missing) > _MOST_MISSING:
        yield _many_missing(missing, at)
        return
    yield from (_missing_style(rule, at) for rule in missing)
    for rule in STYLES:
        style = found.get(rule.name.casefold())
        if style is not None and style.element.get(w("type")) != rule.kind:
            own = _KINDS.get(style.element.get(w("type")), "lijststijl")
            yield kinds.MISSING_STYLE.finding(
                at,
                f"`{rule.label}` is in het sjabloon een {own}; het programma heeft een {_KINDS[rule.kind]} nodig",
                f"verwijder de stijl in Word en maak een {_KINDS[rule.kind]} met de naam `{rule.label}`",
            )
    for name in (BULLETS, NUMBERS):
        if name.casefold() in found and not has_numbering(document, name):
            yield kinds.MISSING_STYLE.finding(
                at,
                f"de stijl `{name}` hoort in het sjabloon bij geen enkele lijst",
                f"koppel in Word niveau 1 van een lijst met meerdere niveaus aan de stijl `{name}`",
            )


def _many_missing(missing: list[StyleRule], at: Place) -> Finding:
    """One cause: a program that keeps no styles of others, or a document that never was the template."""
    named = ", ".join(f"`{rule.label}`" for rule in missing[:3])
    return kinds.MISSING_STYLE.finding(
        at,
        f"het sjabloon mist {len(missing)} van de {len(STYLES)} stijlen, zoals {named}: Google Documenten bewaart ze "
        "niet, en een ander document heeft ze nooit gehad",
        "zet een vorige versie van het bestand terug en bewerk die in Word, of maak een vers sjabloon met "
        "`smjp huisstijl --nieuw`",
    )


def _missing_style(rule: StyleRule, at: Place) -> Finding:
    kind = _KINDS[rule.kind]
    if rule.shown:
        mend = f"gebruik in Word de ingebouwde {kind} `{rule.label}` één keer, dan bewaart Word ze in het bestand"
    else:
        mend = f"maak in Word een {kind} met de naam `{rule.label}`"
    return kinds.MISSING_STYLE.finding(at, f"het sjabloon heeft geen {kind} `{rule.label}`", mend)
