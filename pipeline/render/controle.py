"""The page with all findings and all judged sentences: rewritten on every run, whatever became of the documents."""

import os
from collections.abc import Collection
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.findings import MOST_NAMED, Finding, Level, Sentence, Wording


class Piece(NamedTuple):
    """A stretch of a sentence with the numbers, from 1, of the remarks about it; none for what nobody remarked on."""

    text: str
    numbers: tuple[int, ...]


def write_controle(
    findings: tuple[Finding, ...],
    wording: Wording,
    folder: Path,
    out: Path,
    blocked: bool,
    against_raad: Collection[Finding] | None = None,
    named: str = "",
) -> bytes:
    """The findings by file, the sentences with their remarks and the rules, as one HTML page.

    Each place links to its file, relative to the output folder. `against_raad` are those that would stop a working
    version on its way to the raad, marked as such; None where that is no question.
    """
    environment = Environment(loader=PackageLoader("pipeline.render"), autoescape=True, undefined=StrictUndefined)
    files = [
        {"name": name, "link": _link(name, named or folder.name, folder, out), "findings": list(group)}
        for name, group in groupby(findings, key=lambda finding: finding.at.file)
    ]
    counts = {level.value: sum(finding.level is level for finding in findings) for level in Level}
    page = environment.get_template("controle.html.j2")
    groups = [(name, list(group)) for name, group in groupby(_by_group(wording), key=lambda each: each.group)]
    return page.render(
        files=files,
        counts=counts,
        total=len(findings),
        blocked=blocked,
        against_raad=against_raad,
        most_named=MOST_NAMED,
        groups=groups,
        shares={share.label: share for share in wording.shares},
        rules=wording.rules,
        pieces=pieces,
    ).encode("utf-8")


def pieces(sentence: Sentence) -> tuple[Piece, ...]:
    """The sentence cut where a remark starts or ends, so that remarks never hide each other."""
    ends = {0, len(sentence.text)} | {end for remark in sentence.remarks for end in (remark.start, remark.end)}
    return tuple(
        Piece(
            sentence.text[start:end],
            tuple(
                number
                for number, remark in enumerate(sentence.remarks, start=1)
                if remark.start <= start and end <= remark.end
            ),
        )
        for start, end in pairwise(sorted(ends))
    )


def _by_group(wording: Wording) -> list[Sentence]:
    """The sentences by group, the groups in the order in which they first come."""
    order = {name: number for number, name in enumerate(dict.fromkeys(each.group for each in wording.sentences))}
    return sorted(wording.sentences, key=lambda each: order[each.group])


def _link(name: str, named: str, folder: Path, out: Path) -> str:
    """The way from the output folder to a file of the dossier; empty for what is no file there."""
    inside = name.removeprefix(f"{named}/")
    path = folder / inside
    try:
        return Path(os.path.relpath(path, out)).as_posix() if inside != name and path.is_file() else ""
    except ValueError:  # another drive on Windows
        return ""
