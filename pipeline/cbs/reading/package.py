"""A PowerPoint file as named parts, opened with care: nothing in it is trusted, and only what is asked is unpacked."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

MOST_PARTS = 2_000
MOST_BYTES = 300_000_000  # unpacked, all parts together
MOST_IN_XML = 20_000_000  # unpacked, one part that we read
MOST_RATIO = 200  # unpacked over packed, for parts of some size
_SOME_SIZE = 1_000_000
_MAIN_TYPES = tuple(  # a deck, a template, and a show that opens at once (.ppsx)
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml"
    for kind in ("presentation", "template", "slideshow")
)
_MACRO_NAMES = ("vbaproject", "vbadata", "activex")
_PROGRAMS = (".exe", ".js", ".bat", ".vbs")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL_MAIN = "ppt/presentation.xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_NAMESPACES = {  # of the strict form of the format, and what everybody else writes
    f"{_STRICT}{strict}": f"http://schemas.openxmlformats.org/{usual}"
    for strict, usual in (
        ("drawingml/main", "drawingml/2006/main"),
        ("presentationml/main", "presentationml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
}


class Geweigerd(Exception):
    """The file cannot be judged; `wrong` and `mend` say why in Dutch, `kind` is the name of the kind of finding."""

    def __init__(self, kind: str, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.kind, self.wrong, self.mend = kind, wrong, mend


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: the last word of its type, and the part or the address that it leads to."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Deckpakket:
    """The parts of a file that passed the gate."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]  # as asked for (no capitals) to as stored

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.casefold() in self.names

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part; raises Geweigerd."""
        try:
            info = self.archive.getinfo(self.names[name.casefold()])
            if info.file_size > MOST_IN_XML:
                raise _unsafe(f"het onderdeel `{name}` is {info.file_size // 1_000_000} MB groot")
            with self.archive.open(info) as part:
                data = part.read(MOST_IN_XML + 1)
        except KeyError:
            raise _damaged(f"het onderdeel `{name}` ontbreekt") from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as broken:
            raise _damaged(f"het onderdeel `{name}` kan niet uitgepakt worden") from broken
        if len(data) > MOST_IN_XML:
            raise _unsafe(f"het onderdeel `{name}` is groter dan het zegt")
        return data

    def xml(self, name: str) -> etree._Element:
        """A part as XML, without entities and without looking outside; raises Geweigerd."""
        data = self.bytes_of(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise _unsafe(f"het onderdeel `{name}` bevat verborgen opdrachten (DTD)")
        try:
            root = _parsed(data)
        except etree.XMLSyntaxError as broken:
            raise _damaged(f"het onderdeel `{name}` is beschadigd") from broken
        return _parsed(_renamed(etree.tostring(root), _NAMESPACES)) if _is_strict(root) else root

    def as_stored(self, name: str, root: etree._Element) -> bytes:
        """A part as bytes, with the namespaces that it has in the file."""
        written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not _is_strict(_parsed(self.bytes_of(name))):
            return written
        return _renamed(written, {usual: strict for strict, usual in _NAMESPACES.items()})

    @property
    def main(self) -> str:
        """The part with the list of slides."""
        found = (each.target for each in self.relations("").values() if each.kind == "officeDocument")
        return next(found, _USUAL_MAIN)

    def relations(self, name: str) -> dict[str, Relation]:
        """The relations of a part by their id."""
        folder, _, file = name.rpartition("/")
        path = f"{folder}/_rels/{file}.rels".lstrip("/")
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


def open_package(data: bytes) -> Deckpakket:
    """The file, if it is a PowerPoint deck or template without macros that fits in memory; raises Geweigerd."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        raise _wrong_kind(data) from None
    names = [part.filename for part in parts]
    if len(names) > MOST_PARTS:
        raise _unsafe(f"het bestand heeft {len(names)} onderdelen")
    if len({name.casefold() for name in names}) != len(names):
        raise _unsafe("twee onderdelen hebben dezelfde naam")
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        raise _unsafe("een onderdeel heeft een naam die buiten het bestand wijst")
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise _unsafe("het bestand is uitgepakt groter dan 300 MB")
    for part in parts:
        if part.file_size > _SOME_SIZE and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise _unsafe(f"het onderdeel `{part.filename}` is veel te sterk samengeperst")
    folded = [name.casefold() for name in names]
    if any(name.endswith(_PROGRAMS) or any(word in name for word in _MACRO_NAMES) for name in folded):
        wrong = "het bestand bevat macro's of een programma"
        raise Geweigerd("macro-in-deck", wrong, "plak de slides in een nieuwe presentatie uit het sjabloon")
    package = Deckpakket(archive, {name.casefold(): name for name in names})
    if not package.has("[Content_Types].xml") or not package.has(package.main):
        raise _wrong_kind(data)
    types = package.bytes_of("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types:
        wrong = "het bestand is een presentatie met macro's"
        raise Geweigerd("macro-in-deck", wrong, "bewaar het als gewone PowerPoint-presentatie (.pptx)")
    if not any(each in types for each in _MAIN_TYPES):
        raise _wrong_kind(data)
    return package


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _is_strict(root: etree._Element) -> bool:
    return etree.QName(root).namespace in _NAMESPACES


def _renamed(data: bytes, namespaces: Mapping[str, str]) -> bytes:
    for old, new in namespaces.items():
        data = data.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return data


def _wrong_kind(data: bytes) -> Geweigerd:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        wrong = "dit is een oude PowerPoint (.ppt), of een deck met een wachtwoord"
        return Geweigerd("verkeerd-soort-bestand", wrong, "haal het wachtwoord weg en bewaar het als .pptx")
    if data.startswith(b"%PDF"):
        wrong = "dit is een pdf"
    elif data.startswith(b"PK") and b"opendocument" in data[:200]:
        wrong = "dit is een presentatie van LibreOffice (.odp)"
    elif data.startswith(b"PK") and b"Index/" in data and b".iwa" in data:
        wrong = "dit is een presentatie van Keynote (.key)"
    else:
        wrong = "dit is geen PowerPoint-presentatie, of ze is beschadigd"
    return Geweigerd("verkeerd-soort-bestand", wrong, "bezorg de presentatie zelf, gemaakt met het sjabloon (.pptx)")


def _unsafe(wrong: str) -> Geweigerd:
    return Geweigerd("onveilig-deck", wrong, "maak het deck opnieuw met het sjabloon, en verklein grote beelden")


def _damaged(wrong: str) -> Geweigerd:
    return Geweigerd("onleesbaar-deck", wrong, "open het deck in PowerPoint, kies Herstellen en bewaar het opnieuw")
