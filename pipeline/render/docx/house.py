"""The house style in the styles of a template: `huisstijl.yaml` wins over what was set in Word."""

import copy
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle
from lxml import etree

from pipeline.files.zips import normalise
from pipeline.render.docx.markup import DECLARATIONS, KEPT, escape, w
from pipeline.render.docx.record import LETTERTYPE, record, recorded
from pipeline.render.docx.styles import ACCENTED, STYLES, StyleIds, StyleRule, is_variant, variant_name
from pipeline.render.docx.theme import THEME, house_theme, reading_face
from pipeline.render.huisstijl import Huisstijl, Maat

_FACES = ("ascii", "hAnsi", "cs", "eastAsia", "asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme")
_LIGHT = " Light"  # as in `Calibri Light`
_OF_WORD, _LINE_OF_WORD = 10.0, 1.2  # points where no style says a size; a line as a share of the letters
_SAME = 0.26  # points
_COLOUR_OF_THEME = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")


@dataclass(frozen=True, slots=True)
class Deviation:
    """A value that somebody gave a style in Word, against `huisstijl.yaml`: its key there, and both values.

    Both are written as in `huisstijl.yaml`: `22/28`, `#FF0000`, `Arial`.
    """

    style: str
    key: str
    template: str
    house: str


def named_styles(document: WordDocument) -> dict[str, BaseStyle]:
    """The styles of the document by their name in small letters (programs differ in the capitals they write)."""
    return {str(style.element.name_val).casefold(): style for style in document.styles}


def style_ids(document: WordDocument) -> StyleIds:
    """The ids of the styles that the writer asks for, variants for accents included."""
    found = {name: str(style.style_id) for name, style in named_styles(document).items()}
    variants = [name for name in (str(style.element.name_val) for style in document.styles) if is_variant(name)]
    return StyleIds((name, found[name.casefold()]) for name in [*(rule.name for rule in STYLES), *variants])


def in_house_style(template: bytes, style: Huisstijl) -> bytes:
    """The template with this house style in its styles and theme; all else stays as it was edited in Word."""
    document = docx.Document(io.BytesIO(template))
    apply_house_style(document, style)
    record(document, style)
    saved = io.BytesIO()
    document.save(saved)
    return normalise(saved.getvalue())


def apply_house_style(document: WordDocument, style: Huisstijl) -> tuple[Deviation, ...]:
    """Sets sizes, typefaces and colours of all ruled styles and of the theme; gives what had been changed in Word.

    What the template still has from the house style that was last written into it, nobody changed in Word.
    """
    styles, known = named_styles(document), recorded(document)
    found = list(_typeface_of_reading_text(document, style))
    for rule in STYLES:
        own = styles[rule.name.casefold()]
        found += (*_typeface(rule, own, style), *_size(rule, own, style, known), *_colours(rule, own, style))
    return tuple(each for each in found if each.template not in (each.house, known.get(each.key)))


def add_accent_variants(document: WordDocument, style: Huisstijl, accents: Iterable[int]) -> None:
    """Adds, for each accent, a variant of every accented style: based on it, house colour and ground replaced."""
    styles = named_styles(document)
    house = style.kleuren
    for accent in sorted(set(accents) - {0}):
        own = style.accent(accent)
        colours = {
            _hexadecimal(house.nacht): _hexadecimal(own.kleur),
            _hexadecimal(house.vlak): _hexadecimal(own.vlak),
        }
        for name in ACCENTED:
            document.styles.element.append(_variant(styles[name.casefold()].element, name, accent, colours))


