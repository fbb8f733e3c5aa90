"""Pictures of the dossier."""

import io
import random
import struct
import zlib

import pytest
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image as WordImage
from PIL import Image

from pipeline.content.pictures import UnusablePicture, find_picture, read_picture
from tests.content.pictures_for_tests import picture


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_picture_keeps_its_bytes_and_knows_its_size(kind: str, media_type: str) -> None:
    data = picture(kind)
    read = read_picture(data, "x")
    assert (read.data, read.media_type, read.width, read.height) == (data, media_type, 40, 20)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_that_was_cut_off_is_damaged(kind: str) -> None:
    with pytest.raises(UnusablePicture, match="beschadigd"):
        read_picture(picture(kind, (400, 300))[:-30], "x")


def test_jpeg_of_which_only_the_pixels_are_missing_is_damaged() -> None:
    data = picture("JPEG", (400, 300))
    with pytest.raises(UnusablePicture, match="beschadigd"):
        read_picture(data[: len(data) // 2], "x")


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a", picture("WEBP")])
def test_only_png_and_jpg_are_read(data: bytes) -> None:
    with pytest.raises(UnusablePicture, match="geen png- of jpg"):
        read_picture(data, "x")


def opened(data: bytes) -> Image.Image:
    """The picture of these bytes, as any program would show it."""
    return Image.open(io.BytesIO(data))


def red_corner(kind: str, mode: str = "RGB", **saved: object) -> bytes:
    """A dark picture of 40 by 20 pixels with a red corner, at the left above."""
    image = Image.new("RGB", (40, 20), (22, 50, 79))
    image.paste((250, 10, 10), (0, 0, 20, 10))
    data = io.BytesIO()
    image.convert(mode).save(data, kind, **saved)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(2, (40, 20), (38, 2)), (3, (40, 20), (38, 18)), (6, (20, 40), (18, 2)), (8, (20, 40), (2, 38))],
)
def test_photo_on_its_side_is_set_upright(
    kind: str, orientation: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    read = read_picture(red_corner(kind, exif=exif), "x")
    shown = opened(read.data).convert("RGB")
    assert (read.width, read.height) == shown.size == size
    assert 0x0112 not in opened(read.data).getexif()
    red, green, _ = shown.getpixel(corner)  # type: ignore[misc]
    assert red > 200 and green < 60


def test_picture_for_a_printer_becomes_one_for_a_screen() -> None:
    read = read_picture(red_corner("JPEG", "CMYK"), "x")
    shown = opened(read.data)
    assert (shown.mode, read.data[6:10]) == ("RGB", b"JFIF")
    red, green, _ = shown.getpixel((2, 2))  # type: ignore[misc]
    assert red > 200 and green < 60


def test_jpeg_without_the_header_that_word_needs_gets_it() -> None:
    data = red_corner("JPEG")
    assert data[6:10] == b"JFIF"
    length = int.from_bytes(data[4:6], "big")
    bare = data[:2] + data[4 + length :]
    read = read_picture(bare, "x")
    assert read.data[6:10] == b"JFIF"
    assert opened(read.data).size == (40, 20)


def test_where_a_photo_was_taken_stays_at_home() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    data = red_corner("JPEG", exif=exif)
    assert 0x8825 in opened(data).getexif()
    assert 0x8825 not in opened(read_picture(data, "x").data).getexif()


@pytest.mark.parametrize("name", ["CMYK", "bare"])
def test_word_opens_every_picture_that_is_read(name: str) -> None:
    data = red_corner("JPEG", "CMYK" if name == "CMYK" else "RGB")
    if name == "bare":
        data = data[:2] + data[4 + int.from_bytes(data[4:6], "big") :]
    with pytest.raises(UnrecognizedImageError):
        WordImage.from_blob(data)
    assert WordImage.from_blob(read_picture(data, "x").data).px_width == 40


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_few_bytes_that_unpack_to_far_too_many_are_refused(side: int) -> None:
    chunks = (b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b"x"), b"IEND")
    packed = (struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks)
    data = b"\x89PNG\r\n\x1a\n" + b"".join(packed)
    with pytest.raises(UnusablePicture, match="te groot"):
        read_picture(data, "x")


def test_no_damage_makes_anything_but_an_unusable_picture() -> None:
    chance = random.Random(7)
    seeds = [picture("PNG"), picture("JPEG"), picture("JPEG", orientation=6)]
    refused = 0
    for _ in range(1_000):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.choice((1, 1, 2, 5))):
            at = chance.randrange(3, len(data))
            if chance.random() < 0.7:
                data[at] = chance.randrange(256)
            else:
                del data[at : at + chance.randint(1, 9)]
        try:
            read_picture(bytes(data), "x")
        except UnusablePicture:
            refused += 1
    assert refused > 100


KNOWN = {"teksten/kaart.png": b"1", "teksten/beelden/één foto.jpg": b"2"}


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("kaart.png", b"1"),
        ("./kaart.png", b"1"),
        ("beelden/../kaart.png", b"1"),
        ("beelden/één foto.jpg", b"2"),
        ("beelden/%C3%A9%C3%A9n%20foto.jpg", b"2"),
        ("beelden/e\u0301e\u0301n foto.jpg", b"2"),
    ],
)
def test_address_is_seen_from_the_text(url: str, found: bytes) -> None:
    assert find_picture(url, "teksten/inleiding.md", KNOWN) == found


@pytest.mark.parametrize(
    "url",
    [
        "../../x.png",
        "/etc/passwd",
        "http://x.be/a.png",
        "file:///a.png",
        "C:/a.png",
        "data:image/png;base64,AA",
        "//x/a",
        "beelden\\kaart.png",
        "Kaart.png",
        "weg.png",
        "%2e%2e/%2e%2e/x.png",
        "",
        ".",
        "kaart.png?x",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(UnusablePicture):
        find_picture(url, "teksten/inleiding.md", KNOWN)
