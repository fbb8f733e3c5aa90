"""The template as a file of its own: the first one, before anybody edited it in Word, and one brought up to date."""

import io
import zipfile
from pathlib import Path

import docx

from pipeline.files.zips import normalise
from pipeline.render.docx import new_pages, new_styles
from pipeline.render.docx.house import apply_house_style
from pipeline.render.docx.markup import DECLARATIONS
from pipeline.render.docx.record import record
from pipeline.render.docx.theme import THEME
from pipeline.render.huisstijl import Huisstijl

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PACKAGE_TYPE = "application/vnd.openxmlformats-package."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_WORD = "http://schemas.microsoft.com/office/word"


def new_template(style: Huisstijl) -> bytes:
    """A template with every style and placeholder that the writer asks for, in this house style."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, xml in _parts().items():
            package.writestr(name, _HEAD + xml)
    return in_house_style(packed.getvalue(), style)


def in_house_style(template: bytes, style: Huisstijl) -> bytes:
    """The template with this house style in its styles and theme; all else stays as it was edited in Word."""
    document = docx.Document(io.BytesIO(template))
    apply_house_style(document, style)
    record(document, style)
    saved = io.BytesIO()
    document.save(saved)
    return normalise(saved.getvalue())


def _parts() -> dict[str, str]:
    edges = new_pages.edges()
    # the parts beside the document: name, and the kind of relationship (which is also the end of the content type)
    related = {name: name for name in ("styles", "numbering", "settings", "footnotes")}
    related |= {name: name.rstrip("0123456789") for name in edges}
    types = {"word/document": f"{_OFFICE}wordprocessingml.document.main", "word/theme/theme1": f"{_OFFICE}theme"}
    types |= {f"word/{name}": f"{_OFFICE}wordprocessingml.{kind}" for name, kind in related.items()}
    types["docProps/core"] = f"{_PACKAGE_TYPE}core-properties"
    return {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relationships(
            (f"{_RELATION}officeDocument", "word/document.xml"),
            (f"{_PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _relationships(
            (f"{_RELATION}theme", "theme/theme1.xml"),
            *((f"{_RELATION}{kind}", f"{name}.xml") for name, kind in related.items()),
        ),
        "word/document.xml": new_pages.document(),
        "word/styles.xml": new_styles.styles(),
        "word/numbering.xml": new_styles.numbering(),
        "word/settings.xml": _SETTINGS,
        "word/footnotes.xml": _FOOTNOTES,
        "word/theme/theme1.xml": THEME,
        **{f"word/{name}.xml": xml for name, xml in edges.items()},
    }


def _content_types(types: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{content_type}+xml"/>' for name, content_type in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE_TYPE}relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*relations: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{_identity(target)}" Type="{kind}" Target="{target}"/>' for kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{listed}</Relationships>'


def _identity(target: str) -> str:
    return Path(target).stem  # the pages name their headers and footers so


_SETTINGS = f"""<w:settings {DECLARATIONS}><w:zoom w:percent="100"/><w:mirrorMargins/>
<w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="0"/><w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{_WORD}" w:val="15"/></w:compat>
<w:themeFontLang w:val="nl-BE"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
 w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
 w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""

_FOOTNOTES = f"""<w:footnotes {DECLARATIONS}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""

_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Sjabloon van het meerjarenplan</dc:title><dc:language>nl-BE</dc:language></cp:coreProperties>"
)