def add_kept_variants(document: WordDocument) -> None:
    """Adds, for each style of which the text uses that variant, one that stays on the page of what follows."""
    known = {each.style_id: each.name or each.style_id for each in document.styles}
    used = {each.get(w("val"), "") for each in document.element.body.iter(w("pStyle"))}
    for style_id in sorted(each for each in used if each.endswith(KEPT) and each not in known):
        base = style_id.removesuffix(KEPT)
        document.styles.element.append(
            etree.fromstring(
                f'<w:style {DECLARATIONS} w:type="paragraph" w:customStyle="1" w:styleId="{escape(style_id)}">'
                f'<w:name w:val="{escape(known[base])} bijeen"/><w:basedOn w:val="{escape(base)}"/><w:semiHidden/>'
                "<w:pPr><w:keepNext/></w:pPr></w:style>"
            )
        )


# ---- typefaces ---------------------------------------------------------------------------------------------------


def _typeface_of_reading_text(document: WordDocument, style: Huisstijl) -> Iterator[Deviation]:
    theme = _theme_part(document)
    shown = reading_face(theme.blob)
    theme._blob = house_theme(theme.blob, style)
    for fonts in document.styles.element.iterfind(f"{w('docDefaults')}//{w('rFonts')}"):
        shown = fonts.get(w("ascii"), shown)
        _follow_theme(fonts)
    yield Deviation(STYLES[0].label, LETTERTYPE, shown, style.lettertypes.word)


def _theme_part(document: WordDocument) -> Part:
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    except KeyError:
        name, content_type = PackURI("/word/theme/theme1.xml"), CONTENT_TYPE.OFC_THEME
        part = Part(name, content_type, THEME.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.THEME)
        return part


def _typeface(rule: StyleRule, found: BaseStyle, style: Huisstijl) -> Iterator[Deviation]:
    if rule.monospaced:
        return
    for fonts in found.element.iterfind(f"{w('rPr')}/{w('rFonts')}"):
        own = fonts.get(w("ascii"))
        if own is None or fonts.get(w("asciiTheme")) is not None:
            continue
        _follow_theme(fonts)
        yield Deviation(rule.label, LETTERTYPE, own.removesuffix(_LIGHT), style.lettertypes.word)


def _follow_theme(fonts: etree._Element) -> None:
    major = fonts.get(w("ascii"), "").endswith(_LIGHT)
    for attribute in _FACES:
        fonts.attrib.pop(w(attribute), "")
    for attribute in ("asciiTheme", "hAnsiTheme", "cstheme"):
        fonts.set(w(attribute), "majorHAnsi" if major else "minorHAnsi")


# ---- sizes -------------------------------------------------------------------------------------------------------


def _size(rule: StyleRule, found: BaseStyle, style: Huisstijl, known: Mapping[str, str]) -> Iterator[Deviation]:
    if not rule.maat:
        return
    key = f"maten.{rule.maat}"
    maat: Maat = getattr(style.maten, rule.maat).word
    before = _as_maat(known.get(key, str(maat)))
    letter = _effective_letter(found)
    assert isinstance(found, CharacterStyle)
    if isinstance(found, ParagraphStyle):
        line = _in_points(_effective_line(found), letter)
        found.paragraph_format.line_spacing = Pt(maat.regel)
    else:  # it stands on the line of its paragraph
        line = before.regel if _is(letter, before.letter) else maat.regel
    found.font.size = Pt(maat.letter)
    for complex_script in found.element.iterfind(f"{w('rPr')}/{w('szCs')}"):
        complex_script.set(w("val"), str(round(maat.letter * 2)))
    shown = Maat(round(letter, 2), round(line, 2))
    if not any(_is(letter, each.letter) and _is(line, each.regel) for each in (maat, before)):
        yield Deviation(rule.label, key, str(shown), str(maat))


def _ancestry(style: BaseStyle | None) -> Iterator[CharacterStyle]:
    while isinstance(style, CharacterStyle):
        yield style
        style = style.base_style


def _effective_letter(style: BaseStyle) -> float:
    """The size of the letters of a style in points."""
    sizes = (float(each.font.size.pt) for each in _ancestry(style) if each.font.size is not None)
    return next(sizes, _OF_WORD)


