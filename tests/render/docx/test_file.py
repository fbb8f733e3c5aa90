"""The file as a package: sound, safe, the same for the same document."""

import re
from collections import Counter

from pipeline.render.docx import write_docx
from pipeline.render.huisstijl import Huisstijl
from tests.render.docx.conftest import TEMPLATES
from tests.render.docx.reading import WP, R, W, Word, value
from tests.sample import document

RELATIONS = {
    "officeDocument",
    "core-properties",
    "styles",
    "numbering",
    "settings",
    "footnotes",
    "theme",
    "header",
    "footer",
    "image",
    "hyperlink",
}
FIELDS = {"PAGE", "NUMPAGES", "TOC", "SEQ", "REF", "PAGEREF", "HYPERLINK"}


def test_same_document_gives_same_bytes(style: Huisstijl) -> None:
    first = write_docx(document(), style, TEMPLATES).data
    assert len(first) > 10_000
    assert first == write_docx(document(), style, TEMPLATES).data


def test_the_sample_gives_no_findings(style: Huisstijl) -> None:
    assert write_docx(document(), style, TEMPLATES).findings == ()


def test_relationships_are_of_known_kinds_and_point_at_parts(sample: Word) -> None:
    seen = 0
    for name, tree in sample.trees.items():
        if not name.endswith(".rels"):
            continue
        folder = name.split("_rels/")[0]
        for relation in tree:
            kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            assert kind in RELATIONS
            if relation.get("TargetMode") == "External":
                assert kind == "hyperlink"
                assert target.startswith(("https://", "http://", "mailto:", "tel:"))
            else:
                assert target.removeprefix("/") in sample.parts or folder + target in sample.parts
            seen += 1
    assert seen > 20


def test_every_relationship_that_is_used_exists(sample: Word) -> None:
    seen = 0
    for name, tree in sample.trees.items():
        known = sample.relations(name) if name.startswith("word/") else {}
        for element in tree.iter():
            for attribute, identity in element.attrib.items():
                if str(attribute).startswith(R):
                    assert identity in known, (name, identity)
                    seen += 1
    assert seen > 15


def test_every_header_and_footer_in_the_file_is_that_of_a_section(sample: Word) -> None:
    references = list(sample.body.iter(f"{W}headerReference", f"{W}footerReference"))
    relations = sample.relations("word/document.xml")
    used = {relations[each.get(f"{R}id", "")].get("Target") for each in references}
    edges = {name.removeprefix("word/") for name in sample.parts if re.match(r"word/(header|footer)\d", name)}
    assert len(edges) > 8
    assert edges == used


def test_one_address_is_one_relationship(sample: Word) -> None:
    relations = sample.relations("word/document.xml").values()
    addresses = Counter(each.get("Target") for each in relations if each.get("TargetMode") == "External")
    assert addresses == {"https://www.turnhout.be/?a=1&b=2": 1}


def test_fields_are_of_known_kinds(sample: Word) -> None:
    instructions = []
    for tree in sample.trees.values():
        instructions += [each.get(f"{W}instr", "") for each in tree.iter(f"{W}fldSimple")]
        instructions += [each.text or "" for each in tree.iter(f"{W}instrText")]
    assert len(instructions) > 8
    assert {each.split()[0] for each in instructions} <= FIELDS


def test_word_does_not_ask_to_update_fields(sample: Word) -> None:
    assert sample.trees["word/settings.xml"].find(f"{W}updateFields") is None


def test_fields_that_begin_also_end(sample: Word) -> None:
    kinds = Counter(each.get(f"{W}fldCharType") for each in sample.body.iter(f"{W}fldChar"))
    # the contents and two lists (no pages are known)
    assert kinds["begin"] == kinds["separate"] == kinds["end"] == 3


def test_bookmarks_have_unique_valid_names_and_numbers(sample: Word) -> None:
    starts = list(sample.body.iter(f"{W}bookmarkStart"))
    names = [each.get(f"{W}name", "") for each in starts]
    numbers = [each.get(f"{W}id") for each in starts]
    assert len(names) > 10
    assert len(set(map(str.casefold, names))) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert Counter(numbers) == Counter(each.get(f"{W}id") for each in sample.body.iter(f"{W}bookmarkEnd"))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)


def test_internal_links_point_at_bookmarks(sample: Word) -> None:
    names = {each.get(f"{W}name") for each in sample.body.iter(f"{W}bookmarkStart")}
    anchors = [each.get(f"{W}anchor") for each in sample.body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
    assert len(anchors) > 5
    assert set(anchors) <= names


def test_styles_that_are_used_exist(sample: Word) -> None:
    known = {each.get(f"{W}styleId") for each in sample.styles().values()}
    used = set()
    for tree in sample.trees.values():
        used |= {each.get(f"{W}val") for each in tree.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn")}
    assert len(used) > 30
    assert used <= known


def test_the_only_language_is_dutch_of_belgium(sample: Word) -> None:
    assert value(sample.trees["word/styles.xml"], "docDefaults/rPrDefault/rPr/lang") == "nl-BE"
    assert value(sample.trees["word/settings.xml"], "themeFontLang") == "nl-BE"
    for name, part in sample.parts.items():
        assert b"en-US" not in part and b"en-GB" not in part, name


def test_the_properties_are_those_of_the_plan(sample: Word) -> None:
    core = {each.tag.rpartition("}")[2]: each.text for each in sample.trees["docProps/core.xml"]}
    assert core == {
        "title": "Strategisch meerjarenplan & <meer> 2020–2025",
        "subject": document().subtitle,
        "creator": "Stad en OCMW Turnhout",
        "lastModifiedBy": "Stad en OCMW Turnhout",
        "language": "nl-BE",
        "created": "2019-03-14T00:00:00Z",
        "modified": "2019-03-14T00:00:00Z",
        "revision": "1",
    }


def test_pictures_have_an_alternative_text_and_a_neutral_name(sample: Word) -> None:
    (drawing,) = sample.body.iter(f"{WP}docPr")
    assert drawing.get("descr", "").startswith("Een vlak in nachtblauw a < b")
    assert drawing.get("name") == "Afbeelding 1"
    pictures = [each for each in sample.body.iter() if str(each.tag).endswith("}cNvPr")]
    assert [(each.get("name"), each.get("descr", "")) for each in pictures] == [("afbeelding", "")]
