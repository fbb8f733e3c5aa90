"""`make bench`: how long a large ledger takes from file to schemas and findings, against the csv module reading it.

Every measurement is a process of its own. Seconds are of the processor, because other work on the machine does not
count then; only the ratio and the growth mean something elsewhere.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.environment import ROOT
from tests.finance import city

LINES = (15_000, 30_000, 60_000)
RUNS = 3
LIMIT_SECONDS, LIMIT_MEGABYTES = 3.0, 500
READ = """
import csv, json, sys, time
start = time.process_time()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = sum(1 for _ in csv.reader(file, delimiter=";"))
print(json.dumps({"seconds": time.process_time() - start, "rows": rows}))
"""
WORK = """
import json, sys, time
from pathlib import Path
from pipeline.checks import check
from pipeline.content import no_garbage_collection, read_folder
from pipeline.finance.boek import SCHEMAS, Boek
from pipeline.model.assemble import assemble
try:
    import resource
except ImportError:
    resource = None
start = time.process_time()
with no_garbage_collection():
    dossier, _ = assemble(read_folder(Path(sys.argv[1]), "content"))
    book = Boek(dossier)
    for schema in SCHEMAS:
        book.tabel(schema)
    findings = len(list(check(book)))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000 if resource else 0
print(json.dumps({"seconds": time.process_time() - start, "peak": peak, "findings": findings}))
"""


def main() -> int:
    """Prints a table and the verdict; 1 when the norm is not met."""
    print(f"{'regels':>7} {'csv':>8} {'alles':>8} {'verhouding':>11} {'geheugen':>9} {'per regel':>10}")
    per_line, last = [], (0.0, 0.0)
    for lines in LINES:
        with tempfile.TemporaryDirectory() as name:
            folder = city.write(Path(name) / "content", lines)
            runs = [(_run(READ, folder / "financien/ramingen.csv"), _run(WORK, folder)) for _ in range(RUNS)]
        bare = statistics.median(read["seconds"] for read, _ in runs)
        whole = statistics.median(work["seconds"] for _, work in runs)
        peak = max(work["peak"] for _, work in runs)
        per_line.append(whole / lines)
        growth = per_line[-1] / per_line[0]
        print(
            f"{lines:>7} {bare:>6.2f} s {whole:>6.2f} s {whole / bare:>11.1f} {peak:>6.0f} MB {growth:>10.2f}",
            flush=True,
        )
        last = (whole, peak)
    met = last[0] < LIMIT_SECONDS and last[1] < LIMIT_MEGABYTES
    norm = f"{LINES[-1]} regels in minder dan {LIMIT_SECONDS:.0f} s en {LIMIT_MEGABYTES} MB"
    print(f"Norm: {norm}: {'ja' if met else 'nee'}. Lineaire groei: de laatste kolom blijft rond 1 of daalt.")
    return 0 if met else 1


def _run(program: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
