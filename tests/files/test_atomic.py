"""write_atomic: whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from pipeline.files import DiskFull, FileOpen, NotWritable, PublishFailure, durable, remove_abandoned, write_atomic
from pipeline.files.failures import explained
from tests.files.faults import Crash, Held, disk, from_then_on, once, refuse

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows heeft geen umask")


def test_the_file_holds_the_new_bytes_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "controle.html"
    write_atomic(path, b"een")
    write_atomic(path, b"twee")
    assert path.read_bytes() == b"twee"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_the_mode_follows_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_atomic(tmp_path / "controle.html", b"een")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "controle.html").stat().st_mode) == mode


def symlink(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("hier mogen geen koppelingen gemaakt worden")


def test_a_link_stays_a_link_and_its_target_gets_the_bytes(tmp_path: Path) -> None:
    target = tmp_path / "elders" / "echt.html"
    target.parent.mkdir()
    target.write_bytes(b"oud")
    symlink(tmp_path / "controle.html", target)
    write_atomic(tmp_path / "controle.html", b"nieuw")
    assert (tmp_path / "controle.html").is_symlink()
    assert target.read_bytes() == b"nieuw"
    assert list(target.parent.iterdir()) == [target]


def test_a_link_that_leads_round_in_a_circle_is_not_writable(tmp_path: Path) -> None:
    symlink(tmp_path / "a", tmp_path / "b")
    symlink(tmp_path / "b", tmp_path / "a")
    with pytest.raises(PublishFailure):
        write_atomic(tmp_path / "a" / "c", b"een")


@pytest.mark.parametrize("pattern", [once, from_then_on])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_fault_at_any_call_leaves_the_old_bytes_or_the_new(tmp_path: Path, pattern: object, number: int) -> None:
    for nth in range(1, 100):
        folder = tmp_path / str(nth)
        folder.mkdir()
        path = folder / "controle.html"
        path.write_bytes(b"oud")
        failure = None
        with disk(pattern(nth, lambda: OSError(number, "geweigerd"))) as failing:  # type: ignore[operator]
            try:
                write_atomic(path, b"nieuw" * 1000)
            except PublishFailure as caught:
                failure = caught
        if not failing.failed:
            break
        assert failure is not None
        assert path.read_bytes() in (b"oud", b"nieuw" * 1000)
        if pattern is once:
            assert list(folder.iterdir()) == [path]
    assert nth == 7, "create, write, fsync, replace, open and fsync of the folder"


def test_what_a_kill_leaves_is_removed_by_the_next_start_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "controle.html"
    path.write_bytes(b"oud")
    (tmp_path / "iets.tijdelijk").write_bytes(b"niet van ons")
    with pytest.raises(Crash), disk(from_then_on(4, Crash)):
        write_atomic(path, b"nieuw")
    assert len(list(tmp_path.iterdir())) == 3
    remove_abandoned(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"controle.html", "iets.tijdelijk"}
    assert path.read_bytes() == b"oud"


def test_a_full_disk_and_a_closed_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="niet genoeg plaats"), disk(once(2, lambda: OSError(errno.ENOSPC, ""))):
        write_atomic(tmp_path / "controle.html", b"een")
    with pytest.raises(NotWritable, match="--uit"):
        write_atomic(tmp_path / "bestaat niet" / "controle.html", b"een")
    with pytest.raises(NotWritable):
        write_atomic(tmp_path, b"een")


@pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux kent /dev/full")
def test_a_really_full_disk_is_a_full_disk() -> None:
    with pytest.raises(DiskFull), explained("smjp.docx"), Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"een")


def test_a_file_that_is_let_go_in_time_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_PAUSE", 0.001)
    path = tmp_path / "controle.html"
    path.write_bytes(b"oud")
    refusals = iter([Held(13, "in gebruik")] * 5)
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if refusal := next(refusals, None):
            raise refusal
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    write_atomic(path, b"nieuw")
    assert next(refusals, None) is None
    assert path.read_bytes() == b"nieuw"


def test_a_file_that_stays_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "PATIENCE", 0.02)
    monkeypatch.setattr(durable, "_PAUSE", 0.001)
    monkeypatch.setattr(os, "replace", refuse)
    path = tmp_path / "controle.html"
    path.write_bytes(b"oud")
    with pytest.raises(FileOpen, match=r"`controle.html` is nog open") as caught:
        write_atomic(path, b"nieuw")
    assert caught.value.name == "controle.html"
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]
