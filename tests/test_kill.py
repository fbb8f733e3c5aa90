"""A build that is killed at a random moment leaves a whole old or a whole new set."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.environment import ROOT
from pipeline.files import recover, slot
from pipeline.files.failures import Busy
from tests.length import LONG, SEED, times

KILLS = times(3, 25)
DOCUMENTS = tuple(f"{name}.{kind}" for name in ("smjp", "in-het-kort") for kind in ("docx", "html", "pdf"))
DATA = ("data/datapackage.json", "data/doelstellingenboom.csv")
BUILDER = """
import io, sys
from pathlib import Path
from pipeline import flow
from pipeline.progress import Stages
one, two, out = map(Path, sys.argv[1:])
print("ready", flush=True)
while True:
    for content in (one, two):
        assert not flow.build(content, out, Stages(io.StringIO())).blocked
        print("built", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("seed", [1, 2] if LONG else [1])
def test_a_killed_build_leaves_a_whole_set(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed + SEED)
    one = Path(shutil.copytree(ROOT / "templates" / "nieuw", tmp_path / "one"))
    two = Path(shutil.copytree(one, tmp_path / "two"))
    (two / "teksten" / "traject.md").write_text("Een andere zin, die overal komt.\n", encoding="utf-8")
    out = tmp_path / "build"
    seen: set[str] = set()
    for _ in range(KILLS):
        _build_and_kill(one, two, out, chance)
        _recover(out)
        if (out / "manifest.json").exists():
            seen.add(_whole_set(out))
        leftovers = {path.name for path in out.iterdir()}
        assert leftovers <= {
            "manifest.json",
            *DOCUMENTS,
            "toegankelijkheid.html",
            "data",
            "web",
            "controle.html",
            ".slot",
        }
    assert len(seen) == 2 if LONG else seen  # the sets were met, so the test looked at something


def _recover(out: Path) -> None:
    """What the next start does; a process that the killed one was just starting may hold the slot a little longer."""
    deadline = time.monotonic() + 20
    while True:
        try:
            with slot(out):
                recover(out)
            return
        except Busy:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _build_and_kill(one: Path, two: Path, out: Path, chance: random.Random) -> None:
    command = [sys.executable, "-c", BUILDER, str(one), str(two), str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for _ in range(chance.randrange(3)):
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.8))
        process.kill()
        process.wait()


def _whole_set(out: Path) -> str:
    """What tells this set from the other, after seeing that every file is the one that the manifest names."""
    files: dict[str, str] = json.loads((out / "manifest.json").read_bytes())["bestanden"]
    assert {name for name in files if not name.startswith("web/")} == {*DOCUMENTS, *DATA, "toegankelijkheid.html"}
    assert "web/AP001/index.html" in files
    for name, digest in files.items():
        assert sha256((out / name).read_bytes()).hexdigest() == digest, name
    return files["smjp.html"]
