"""Runs every validator on a folder of built documents, and first proves that each one can see a fault.

A validator that finds nothing in a file broken on the spot is dead, and fails the step just like an error does.
"""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pdf_rules
import pikepdf
from pdf_tree import TaggedPdf, squeezed

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
PATIENCE = 900  # seconds for one program: the keyboard walk over a plan of 180 pages takes minutes
FEWEST_PAGES = 6
SHOWN = 20  # errors printed per validator

NOT_COVERED = (
    "Word and PowerPoint themselves on Windows or a Mac (only LibreOffice opened the files)",
    "PDF/UA by a complete independent validator such as veraPDF: the PDF is exported under Typst's own UA-1 checks and "
    "tested here, not certified",
    "screen readers and people who use them",
    "browsers other than Chromium, and print",
)


@dataclass(frozen=True)
class Outcome:
    """What one validator said of the documents, and whether it saw the control file's fault."""

    name: str
    version: str
    checked: str
    errors: list[str]
    control: str
    missed: list[str]
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        return bool(self.errors or self.missed)


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """The finished program; its exit status is for the caller to judge, a hanging one raises TimeoutExpired."""
    return subprocess.run(
        list(map(str, command)), capture_output=True, encoding="utf-8", errors="replace", timeout=PATIENCE
    )


def documents(build: Path, ending: str) -> list[Path]:
    """The built files of one format; the plan itself must be among them."""
    found = sorted(build.glob(f"*.{ending}"))
    if build / f"smjp.{ending}" not in found:
        raise FileNotFoundError(build / f"smjp.{ending}")
    return found


def names(paths: list[Path]) -> str:
    return ", ".join(path.name for path in paths)


def package_version(name: str) -> str:
    return str(json.loads((MODULES / name / "package.json").read_text("utf-8"))["version"])


