"""Whoever edited the template, in whatever program, is not in the document that is made on it."""

from collections.abc import Callable

import pytest

from tests.render.docx.conftest import Findings
from tests.render.docx.reading import Word, packed, read, replaced

BODY, SETTINGS, STYLES = "word/document.xml", "word/settings.xml", "word/styles.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships"
WHO = 'w:id="7" w:author="Jan Janssens" w:date="2024-01-01T00:00:00Z"'
Change = Callable[[bytes], bytes]


def _swap(part: str, old: str, new: str) -> Change:
    return lambda template: replaced(template, part, old, new)


def _part(name: str, content: str, relation: str, holder: str = "word/_rels/document.xml.rels") -> Change:
    """A part with its content type and its relationship."""

    def change(template: bytes) -> bytes:
        parts = read(template).parts
        kind = f'<Override PartName="/{name}" ContentType="application/x-part+xml"/></Types>'
        target = f'<Relationship Id="own" Type="{relation}" Target="/{name}"/></Relationships>'
        return packed(
            parts
            | {
                name: content.encode(),
                "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", kind.encode()),
                holder: parts[holder].replace(b"</Relationships>", target.encode()),
            }
        )

    return change


def _property(name: str) -> str:
    """The property of a file that says this of it."""
    return f'<Properties xmlns="urn:x"><{name}>Jan Janssens</{name}></Properties>'


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jan Janssens</dc:creator>'
    "<cp:lastModifiedBy>Jan Janssens</cp:lastModifiedBy><cp:keywords>Jan Janssens</cp:keywords>"
    "<cp:category>Jan Janssens</cp:category></cp:coreProperties>"
)

TRACES: dict[str, Change] = {
    "tracked formatting of a paragraph": _swap(BODY, "<w:pPr>", f"<w:pPr><w:pPrChange {WHO}><w:pPr/></w:pPrChange>"),
    "tracked formatting of letters": _swap(BODY, "<w:rPr>", f"<w:rPr><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"),
    "tracked formatting of a section": _swap(
        BODY, "</w:sectPr>", f"<w:sectPrChange {WHO}><w:sectPr/></w:sectPrChange></w:sectPr>"
    ),
    "tracked formatting of a style": _swap(STYLES, "<w:rPr>", f"<w:rPr><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"),
    "tracked formatting of a footer": _swap(
        "word/footer1.xml", "<w:pPr>", f"<w:pPr><w:pPrChange {WHO}><w:pPr/></w:pPrChange>"
    ),
    "tracked formatting of a footnote": _swap(
        "word/footnotes.xml", "<w:p>", f"<w:p><w:pPr><w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr>"
    ),
    "a list that was renumbered": _swap(
        "word/numbering.xml", "<w:pPr>", f"<w:pPr><w:pPrChange {WHO}><w:pPr/></w:pPrChange>"
    ),
    "who may edit a passage": _swap(BODY, "<w:r>", '<w:permStart w:id="1" w:ed="jan.janssens@stad.be"/><w:r>'),
    "protection": _swap(
        SETTINGS, "<w:mirrorMargins/>", '<w:mirrorMargins/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    ),
    "protection against writing": _swap(
        SETTINGS, "<w:mirrorMargins/>", '<w:writeProtection w:recommended="1"/><w:mirrorMargins/>'
    ),
    "tracking switched on": _swap(SETTINGS, "<w:mirrorMargins/>", "<w:mirrorMargins/><w:trackRevisions/>"),
    "variables": _swap(
        SETTINGS,
        "<w:mirrorMargins/>",
        '<w:mirrorMargins/><w:docVars><w:docVar w:name="maker" w:val="Jan Janssens"/></w:docVars>',
    ),
    "editing sessions": _swap(
        SETTINGS, "<w:mirrorMargins/>", '<w:mirrorMargins/><w:rsids><w:rsidRoot w:val="00AA"/></w:rsids>'
    ),
    "the people of a discussion": _part("word/people.xml", _property("person"), f"{MICROSOFT}/people"),
    "parts of comments without comments": _part("word/comments.xml", _property("x"), f"{OFFICE}/comments"),
    "who answered": _part("word/commentsExtended.xml", _property("x"), f"{MICROSOFT}/commentsExtended"),
    "company and manager": _part(
        "docProps/app.xml", _property("Company"), f"{OFFICE}/extended-properties", "_rels/.rels"
    ),
    "data of a document system": _part("customXml/item1.xml", _property("Author"), f"{OFFICE}/customXml"),
    "a label of the organisation": _part(
        "docMetadata/LabelInfo.xml",
        _property("label"),
        "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
        "_rels/.rels",
    ),
    "building blocks": _part("word/glossary/document.xml", _property("x"), f"{OFFICE}/glossaryDocument"),
    "author and last editor": lambda template: packed(read(template).parts | {"docProps/core.xml": CORE.encode()}),
}
HIDDEN = (b"Janssens", b"PrChange", b"Protection", b"trackRevisions", b"docVar", b"rsid", b"permStart")
PARTS = ("word/people", "word/comments", "word/glossary", "customXml", "docMetadata", "docProps/app")


@pytest.mark.parametrize("name", TRACES)
def test_it_is_not_in_the_document(
    findings: Findings, written_on: Callable[[bytes], Word], template: bytes, name: str
) -> None:
    changed = TRACES[name](template)
    assert changed != template
    assert findings(changed) == ()
    word = written_on(changed)
    for part, content in word.parts.items():
        assert [each for each in HIDDEN if each in content] == [], part
    assert [part for part in word.parts if part.startswith(PARTS)] == []


def test_the_template_of_another_template_is_let_go(
    findings: Findings, written_on: Callable[[bytes], Word], template: bytes
) -> None:
    link = (
        f'<Relationship Id="own" Type="{OFFICE}/attachedTemplate" Target="file:///C:/huis.dotx" TargetMode="External"/>'
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    attached = packed(read(template).parts | {"word/_rels/settings.xml.rels": rels.encode()})
    changed = replaced(attached, SETTINGS, "<w:mirrorMargins/>", '<w:attachedTemplate r:id="own"/><w:mirrorMargins/>')
    assert findings(changed) == ()
    word = written_on(changed)
    assert not any(b"attachedTemplate" in content or b"huis.dotx" in content for content in word.parts.values())


def test_formatting_that_was_tracked_stays_as_word_shows_it(
    written_on: Callable[[bytes], Word], template: bytes
) -> None:
    shown = f'<w:jc w:val="center"/><w:pPrChange {WHO}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>'
    word = written_on(replaced(template, BODY, "</w:pPr>", shown))
    assert b'<w:jc w:val="center"/>' in word.parts[BODY]
    assert b'<w:jc w:val="right"/>' not in word.parts[BODY]
