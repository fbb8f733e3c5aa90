"""What a template remembers of the house style that was last written into it, in a property of the file.

Without it nobody could tell a value that somebody changed in Word from one that changed in `huisstijl.yaml` since.
Word and LibreOffice keep such properties; nothing of them gets into a document that is made on the template.
"""

import re
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from pipeline.render.huisstijl import Huisstijl

LETTERTYPE = "lettertypes.word"
_NAME = "smjp huisstijl"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that people make
_BETWEEN = "; "
_SIZE = re.compile(r"\d+(\.\d+)?/\d+(\.\d+)?")


def values_for_word(style: Huisstijl) -> dict[str, str]:
    """What the house style says of Word, by the keys of `huisstijl.yaml`: `maten.doelstelling`, `kleuren.inkt`."""
    sizes = {f"maten.{name}": str(sizes.word) for name, sizes in style.maten}
    colours = {f"kleuren.{name}": colour.upper() for name, colour in style.kleuren}
    return {LETTERTYPE: style.lettertypes.word} | sizes | colours


def recorded(document: WordDocument) -> Mapping[str, str]:
    """The values that were last written into this template, as `values_for_word` gives them; none when unknown."""
    part = _part(document)
    if part is None:
        return {}
    for each in etree.fromstring(part.blob).iterfind(f"{{{_PROPERTIES}}}property"):
        if each.get("name") == _NAME:
            pairs = (pair.partition("=") for pair in "".join(map(str, each.itertext())).split(_BETWEEN))
            return {name: value for name, _, value in pairs if _SIZE.fullmatch(value) or not name.startswith("maten.")}
    return {}


def record(document: WordDocument, style: Huisstijl) -> None:
    """Notes in the template that this house style was written into it."""
    part = _part(document)
    if part is None:
        part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _EMPTY, document.part.package)
        document.part.package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    root = etree.fromstring(part.blob)
    for each in root.findall(f"{{{_PROPERTIES}}}property"):
        if each.get("name") == _NAME:
            root.remove(each)
    number = max((int(each.get("pid", "1")) for each in root), default=1) + 1
    made = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT, pid=str(number), name=_NAME)
    text = _BETWEEN.join(f"{name}={value}" for name, value in values_for_word(style).items())
    etree.SubElement(made, f"{{{_VALUES}}}lpwstr", nsmap={"vt": _VALUES}).text = text
    part._blob = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


_EMPTY = f'<Properties xmlns="{_PROPERTIES}"/>'.encode()


def _part(document: WordDocument) -> Part | None:
    relations = document.part.package.rels.values()
    return next((each.target_part for each in relations if each.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES), None)
