"""Loose sentences with their level, from CSV, and their judgements as text or JSON (design.md, Commands)."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.language.oordeel import Beoordelaar, Taaloordeel
from pipeline.language.regel import Niveau

COLUMNS = ("id", "level", "text")
_LONGEST_FIELD = 10_000_000


class WrongFile(Exception):
    """A file that cannot be judged; the text says why, in Dutch."""


class LosseZin(NamedTuple):
    """A sentence that stands alone."""

    id: str
    niveau: Niveau
    tekst: str


def read_path(path: Path) -> tuple[LosseZin, ...]:
    """The sentences of a CSV file; raises WrongFile."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise WrongFile(f"{path} bestaat niet.") from None
    except OSError:
        raise WrongFile(f"{path} kan niet gelezen worden.") from None
    return read_bytes(data, str(path))


def read_bytes(data: bytes, shown: str) -> tuple[LosseZin, ...]:
    """The sentences of CSV data; raises WrongFile. `shown` names the file in the message."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongFile(f"{shown} is geen UTF-8; bewaar het in Excel als `CSV UTF-8`.") from None
    try:
        return tuple(_sentences(text, shown))
    except csv.Error:
        raise WrongFile(f"{shown} is geen leesbare CSV; kijk de aanhalingstekens na.") from None


def _sentences(text: str, shown: str) -> Iterator[LosseZin]:
    header = text.partition("\n")[0]
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in header else ",", strict=True)
    names = [name.strip().lower() for name in next(reader, [])]
    if missing := [name for name in COLUMNS if name not in names]:
        raise WrongFile(
            f"{shown}: in de eerste regel ontbreekt {' en '.join(missing)}; die hoort `id,level,text` te zijn."
        )
    columns = [names.index(name) for name in COLUMNS]
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            raise WrongFile(f"{shown}, regel {reader.line_num}: {len(row)} cellen in plaats van {len(names)}.")
        sentence_id, level, sentence = (row[column] for column in columns)
        if level.strip() not in set(Niveau):
            raise WrongFile(
                f"{shown}, regel {reader.line_num}: `{level.strip()}` is geen niveau; schrijf doel, actieplan of actie."
            )
        yield LosseZin(sentence_id.strip(), Niveau(level.strip()), sentence)


def as_json(zinnen: Iterable[LosseZin], judge: Beoordelaar) -> str:
    """A list with, for each sentence in the order given, its id, verdict, faults and findings."""
    rows = [_row(zin, judge.oordeel(zin.tekst, zin.niveau)) for zin in zinnen]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _row(zin: LosseZin, oordeel: Taaloordeel) -> dict[str, object]:
    return {
        "id": zin.id,
        "verdict": oordeel.verdict,
        "faults": list(oordeel.faults),
        "findings": [
            {
                "code": mark.regel.code,
                "name": mark.regel.id,
                "level": mark.ernst.value,
                "start": mark.start,
                "end": mark.end,
                "text": zin.tekst[mark.start : mark.end],
                "wrong": mark.message,
                "mend": mark.suggestion,
            }
            for mark in oordeel.marks
        ],
    }


def as_text(zinnen: Sequence[LosseZin], judge: Beoordelaar) -> str:
    """What a writer reads: each sentence with its verdict, and per mark the words, why, and what is better."""
    lines: list[str] = []
    good = 0
    for zin in zinnen:
        oordeel = judge.oordeel(zin.tekst, zin.niveau)
        good += oordeel.verdict == "ok"
        name = f"{zin.id} " if zin.id else ""
        lines.append(f"{name}({zin.niveau}) {_VERDICT[oordeel.verdict]}: {zin.tekst}")
        for mark in oordeel.marks:
            lines.append(f"    teken {mark.start + 1}: {mark.ernst} {mark.regel.code} {mark.regel.id}")
            lines.append(f"        {mark.message}: {mark.regel.waarom}.")
            lines.append(f"        Beter: {mark.suggestion}.")
    if len(zinnen) != 1:
        lines.append(f"{good} van de {len(zinnen)} zinnen zijn goed zoals ze zijn.")
    return "\n".join(lines)


_VERDICT = {"ok": "goed", "rewrite": "herschrijf"}
