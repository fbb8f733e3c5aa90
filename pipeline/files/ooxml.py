"""Office files from outside (Word, PowerPoint, Excel): what a file really is, weighed before anything in it is parsed.

Nothing in such a file is trusted. Its directory says how large the parts are (Python unpacks no more than that), and
tags are counted in the raw bytes, so that no file can take minutes or gigabytes. A refusal says in Dutch what is wrong;
the room that asked knows the remedy.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

MOST_PARTS = 2_000
MOST_RATIO = 200  # unpacked over packed, for a part of some size
_SOME_SIZE = 1_000_000
_SPARE = 10  # a file inside the file brings a directory of its own
_MEGABYTE = 1_000_000
_CHUNK = 1 << 20

_COMPOUND = b"\xd0\xcf\x11\xe0"  # what files of before 2007 start with, and files with a password
_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_PACKED_BY_WINDOWS = "Ole10Native".encode("utf-16-le")  # any file, also a program, put in a document as an icon
_ENTRY = b"PK\x01\x02"
_TYPES, _STRICT = "[Content_Types].xml", "http://purl.oclc.org/ooxml/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([^"'>]+)""")
_LONG_TAG = re.compile(rb"<[^<>]{10000,}")
_MOST_ATTRIBUTES = 1_000  # some programs take time by the square of them
_READ_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_HARMLESS_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1

_PROGRAMS = frozenset(
    (
        *("exe", "com", "scr", "dll", "msi", "bat", "cmd", "ps1", "js", "jse", "vbs", "vbe", "wsf", "hta", "jar"),
        *("lnk", "reg"),
    )
)
_WITH_MACROS = frozenset(("docm", "dotm", "pptm", "potm", "ppsm", "xlsm", "xltm", "xlsb", "xlam"))
_MACRO_PARTS = frozenset(("vbaproject.bin", "vbadata.xml", "activex"))
_MACRO_TYPES = ("macroEnabled", "vbaProject", "activeX")

