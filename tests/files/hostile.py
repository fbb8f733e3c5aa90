"""Hostile files of Office, made when they are asked for, and how each of our three openers takes them.

Run as a program it writes every file of one format in a folder, or opens them there and prints what came of it.
"""

import io
import json
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCX, PPTX, XLSX = "docx", "pptx", "xlsx"
READ = "gelezen"

Made = Callable[[bytes], bytes]
Case = tuple[Made, str]  # how the file is made of a good one, and what the opener says of it (`gelezen`: it is read)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _numbered(pattern: bytes, count: int) -> bytes:
    """A text many times with a number in it, which packs no better than real content."""
    return b"".join(pattern % number for number in range(1, count + 1))


def with_part(name: str, content: bytes) -> Made:
    """One part more, or another in its place."""
    return lambda data: packed({**parts_of(data), name: content})


def changed(name: str, old: bytes, new: bytes) -> Made:
    """A part in which one text is replaced."""

    def change(data: bytes) -> bytes:
        parts = parts_of(data)
        assert old in parts[name], name
        return packed({**parts, name: parts[name].replace(old, new, 1)})

    return change


def _twice(data: bytes) -> bytes:
    """Two parts whose names differ in capitals alone."""
    return with_part("[CONTENT_types].xml", b"<Types/>")(data)


def _many(data: bytes) -> bytes:
    return packed(parts_of(data) | {f"media/{number}.bin": b"" for number in range(2500)}, zipfile.ZIP_STORED)


def _directory(data: bytes) -> bytes:
    return packed({f"{number}": b"" for number in range(60_000)}, zipfile.ZIP_STORED)


def _locked(data: bytes) -> bytes:
    """Every part marked as one with a password."""
    found = bytearray(data)
    at = -1
    while (at := found.find(b"PK\x01\x02", at + 1)) >= 0:
        found[at + 8] |= 1
    return bytes(found)


def _sized(size: int) -> Made:
    """A file whose first part says to be this many bytes."""

    def change(data: bytes) -> bytes:
        found = bytearray(data)
        at = found.find(b"PK\x01\x02")
        found[at + 24 : at + 28] = size.to_bytes(4, "little")
        return bytes(found)

    return change


