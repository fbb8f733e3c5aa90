"""Word, PowerPoint and Excel files that are the same bytes whenever they hold the same parts."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold
_MS_DOS = 0
_ARCHIVE_BIT = 0x20  # an ordinary file; left empty, zipfile writes rights of its own
_LEVEL = 6
_FIRST = ("[Content_Types].xml", "_rels/.rels")  # where Office itself puts them


def normalise(data: bytes) -> bytes:
    """The same zip with its parts in a fixed order, without dates, comments or traces of the system that made it.

    The same parts give the same bytes with the same zlib. Raises ValueError when two parts have one name (Office
    does not tell capitals apart) and zipfile.BadZipFile when this is no sound zip.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = [info for info in source.infolist() if not info.is_dir()]
        _refuse_duplicates([part.filename for part in parts])
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as target:
            for part in sorted(parts, key=_position):
                target.writestr(_plain(part.filename), source.read(part), zipfile.ZIP_DEFLATED, _LEVEL)
    return packed.getvalue()


def _plain(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = _MS_DOS
    info.external_attr = _ARCHIVE_BIT
    return info


def _position(part: zipfile.ZipInfo) -> tuple[int, str]:
    return (_FIRST.index(part.filename) if part.filename in _FIRST else len(_FIRST), part.filename)


def _refuse_duplicates(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise ValueError(f"two parts of the zip are called {name}")
        seen.add(name.lower())
