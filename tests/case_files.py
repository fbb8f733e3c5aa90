"""Case files: `tests/cases/*.md` name sentences on which a rule on wording must fire, and on which it must not.

# vaag-werkwoord
## vuurt
- doel: We zetten in op sport.
## zwijgt
- actie: We zetten drie bussen in.
"""

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_ITEM = re.compile(r"- (doel|actieplan|actie): (.+)")


@dataclass(frozen=True, slots=True)
class Geval:
    """A sentence with its level, the rule it is about, and whether that rule must fire."""

    rule: str
    niveau: str
    zin: str
    fires: bool
    where: str


def read_cases(folder: Path = CASES) -> tuple[Geval, ...]:
    """The cases of all files in this folder; a line that is neither a heading nor a case is a mistake."""
    return tuple(case for path in sorted(folder.glob("*.md")) for case in read_case_file(path))


def read_case_file(path: Path) -> tuple[Geval, ...]:
    """The cases of one file."""
    rule, fires, cases = "", None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        if line.startswith("# "):
            rule, fires = line[2:].strip(), None
        elif line.strip() in ("## vuurt", "## zwijgt"):
            fires = line.strip() == "## vuurt"
        elif found := _ITEM.fullmatch(line.strip()):
            if not rule or fires is None:
                raise ValueError(f"{where}: a case stands below `# rule` and `## vuurt` or `## zwijgt`")
            cases.append(Geval(rule, found[1], found[2].strip(), fires, where))
        elif line.startswith(("-", "#")):
            raise ValueError(f"{where}: `{line}` is not a case")
    return tuple(cases)
