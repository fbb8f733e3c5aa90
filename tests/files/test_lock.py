"""The slot: one build at a time in an output folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.files import Busy, NotWritable, recover, slot
from pipeline.files.names import SLOT
from tests.files.sets import NEW, leftovers, publish_set, seen

ROOT = Path(__file__).resolve().parents[2]

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.files import slot
with slot(Path(sys.argv[1])):
    print("heeft het", flush=True)
    time.sleep(60)
"""

CONTENDER = """
import os, sys, time
from pathlib import Path
from pipeline.files import Busy, Manifest, publish, recover, slot
out, who = Path(sys.argv[1]), sys.argv[2]
files = {f"smjp-{number}.txt": who.encode() * 1000 for number in range(3)}
won = lost = 0
os.fsync = lambda fd: None
sys.stdin.readline()
while won < 3 and lost < 5000:
    try:
        with slot(out):
            recover(out)
            (out / "binnen").mkdir()  # fails when somebody else is inside
            before = int((out / "teller").read_text()) if (out / "teller").exists() else 0
            publish(out, files, Manifest.of(files, {}, who))
            (out / "teller").write_text(str(before + 1))
            assert {path.read_bytes() for path in out.glob("smjp-*")} == set(files.values())
            (out / "binnen").rmdir()
        won += 1
        time.sleep(0.005)
    except Busy:
        lost += 1
        time.sleep(0.002)
print(won, lost)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process that runs this script."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_second_build_is_refused_and_told_by_whom(tmp_path: Path) -> None:
    out = tmp_path / "nog niet" / "build"
    with slot(out):
        with pytest.raises(Busy, match=rf"proces {os.getpid()}") as caught, slot(out):
            pytest.fail("two builds at once")
        assert caught.value.pid == os.getpid()
    with slot(out):
        pass


def test_the_slot_is_free_again_when_a_build_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), slot(tmp_path):
        raise RuntimeError
    with slot(tmp_path):
        pass


def test_an_error_inside_the_block_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), slot(tmp_path):
        (tmp_path / "bestaat niet").read_bytes()


@pytest.mark.parametrize("text", [b"", b" ", b" onzin", b" 12 34"])
def test_an_unknown_holder_is_not_named(tmp_path: Path, text: bytes) -> None:
    with slot(tmp_path):
        (tmp_path / SLOT).write_bytes(text)
        with pytest.raises(Busy) as caught, slot(tmp_path):
            pytest.fail("two builds at once")
    assert caught.value.pid is None


def test_who_held_it_before_is_not_named(tmp_path: Path) -> None:
    with slot(tmp_path):
        assert str(os.getpid()).encode() in (tmp_path / SLOT).read_bytes()
    assert str(os.getpid()).encode() not in (tmp_path / SLOT).read_bytes()


def test_something_else_in_the_place_of_the_lock_is_explained(tmp_path: Path) -> None:
    (tmp_path / SLOT).mkdir()
    with pytest.raises(NotWritable), slot(tmp_path):
        pytest.fail("not locked")
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(NotWritable), slot(tmp_path / "bestand"):
        pytest.fail("not locked")


def test_publishing_leaves_the_lock_alone(tmp_path: Path) -> None:
    with slot(tmp_path):
        publish_set(tmp_path, NEW)
        recover(tmp_path)
        with pytest.raises(Busy), slot(tmp_path):
            pytest.fail("two builds at once")
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")
def test_a_killed_build_gives_the_slot_free(tmp_path: Path) -> None:
    with start(HOLDER, tmp_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "heeft het\n"
        with pytest.raises(Busy) as caught, slot(tmp_path):
            pytest.fail("two builds at once")
        assert caught.value.pid == holder.pid
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with slot(tmp_path):
        pass


def test_of_eight_builds_at_once_one_is_inside_and_no_set_is_mixed(tmp_path: Path) -> None:
    builds = [start(CONTENDER, tmp_path, number) for number in range(8)]
    for build in builds:
        assert build.stdin is not None
        build.stdin.write("begin\n")
        build.stdin.flush()
    answers = [build.communicate(timeout=60)[0].split() for build in builds]
    assert [build.returncode for build in builds] == [0] * 8
    assert [int(won) for won, _ in answers] == [3] * 8
    assert sum(int(lost) for _, lost in answers) > 8, "they really were there together"
    assert (tmp_path / "teller").read_text() == "24"
    assert len({data for name, data in seen(tmp_path).items() if name.startswith("smjp-")}) == 1
    assert leftovers(tmp_path) == []