def common(main: str, folder: str, extension: str) -> dict[str, Case]:
    """What all three openers meet; `main` is the part that they read first."""
    return {
        "nothing": (lambda data: b"", "leeg"),
        "zeros": (lambda data: bytes(5000), "leeg"),
        "text": (lambda data: b"gewone tekst", f"dit is geen .*{extension}"),
        "a pdf": (lambda data: b"%PDF-1.7\n", "een pdf"),
        "rtf": (lambda data: b"{\\rtf1 x}", "rtf"),
        "a web page": (lambda data: b"\xef\xbb\xbf <!doctype html>", "webpagina"),
        "a picture": (lambda data: b"\x89PNG\r\n", "afbeelding"),
        "a program": (lambda data: b"MZ" + bytes(100), "programma"),
        "an archive of another kind": (lambda data: b"7z\xbc\xaf" + bytes(100), "ander soort archief"),
        "another zip": (lambda data: packed({"brief.txt": b"dag"}), "zipbestand"),
        "an empty zip": (lambda data: packed({}), "zipbestand"),
        "LibreOffice": (
            lambda data: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED),
            "LibreOffice",
        ),
        "the old form": (lambda data: b"\xd0\xcf\x11\xe0" + bytes(600), "oude soort"),
        "a password": (
            lambda data: b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "wachtwoord",
        ),
        "a password in the zip": (_locked, "wachtwoord"),
        "cut off": (lambda data: data[: len(data) // 2], "niet volledig"),
        "a part that lies": (_sized(3), "kan niet uitgepakt|beschadigd"),
        "another compression": (lambda data: packed(parts_of(data), zipfile.ZIP_BZIP2), "anders samengeperst"),
        "a bomb": (with_part(f"{folder}/media/x.xml", b"0" * 60_000_000), "veel te sterk"),
        "a large bomb": (_sized(4_000_000_000), "uitgepakt groter"),
        "many parts": (_many, "onderdelen"),
        "an endless directory": (_directory, "onderdelen"),
        "a name twice": (_twice, "dezelfde naam"),
        "a name that climbs": (with_part("../x.xml", b"<a/>"), "buiten het bestand"),
        "a name that climbs on Windows": (with_part("a\\..\\..\\x.xml", b"<a/>"), "buiten het bestand"),
        "a name from the root": (with_part("/x.xml", b"<a/>"), "buiten het bestand"),
        "a name of a drive": (with_part("C:/x.xml", b"<a/>"), "buiten het bestand"),
        "macros": (with_part(f"{folder}/vbaProject.bin", b"x"), "macro's"),
        "macros by type": (
            changed(
                "[Content_Types].xml", b"</Types>", b'<Default Extension="x" ContentType="a.macroEnabled"/></Types>'
            ),
            "macro's",
        ),
        "a file with macros in it": (with_part(f"{folder}/embeddings/x.xlsm", b"x"), "macro's"),
        "a program in it": (with_part(f"{folder}/media/Foto.EXE", b"x"), "programma"),
        "a program as an icon": (
            with_part(f"{folder}/embeddings/oleObject1.bin", bytes(70) + "Ole10Native".encode("utf-16-le")),
            "ander bestand",
        ),
        "no types": (lambda data: packed({main: b"<a/>"}), "zipbestand"),
        "no main part": (
            lambda data: packed({name: part for name, part in parts_of(data).items() if name != main}),
            "ontbreekt",
        ),
        "entities": (with_part(main, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "verborgen opdrachten"),
        "entities in entities": (
            with_part(
                main,
                b"<!DOCTYPE a [<!ENTITY a0 'x'>"
                + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
                + b"]><a>&a11;</a>",
            ),
            "verborgen opdrachten",
        ),
        "entities in UTF-16": (
            with_part(main, '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")),
            "UTF-8",
        ),
        "entities in another code": (
            with_part(main, b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'),
            "UTF-8",
        ),
        "half a part": (with_part(main, b"<a><b>"), "beschadigd"),
        "no XML": (with_part(main, b"gewone tekst"), "beschadigd"),
        "deep": (with_part(main, b"<a>" * 60_000 + b"</a>" * 60_000), "beschadigd|meer inhoud"),
        "millions of elements": (
            with_part(main, b"<a>" + _numbered(b"<b>%d</b>", 600_000) + b"</a>"),
            "meer inhoud|MB groot",
        ),
        "thousands of attributes": (
            with_part(main, b"<a %s/>" % b" ".join(b'a%d=""' % n for n in range(60_000))),
            "duizenden kenmerken",
        ),
        "thousands of namespaces": (
            with_part(main, b"<a %s/>" % b" ".join(b'xmlns:a%d="b"' % n for n in range(60_000))),
            "duizenden kenmerken",
        ),
        "a long text": (with_part(main, b"<a>%s</a>" % (b"ab c" * 2_750_000)), "beschadigd|MB groot|te sterk"),
    }


SHEET_1 = "xl/worksheets/sheet1.xml"
_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>'


def sheet(rows: bytes, after: bytes = b"") -> Made:
    """A workbook with this first sheet."""
    return with_part(SHEET_1, _SHEET % (rows, after))


def _twenty_sheets(rows: bytes) -> Made:
    """A workbook of twenty sheets that all hold this."""

    def change(data: bytes) -> bytes:
        parts = parts_of(data)
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        type_ = b"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        numbers = range(2, 21)
        listed = b"".join(b'<sheet name="B%d" sheetId="%d" r:id="x%d"/>' % (n, n, n) for n in numbers)
        related = b"".join(
            b'<Relationship Id="x%d" Type="%s" Target="/xl/worksheets/sheet%d.xml"/>' % (n, kind, n) for n in numbers
        )
        declared = b"".join(
            b'<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%s"/>' % (n, type_) for n in numbers
        )
        main, relations, types = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
        root = b"xmlns:r=" in parts[main] or parts[main].replace(b"<workbook ", b'<workbook xmlns:r="%s" ' % _R, 1)
        parts[main] = (parts[main] if root is True else root).replace(b"</sheets>", listed + b"</sheets>")
        parts[main] = parts[main].replace(b"<sheet name", b'<sheet xmlns:r="%s" name' % _R)
        parts[relations] = parts[relations].replace(b"</Relationships>", related + b"</Relationships>")
        parts[types] = parts[types].replace(b"</Types>", declared + b"</Types>")
        return packed(parts | {f"xl/worksheets/sheet{n}.xml": _SHEET % (rows, b"") for n in (1, *numbers)})

    return change


_R = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FAR = b'<row r="1"><c r="A1"><f>1</f><v>1</v></c></row><row r="199999"><c r="KN199999"><f>1</f><v>1</v></c></row>'


def workbooks() -> dict[str, Case]:
    """What only this opener meets."""
    return {
        "two rows far apart on twenty sheets": (_twenty_sheets(FAR), READ),
        "two rows far apart": (sheet(FAR), READ),
        "the last row of all": (sheet(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "meer dan 200000 rijen"),
        "a row that counts back": (sheet(b'<row r="5"><c r="A5"/></row><row r="2"><c r="A2"/></row>'), READ),
        "a row beyond counting": (sheet(b'<row r="99999999999999999999"><c><v>1</v></c></row>'), "200000 rijen"),
        "a row without a number": (sheet(b'<row r="x"><c><v>1</v></c></row>'), "opgebouwd"),
        "a column beyond all": (sheet(b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), "300 kolommen"),
        "the last column": (sheet(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'), "300 kolommen"),
        "millions of empty rows": (sheet(_numbered(b'<row r="%d"/>', 900_000)), "rijen"),
        "hundred thousands of empty rows": (sheet(_numbered(b'<row r="%d"/>', 150_000)), READ),
        "a row of endless cells": (sheet(b"<row>" + b"<c/>" * 20_000 + b"</row>"), "meer cellen"),
        "a huge dimension": (sheet(b"", b'<dimension ref="A1:XFD1048576"/>'), READ),
        "areas in areas": (
            sheet(FAR, b"<mergeCells>" + b'<mergeCell ref="A1:KN199999"/>' * 10 + b"</mergeCells>"),
            "samengevoegd",
        ),
        "thousands of areas": (
            sheet(
                b'<row r="1"><c r="A1"/></row>',
                b"<mergeCells>" + _numbered(b'<mergeCell ref="A%d:B99999"/>', 90_000) + b"</mergeCells>",
            ),
            "samengevoegd",
        ),
        "hidden beyond counting": (
            sheet(
                b'<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
                b'<cols><col min="1" max="999999999" hidden="1"/></cols>',
            ),
            READ,
        ),
        "cells in cells": (sheet(b"<row>" + b"<c>" * 10_000 + b"</c>" * 10_000 + b"</row>"), READ),
        "formulas in formulas": (
            sheet(b'<row r="1"><c r="A1">' + b"<f>" * 20_000 + b"</f>" * 20_000 + b"</c></row>"),
            READ,
        ),
        "texts without end": (
            with_part(
                "xl/sharedStrings.xml",
                b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                + b"".join(b"<si><t>%d</t></si>" % n for n in range(400_000))
                + b"</sst>",
            ),
            "teksten",
        ),
        "a text that is not there": (sheet(b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'), "opgebouwd"),
        "styles without end": (
            with_part("xl/styles.xml", b"<a>" + _numbered(b"<b c='%d'/>", 150_000) + b"</a>"),
            "inhoud",
        ),
        "a style that is not there": (sheet(b'<row r="1"><c r="A1" s="99999"><v>1</v></c></row>'), "opgebouwd"),
        "a number without end": (sheet(b'<row r="1"><c r="A1"><v>%s</v></c></row>' % (b"9" * 5000)), "opgebouwd"),
        "a date beyond time": (sheet(b'<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'), "opgebouwd"),
        "not a number": (sheet(b'<row r="1"><c r="A1"><v>NaN</v></c></row>'), "opgebouwd"),
        "a sheet elsewhere": (
            changed("xl/_rels/workbook.xml.rels", b"/xl/worksheets/sheet1.xml", b"/xl/niets.xml"),
            READ,
        ),
        "a sheet outside": (
            changed("xl/_rels/workbook.xml.rels", b"/xl/worksheets/sheet1.xml", b"../../../etc/passwd"),
            READ,
        ),
        "a link to another workbook": (
            with_part(
                "xl/externalLinks/externalLink1.xml",
                b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
            ),
            READ,
        ),
        "strict": (
            changed(
                "_rels/.rels",
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
            ),
            "Strict",
        ),
        "a binary workbook": (
            changed(
                "[Content_Types].xml",
                b"</Types>",
                b'<Default Extension="x" ContentType="x.sheet.binary.macroEnabled.main"/></Types>',
            ),
            "xlsb",
        ),
        "a document": (with_part("word/document.xml", b"<a/>"), "Word-document"),
    }


def _slides(count: int) -> Made:
    """Many slides, each of many empty shapes."""

    def change(data: bytes) -> bytes:
        parts = parts_of(data)
        body = parts["ppt/slides/slide2.xml"].replace(
            b"</p:spTree>", b"<p:sp><p:spPr/></p:sp>" * count + b"</p:spTree>"
        )
        return packed(parts | {name: body for name in parts if name.startswith("ppt/slides/slide")})

    return change


def _related(part: str, target: bytes, kind: bytes, more: bytes = b"") -> Made:
    relation = b'<Relationship Id="q" Type="%s/%s" Target="%s" %s/></Relationships>' % (_R, kind, target, more)
    return changed(part, b"</Relationships>", relation)


_SLIDE = "ppt/slides/_rels/slide2.xml.rels"


def decks() -> dict[str, Case]:
    """What only this opener meets."""
    return {
        "a picture from outside": (_related(_SLIDE, b"file:///c:/x.png", b"image", b'TargetMode="External"'), READ),
        "a layout outside": (_related(_SLIDE, b"../../../../etc/passwd", b"slideLayout"), "ontbreekt"),
        "notes that are the slide": (_related(_SLIDE, b"slide2.xml", b"notesSlide"), READ),
        "comments that are not there": (_related(_SLIDE, b"../comments/no.xml", b"comments"), "ontbreekt"),
        "shapes without end": (_slides(40_000), "meer inhoud"),
        "many shapes": (_slides(2_000), READ),
        "groups in groups": (
            changed("ppt/slides/slide2.xml", b"</p:spTree>", b"<p:grpSp>" * 230 + b"</p:grpSp>" * 230 + b"</p:spTree>"),
            READ,
        ),
        "a slide without size": (
            changed("ppt/presentation.xml", b"<p:sldSz ", b"<p:sldSz cx='0' cy='0'/><p:oldSz "),
            READ,
        ),
        "a workbook": (with_part("xl/workbook.xml", b"<a/>"), "Excel-werkboek"),
        "a part with data in JSON": (with_part("ppt/x.json", b"{}"), READ),
        "a picture with active in its name": (with_part("ppt/media/activexamen.png", b"x"), READ),
    }


_RELATIONS = "word/_rels/document.xml.rels"


def documents() -> dict[str, Case]:
    """What only this opener meets."""
    return {
        "a picture from outside": (
            _related(_RELATIONS, b"http://x/y.png", b"image", b'TargetMode="External"'),
            "buiten het",
        ),
        "a template from outside": (
            _related(_RELATIONS, b"http://x/y.dotm", b"attachedTemplate", b'TargetMode="External"'),
            READ,
        ),
        "a frame": (_related(_RELATIONS, b"http://x/y.htm", b"frame", b'TargetMode="External"'), "ingesloten"),
        "an embedded object": (_related(_RELATIONS, b"x.bin", b"oleObject"), "ingesloten"),
        "a chunk of another file": (_related(_RELATIONS, b"x.htm", b"aFChunk"), "ingesloten"),
        "a workbook": (with_part("xl/workbook.xml", b"<a/>"), "Excel-werkboek"),
        "a template of Word": (
            changed("[Content_Types].xml", b"document.main", b"template.main"),
            "opgeslagen als sjabloon",
        ),
        "paragraphs without end": (
            changed("word/document.xml", b"<w:body>", b"<w:body>" + _numbered(b"<w:p a='%d'/>", 1_010_000)),
            "meer inhoud",
        ),
        "many paragraphs": (changed("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:p/>" * 100_000), READ),
        "a field cut in a hundred thousand pieces": (
            changed(
                "word/document.xml",
                b"<w:body>",
                b"<w:body><w:p>" + _numbered(b"<w:instrText>%d</w:instrText>", 100_000) + b"</w:p>",
            ),
            "veld",
        ),
    }


def _good(form: str) -> bytes:
    """A file that is read."""
    if form == DOCX:
        return (ROOT / "templates" / "plan.docx").read_bytes()
    if form == PPTX:
        from tests.cbs import small

        return small.deck()
    from tests.forms.exports import KOP, workbook

    return workbook([KOP])


def _opened(form: str, data: bytes) -> str:
    """What our opener says of a file first, or that it is read."""
    if form == DOCX:
        from pipeline.findings import Place
        from pipeline.render.docx.package import Unusable, read_package

        try:
            read_package(data, Place("x.docx"))
        except Unusable as unusable:
            return unusable.findings[0].wrong
    elif form == PPTX:
        from pipeline.cbs.reading.deck import read_deck
        from pipeline.cbs.reading.package import Geweigerd

        try:
            read_deck(data)
        except Geweigerd as refusal:
            return refusal.wrong
    else:
        from pipeline.forms.invoer.werkblad import lees_werkboek

        sheets, findings = lees_werkboek(data, "x.xlsx")
        if findings and not sheets:
            return findings[0].wrong
    return READ


def cases(form: str) -> dict[str, Case]:
    """The files of this format by what is wrong with them."""
    if form == DOCX:
        return common("word/document.xml", "word", ".docx") | documents()
    if form == PPTX:
        return common("ppt/presentation.xml", "ppt", ".pptx") | decks()
    return common("xl/workbook.xml", "xl", ".xlsx") | workbooks()


def _megabytes() -> int:
    """The most memory that this process ever held, without what the process that started it held (`ru_maxrss`)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) // 1024


def write(form: str, folder: Path) -> None:
    """Makes the files of this format; the first is a good one."""
    good = _good(form)
    for number, made in enumerate([lambda data: data, *(made for made, _ in cases(form).values())]):
        (folder / str(number)).write_bytes(made(good))


def take(form: str, folder: Path) -> None:
    """Opens the files and prints of each what was said, the seconds of processor, the megabytes held so far."""
    found = []
    for number in range(len([*folder.iterdir()])):
        data = (folder / str(number)).read_bytes()
        start = time.process_time()
        said = _opened(form, data)
        seconds = time.process_time() - start
        found.append((said, seconds, _megabytes()))
    print(json.dumps(found))


if __name__ == "__main__":
    {"write": write, "take": take}[sys.argv[1]](sys.argv[2], Path(sys.argv[3]))
