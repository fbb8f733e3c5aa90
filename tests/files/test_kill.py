"""A build that is killed at a random moment, fifty times."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.files import Manifest, publish, recover
from pipeline.files.digests import digest
from tests.files.sets import leftovers, seen
from tests.length import times

KILLS = times(25, 50)
ROOT = Path(__file__).resolve().parents[2]
NAMES = {"A": [f"deel-{number}.txt" for number in range(8)], "B": [f"deel-{number}.txt" for number in range(3, 11)]}
SETS = {which: {name: f"{which} {name} ".encode() * 200 for name in names} for which, names in NAMES.items()}

# Between two moves it waits a little, or hardly any kill would come in between. It starts each build by a fork, since
# that is fifty times faster than starting Python.
BUILDERS = f"""
import os, sys, time
from pathlib import Path
from pipeline.files import Manifest, publish, slot
out = Path(sys.argv[1])
sets = {SETS!r}
replace = os.replace
def slowly(source, target):
    time.sleep(0.001)
    replace(source, target)
os.replace = slowly
os.fsync = lambda fd: None
def build():
    with slot(out):
        print(os.getpid(), flush=True)
        while True:
            for versie, files in sets.items():
                publish(out, files, Manifest.of(files, {{}}, versie))
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            build()
        finally:
            os._exit(1)
    print(os.waitpid(child, 0)[1], flush=True)
"""


def which_set(out: Path) -> str | None:
    """The letter of the set that is in the folder, whole, with its manifest and nothing else; None for a mixture."""
    found = {name: data for name, data in seen(out).items() if name not in (".slot", "notities.txt")}
    manifest = Manifest.from_json(found.pop("manifest.json", b""))
    if manifest is None or manifest.files != {name: digest(data) for name, data in found.items()}:
        return None
    return next((which for which, files in SETS.items() if files == found and manifest.versie == which), None)


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")
def test_a_set_is_whole_after_every_kill_and_recovery(tmp_path: Path) -> None:
    chance = random.Random(20_200_308)
    out = tmp_path / "build"
    publish(out, SETS["A"], Manifest.of(SETS["A"], {}, "A"))
    (out / "notities.txt").write_bytes(b"niet van ons")
    mixed = stopped = 0
    with subprocess.Popen(
        [sys.executable, "-c", BUILDERS, out], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as builders:
        assert builders.stdin is not None
        assert builders.stdout is not None
        for kill in range(KILLS):
            builders.stdin.write("begin\n")
            builders.stdin.flush()
            builder = int(builders.stdout.readline())
            time.sleep(chance.random() * 0.08)
            os.kill(builder, signal.SIGKILL)
            assert int(builders.stdout.readline()) == signal.SIGKILL, "it was still at work"
            stopped += leftovers(out) != []
            if which_set(out) is None:
                mixed += 1
                assert (out / ".journaal.json").exists(), kill
            recover(out)
            assert which_set(out) is not None, kill
            assert leftovers(out) == [], kill
            assert (out / "notities.txt").read_bytes() == b"niet van ons"
    assert stopped > KILLS / 2
    assert mixed > KILLS / 10