# Namespaces of the strict form of the format that we read, and what everybody else writes.
_NAMESPACES = {
    f"{_STRICT}{strict}": f"http://schemas.openxmlformats.org/{usual}"
    for strict, usual in (
        ("drawingml/main", "drawingml/2006/main"),
        ("presentationml/main", "presentationml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
}

# What files of other kinds start with, or have in their first bytes, and what they are.
_STARTS = (
    (rb"%PDF", "een pdf"),
    (rb"\{\\rtf", "een rtf-bestand"),
    (rb"\s*<", "een webpagina of een xml-bestand"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "een afbeelding"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "een ander soort archief"),
    (rb"MZ|\x7fELF", "een programma"),
    (rb"PK.{0,200}opendocument\.text", "een document van LibreOffice (.odt)"),
    (rb"PK.{0,200}opendocument\.presentation", "een presentatie van LibreOffice (.odp)"),
    (rb"PK.{0,200}opendocument\.spreadsheet", "een rekenblad van LibreOffice (.ods)"),
    (rb"PK.{0,4000}Index/[^.]{0,40}\.iwa", "een bestand van Keynote, Pages of Numbers"),
)


class Why(Enum):
    """Why a file is refused: each asks for another remedy."""

    OTHER_KIND = auto()
    OLD_FORM = auto()
    TEMPLATE = auto()
    STRICT = auto()
    PASSWORD = auto()
    DAMAGED = auto()
    TOO_LARGE = auto()
    UNSAFE = auto()
    MACROS = auto()


class Refused(Exception):
    """The file is not read; `why` is the kind of refusal, `wrong` says in Dutch what is wrong with the file."""

    def __init__(self, why: Why, wrong: str) -> None:
        super().__init__(wrong)
        self.why, self.wrong = why, wrong


@dataclass(frozen=True, slots=True)
class Format:
    """A format of Office: its names, the content types of its main part, and how much of it we read.

    `largest`, `unpacked` and `part` are bytes: of the file, of all parts together, of one part that is parsed. `tags`
    is how many `<` the parsed parts may hold together.
    """

    program: str
    document: str
    extension: str
    old_extension: str
    old_stream: str  # what holds the document in a file of before 2007
    main: str
    types: frozenset[str]
    template_types: frozenset[str]  # a template that we do not read
    reads_strict: bool
    largest: int
    unpacked: int
    part: int
    tags: int


def _main_types(family: str, *kinds: str) -> frozenset[str]:
    return frozenset(f"application/vnd.openxmlformats-officedocument.{family}.{kind}.main+xml" for kind in kinds)


WORD = Format(
    *("Word", "Word-document", ".docx", ".doc", "WordDocument", "word/document.xml"),
    types=_main_types("wordprocessingml", "document"),
    template_types=_main_types("wordprocessingml", "template"),
    reads_strict=False,
    largest=20 * _MEGABYTE,
    unpacked=100 * _MEGABYTE,
    part=20 * _MEGABYTE,
    tags=1_000_000,
)
POWERPOINT = Format(
    *("PowerPoint", "PowerPoint-presentatie", ".pptx", ".ppt", "PowerPoint Document", "ppt/presentation.xml"),
    types=_main_types("presentationml", "presentation", "template", "slideshow"),
    template_types=frozenset(),
    reads_strict=True,
    largest=300 * _MEGABYTE,
    unpacked=300 * _MEGABYTE,
    part=20 * _MEGABYTE,
    tags=500_000,
)
EXCEL = Format(
    *("Excel", "Excel-werkboek", ".xlsx", ".xls", "Workbook", "xl/workbook.xml"),
    types=_main_types("spreadsheetml", "sheet", "template"),
    template_types=frozenset(),
    reads_strict=False,
    largest=25 * _MEGABYTE,
    unpacked=120 * _MEGABYTE,
    part=10 * _MEGABYTE,
    tags=200_000,
)
_FORMATS = (WORD, POWERPOINT, EXCEL)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: the last word of its type, and the part or the address that it leads to."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a file that passed the gate. Only what is asked is unpacked, and weighed before it is parsed."""

    def __init__(self, archive: zipfile.ZipFile, form: Format) -> None:
        self.archive = archive
        self.names = {info.filename.casefold(): info.filename for info in archive.infolist() if not info.is_dir()}
        self._form = form
        self._tags: dict[str, int] = {}
        self._trees: dict[str, etree._Element] = {}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.casefold() in self.names

    def size_of(self, name: str) -> int:
        """How many bytes a part says to be, unpacked; raises Refused when there is none."""
        return self._info(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, a megabyte at a time; raises Refused."""
        try:
            with self.archive.open(self._info(name)) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _BROKEN as broken:
            raise Refused(Why.DAMAGED, f"het onderdeel `{name}` kan niet uitgepakt worden") from broken

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part; raises Refused."""
        return b"".join(self.chunks(name))

    def weighed(self, name: str) -> Iterator[bytes]:
        """The bytes of a part of XML, of which the encoding is known and nothing is hidden; raises Refused."""
        before, tags = b"", 0
        for chunk in self.chunks(name):
            seam = before + chunk
            if b"\0" in chunk or (not before and not _is_utf8(chunk)):
                raise Refused(Why.DAMAGED, f"het onderdeel `{name}` is beschadigd, of niet opgeslagen als UTF-8")
            if b"<!DOCTYPE" in seam or b"<!ENTITY" in seam:
                wrong = f"het onderdeel `{name}` bevat verborgen opdrachten (DTD)"
                raise Refused(Why.UNSAFE, wrong)
            if any(tag[0].count(b"=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(chunk)):
                raise Refused(Why.DAMAGED, f"het onderdeel `{name}` heeft een element met duizenden kenmerken")
            tags += chunk.count(b"<")
            before = chunk[-16:]
            yield chunk
        self._tags[name] = tags

    def tags_in(self, name: str) -> int:
        """How many `<` a part holds that was weighed."""
        return self._tags[name]

    def xml(self, name: str) -> etree._Element:
        """A part as XML, without entities and without looking outside; raises Refused."""
        key = name.casefold()
        if key not in self._trees:
            if self.size_of(name) > self._form.part:
                raise Refused(Why.TOO_LARGE, f"het onderdeel `{name}` is {self.size_of(name) // _MEGABYTE} MB groot")
            data = b"".join(self.weighed(name))
            if sum(self._tags.values()) > self._form.tags:
                raise Refused(Why.TOO_LARGE, f"het onderdeel `{name}` heeft veel meer inhoud dan er gelezen wordt")
            root = _parsed(name, data)
            if self._form.reads_strict and _is_strict(root):
                root = _parsed(name, _renamed(etree.tostring(root), _NAMESPACES))
            self._trees[key] = root
        return self._trees[key]

    def as_stored(self, name: str, root: etree._Element) -> bytes:
        """A part as bytes, with the namespaces that it has in the file."""
        written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not _is_strict(_parsed(name, self.bytes_of(name))):
            return written
        return _renamed(written, {usual: strict for strict, usual in _NAMESPACES.items()})

    @property
    def main(self) -> str:
        """The part that holds the document, the list of slides or of sheets."""
        found = (each.target for each in self.relations("").values() if each.kind == "officeDocument")
        return next(found, self._form.main)

    def relations(self, name: str) -> dict[str, Relation]:
        """The relations of a part by their id, of the file itself for an empty name."""
        folder, file = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(path):
            return {}
        found: dict[str, Relation] = {}
        for each in self.xml(path).iter(_RELATIONSHIP):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def all_relations(self) -> Iterator[Relation]:
        """The relations of every part."""
        for name in self.names.values():
            folder, file = posixpath.split(name)
            if file.endswith(".rels") and posixpath.basename(folder) == "_rels":
                yield from self.relations(
                    posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                ).values()

    def _info(self, name: str) -> zipfile.ZipInfo:
        try:
            return self.archive.getinfo(self.names[name.casefold()])
        except KeyError:
            raise Refused(Why.DAMAGED, f"het onderdeel `{name}` ontbreekt") from None


def open_package(data: bytes, form: Format) -> Package:
    """The file, when it is of this format, without macros and no larger than we read; raises Refused."""
    if len(data) > form.largest:
        raise Refused(Why.TOO_LARGE, f"het bestand is groter dan {form.largest // _MEGABYTE} MB")
    if data.startswith(_COMPOUND):
        raise _old_form(data, form)
    if data.count(_ENTRY) > _SPARE * MOST_PARTS:
        raise Refused(Why.TOO_LARGE, f"het bestand heeft meer dan {MOST_PARTS} onderdelen")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise _no_archive(data, form) from None
    _weigh_directory(archive.infolist(), form)
    package = Package(archive, form)
    _check_kind(package, data, form)
    _refuse_programs(package)
    return package


def _weigh_directory(parts: list[zipfile.ZipInfo], form: Format) -> None:
    """Raises Refused for a directory that no program of Office writes."""
    names = [part.filename for part in parts]
    if len(names) > MOST_PARTS:
        raise Refused(Why.TOO_LARGE, f"het bestand heeft {len(names)} onderdelen")
    if sum(part.file_size for part in parts) > form.unpacked:
        raise Refused(Why.TOO_LARGE, f"het bestand is uitgepakt groter dan {form.unpacked // _MEGABYTE} MB")
    if len({name.casefold() for name in names}) != len(names):
        raise Refused(Why.UNSAFE, "twee onderdelen hebben dezelfde naam")
    for part in parts:
        steps = part.filename.replace("\\", "/").split("/")
        if not steps[0] or ".." in steps or ":" in steps[0]:
            raise Refused(Why.UNSAFE, "een onderdeel heeft een naam die buiten het bestand wijst")
        if part.flag_bits & _ENCRYPTED:
            raise Refused(Why.PASSWORD, "het bestand heeft een wachtwoord")
        if part.compress_type not in _HARMLESS_METHODS:
            raise Refused(
                Why.DAMAGED, f"het onderdeel `{part.filename}` is anders samengeperst dan {form.program} doet"
            )
        if part.file_size > _SOME_SIZE and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise Refused(Why.TOO_LARGE, f"het onderdeel `{part.filename}` is veel te sterk samengeperst")


def _check_kind(package: Package, data: bytes, form: Format) -> None:
    """Raises Refused for a zip file that is something else than this format, or a form of it that we do not read."""
    declared = package.xml(_TYPES).iter("{*}*") if package.has(_TYPES) else ()
    types = {each.get("ContentType", "") for each in declared}
    if any("sheet.binary" in each for each in types):
        raise Refused(Why.OTHER_KIND, "dit is een binair werkboek (.xlsb)")
    for other in _FORMATS:
        if other.program != form.program and (not types.isdisjoint(other.types) or package.has(other.main)):
            raise Refused(Why.OTHER_KIND, f"dit is een {other.document}, geen {form.document}")
    if any(word in each for each in types for word in _MACRO_TYPES):
        raise Refused(Why.MACROS, "het bestand bevat macro's")
    if not types.isdisjoint(form.template_types):
        raise Refused(Why.TEMPLATE, f"het bestand is in {form.program} opgeslagen als sjabloon")
    if types.isdisjoint(form.types):
        raise _no_archive(data, form)
    relations = package.xml("_rels/.rels") if package.has("_rels/.rels") else ()
    if not form.reads_strict and any(each.get("Type", "").startswith(_STRICT) for each in relations):
        wrong = "het bestand is opgeslagen als `Strict Open XML`, een soort die bijna niemand leest"
        raise Refused(Why.STRICT, wrong)
    if not package.has(package.main):
        raise Refused(Why.DAMAGED, f"het onderdeel `{package.main}` ontbreekt")


def _refuse_programs(package: Package) -> None:
    for name in package.names:
        extension = name.rpartition(".")[2]
        if extension in _WITH_MACROS or not _MACRO_PARTS.isdisjoint(name.split("/")):
            raise Refused(Why.MACROS, "het bestand bevat macro's")
        if extension in _PROGRAMS or (extension == "bin" and _is_packed_file(package, name)):
            raise Refused(Why.MACROS, f"het bestand bevat een programma of een ander bestand (`{name}`)")


def _is_packed_file(package: Package, name: str) -> bool:
    before = b""
    for chunk in package.chunks(name):
        if _PACKED_BY_WINDOWS in before + chunk:
            return True
        before = chunk[-len(_PACKED_BY_WINDOWS) :]
    return False


def _old_form(data: bytes, form: Format) -> Refused:
    if _WITH_PASSWORD in data:
        return Refused(Why.PASSWORD, "het bestand heeft een wachtwoord")
    other = next((each for each in _FORMATS if each.old_stream.encode("utf-16-le") in data), form)
    wrong = f"dit is een {other.program}-bestand van het oude soort ({other.old_extension})"
    own = other.program == form.program
    return Refused(Why.OLD_FORM, wrong) if own else Refused(Why.OTHER_KIND, f"{wrong}, geen {form.document}")


def _no_archive(data: bytes, form: Format) -> Refused:
    """The refusal of a file that is not of this format at all, with what it is as far as it can be told."""
    if not data.strip(b"\0 \r\n\t"):
        return Refused(Why.OTHER_KIND, "het bestand is leeg")
    for start, what in _STARTS:
        if re.match(start, data[:5000].removeprefix(b"\xef\xbb\xbf"), re.DOTALL | re.IGNORECASE):
            return Refused(Why.OTHER_KIND, f"dit is {what}, geen {form.document}")
    if zipfile.is_zipfile(io.BytesIO(data)):
        return Refused(Why.OTHER_KIND, f"dit is een zipbestand, geen {form.document} ({form.extension})")
    if data.startswith(b"PK"):
        return Refused(Why.DAMAGED, "het bestand is beschadigd: het is niet volledig bewaard of gekopieerd")
    return Refused(Why.OTHER_KIND, f"dit is geen {form.document} ({form.extension})")


def _is_utf8(start: bytes) -> bool:
    """Whether a part of XML says to be UTF-8, or nothing: in another encoding, bytes would not show what is in it."""
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    return declared is None or declared[1].lower() in _READ_ENCODINGS


def _parsed(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise Refused(Why.DAMAGED, f"het onderdeel `{name}` van het bestand is beschadigd") from broken


def _is_strict(root: etree._Element) -> bool:
    return etree.QName(root).namespace in _NAMESPACES


def _renamed(data: bytes, namespaces: Mapping[str, str]) -> bytes:
    for old, new in namespaces.items():
        data = data.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return data
