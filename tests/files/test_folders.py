"""Files of the set in a folder of their own (`data/`): placed, replaced, kept and brought back as the others are."""

from pathlib import Path

import pytest

from pipeline.files import Kept, recover
from tests.files.faults import Crash, disk, from_then_on
from tests.files.sets import DAY, edit, leftovers, manifest, publish_set

pytestmark = pytest.mark.usefixtures("no_real_sync")

FIRST = {"smjp.pdf": b"oud", "data/m1.csv": b"oud m1", "data/weg.csv": b"weg"}
SECOND = {"smjp.pdf": b"nieuw", "data/m1.csv": b"nieuw m1", "data/m2.csv": b"nieuw m2"}


def seen(out: Path) -> dict[str, bytes]:
    """Every file below the folder by its path, without our own."""
    hidden = {"manifest.json", ".slot"}
    paths = (path for path in out.rglob("*") if path.is_file() and path.name not in hidden)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def test_a_folder_is_made_and_its_files_follow_the_set(tmp_path: Path) -> None:
    out = tmp_path / "build"
    publish_set(out, FIRST)
    assert seen(out) == FIRST
    publish_set(out, SECOND)
    assert seen(out) == SECOND
    assert leftovers(out) == []


def test_an_edited_file_in_a_folder_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "build"
    publish_set(out, FIRST)
    edit(out / "data/m1.csv", b"van Jan")
    copy = f"data/m1 (bewerkt {DAY}).csv"
    assert publish_set(out, SECOND).kept == (Kept("data/m1.csv", copy),)
    assert seen(out) == {**SECOND, copy: b"van Jan"}


def test_a_power_cut_at_any_call_leaves_the_old_or_the_new_set(tmp_path: Path) -> None:
    cuts = after = 0
    for nth in range(1, 400):
        out = tmp_path / f"build-{nth}"
        publish_set(out, FIRST)
        try:
            with disk(from_then_on(nth, Crash)) as failing:
                publish_set(out, SECOND)
        except Crash:
            cuts += 1
        recover(out)
        files = seen(out)
        assert files in (FIRST, SECOND), nth
        after += files == SECOND
        assert leftovers(out) == []
        if not failing.failed:
            break
    else:
        pytest.fail("never reached the end")
    assert cuts > 60
    assert after > 1
    assert (out / "manifest.json").read_bytes() == manifest(SECOND).to_json()
