"""What people who never saw YAML, Markdown or a CSV type at first, what they then read, and whether that helps.

The list is `tests/beginner.md`: each case changes one file of the dossier that `smjp nieuw` makes, quotes the findings
to the letter, and types what they ask for, after which no fault is left.
"""

import datetime
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline import starter
from pipeline.findings import Finding, Level
from pipeline.starter.choices import choose
from tests.built import control

LIST = Path(__file__).parent / "beginner.md"
INVISIBLE = str.maketrans({"⇥": "\t", "⍽": "\u00a0"})  # as the list shows them
_FENCED = re.compile(r"^(?P<fence>~~~+)(?: diff)?\n(?P<lines>.*?)\n?^(?P=fence)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One slip: the lines of a file (`-`), what stands there instead (`+`), and what the findings ask for.

    A remedy that the findings spell out is typed after `=`; after `~` what they say in words.
    """

    title: str
    file: str
    lines: tuple[str, ...]
    expected: str = field(repr=False)

    def typed(self, *signs: str) -> list[str]:
        """The lines with one of these signs, without it."""
        return [line[1:].translate(INVISIBLE) for line in self.lines if line[:1] in signs]

    @property
    def has_remedy(self) -> bool:
        """Whether there is something to type."""
        return bool(self.typed("=", "~"))

    def damage(self, folder: Path) -> None:
        """Makes the slip."""
        self._change(folder, self.typed("+"))

    def mend(self, folder: Path) -> None:
        """Types the remedy instead."""
        self._change(folder, self.typed("=", "~"))

    def _change(self, folder: Path, instead: list[str]) -> None:
        path, old = folder / self.file, self.typed("-")
        if instead == ["(geen bestand)"]:
            path.unlink(missing_ok=True)
            return
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == ["(alles)"]:
            old = text.splitlines()
        new = "".join(f"{line}\n" for line in instead if line or len(instead) > 1)
        before = "".join(f"{line}\n" for line in old)
        assert not old or text.count(before) == 1, (self.title, before)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(before, new) if old else text + new, encoding="utf-8")


def _cases(part: str) -> Iterator[Case]:
    """The cases below this heading of the list."""
    (text,) = re.findall(rf"(?ms)^# {part}$\n(.*?)(?=^# |\Z)", LIST.read_text(encoding="utf-8"))
    for section in re.split(r"(?m)^## ", text)[1:]:
        changed, *read = [match["lines"] for match in _FENCED.finditer(section)]
        file, *lines = changed.split("\n")
        yield Case(section.split("\n")[0], file, tuple(lines), "".join(read))


ADDED, CASES = tuple(_cases("Wat het dossier erbij heeft")), tuple(_cases("Vergissingen"))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of `smjp nieuw`, with an actie, amounts, an indicator and a ledger."""
    folder = tmp_path_factory.mktemp("beginner") / "content"
    choices = choose(naam=None, periode="2020-2025", hoofdstukken=(), today=datetime.date(2019, 3, 1))
    starter.write(folder, choices)
    for each in ADDED:
        each.damage(folder)
    return folder


def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    monkeypatch.chdir(folder.parent)
    return control(Path("content")).findings


def _faults(findings: tuple[Finding, ...]) -> list[str]:
    return [str(each) for each in findings if each.level is Level.FOUT]


def test_the_dossier_has_nothing_to_mend(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [str(each) for each in _read(dossier, monkeypatch)] == []


def test_the_list_is_long_and_most_of_it_says_what_to_type() -> None:
    assert len(CASES) >= 90
    assert len({case.title for case in CASES}) == len(CASES)
    assert sum(bool(case.typed("=")) for case in CASES) >= 60
    assert [case.title for case in CASES if not case.has_remedy and case.expected] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_beginner_reads_this_and_it_helps(
    case: Case, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, mended = (Path(shutil.copytree(dossier, tmp_path / each / "content")) for each in ("wrong", "mended"))
    case.damage(wrong)
    findings = _read(wrong, monkeypatch)
    assert "\n".join(map(str, findings)) == case.expected
    if not case.has_remedy:
        return
    if typed := "\n".join(case.typed("=")):
        spelled = [each.strip() for finding in findings for each in re.findall(r"`([^`]*)`", finding.mend)]
        assert any(each and each in typed for each in spelled), (typed, spelled)
    case.mend(mended)
    assert _faults(_read(mended, monkeypatch)) == []