def _effective_line(style: BaseStyle) -> float | Length | None:
    lines = (each.paragraph_format.line_spacing for each in _ancestry(style) if isinstance(each, ParagraphStyle))
    return next((line for line in lines if line is not None), None)


def _in_points(line: float | Length | None, letter: float) -> float:
    """The line in points; that of Word itself, or a multiple of it, is about so many times the letter."""
    if isinstance(line, Length):
        return float(line.pt)
    return round(letter * _LINE_OF_WORD * (1 if line is None else line), 1)


def _is(found: float, wanted: float) -> bool:
    # Word keeps half points for letters and twentieths for lines
    return abs(found - wanted) < _SAME


def _as_maat(text: str) -> Maat:
    letter, _, line = text.partition("/")
    return Maat(float(letter), float(line))


# ---- colours -----------------------------------------------------------------------------------------------------


def _colours(rule: StyleRule, found: BaseStyle, style: Huisstijl) -> Iterator[Deviation]:
    if rule.kleur:
        wanted = _hexadecimal(getattr(style.kleuren, rule.kleur))
        assert isinstance(found, CharacterStyle)
        own = (each.font.color.rgb for each in _ancestry(found) if each.font.color.rgb is not None)
        shown = str(next(own, wanted))
        found.font.color.rgb = RGBColor.from_string(wanted)
        yield Deviation(rule.label, f"kleuren.{rule.kleur}", f"#{shown}", f"#{wanted}")
    for key, attribute in ((rule.lijn, "color"), (rule.vlak, "fill")):
        if not key:
            continue
        wanted = _hexadecimal(getattr(style.kleuren, key))
        shown_colours = {_recolour(element, attribute, wanted) for element in _coloured(found.element, attribute)}
        for shown in sorted(shown_colours - {"auto"}):
            yield Deviation(rule.label, f"kleuren.{key}", f"#{shown}", f"#{wanted}")


def _coloured(style: etree._Element, attribute: str) -> Iterator[etree._Element]:
    # a line that was taken away in Word stays away
    groups = {"color": ("pPr/pBdr/*", "rPr/bdr", "tblPr/tblBorders/*"), "fill": ("pPr/shd", "rPr/shd", "tblPr/shd")}
    for path in groups[attribute]:
        yield from style.iterfind("/".join(step if step == "*" else w(step) for step in path.split("/")))


def _recolour(element: etree._Element, attribute: str, wanted: str) -> str:
    shown = element.get(w(attribute), "auto")
    if element.get(w("val")) not in ("nil", "none"):
        element.set(w(attribute), wanted)
        for theme in _COLOUR_OF_THEME:
            element.attrib.pop(w(theme), "")
    return shown if shown == "auto" else shown.upper()


def _hexadecimal(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _variant(base: etree._Element, name: str, accent: int, colours: Mapping[str, str]) -> etree._Element:
    made = etree.SubElement(etree.Element("none"), w("style"))
    made.set(w("type"), base.get(w("type"), "paragraph"))
    made.set(w("customStyle"), "1")
    made.set(w("styleId"), f"{base.get(w('styleId'))}-accent{accent}")
    etree.SubElement(made, w("name")).set(w("val"), variant_name(name, accent))
    etree.SubElement(made, w("basedOn")).set(w("val"), base.get(w("styleId"), ""))
    etree.SubElement(made, w("semiHidden"))
    for group in (w("pPr"), w("rPr")):
        for properties in base.iterfind(group):
            recoloured = [_replaced(each, colours) for each in properties if _mentions(each, colours)]
            if recoloured:
                etree.SubElement(made, group).extend(recoloured)
    return made


def _mentions(element: etree._Element, colours: Mapping[str, str]) -> bool:
    return any(value in colours for each in element.iter() for value in each.attrib.values())


def _replaced(element: etree._Element, colours: Mapping[str, str]) -> etree._Element:
    made = copy.deepcopy(element)
    for each in made.iter():
        for attribute, value in each.attrib.items():
            each.set(attribute, colours.get(str(value), str(value)))
    return made
