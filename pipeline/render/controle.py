"""The page with all findings: rewritten on every run, whatever became of the documents."""

import os
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.findings import Finding, Level


def write_controle(findings: tuple[Finding, ...], folder: Path, out: Path, blocked: bool) -> bytes:
    """The findings by file as one HTML page; each place links to its file, relative to the output folder."""
    environment = Environment(loader=PackageLoader("pipeline.render"), autoescape=True, undefined=StrictUndefined)
    files = [
        {"name": name, "link": _link(name, folder, out), "findings": list(group)}
        for name, group in groupby(findings, key=lambda finding: finding.at.file)
    ]
    counts = {level.value: sum(finding.level is level for finding in findings) for level in Level}
    page = environment.get_template("controle.html.j2")
    return page.render(files=files, counts=counts, total=len(findings), blocked=blocked).encode("utf-8")


def _link(name: str, folder: Path, out: Path) -> str:
    """The way from the output folder to a file of the dossier; empty for what is no file there."""
    inside = Path(name).parts[1:] if Path(name).parts[:1] == (folder.name,) else ()
    path = folder.joinpath(*inside)
    try:
        return Path(os.path.relpath(path, out)).as_posix() if inside and path.is_file() else ""
    except ValueError:  # another drive on Windows
        return ""
