"""normalise: the same parts give the same bytes."""

import io
import warnings
import zipfile
from collections.abc import Iterable

import pytest

from pipeline.files import normalise

PARTS = [
    ("word/document.xml", b"<w:document/>" * 500),
    ("_rels/.rels", b"<Relationships/>"),
    ("docProps/core.xml", b"<core/>"),
    ("[Content_Types].xml", b"<Types/>"),
    ("word/media/image1.png", bytes(range(256))),
    ("word/brief é.xml", b"<e/>"),
    ("Bijlage.xml", b"<bijlage/>"),
]


def packed(
    parts: Iterable[tuple[str, bytes]],
    date: tuple[int, int, int, int, int, int] = (2024, 5, 6, 7, 8, 10),
    system: int = 3,
    method: int = zipfile.ZIP_DEFLATED,
    comment: bytes = b"",
) -> bytes:
    """A zip with these traces of how it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        target.comment = comment
        for name, data in parts:
            info = zipfile.ZipInfo(name, date)
            info.create_system = system
            info.comment = comment
            info.external_attr = 0o100600 << 16 if system == 3 else 0
            target.writestr(info, data, method, 1 if method == zipfile.ZIP_DEFLATED else None)
    return file.getvalue()


def test_dates_order_systems_comments_and_compression_leave_no_trace() -> None:
    first = packed(PARTS)
    second = packed(reversed(PARTS), (1999, 1, 1, 0, 0, 0), 0, zipfile.ZIP_STORED, b"gemaakt door")
    assert first != second
    assert normalise(first) == normalise(second)


def test_the_parts_are_still_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(normalise(packed(PARTS)))) as result:
        assert result.testzip() is None
        assert {name: result.read(name) for name in result.namelist()} == dict(PARTS)


def test_the_content_types_come_first_then_the_relations_then_the_rest_by_name() -> None:
    with zipfile.ZipFile(io.BytesIO(normalise(packed(PARTS)))) as result:
        assert result.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "Bijlage.xml",
            "docProps/core.xml",
            "word/brief é.xml",
            "word/document.xml",
            "word/media/image1.png",
        ]


def test_every_part_has_the_same_date_system_and_attributes() -> None:
    with zipfile.ZipFile(io.BytesIO(normalise(packed(PARTS)))) as result:
        traces = {
            (part.date_time, part.create_system, part.external_attr, part.compress_type, part.extra, part.comment)
            for part in result.infolist()
        }
    assert traces == {((1980, 1, 1, 0, 0, 0), 0, 0x20, zipfile.ZIP_DEFLATED, b"", b"")}


def test_a_zip_that_is_normal_stays_as_it_is() -> None:
    once = normalise(packed(PARTS))
    assert normalise(once) == once


def test_folders_are_dropped() -> None:
    assert normalise(packed([("word/", b""), *PARTS])) == normalise(packed(PARTS))


@pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.xml"])
def test_two_parts_with_one_name_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="two parts"):
        normalise(packed([*PARTS, (name, b"tweede")]))


def test_a_broken_zip_is_refused() -> None:
    data = packed(PARTS, method=zipfile.ZIP_STORED)
    with pytest.raises(zipfile.BadZipFile):
        normalise(data.replace(b"<core/>", b"<kern/>"))
    with pytest.raises(zipfile.BadZipFile):
        normalise(data[:-100])