def rezip(
    source: Path, target: Path, change: Callable[[bytes], bytes], part: str = "word/document.xml"
) -> Path:  # fmt: skip
    """A copy of an Office file with one part changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return target


OOXML = "@ooxml-tools/validate"


def sdk_errors(path: Path) -> list[str]:
    """What the Open XML SDK says of an Office file."""
    tool = MODULES / OOXML / "dist" / "npm" / "bin" / "ooxml-validate.js"
    done = run("node", tool, "--output-format", "json", path)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return [f"{path.name}: no verdict: {(done.stderr or done.stdout).strip()[:300]}"]
    return [f"{path.name}: {json.dumps(error, ensure_ascii=False)[:300]}" for error in found]


def ooxml(build: Path, work: Path) -> Outcome:
    """The schemas of the Open XML SDK for current Word."""

    def bend(xml: bytes) -> bytes:
        return re.sub(rb"(<w:pPr><w:pStyle [^>]*/>)", rb'\1<w:jc w:val="krom"/>', xml, count=1)

    words = documents(build, "docx")
    broken = rezip(build / "smjp.docx", work / "broken.docx", bend)
    seen = [error for error in sdk_errors(broken) if "krom" in error]
    return Outcome(
        OOXML, package_version(OOXML), f"{names(words)} against the Open XML SDK schemas",
        [error for path in words for error in sdk_errors(path)],
        "an alignment that does not exist", [] if seen else ["the wrong alignment"],
    )  # fmt: skip


def decks(build: Path, work: Path) -> Outcome:
    """Everything for the college against the Open XML SDK; LibreOffice prints as many pages as a deck shows slides."""
    found = sorted(path for ending in ("pptx", "potx", "docx") for path in (build / "cbs").rglob(f"*.{ending}"))
    slides = [path for path in found if path.suffix == ".pptx"]
    if not slides:
        raise FileNotFoundError(build / "cbs")

    def printed_pages(path: Path) -> int:
        profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work / "printed", path)
        result = work / "printed" / f"{path.stem}.pdf"
        if not result.exists():
            return 0
        with pikepdf.open(result) as pdf:
            return len(pdf.pages)

    def shown_slides(path: Path) -> int:
        with zipfile.ZipFile(path) as deck:
            each = [deck.read(name) for name in deck.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        return sum(not re.search(rb'<p:sld [^>]*show="0"', xml) for xml in each)

    def bend(xml: bytes) -> bytes:
        return xml.replace(b"advClick=", b"advKlik=", 1)

    broken = rezip(slides[0], work / "broken.pptx", bend, "ppt/slides/slide1.xml")
    seen = [error for error in sdk_errors(broken) if "advKlik" in error]
    wrong = [
        f"{path.name}: {pages} pages for {shown_slides(path)} slides"
        for path in slides
        if (pages := printed_pages(path)) != shown_slides(path)
    ]
    return Outcome(
        f"{OOXML} and LibreOffice", package_version(OOXML), f"{len(found)} files for the college: {names(found)}",
        [*(error for path in found for error in sdk_errors(path)), *wrong],
        "an attribute that does not exist", [] if seen else ["the wrong attribute"],
    )  # fmt: skip


def nu(build: Path, work: Path) -> Outcome:
    """The Nu HTML checker; its warnings are counted, not judged."""

    def messages(*paths: Path) -> list[dict[str, str]]:
        done = run("java", "-jar", MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar", "--format", "json", *paths)
        try:
            return list(json.loads(done.stderr)["messages"])
        except (ValueError, KeyError):
            return [{"type": "error", "message": f"no verdict: {done.stderr.strip()[:300]}"}]

    broken = work / "broken.html"
    broken.write_text(
        '<!doctype html><html lang="nl"><title>x</title><p id="a">een<p id="a">twee<div><b>drie</div>', "utf-8"
    )
    seen = " ".join(message["message"] for message in messages(broken) if message["type"] != "info")
    pages = documents(build, "html") + sorted((build / "web").rglob("*.html"))
    found = messages(*pages)
    errors = [
        f"{'/'.join(message.get('url', '').rsplit('/', 2)[-2:])}:{message.get('lastLine', '')}: {message['message']}"
        for message in found
        if message["type"] != "info"
    ]
    return Outcome(
        "Nu HTML checker", package_version("vnu-jar"), f"{len(pages)} pages, those of the site among them", errors,
        "a repeated id and an unclosed element",
        [fault for fault in ("Duplicate ID", "Unclosed element") if fault.lower() not in seen.lower()],
        (f"{len(found) - len(errors)} remarks that are no errors",),
    )  # fmt: skip


SITE_PAGES = ("", "AP005", "BD01", "welzijn", "schema-M2", "financiele-nota", "bijlage-begrippen")
# every page counts, also an empty one before a chapter; headings become bookmarks
AS_PRINTED = (
    'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
)
RIGHT_PAGES = 0.95
LONGER = b"<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p><w:p>"
BAD_PAGES = {
    "axe": '<img src="x.png"><input><p style="color:#bbb;background:#fff">bleek',
    "trap": '<a href="#a">een</a> <a href="#b" id="t">twee</a> <a href="#c">drie</a>'
    "<script>t.onkeydown=e=>{if(e.key==='Tab')e.preventDefault()}</script>",
    "focus": '<style>a:focus{outline:0}</style><a href="#a">een</a> <a href="#b">twee</a>',
    "order": '<a href="#a">een</a> <a href="#b" tabindex="2">twee</a> <a href="#c" tabindex="1">drie</a>',
    "wide": '<div style="width:900px">breed</div>',
}


def searches(chromium: str, work: Path, page: Path) -> list[str]:
    """What goes wrong when somebody searches this page, follows an answer, filters, zooms or prints."""
    done = run("node", HERE / "zoeken.mjs", chromium, work / "profile-zoeken", page)
    if done.returncode:
        return [f"no verdict: {done.stderr.strip()[-600:]}"]
    found: list[str] = json.loads(done.stdout)
    return found


def site(chromium: str, work: Path, folder: Path, page: Path) -> list[str]:
    """What goes wrong when somebody walks through this site, from a folder or from a server."""
    done = run("node", HERE / "site.mjs", chromium, work / "profile-site", folder, page)
    if done.returncode:
        return [f"no verdict: {done.stderr.strip()[-600:]}"]
    found: list[str] = json.loads(done.stdout)
    return found


def browser(build: Path, work: Path) -> Outcome:
    """axe-core, the width of a phone, the Tab key and the search, in a real browser."""
    bad = {}
    for name, body in BAD_PAGES.items():
        bad[name] = work / f"{name}.html"
        bad[name].write_text(f'<!doctype html><html lang="nl"><title>x</title><main><h1>x</h1>{body}</main>', "utf-8")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    pages = documents(build, "html") + [build / "web" / name / "index.html" for name in SITE_PAGES]
    done = run("node", HERE / "browser.mjs", chromium, work / "profile", *pages, *bad.values())
    if done.returncode:
        return Outcome("axe-core", "?", "nothing", [f"no verdict: {done.stderr.strip()[-600:]}"], "none", [])
    report = json.loads(done.stdout)
    searched = searches(chromium, work, build / "smjp.html")
    walked = site(chromium, work, build / "web", build / "smjp.html")
    bare = work / "web"
    shutil.copytree(build / "web", bare, dirs_exist_ok=True)
    (bare / "bestanden" / "zoek.js").unlink()
    (bare / "tabellen" / "tabel-M2.csv").write_text("x", encoding="utf-8")

    def faults(path: Path) -> list[str]:
        return [
            f"{'/'.join(path.parts[-2:])} at {look['width']} px, {'open' if look['open'] else 'as it opens'}: {fault}"
            for look in report["pages"][str(path)]
            for fault in (
                *(f"console: {text}" for text in look["console"]),
                *(f"axe {rule['rule']} {rule['count']} x, {', '.join(rule['where'])}" for rule in look["violations"]),
                *(
                    f"contrast {each['ratio']:.2f} of {each['pair']}, {each['where']}"
                    for each in look["contrast"]["faults"]
                ),
                *([f"{look['tooWide']} px wider than the screen"] if look["tooWide"] else []),
                *(f"keyboard: {text}" for text in look["keyboard"]["problems"]),
            )
        ]

    wanted = {
        "axe": ("image-alt", "label", "color-contrast", "contrast 1.92 of 187,187,187 on 255,255,255"),
        "trap": ("trap:",),
        "focus": ("no visible focus",),
        "order": ("not document order",),
        "wide": ("wider than the screen",),
    }
    missed = [word for name, words in wanted.items() for word in words if word not in " ".join(faults(bad[name]))]
    if not searches(chromium, work, bad["axe"]):
        missed.append("a page without search")
    broken = " ".join(site(chromium, work, bare, build / "smjp.html"))
    missed += [word for word in ("a word finds nothing", "tabel-M2 is another") if word not in broken]
    looks = [look for path in pages for look in report["pages"][str(path)]]
    unsure = sorted({rule["rule"] for look in looks for rule in look["incomplete"]})
    remarks = {note for look in looks for note in look["keyboard"]["notes"]}
    return Outcome(
        "axe-core", f"{report['axe']} in {report['chromium']}",
        f"{names(pages)} at 1200 and 320 px, folds closed and open; Tab key over at most "
        f"{max(look['keyboard']['stops'] for look in looks)} stops; nothing wider than the screen; no console error",
        [fault for path in pages for fault in faults(path)]
        + [f"search: {fault}" for fault in searched]
        + [f"site: {fault}" for fault in walked],
        "a page without search, no alt, no label, low contrast, keyboard trap, unseen focus, wrong focus order, "
        "overflow at 320 px, a site without its search, another table", missed,
        (
            "contrast of every text with its ground: "
            f"{max(look['contrast']['pairs'] for look in looks)} pairs on a page at most, "
            f"the lowest {min(look['contrast']['lowest'] for look in looks):.2f}",
            f"axe leaves to people: {', '.join(unsure) or 'nothing'}",
            *sorted(remarks)[:5],
        ),
    )  # fmt: skip


def qpdf(build: Path, work: Path) -> Outcome:
    """The syntax of the PDF."""

    def errors(path: Path) -> list[str]:
        done = run("qpdf", "--check", path)
        return [] if done.returncode == 0 else [f"{path.name}: {(done.stderr or done.stdout).strip()[:600]}"]

    papers = documents(build, "pdf")
    broken = work / "broken.pdf"
    whole = (build / "smjp.pdf").read_bytes()
    broken.write_bytes(whole[: len(whole) * 2 // 3])
    return Outcome(
        "qpdf --check", run("qpdf", "--version").stdout.split()[2], f"syntax of {names(papers)}",
        [error for path in papers for error in errors(path)],
        "a PDF cut off at two thirds", [] if errors(broken) else ["the cut"],
    )  # fmt: skip


def pages_told(word: Path, printed: Path) -> tuple[str, list[str]]:
    """How far the page numbers in a Word file, which are those of the PDF, are those of its pages in LibreOffice."""

    def pages(path: Path) -> list[tuple[str, int]]:
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}

            def below(items: Iterable[pikepdf.OutlineItem]) -> Iterator[tuple[str, int]]:
                for item in items:
                    target = item.destination if item.destination is not None else item.action.D
                    yield re.sub(r"\W", "", item.title), numbers[target[0].objgen]
                    yield from below(item.children)

            return list(below(outline.root))

    there: dict[str, list[int]] = {}
    for title, page in pages(printed):
        there.setdefault(title, []).append(page)
    off = [there[title].pop(0) - page for title, page in pages(word.with_suffix(".pdf")) if there.get(title)]
    right = sum(each == 0 for each in off)
    told = f"{right} of {len(off)} headings on the page that Word's fields say, the furthest {max(map(abs, off))} away"
    wrong = [told] if right < RIGHT_PAGES * len(off) or max(map(abs, off)) > 1 else []
    return told, wrong


def libreoffice(build: Path, work: Path) -> Outcome:
    """Another word processor opens the Word file: every bookmark of the PDF stands in what it prints."""

    def printed(path: Path) -> tuple[Path, str]:
        profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
        done = run("soffice", profile, "--headless", "--convert-to", AS_PRINTED, "--outdir", work / "printed", path)
        return work / "printed" / f"{path.stem}.pdf", done.stdout + done.stderr

    def faults(path: Path) -> Iterator[str]:
        result, said = printed(path)
        if not result.exists():
            yield f"does not open: {said.strip()[:300]}"
            return
        with pikepdf.open(result) as pdf:
            pages = len(pdf.pages)
        if path.stem == "smjp" and pages < FEWEST_PAGES:
            yield f"only {pages} pages"
        doc = TaggedPdf(path.with_suffix(".pdf"))
        headings = [name for _, name, _ in doc.bookmarks]
        doc.close()
        if not headings:
            yield "its PDF holds no bookmarks to look for"
        if path.stem == "smjp":
            told, other = pages_told(path, result)
            notes.append(told)
            yield from other
        text = squeezed(run("pdftotext", "-enc", "UTF-8", result, "-").stdout)
        yield from (f"a heading is missing: {heading}" for heading in headings if squeezed(heading) not in text)
        rows = [line.split() for line in run("pdffonts", result).stdout.splitlines()[2:]]
        families = sorted({re.sub(r"^[A-Z]{6}\+|-.*", "", row[0]) for row in rows})
        yield from (f"font not embedded: {row[0]}" for row in rows if row[-5] != "yes")
        if "Carlito" not in families:
            yield f"Carlito does not stand in for Calibri, but {', '.join(families)}"
        notes.append(f"{path.name}: {pages} pages, {len(headings)} headings looked for, fonts {', '.join(families)}")

    notes: list[str] = []
    words = documents(build, "docx")
    errors = [f"{path.name}: {fault}" for path in words for fault in faults(path)]
    broken = rezip(build / "smjp.docx", work / "half.docx", lambda xml: xml[: len(xml) // 2])
    missed = ["the half file"] if printed(broken)[0].exists() else []
    longer = rezip(build / "smjp.docx", work / "smjp.docx", lambda xml: xml.replace(b"<w:p>", LONGER, 20))
    shutil.copy(build / "smjp.pdf", work / "smjp.pdf")
    if not list(pages_told(longer, printed(longer)[0])[1]):
        missed.append("pages that moved")
    number = run("soffice", f"-env:UserInstallation={(work / 'office').as_uri()}", "--version").stdout.split()
    return Outcome(
        "LibreOffice", number[1] if len(number) > 1 else "?", f"opens {names(words)} and prints it", errors,
        "a Word file that stops halfway, one that is longer than its page numbers say", missed, tuple(notes),
    )  # fmt: skip


def tag_tree(build: Path, work: Path) -> Outcome:
    """Our own tests of the tag tree, each tried on a copy damaged for it."""
    pdf = build / "smjp.pdf"
    papers = documents(build, "pdf")
    doc = TaggedPdf(pdf)
    tables, figures = len(doc.elements("Table")), len(doc.elements("Figure", "Formula"))
    doc.close()
    return Outcome(
        "own tests of the tag tree", f"pikepdf {version('pikepdf')}, pypdfium2 {version('pypdfium2')}",
        f"{names(papers)}, {len(pdf_rules.RULES)} rules: {', '.join(rule.name for rule in pdf_rules.RULES)}",
        [f"{path.name}: {fault}" for path in papers for fault in pdf_rules.problems(path)],
        f"{len(pdf_rules.RULES)} damaged copies, one per rule", pdf_rules.deaf_rules(pdf),
        (f"smjp.pdf: {tables} tables, {figures} figures",),
    )  # fmt: skip


def pdfua(build: Path, work: Path) -> Outcome:
    """A second, small opinion by others on the part of PDF/UA-1 that they wrote tests for."""

    def verdict(path: Path) -> tuple[list[str], list[str]]:
        done = run(sys.executable, "-m", "pdfua", "check", path)
        found = [
            f"{path.name}: {line}"
            for line in re.findall(r"^ *(\[(?:ERROR|WARN)\w* *\] .*)$", done.stdout, re.MULTILINE)
        ]
        if "rules (" not in done.stdout:
            found = [f"{path.name}: no verdict: {(done.stderr or done.stdout).strip()[:300]}"]
        skipped = re.findall(r"^ *\[skip *\] (\S+)", done.stdout, re.MULTILINE)
        covered = re.findall(r"checked against (\d+ of \d+)", done.stdout)
        gaps = [f"{name} not evaluated by the tool" for name in skipped]
        return found, [f"{part} rules of UA-1" for part in covered] + gaps

    broken = work / "mute.pdf"
    with pikepdf.open(build / "smjp.pdf") as pdf:
        pdf.Root.Lang = pikepdf.String("")
        pdf.save(broken)
    papers = documents(build, "pdf")
    verdicts = [verdict(path) for path in papers]
    seen = " ".join(verdict(broken)[0])
    return Outcome(
        "pdfua", version("pdfua"), f"{names(papers)} against a part of PDF/UA-1; no certificate",
        [error for errors, _ in verdicts for error in errors],
        "a PDF without language", [] if "UA-06-001" in seen else ["the missing language"],
        tuple(sorted({note for _, notes in verdicts for note in notes})),
    )  # fmt: skip


VALIDATORS = (ooxml, decks, nu, browser, qpdf, libreoffice, tag_tree, pdfua)


def timed(validator: Callable[[Path, Path], Outcome], build: Path, work: Path) -> tuple[Outcome, float]:
    """The outcome and how many seconds it took; each validator has a folder of its own."""
    folder = work / validator.__name__
    folder.mkdir()
    start = monotonic()
    try:
        outcome = validator(build, folder)
    except (OSError, ValueError, LookupError, subprocess.SubprocessError, pikepdf.PdfError) as broke:
        outcome = Outcome(validator.__name__, "?", "no verdict", [f"{type(broke).__name__}: {broke}"], "none", [])
    return outcome, monotonic() - start


def report(outcome: Outcome, seconds: float) -> None:
    """Prints one line for the validator, then its remarks and its errors."""
    control = f"NOT found: {'; '.join(outcome.missed)}" if outcome.missed else f"found: {outcome.control}"
    print(
        f"{'FAIL' if outcome.failed else 'ok'}: {outcome.name} {outcome.version}: {outcome.checked}: "
        f"{len(outcome.errors)} errors; control {control} ({seconds:.0f} s)"
    )
    for note in outcome.notes:
        print(f"      {note}")
    for error in outcome.errors[:SHOWN]:
        print(f"    - {error}")
    if len(outcome.errors) > SHOWN:
        print(f"    - and {len(outcome.errors) - SHOWN} more")
    sys.stdout.flush()


def main(build: Path) -> int:
    """0 when every validator found nothing in the documents and every fault in its control files, else 1."""
    failed = False
    with TemporaryDirectory() as folder, ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(timed, validator, build, Path(folder)) for validator in VALIDATORS]
        for future in running:
            outcome, seconds = future.result()
            report(outcome, seconds)
            failed = failed or outcome.failed
    print(f"Covered by no validator: {'; '.join(NOT_COVERED)}.")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
