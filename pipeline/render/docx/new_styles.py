"""The styles of the first house template: spacing, indents and weights. Sizes and colours come from the house style."""

from dataclasses import dataclass

from pipeline.render.docx.markup import DECLARATIONS, twips
from pipeline.render.docx.styles import STYLES

_KANTKOLOM = twips(41)
_TEXT = 11906 - twips(27) - twips(20)
_LANDSCAPE_TEXT = 16838 - 2 * twips(20)


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    paragraph: str = ""
    letters: str = ""
    next: str = ""


def _spacing(before: float = 0, after: float = 0, line: float = 0, rule: str = "exact") -> str:
    lines = f' w:line="{round(line * 20)}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{lines}/>'


def _indent(left: int = 0, hanging: int = 0, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"' + (
        f' w:hanging="{hanging}"/>' if hanging else ' w:firstLine="0"/>'
    )


def _tabs(*stops: tuple[str, int], leader: str = "", clear: tuple[int, ...] = ()) -> str:
    dots = f' w:leader="{leader}"'
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{position}"/>' for position in clear)
    kept = "".join(
        f'<w:tab w:val="{side}"{dots if leader and side == "right" else ""} w:pos="{at}"/>' for side, at in stops
    )
    return f"<w:tabs>{cleared}{kept}</w:tabs>"


def _border(side: str, eighths: int, space: int) -> str:
    return _borders((side, eighths, space))


def _borders(*sides: tuple[str, int, int]) -> str:
    lines = (f'<w:{side} w:val="single" w:sz="{sz}" w:space="{space}" w:color="auto"/>' for side, sz, space in sides)
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


_BOLD, _NOT_BOLD = "<w:b/><w:bCs/>", '<w:b w:val="0"/><w:bCs w:val="0"/>'
_LIGHT = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorHAnsi"/>'
_PLAIN_FACE = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorHAnsi"/>'
_MONOSPACED = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
_BOX = '<w:bdr w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
_GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
_WHITE = '<w:color w:val="FFFFFF"/>'
_NO_LINE = '<w:u w:val="none"/>'  # LibreOffice underlines every link
_TOGETHER = "<w:keepNext/><w:keepLines/>"
_NO_BORDER = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'

_AMOUNTS = _spacing(before=0.5, after=0.75)

