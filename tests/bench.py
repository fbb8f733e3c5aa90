"""`make bench`: how long a large plan takes, bare, read back and with its site, against a Typst compile of its PDF.

Every build and every compile is a process of its own, interpreter start included; the two take turns, so that a
machine that slows down slows both. Only the ratios mean something elsewhere.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from pipeline.content import read_folder
from pipeline.environment import ROOT
from pipeline.finance.totalen import totals
from pipeline.look import house_style
from pipeline.model.assemble import assemble
from pipeline.plan import build_plan
from pipeline.render.pdf import typst_source
from pipeline.shipped import TEMPLATES
from tests import generator

LIMIT = 3.0
WITHOUT_SITE = """
import sys
from pipeline import cli, flow
flow.write_web = lambda *_: ({}, ())
sys.exit(cli.main(sys.argv[1:]))
"""
UNREAD = f"""
from pipeline import documents
documents.check_files = lambda document, files: ()
{WITHOUT_SITE}
"""
BARE = """
import datetime, typst
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[{fonts!r}])
typst.compile(
    {root!r} + "/main.typ", output={root!r} + "/bare.pdf", root={root!r}, font_paths=fonts,
    pdf_standards=["ua-1", "a-2a"], timestamp=1574812800,
)
"""
SIZES = (0.7, 1, 2, 4)  # 0.7 is a plan of 250 pages


def main() -> int:
    """Prints a table and the verdict; 1 when the norm is not met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keer", type=int, default=3, help="runs per size, the median counts")
    parser.add_argument("--maten", type=float, nargs="+", default=SIZES, help="times the norm size")
    given = parser.parse_args()
    titles = f"{'bouw':>8} {'alleen Typst':>13} {'verhouding':>11} {'met nalezen':>12} {'met site':>9} {'per maat':>9}"
    print(f"{'maat':>5} {'pagina’s':>9} {titles}")
    ratios, per_size = [], []
    for factor in given.maten:
        with tempfile.TemporaryDirectory() as name:
            times, pages = _measure(Path(name), factor, given.keer)
        build, compile_ = (statistics.median(run[index] for run in times) for index in (0, 2))
        ratio = statistics.median(run[1] / run[2] for run in times)
        whole = statistics.median(run[0] / run[2] for run in times)
        read = statistics.median(run[3] / run[2] for run in times)
        ratios.append(ratio)
        per_size.append(build / factor)
        growth = per_size[-1] / per_size[0]
        figures = f"{build:>6.2f} s {compile_:>11.2f} s {ratio:>11.2f} {read:>12.2f} {whole:>9.2f} {growth:>9.2f}"
        print(f"{factor:>5g} {pages:>9} {figures}", flush=True)
    met = ratios[list(given.maten).index(1)] <= LIMIT if 1 in given.maten else ratios[0] <= LIMIT
    verdict = "ja" if met else "nee"
    print(
        f"Norm: maat 1 duurt zonder nalezen en zonder site ten hoogste {LIMIT:.0f} keer de Typst-compilatie: {verdict}."
    )
    print("Lineaire groei: de laatste kolom (tijd per maat, ten opzichte van de eerste) blijft rond 1.")
    return 0 if met else 1


def _measure(folder: Path, factor: float, runs: int) -> tuple[list[tuple[float, float, float, float]], int]:
    """Per run the seconds of a build, of one without read-back and site, of the bare compile, of one without site.

    And the number of pages.
    """
    dossier = generator.write(folder / "content", generator.Size().times(factor))
    job = _typst_files(dossier, folder / "typst")
    times = []
    for _ in range(runs):
        build = [sys.executable, "-m", "pipeline", "plan", "--inhoud", str(dossier), "--uit", str(folder / "build")]
        unread = [sys.executable, "-c", UNREAD, *build[3:]]
        read = [sys.executable, "-c", WITHOUT_SITE, *build[3:]]
        times.append((_seconds(build), _seconds(unread), _seconds([sys.executable, str(job)]), _seconds(read)))
    document = pypdfium2.PdfDocument(folder / "build" / "smjp.pdf")
    pages = len(document)
    document.close()
    return times, pages


def _typst_files(dossier: Path, folder: Path) -> Path:
    """A script that does nothing but compile the source that the build makes."""
    assembled, findings = assemble(read_folder(dossier, "content"))
    if assembled is None:
        raise SystemExit("\n".join(map(str, findings)))
    style, _ = house_style(TEMPLATES)
    if style is None:
        raise SystemExit("no house style")
    source = typst_source(build_plan(assembled, totals(assembled), "0" * 8), style, TEMPLATES)
    folder.mkdir()
    for name, data in source.files.items():
        (folder / name).write_bytes(data)
    fonts = folder / "letters"
    fonts.mkdir()
    for path in source.typeface.files:
        shutil.copyfile(path, fonts / path.name)
    script = folder / "bare.py"
    script.write_text(BARE.format(root=str(folder), fonts=str(fonts)), encoding="utf-8")
    return script


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
