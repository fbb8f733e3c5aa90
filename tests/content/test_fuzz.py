"""Thousands of damaged files: the reader answers each with findings that have a place, never with a failure."""

import random
from collections.abc import Callable, Iterable, Sequence

from pipeline.blocks import Text, inlines_of, walk
from pipeline.content import characters, csv_text, markdown, read_yaml_text
from pipeline.content.prose_source import ProseSource
from pipeline.findings import Finding
from tests.specimens import read_specimens

YAML = """\
# een actieplan
code: AP001
nummer: "6.1.1"
titel: We ontwikkelen een preventief gezondheidsbeleid
ambities: [W01, W02]
trekker: 'dienst ''welzijn'''
toelichting: |
  De coördinatie kost € 250 000 😀.

  Zie [[zie AP012]].
gevouwen: >-
  een
  twee
partners:
  - naam: LOGO
    rol: partner
  - {naam: Orion, rol: "trekker \\"x\\" "}
"""
CSV = 'raming;omschrijving;2020\nR1;"een; ""twee""";250000,50\nR2;é 😀;-5\n\n;;;\n'
MARKDOWN = """\
# Kop [[zie AP012]]

Een zin met **vet**, *schuin*, `code` en [een link](https://www.turnhout.be)[^1].

- punt
  - dieper

1. een
2. twee

> citaat
> op twee regels

| a | b |
|---|--:|
| 1 | 2 |

```
code
```

[^1]: De noot.
"""
YAML_WORDS = (
    '"\\U00110000"',
    "%YAML 1.1\n",
    ": ",
    " #",
    "- ",
    "? ",
    "<<: ",
    "---\n",
    "...",
    "  ",
    "\\u202e",
    '"\\ud800"',
    "!!str ",
    "[[",
    "e\u0301",
    "a: b\n",
)
MARKDOWN_WORDS = (
    "**",
    "```\n",
    "[[",
    "]]",
    "<b>",
    "<!--",
    "-->",
    "&#8238;",
    "&#0;",
    "\n\n",
    "# ",
    "- ",
    "1. ",
    "    ",
    "> ",
)
MARKDOWN_NOTES = ("[^1]", "[^1]: ", "[x]: y\n", "---\n", "{=x}", "\\foo{x}", "e\u0301", "  \n")
PIECES = {
    "yaml": (*"\"'[]{}:#&*!|>%@`?,-\\\t\u00a0\n\r\x00\u202e\ufeff\x85é😀", *YAML_WORDS),
    "csv": (*"'\";,\n\r\t\u202eé\x00", "sep=;\n", ";;", '""'),
    "md": (*"*`[]()!<>|\n\t\\~_é😀", *MARKDOWN_WORDS, *MARKDOWN_NOTES),
}


def damaged(chance: random.Random, text: str, pieces: Sequence[str]) -> str:
    """The text with one to six things inserted, deleted, doubled, cut off or moved."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at, other = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        match chance.randrange(6):
            case 0 | 1 | 2:
                text = text[:at] + chance.choice(pieces) + text[at:]
            case 3:
                text = text[:at] + text[at + chance.randint(1, 8) :]
            case 4:
                text = text[:at] + text[other : other + 30] + text[at:]
            case 5:
                lines = text.split("\n")
                number = chance.randrange(len(lines))
                lines[number] = " " * chance.randint(0, 4) + lines[number].lstrip()
                text = "\n".join(lines)
    return text


def assert_sound(findings: Iterable[Finding], text: str) -> None:
    """Every finding has a place in the text, and says something that can be shown."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for finding in findings:
        assert 1 <= finding.at.line <= lines, finding
        assert finding.at.column >= 1, finding
        assert finding.wrong and finding.mend and "None" not in finding.wrong + finding.mend, finding
        str(finding).encode()


def damage(seed: str, text: str, pieces: Sequence[str], times: int, read: Callable[[str], Iterable[Finding]]) -> int:
    """How many damaged texts have findings; each of them sound."""
    chance = random.Random(seed)
    count = 0
    for _ in range(times):
        changed = damaged(chance, text, pieces)
        findings = tuple(read(changed))
        assert_sound(findings, changed)
        count += bool(findings)
    return count


def test_damaged_yaml_gives_findings_only() -> None:
    def read(text: str) -> Iterable[Finding]:
        value, findings = read_yaml_text(text, "x.yaml")
        assert value is not None or findings
        return findings

    assert read(YAML) == ()
    assert damage("yaml", YAML, PIECES["yaml"], 2_000, read) > 600


def test_damaged_csv_gives_findings_only() -> None:
    def read(text: str) -> Iterable[Finding]:
        clean, about_characters = characters.inspect(text, "x.csv")
        table, findings = csv_text.parse(clean, "x.csv")
        assert table is not None or findings
        for row in table or ():
            assert table is not None and len(row.cells) == len(table.header)
            assert all(row.place(index).column <= len(row.source) + 1 for index in range(len(row.cells)))
        return (*about_characters, *findings)

    assert read(CSV) == ()
    assert damage("csv", CSV, PIECES["csv"], 500, read) > 100


def test_damaged_markdown_gives_blocks_with_places_and_findings_only() -> None:
    chance = random.Random("md")
    texts = {"0.md": MARKDOWN}
    for number in range(1, 600):
        texts[f"{number}.md"], _ = characters.inspect(damaged(chance, MARKDOWN, PIECES["md"]), "")
    sources = {path: ProseSource(text, f"c/{path}") for path, text in texts.items()}
    prose, findings = markdown.read_prose(sources, {}, "c")
    by_file = {path: [finding for finding in findings if finding.at.file == f"c/{path}"] for path in texts}
    assert by_file["0.md"] == []
    assert sum(map(bool, by_file.values())) > 200
    for path, text in texts.items():
        assert_sound(by_file[path], text)
        assert path in prose
        lines = text.split("\n")
        for block in walk(prose[path].blocks):
            for run in (run for inlines in inlines_of(block) for run in inlines if isinstance(run, Text)):
                assert run.text and "\n" not in run.text and "\t" not in run.text
                assert run.at is not None
                typed = lines[run.at.line - 1][run.at.column - 1 :]
                # exact, but for what was typed as an entity, an escape or white space
                assert run.text[0] == " " or typed[:1] in (run.text[0], "&", "\\", "\t", ""), (run, typed)


def test_damaged_specimens_give_findings_only() -> None:
    chance = random.Random("specimens")
    files = [file for specimen in read_specimens("reader") for case in specimen.cases for file in case.files.items()]
    assert len(files) > 100
    for name, data in files:
        if not name.endswith((".yaml", ".csv")):
            continue
        for _ in range(2):
            changed = bytearray(data)
            at = chance.randrange(len(changed) + 1)
            changed[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 3)))
            text, findings = characters.decode(bytes(changed), name)
            if text is not None:
                parsed = read_yaml_text(text, name) if name.endswith(".yaml") else csv_text.parse(text, name)
                assert_sound((*findings, *parsed[1]), text)