_PARAGRAPHS = (
    _Style("Leestekst", "Normal", _spacing(after=7) + _indent(_KANTKOLOM)),
    _Style("Intro", "Leestekst", _spacing(after=14) + _indent(_KANTKOLOM)),
    _Style("Omslagkop", "Normal", _tabs(("right", _TEXT)) + _spacing(line=42.5, rule="atLeast"), _size(11)),
    _Style("Omslagtitel", "Normal", _spacing(before=62), _LIGHT),
    _Style("Omslagjaren", "Omslagtitel", _spacing(), _PLAIN_FACE + _BOLD),
    _Style("Omslagondertitel", "Normal", _spacing(before=28, after=42) + _indent(right=twips(51))),
    _Style("Omslagjaartal", "Normal", _spacing(after=7, line=12) + _indent(twips(1.5)), _BOLD + _size(9)),
    _Style("Omslagnaam", "Normal", _spacing(line=12), _BOLD + _size(9.5)),
    _Style("Omslagbalk", "Normal", _GROUND + _spacing(line=2.6), _size(2)),
    _Style("Omslagtussen", "Normal", _spacing(line=1.7), _size(2)),
    _Style("Omslagbijschrift", "Normal", _spacing(before=14)),
    _Style("Omslagvoet", "Normal", _border("top", 8, 8) + _tabs(("right", _TEXT)) + _spacing(after=4)),
    _Style(
        "heading 1",
        "Normal",
        _TOGETHER
        + _border("bottom", 24, 12)
        + _tabs(("left", _KANTKOLOM))
        + _spacing(before=31, after=28, line=50, rule="atLeast")
        + _indent(_KANTKOLOM, hanging=_KANTKOLOM)
        + _outline(0),
        _BOLD,
        "Leestekst",
    ),
    _Style(
        "Kop 1 voorwerk",
        "heading 1",
        _NO_BORDER + _tabs(clear=(_KANTKOLOM,)) + _spacing(after=12, line=36) + _indent() + _outline(0),
        _LIGHT + _NOT_BOLD,
        "Leestekst",
    ),
    _Style("Kop 1 buiten inhoud", "Kop 1 voorwerk", "", "", "Leestekst"),
    _Style("heading 2", "Normal", _TOGETHER + _spacing(before=21, after=7) + _outline(1), _BOLD, "Leestekst"),
    _Style("heading 3", "heading 2", _outline(2), "", "Leestekst"),
    _Style("heading 4", "heading 3", _outline(3), "", "Leestekst"),
    _Style("Doelstellingzin", "heading 2", _spacing(before=7, after=14), "", "Leestekst"),
    _Style("Doelstellingzin lang", "Doelstellingzin", _spacing(before=7, after=14, line=25), _size(20), "Leestekst"),
    _Style("Actieplanzin", "heading 3", _spacing(before=7, after=14), "", "Leestekst"),
    _Style("Tussenkop", "heading 4", _spacing(before=21, after=4), "", "Leestekst"),
    _Style("Strook", "Normal", "<w:keepNext/>" + _tabs(("right", _TEXT)) + _spacing(before=28, line=16)),
    _Style("Strook doelstelling", "Strook", "<w:pageBreakBefore/>" + _spacing(line=16)),
    _Style(
        "Labelregel",
        "Normal",
        _tabs(("left", _KANTKOLOM)) + _spacing(after=7) + _indent(_KANTKOLOM, hanging=_KANTKOLOM),
    ),
    _Style("Labelregel kop", "Normal", "<w:keepNext/>" + _spacing(), _BOLD),
    _Style(
        "Meetcijfers",
        "Normal",
        "<w:keepNext/><w:keepLines/>"
        + _border("bottom", 12, 4)
        + _tabs(("center", (_KANTKOLOM + _TEXT) // 2), ("right", _TEXT))
        + _spacing(line=24)
        + _indent(_KANTKOLOM),
        _LIGHT + _size(20),
    ),
    _Style(
        "Meetbijschrift",
        "Normal",
        "<w:keepLines/>" + _tabs(("right", _TEXT)) + _spacing(before=3, after=7) + _indent(_KANTKOLOM),
    ),
    _Style("Kaartlabel", "Normal", "<w:keepNext/>" + _spacing(before=3), _BOLD),
    _Style("Kaarttekst", "Normal", _spacing(after=2.5, line=13), _size(10)),
    _Style("Rolnaam", "Kaarttekst", "<w:keepNext/>" + _border("top", 8, 4) + _spacing(before=5, line=13), _BOLD),
    _Style("Kerncijfer", "Normal", "<w:keepNext/>" + _border("top", 12, 2) + _spacing(line=36), _LIGHT + _size(30)),
    _Style("Kerncijfertekst", "Kaarttekst", _spacing(after=4, line=12.5), _size(9.5)),
    _Style(
        "Lijst opsomming",
        "Leestekst",
        '<w:numPr><w:numId w:val="1"/></w:numPr>' + _spacing(after=5),
    ),
    _Style(
        "Lijst nummering",
        "Leestekst",
        '<w:numPr><w:numId w:val="2"/></w:numPr>' + _spacing(after=5),
    ),
    _Style("Quote", "Leestekst", _border("left", 12, 8) + _indent(_KANTKOLOM + twips(5))),
    _Style("Codeblok", "Leestekst", "<w:keepLines/>" + _GROUND + _spacing(after=7, line=13), _MONOSPACED + _size(9.5)),
    _Style("Noot", "Normal", _spacing(before=4, after=7) + "<w:contextualSpacing/>"),
    _Style("footnote text", "Normal", _spacing(after=2)),
    _Style("caption", "Normal", _TOGETHER + _spacing(before=7, after=4)),
    _Style("Bijschrift figuur", "caption", '<w:keepNext w:val="0"/>' + _spacing(before=4, after=14)),
    _Style("Figuur", "Normal", "<w:keepNext/>" + _spacing(before=7, line=12, rule="auto")),
    _Style("Tabeltekst", "Normal", _spacing(before=1.5, after=2.5)),
    _Style("Tabeltekst rechts", "Tabeltekst", '<w:jc w:val="right"/>'),
    # rows of amounts are as high as those of the PDF, so that Word needs no more pages
    _Style("Tabelrij", "Tabeltekst", _AMOUNTS + _indent(twips(3))),
    _Style("Tabelbedrag", "Tabeltekst", _AMOUNTS + '<w:jc w:val="right"/>'),
    _Style("Tabelkop", "Tabeltekst", "<w:keepNext/>" + _spacing(after=2.5), _BOLD),
    _Style("Tabelkop rechts", "Tabelkop", '<w:jc w:val="right"/>'),
    _Style("Tabelgroep", "Tabeltekst", "<w:keepNext/>" + _spacing(before=6, after=0.75), _BOLD),
    _Style("Tabeltotaal", "Tabeltekst", _AMOUNTS, _BOLD),
    _Style("Tabeltotaal rechts", "Tabeltotaal", '<w:jc w:val="right"/>'),
    _Style("Na tabel", "Normal", _spacing(line=7), _size(4)),
    _Style("Tabelnaam", "Tabeltekst", "", _BOLD),
    _Style("Tabelcode", "Tabeltekst", "", _BOLD),
    _Style("Tabelnoot", "Tabeltekst", _spacing(after=1.5)),
    _Style(
        "Paneeltitel",
        "Normal",
        _TOGETHER
        + _borders(("top", 4, 16), ("left", 4, 19), ("bottom", 4, 6), ("right", 4, 19))
        + _GROUND
        + _spacing(before=28)
        + _indent(twips(7), right=twips(7)),
        _BOLD,
    ),
    _Style("Legende", "Normal", _spacing(before=5, after=5)),
    _Style("Balk", "Normal", "<w:keepLines/>" + _GROUND + _spacing(line=10.8), _size(4)),
    _Style("Tijdbalk", "Normal", _GROUND + _spacing(line=9), _size(4)),
    _Style("Tijdbalk open", "Normal", _borders(("top", 8, 0), ("bottom", 8, 0)) + _spacing(line=7), _size(4)),
    _Style("Kolom", "Normal", _GROUND + _spacing(line=10), _size(4)),
    _Style("Kolomjaar", "Tabelkop", '<w:jc w:val="center"/>'),
    _Style("Kolomwaarde", "Tabeltekst", "<w:keepNext/>" + _spacing(before=8, after=1.5) + '<w:jc w:val="center"/>'),
    _Style(
        "Overzichttitel", "Normal", "<w:keepNext/>" + _border("bottom", 8, 3) + _spacing(line=16), _BOLD + _size(12)
    ),
    _Style("Overzichtnoot", "Normal", _spacing(before=3, after=1, line=10.5), _size(8.5)),
    _Style(
        "Overzichtregel",
        "Normal",
        _spacing(after=1.5, line=10.2) + _indent(twips(3), hanging=twips(3)),
        _size(8.5),
    ),
    _Style("Overzichtkop", "Overzichtregel", "<w:keepNext/>" + _spacing(before=5, after=1.5, line=10.2), _BOLD),
    _Style(
        "toc 1",
        "Normal",
        _tabs(("right", _TEXT), leader="dot") + _spacing(before=5, after=3),
        _BOLD,
    ),
    _Style(
        "toc 2",
        "Normal",
        _tabs(("left", twips(27)), ("right", _TEXT), leader="dot")
        + _spacing(after=3)
        + _indent(twips(27), hanging=twips(15)),
    ),
    _Style(
        "toc 3",
        "Normal",
        _tabs(("left", twips(44)), ("right", _TEXT), leader="dot")
        + _spacing(after=3)
        + _indent(twips(44), hanging=twips(17)),
    ),
    _Style(
        "Inhoud hoofdstuk",
        "toc 1",
        "<w:keepNext/>"
        + _border("top", 8, 6)
        + _spacing(before=16, after=5, line=20)
        + _indent(twips(12), hanging=twips(12)),
        _size(15),
    ),
    _Style(
        "table of figures",
        "Normal",
        _tabs(("right", _TEXT), leader="dot") + _spacing(after=3) + _indent(twips(17), hanging=twips(17)),
    ),
    _Style("header", "Normal", _tabs(("center", _TEXT // 2), ("right", _TEXT))),
    _Style("footer", "Normal", _tabs(("right", _TEXT))),
    _Style(
        "Koptekst liggend",
        "header",
        _tabs(("center", _LANDSCAPE_TEXT // 2), ("right", _LANDSCAPE_TEXT), clear=(_TEXT // 2, _TEXT)),
    ),
    _Style("Voettekst liggend", "footer", _tabs(("right", _LANDSCAPE_TEXT), clear=(_TEXT,))),
)

_CHARACTERS = (
    _Style("Label", "", letters=_PLAIN_FACE + _BOLD),
    _Style("Codevak", "", letters=_BOLD + _BOX),
    _Style("Vlag", "", letters=_BOLD + _WHITE + _GROUND),
    _Style("Vlag open", "", letters=_BOLD + _BOX),
    _Style("Strookverwijzing", ""),
    _Style("Streefcijfer", "", letters=_PLAIN_FACE + _BOLD),
    _Style("Legendevak", "", letters=_GROUND),
    _Style("Legendevak open", "", letters=_BOX),
    _Style("Overzichtcode", "", letters=_BOLD + _NO_LINE),
    _Style("Hoofdstuknummer", "", letters=_LIGHT + _NOT_BOLD + _size(120)),
    _Style("Kopnummer", "", letters=_NOT_BOLD),
    _Style("Bijschriftlabel", "", letters=_BOLD),
    _Style("Code", "", letters=_MONOSPACED),
    _Style("Rubriek", "", letters=_BOLD),
    _Style("Statusvak", "", letters=_BOLD + _BOX),
    _Style("Paginanummer", "", letters=_BOLD + _size(10.5)),
    _Style("Verwijzing", "", letters=_NO_LINE),
    _Style("Hyperlink", "", letters='<w:u w:val="single"/>'),
    _Style("footnote reference", "", letters='<w:vertAlign w:val="superscript"/>'),
)

_ROW_LINES = (
    '<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'
)
_BETWEEN_ROWS = '<w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'


def _margins(left: float, right: float) -> str:
    sides = "".join(
        f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in (("left", left), ("right", right))
    )
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


_TABLES = (
    ("Tabel lijst", _ROW_LINES + _margins(0, 2)),
    ("Tabel bedragen", _margins(0, 0)),
    ("Tabel matrix", _ROW_LINES + _margins(1.5, 1.5)),
    ("Tabel paneel", _BETWEEN_ROWS + _margins(0, 2)),
    ("Tabel tijdlijn", _ROW_LINES + _margins(0, 2)),
    ("Tabel balken", _ROW_LINES + _margins(0, 2)),
    ("Tabel kolommen", _margins(0, 0)),
    ("Tabel kaarten", _margins(0, 5)),
    ("Tabel overzicht", _margins(0, 5)),
    ("Tabel omslag", _margins(0, 0)),
)


def style_id(name: str) -> str:
    """The id of a style in the new template."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles() -> str:
    """`styles.xml`: the styles that the writer asks for, and the defaults that Word cannot do without."""
    return f"""<w:styles {DECLARATIONS}>
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorHAnsi"/>
<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nl-BE"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"
 w:defQFormat="0" w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr>{_spacing(line=14)}</w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>
<w:semiHidden/></w:style>
{"".join(map(_paragraph_style, _PARAGRAPHS))}{"".join(map(_character_style, _CHARACTERS))}
{"".join(_table_style(name, properties) for name, properties in _TABLES)}
</w:styles>"""


def _paragraph_style(style: _Style) -> str:
    following = f'<w:next w:val="{style_id(style.next)}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" {_custom(style.name)}w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style_id(style.parent)}"/>{following}<w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.letters}</w:rPr></w:style>"
    )


def _character_style(style: _Style) -> str:
    return (
        f'<w:style w:type="character" {_custom(style.name)}w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{style.letters}</w:rPr></w:style>'
    )


def _table_style(name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="NormalTable"/><w:qFormat/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _custom(name: str) -> str:
    return "" if name in _OF_WORD else 'w:customStyle="1" '


_OF_WORD = {rule.name for rule in STYLES if rule.shown}


# ---- lists -------------------------------------------------------------------------------------------------------


def numbering() -> str:
    """`numbering.xml`: the bulleted and the numbered list, nine levels each."""
    bullets = [_level(level, "bullet", "–" if level % 2 else "•", "Lijst opsomming", 5) for level in range(9)]
    formats = ("decimal", "lowerLetter", "lowerRoman")
    numbers = [_level(level, formats[level % 3], f"%{level + 1}.", "Lijst nummering", 7) for level in range(9)]
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(levels)
        + "</w:abstractNum>"
        for number, levels in enumerate((bullets, numbers))
    )
    lists = "".join(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(2))
    return f"<w:numbering {DECLARATIONS}>{definitions}{lists}</w:numbering>"


def _level(level: int, number_format: str, text: str, style: str, step: float) -> str:
    linked = f'<w:pStyle w:val="{style_id(style)}"/>' if level == 0 else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(_KANTKOLOM + twips(step) * (level + 1), hanging=twips(step))}</w:pPr></w:lvl>"
    )
