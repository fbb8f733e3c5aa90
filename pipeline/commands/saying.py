"""What a command says and answers: exit statuses (design.md, Commands), findings, and the files it made."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.findings import Finding, Level

DONE, BLOCKED, WRONG_USE, NO_ENVIRONMENT, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 4, 130
SHOWN = 25
_PLURAL = {Level.FOUT: "fouten", Level.WAARSCHUWING: "waarschuwingen", Level.TIP: "tips"}


def say_findings(findings: tuple[Finding, ...], page: Path | None = None) -> None:
    """Prints findings and how many there are; with a page that has them all, only the first."""
    shown = findings if page is None else findings[:SHOWN]
    for finding in shown:
        print(finding)
    if len(shown) < len(findings):
        print(f"… en nog {len(findings) - len(shown)}: zie {page}")
    counts = [(sum(each.level is level for each in findings), level) for level in Level]
    words = [f"{count} {level if count == 1 else _PLURAL[level]}" for count, level in counts if count]
    print(f"Bevindingen: {', '.join(words) or 'geen'}.")


def say_made(files: Mapping[Path, int]) -> None:
    """Prints the files that were made, with their size in bytes as readers write it; a site as one."""
    sites = {path.parent for path in files if path.name == "index.html"}
    tops: dict[Path, list[int]] = {site: [] for site in sorted(sites) if sites.isdisjoint(site.parents)}
    for path, size in files.items():
        top = next((each for each in path.parents if each in tops), None)
        if top is None:
            print(f"Gemaakt: {path} ({_size(size)})")
        else:
            tops[top].append(size)
    for top, sizes in tops.items():
        print(f"Gemaakt: {top / 'index.html'}, een site van {len(sizes)} bestanden ({_size(sum(sizes))})")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 100_000 else f"{max(1, size // 1000)} kB"
