"""How well the rules on wording do on a labelled set: `make taal-meting` prints the figures and guards them.

The set is found through the environment variable SMJP_TAALSET: a CSV with the columns id, level, text, verdict, faults
and source. It is test data only; nothing of it may stand in this repository. `tests/cases/oordeel.csv` is our own
writing, has no source, and is guarded the same way in the tests.
"""

import csv
import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlparse

from pipeline.language import Beoordelaar, Niveau

VARIABLE = "SMJP_TAALSET"
RECORDED = Path(__file__).parent / "taal_meting.json"
OWN_SET = Path(__file__).parent / "cases" / "oordeel.csv"
OWN_RECORDED = OWN_SET.with_suffix(".json")
NOT_SET = f"Geen meting: zet {VARIABLE} op het pad van de gelabelde set."
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Gelabeld:
    """A labelled sentence with what the rules say of it."""

    gemeente: str
    verdict: str
    judged: str
    faults: frozenset[str]
    found: frozenset[str]


@dataclass(slots=True)
class Telling:
    """Right and wrong answers, counted."""

    hits: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    agreed: int = 0
    good: int = 0
    good_kept: int = 0

    @classmethod
    def of(cls, rows: Iterable[Gelabeld]) -> "Telling":
        """The counts over these sentences."""
        telling = cls()
        for row in rows:
            telling.hits.update(row.faults & row.found)
            telling.false.update(row.found - row.faults)
            telling.missed.update(row.faults - row.found)
            telling.sentences += 1
            telling.agreed += row.verdict == row.judged
            telling.good += row.verdict == "ok"
            telling.good_kept += row.verdict == row.judged == "ok"
        return telling

    def scores(self, faults: Iterable[str] | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of these faults together, or of all."""
        names = set(self.hits) | set(self.false) | set(self.missed) if faults is None else set(faults)
        hits, false, missed = (sum(each[name] for name in names) for each in (self.hits, self.false, self.missed))
        return _share(hits, hits + false), _share(hits, hits + missed), _share(2 * hits, 2 * hits + false + missed)

    @property
    def figures(self) -> dict[str, float]:
        """The three figures that count, in order of weight."""
        return {
            "ok-recall": _share(self.good_kept, self.good),
            "verdict": _share(self.agreed, self.sentences),
            "f1": self.scores()[2],
        }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def measure(path: Path) -> tuple[Gelabeld, ...]:
    """Every sentence of the set, judged."""
    judge = Beoordelaar()
    rows = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            oordeel = judge.oordeel(row["text"], Niveau(row["level"]))
            faults = frozenset(filter(None, row["faults"].split(";")))
            rows.append(
                Gelabeld(
                    _gemeente(row.get("source", "")), row["verdict"], oordeel.verdict, faults, frozenset(oordeel.faults)
                )
            )
    return tuple(rows)


def _gemeente(source: str) -> str:
    """The municipality of a source: the part of the address that names it, whatever the year or subject."""
    host = urlparse(source).netloc.removeprefix("www.")
    parts = [
        part
        for part in re.split(r"[.]", host)
        if not re.search(r"begroting|jaarverslag|kadernota|^nl$|^be$|^com$|tangelo", part)
    ]
    return parts[0] if parts and parts[0] else source


def by_gemeente(rows: Sequence[Gelabeld]) -> dict[str, list[Gelabeld]]:
    """The sentences of each municipality."""
    groups: dict[str, list[Gelabeld]] = defaultdict(list)
    for row in rows:
        groups[row.gemeente].append(row)
    return dict(groups)


def spread(rows: Sequence[Gelabeld]) -> dict[str, tuple[float, float]]:
    """Where each figure lies in 90 of 100 draws of municipalities (bootstrap): how far it may move on other ones."""
    groups = list(by_gemeente(rows).values())
    draw = random.Random(2019)
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(DRAWS):
        sample = [row for group in draw.choices(groups, k=len(groups)) for row in group]
        for name, value in Telling.of(sample).figures.items():
            drawn[name].append(value)
    return {name: (sorted(values)[DRAWS // 20], sorted(values)[-DRAWS // 20]) for name, values in drawn.items()}


def report(rows: Sequence[Gelabeld]) -> str:
    """The figures as text: per fault, overall, and per municipality."""
    total = Telling.of(rows)
    names = sorted(
        set(total.hits) | set(total.false) | set(total.missed), key=lambda each: -total.hits[each] - total.missed[each]
    )
    lines = [f"{'fout':20} {'precisie':>8} {'recall':>8} {'F1':>8} {'goed':>5} {'vals':>5} {'gemist':>6}"]
    for name in names:
        precision, recall, f1 = total.scores([name])
        counts = f"{total.hits[name]:5} {total.false[name]:5} {total.missed[name]:6}"
        lines.append(f"{name:20} {precision:8.2f} {recall:8.2f} {f1:8.2f} {counts}")
    precision, recall, f1 = total.scores()
    lines.append(f"{'alle fouten samen':20} {precision:8.2f} {recall:8.2f} {f1:8.2f}")
    lines.append("")
    lines.append(f"{total.sentences} zinnen · " + _figures(total.figures))
    ranges = spread(rows)
    lines.append(
        "in 90 van 100 trekkingen van gemeenten: "
        + ", ".join(f"{name} {low:.3f}-{high:.3f}" for name, (low, high) in ranges.items())
    )
    groups = {name: Telling.of(group) for name, group in by_gemeente(rows).items() if len(group) >= 4}
    lines += [
        "",
        "per gemeente, vanaf vier zinnen (de regels zijn met de hand bijgesteld op deze set: elders ligt het lager):",
    ]
    for name, telling in sorted(groups.items()):
        lines.append(f"  {name:22} {telling.sentences:3} zinnen · {_figures(telling.figures)}")
    for name in ("verdict", "f1"):
        values = [telling.figures[name] for telling in groups.values()]
        lines.append(f"  {name}: gemiddeld {sum(values) / len(values):.3f}, laagste {min(values):.3f}")
    return "\n".join(lines)


def _figures(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def dropped(rows: Sequence[Gelabeld], file: Path = RECORDED) -> list[str]:
    """The figures that are lower than the ones recorded in this file."""
    recorded: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    now = Telling.of(rows).figures
    return [
        f"{name}: {now[name]:.3f}, was {value:.3f}" for name, value in recorded.items() if now[name] < value - 0.0005
    ]


def main() -> int:
    """Prints the figures; 1 when one dropped, 0 also without a set."""
    path = os.environ.get(VARIABLE)
    if not path:
        print(NOT_SET)
        return 0
    rows = measure(Path(path))
    print(report(rows))
    if lower := dropped(rows):
        print("\nGedaald: " + "; ".join(lower))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
