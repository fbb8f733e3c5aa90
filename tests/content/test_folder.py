"""A dossier folder."""

import gc
import hashlib
import os
from pathlib import Path

import pytest

from pipeline.content import read_folder
from pipeline.findings import Place


def write(folder: Path, files: dict[str, str]) -> Path:
    """The folder, with these files in it."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


DOSSIER = {
    "dossier.yaml": "titel: Een plan\n",
    "actieplannen/AP002.yaml": "code: AP002\n",
    "actieplannen/AP001.yaml": "code: AP001\n",
    "financien/ramingen.csv": "raming;2020\nR1;250\n",
    "teksten/inleiding.md": "# Inleiding\n",
    "teksten/begin.md": "# Begin\n",
    "LEESMIJ.md": "Uitleg.\n",
    "cbs/2019-03-14.yaml": "@niet van deze kamer\n",
}


def test_every_file_is_read_by_its_kind_and_in_order(tmp_path: Path) -> None:
    content = read_folder(write(tmp_path, DOSSIER), "content")
    assert content.findings == ()
    assert content.shown == "content"
    assert list(content.yaml) == ["actieplannen/AP001.yaml", "actieplannen/AP002.yaml", "dossier.yaml"]
    assert list(content.tables) == ["financien/ramingen.csv"]
    assert list(content.prose) == ["teksten/begin.md", "teksten/inleiding.md"]
    assert content.yaml["dossier.yaml"].at == Place("content/dossier.yaml")
    assert content.prose["teksten/begin.md"].at == Place("content/teksten/begin.md")


def test_files_are_in_the_order_of_the_names_that_authors_see(tmp_path: Path) -> None:
    content = read_folder(write(tmp_path, {"teksten/e\u0301.md": "Een.\n", "teksten/f.md": "Twee.\n"}), "content")
    assert list(content.prose) == list(content.digests) == ["teksten/f.md", "teksten/é.md"]


def test_digests_are_of_all_files_read_and_of_no_other(tmp_path: Path) -> None:
    content = read_folder(write(tmp_path, DOSSIER), "content")
    read = sorted(path for path in DOSSIER if path != "LEESMIJ.md" and not path.startswith("cbs/"))
    assert list(content.digests) == read
    assert content.digests["dossier.yaml"] == hashlib.sha256(b"titel: Een plan\n").hexdigest()


def test_order_in_which_the_disk_gives_its_files_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_folder(write(tmp_path, DOSSIER), "content")
    scan = os.scandir

    class Backwards:
        def __init__(self, folder: Path) -> None:
            with scan(folder) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *ignored: object) -> None: ...

    monkeypatch.setattr(os, "scandir", Backwards)
    assert read_folder(tmp_path, "content") == before


def test_one_unreadable_file_does_not_hide_the_others(tmp_path: Path) -> None:
    files = {**DOSSIER, "actieplannen/AP001.yaml": "titel: @x\n", "teksten/begin.md": "<b>\n"}
    content = read_folder(write(tmp_path, files), "content")
    assert [finding.code for finding in content.findings] == ["S46", "S63"]
    assert list(content.yaml) == ["actieplannen/AP002.yaml", "dossier.yaml"]
    assert list(content.prose) == ["teksten/begin.md", "teksten/inleiding.md"]


def test_name_in_two_ways_of_composing_is_refused(tmp_path: Path) -> None:
    files = {"teksten/inleiding-é.md": "Een.\n", "teksten/inleiding-e\u0301.md": "Twee.\n"}
    content = read_folder(write(tmp_path, files), "content")
    assert [finding.code for finding in content.findings] == ["S56"]
    assert list(content.prose) == ["teksten/inleiding-é.md"]


def test_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "teksten").mkdir()
    try:
        (tmp_path / "teksten" / os.fsdecode(b"caf\xe9.md")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system only takes names that are text")
    (finding,) = read_folder(tmp_path, "content").findings
    assert (finding.code, finding.at.file) == ("S56", "content/teksten/caf\ufffd.md")
    str(finding).encode()


def test_symbolic_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elders", {"AP001.yaml": "code: AP001\n"})
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "actieplannen").symlink_to(tmp_path / "elders", target_is_directory=True)
    content = read_folder(tmp_path / "content", "content")
    assert [finding.code for finding in content.findings] == ["S57"]
    assert content.digests == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
def test_pipe_does_not_stop_the_reader(tmp_path: Path) -> None:
    (tmp_path / "teksten").mkdir()
    os.mkfifo(tmp_path / "teksten" / "inleiding.md")
    assert [finding.code for finding in read_folder(tmp_path, "content").findings] == ["S57"]


def test_file_in_the_place_of_the_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    (finding,) = read_folder(tmp_path / "content", "content").findings
    assert finding.wrong == "`content` is geen map"


def test_empty_folder_has_nothing_to_say(tmp_path: Path) -> None:
    content = read_folder(tmp_path, "content")
    assert (content.findings, content.digests) == ((), {})


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_left_as_it_was(tmp_path: Path, enabled: bool) -> None:
    was_enabled = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        read_folder(tmp_path, "content")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
