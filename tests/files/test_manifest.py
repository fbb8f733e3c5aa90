"""The manifest, and the fingerprint of what a set was made from."""

import itertools

import pytest

from pipeline.files import Manifest, Owner, fingerprint
from pipeline.files.digests import digest
from pipeline.files.names import is_plain
from tests.files.sets import FINGERPRINTS, OLD

MANIFEST = Manifest.of(OLD, FINGERPRINTS, "ontwerp 2, 3 maart 2020 – één")


def test_a_manifest_survives_its_json() -> None:
    assert Manifest.from_json(MANIFEST.to_json()) == MANIFEST


def test_a_manifest_says_whose_set_it_is() -> None:
    owner = Owner("Strategisch meerjarenplan", "2020-2025", ("Stad A", "OCMW A"))
    manifest = Manifest.of(OLD, FINGERPRINTS, "1.0", owner)
    assert Manifest.from_json(manifest.to_json()) == manifest
    assert str(owner) == "“Strategisch meerjarenplan”, 2020-2025, Stad A en OCMW A"


def test_the_json_is_readable_and_does_not_depend_on_order() -> None:
    turned = Manifest.of(dict(reversed(OLD.items())), dict(reversed(FINGERPRINTS.items())), MANIFEST.versie)
    assert list(turned.files) != list(MANIFEST.files)
    assert turned.to_json() == MANIFEST.to_json()
    assert Manifest.of({"a.pdf": b""}, {"inhoud": "x"}, "één").to_json().decode("utf-8") == (
        "{\n"
        '  "bestanden": {\n'
        '    "a.pdf": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"\n'
        "  },\n"
        '  "versie": "één",\n'
        '  "vingerafdrukken": {\n'
        '    "inhoud": "x"\n'
        "  }\n"
        "}\n"
    )


SOUND = MANIFEST.to_json()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"7",
        b"{}",
        b"[" * 100_000,
        SOUND[:-10],
        SOUND.replace(b'"versie"', b'"versies"'),
        SOUND.replace(b'"bestanden"', b'"bestand"'),
        SOUND.replace(b"smjp.docx", b"../../smjp.docx"),
        SOUND.replace(b"smjp.docx", b".slot"),
        SOUND.replace(b"smjp.docx", b"C:\\\\smjp.docx"),
        SOUND.replace(digest(OLD["smjp.docx"]).encode(), b"1234"),
        SOUND.replace(b'"' + digest(OLD["smjp.docx"]).encode() + b'"', b"12"),
        b'{"bestanden": [], "vingerafdrukken": {}, "versie": ""}',
        b'{"bestanden": {}, "vingerafdrukken": {"inhoud": 1}, "versie": ""}',
        b'{"bestanden": {}, "vingerafdrukken": {}, "versie": 1}',
    ],
)
def test_a_damaged_manifest_is_no_manifest(damaged: bytes) -> None:
    assert damaged != SOUND
    assert Manifest.from_json(damaged) is None


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".slot", "a/b/c/d/e", "/a", "a/", "a/.b", "../a", "a\\b", "a:b", "a\0b", "a\nb", "\ud800", None, 7],
)
def test_a_path_or_a_hidden_file_is_no_plain_name(name: object) -> None:
    assert not is_plain(name)


@pytest.mark.parametrize("name", ["smjp.docx", "smjp (bewerkt 2020-03-08) 2.docx", "één.pdf", "a", "data/m1.csv"])
def test_a_file_in_the_folder_has_a_plain_name(name: str) -> None:
    assert is_plain(name)


def test_a_fingerprint_depends_on_every_name_and_every_content_but_not_on_their_order() -> None:
    items: list[tuple[str, str | bytes]] = [("a.yaml", b"een"), ("b.yaml", b"twee")]
    whole = fingerprint(items)
    assert len(whole) == 64
    assert fingerprint(reversed(items)) == whole
    others: list[list[tuple[str, str | bytes]]] = [
        items[:1],
        [*items, ("c.yaml", b"")],
        [("a.yaml", b"een"), ("b.yaml", b"twee ")],
        [("a.yaml", b"een"), ("c.yaml", b"twee")],
        [("a.yaml", b"twee"), ("b.yaml", b"een")],
        [],
    ]
    assert len({whole, *(fingerprint(other) for other in others)}) == len(others) + 1


def test_content_and_its_digest_give_the_same_fingerprint() -> None:
    assert fingerprint([("a", b"een")]) == fingerprint([("a", digest(b"een"))])


def test_no_letter_moves_from_one_item_to_another() -> None:
    spread: list[list[tuple[str, str | bytes]]] = [
        [("ab", "c")],
        [("a", "bc")],
        [("a", "b"), ("c", "")],
        [("", "abc")],
        [("a", ""), ("b", "c")],
    ]
    assert all(fingerprint(one) != fingerprint(other) for one, other in itertools.combinations(spread, 2))
