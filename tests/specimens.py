"""Specimens: files under `tests/messages/` that show, for one kind of finding, some content and what its author reads.

    # S40 dubbele-sleutel
    ## geval: twee keer dezelfde sleutel
    ### bestand: actieplannen/AP001.yaml
    ~~~
    code: AP001
    code: AP002
    ~~~
    ### bevindingen
    ~~~
    content/actieplannen/AP001.yaml:2:1: fout S40 dubbele-sleutel
        …
    ~~~

`### bestand-bytes: naam` holds Python escapes on lines that are joined; `### koppeling: naam` holds the target of a
symbolic link; `### omstandigheid: …` names something outside the files, for the test to arrange.
"""

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

MESSAGES = Path(__file__).parent / "messages"


@dataclass(slots=True)
class Case:
    """Content, the circumstance it is read in, and what its author must read."""

    title: str
    files: dict[str, bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    circumstance: str = ""
    expected: str | None = None

    def lay_out(self, folder: Path) -> None:
        """Writes the files of the case below a folder."""
        for path, data in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        for path, target in self.links.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).symlink_to(target)


@dataclass(frozen=True, slots=True)
class Specimen:
    """All cases of one kind of finding."""

    path: Path
    code: str
    name: str
    cases: tuple[Case, ...]


def read_specimens(room: str) -> tuple[Specimen, ...]:
    """The specimens of one room, in the order of their codes."""
    return tuple(read_specimen(path) for path in sorted((MESSAGES / room).glob("*.md")))


def read_specimen(path: Path) -> Specimen:
    """The specimen in a file; raises ValueError for a line that does not belong in one."""
    lines = path.read_text(encoding="utf-8").split("\n")
    code, name = lines[0].removeprefix("# ").split(" ", 1)
    cases: list[Case] = []
    number = 1
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.startswith("## geval: "):
            cases.append(Case(line.removeprefix("## geval: ")))
        elif line.startswith("### omstandigheid: "):
            cases[-1].circumstance = line.removeprefix("### omstandigheid: ")
        elif match := re.fullmatch(r"### (bestand|bestand-bytes|koppeling|bevindingen)(?:: (.+))?", line):
            block, number = _block(lines, number, path)
            _add(cases[-1], match[1], match[2] or "", block)
        elif line.startswith("#"):
            raise ValueError(f"{path.name}:{number}: {line}")
    return Specimen(path, code, name, tuple(cases))


def _block(lines: list[str], number: int, path: Path) -> tuple[list[str], int]:
    """The lines between two fences of equal length, and the number of the line after them."""
    fence = lines[number]
    if not re.fullmatch("~{3,}", fence) or fence not in lines[number + 1 :]:
        raise ValueError(f"{path.name}:{number + 1}: hier hoort een blok tussen ~~~")
    end = lines.index(fence, number + 1)
    return lines[number + 1 : end], end + 1


def _add(case: Case, what: str, name: str, block: list[str]) -> None:
    match what:
        case "bestand":
            case.files[name] = "".join(f"{line}\n" for line in block).encode()
        case "bestand-bytes":
            case.files[name] = codecs.decode("".join(block), "unicode_escape").encode("latin-1")
        case "koppeling":
            case.links[name] = block[0]
        case _:
            case.expected = "\n".join(block)
