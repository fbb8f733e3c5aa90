"""What a template holds of the people and programs that edited it: none of it gets into a document.

Accepting tracked formatting changes nothing that is seen: Word shows the new formatting already.
"""

from docx.document import Document as WordDocument
from docx.opc.part import Part, XmlPart
from lxml import etree

from pipeline.render.docx.markup import w

# Parts of the package that say who worked on it, on which computer or in which system, by the end of their relation.
LEFT_OUT = frozenset(
    {
        *("extended-properties", "custom-properties", "thumbnail", "people", "customXml", "customXmlProps"),
        *("attachedTemplate", "classificationlabels", "glossaryDocument", "printerSettings", "mailMergeSource"),
        *("recipientData", "keyMapCustomizations", "attachedToolbars"),
    }
)
# Parts of comments that stay behind when the last comment has been deleted.
COMMENTS = ("comments", "commentsExtended", "commentsExtensible", "commentsIds")

_MARKS = (
    *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange"),
    *("tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "permStart", "permEnd", "dataBinding"),
    *("commentRangeStart", "commentRangeEnd", "commentReference", "proofErr"),
)
_SETTINGS = (
    *("documentProtection", "writeProtection", "trackRevisions", "revisionView", "rsids", "docVars", "mailMerge"),
    *("attachedTemplate", "linkStyles", "removePersonalInformation", "removeDateAndTime", "formsDesign"),
    *("documentType", "attachedSchema", "schemaLibrary", "readModeInkLockDown", "lockStyles"),
)


def forget_editors(document: WordDocument) -> None:
    """Takes out who edited the template, what they tracked, and what keeps others from editing the document."""
    package = document.part.package
    for holder in (package, *package.iter_parts()):
        for identity in [each.rId for each in holder.rels.values() if _end(each.reltype) in {*LEFT_OUT, *COMMENTS}]:
            del holder.rels[identity]
    for part in package.iter_parts():
        _clean(part)


def _clean(part: Part) -> None:
    names = {w(name) for name in (*_MARKS, *_SETTINGS)}
    if isinstance(part, XmlPart):
        _take_out(part.element, names)
    elif part.content_type.endswith("+xml"):
        root = etree.fromstring(part.blob)
        if _take_out(root, names):
            part._blob = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _take_out(root: etree._Element, names: set[str]) -> bool:
    """Removes these elements with what is in them; whether there were any."""
    found = [each for each in root.iter(*names) if each.getparent() is not None]
    for each in found:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    return bool(found)


def _end(relation: str) -> str:
    return relation.rpartition("/")[2]
