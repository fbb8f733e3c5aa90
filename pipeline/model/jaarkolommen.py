"""The year columns of `financien/` against the period of the plan: when all files agree, the period is the odd one."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.content import CsvTable
from pipeline.findings import Finding, several
from pipeline.model import kinds
from pipeline.model.onderdelen import Periode


def jaren_van(tables: Mapping[str, CsvTable], periode: Periode) -> tuple[tuple[int, ...], tuple[Finding, ...]]:
    """The years that the tables are read with, and the finding when those are not the years of the plan.

    One file that deviates is wrong itself; two or more that agree with each other say that the period was changed.
    """
    found = {path: years for path, table in tables.items() if (years := _years(table))}
    agreed = {*found.values()}
    years = next(iter(agreed)) if len(agreed) == 1 and len(found) > 1 else periode.jaren
    if years == periode.jaren or years != tuple(range(years[0], years[-1] + 1)):
        return periode.jaren, ()
    files = several([f"`{PurePosixPath(path).name}`" for path in found])
    wrong = f"het plan loopt van {periode.jaren[0]} tot {periode.jaren[-1]}, maar de kolommen van {files} lopen van "
    wrong += f"{years[0]} tot {years[-1]}"
    mend = f"schrijf `periode: {{van: {years[0]}, tot: {years[-1]}}}`, of geef die bestanden de kolommen van het plan"
    also = tuple(sorted(tables[path].at for path in found))
    return years, (kinds.PERIODE_EN_JAARKOLOMMEN.finding(periode.at, wrong, mend, also),)


def _years(table: CsvTable) -> tuple[int, ...]:
    return tuple(int(name) for name in table.header if re.fullmatch(r"(?:19|20)[0-9]{2}", name))
