"""Writes `.lock/` anew: every package with its hashes, resolved for all platforms at once (needs the index)."""

import subprocess
import sys

from pipeline.environment import OLDEST, ROOT

_UV = (
    "pip", "compile", "--universal", "--python-version", ".".join(map(str, OLDEST)), "--generate-hashes",
    "--no-header", "--no-annotate", "--quiet", "--upgrade",
)  # fmt: skip


def main() -> int:
    """The exit status of resolving; `setuptools` is there to install the project itself without the network."""
    build_tool = ROOT / ".lock" / "bouw.in"
    status = 0
    for purpose, more in (("plan", ()), ("test", ("--group", "test", "--constraint", str(ROOT / ".lock/plan.txt")))):
        command = [sys.executable, "-m", "uv", *_UV, *more, "pyproject.toml", str(build_tool)]
        target = ["--output-file", str(ROOT / ".lock" / f"{purpose}.txt")]
        status = status or subprocess.call([*command, *target], cwd=ROOT)
    return status


if __name__ == "__main__":
    sys.exit(main())
