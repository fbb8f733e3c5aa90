"""Years in examples: those of the dossier at hand, so that a remedy can be typed as it stands."""

import re
from pathlib import Path

from pipeline.content import Mapping, Scalar, Value, read_yaml_file

EERSTE_JAAR = 2020  # of the plan that our examples are written for
JAREN = 6  # of a legal plan
_JAAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![^\W_])")  # `AP2020` is a code


def verschoven(text: str, van: int) -> str:
    """An example with its years moved along, as they would stand in a plan that starts in `van`."""
    return _JAAR.sub(lambda found: str(int(found[0]) + van - EERSTE_JAAR), text)


def eerste_jaar(gegevens: Value | None) -> int:
    """The first year of the plan in what `dossier.yaml` holds, whatever else is wrong with it; else that of ours."""
    periode = gegevens.get("periode") if isinstance(gegevens, Mapping) else None
    for key, first in (("van", 0), ("tot", 1 - JAREN)):
        year = periode.get(key) if isinstance(periode, Mapping) else None
        if isinstance(year, Scalar) and _JAAR.fullmatch(year.text):
            return int(year.text) + first
    return EERSTE_JAAR


def eerste_jaar_in(folder: Path) -> int:
    """The first year of the plan of the dossier in this folder."""
    return eerste_jaar(read_yaml_file(folder / "dossier.yaml", "dossier.yaml")[0])


def planperiode(jaar: int) -> tuple[int, int]:
    """The first and the last year of the legal plan that starts nearest to this year: 2020-2025 and every six years."""
    van = EERSTE_JAAR + JAREN * round((jaar - EERSTE_JAAR) / JAREN)
    return van, van + JAREN - 1
