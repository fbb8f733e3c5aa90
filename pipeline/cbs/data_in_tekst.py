"""Days that a text names, as people write them: `12 maart 2019`, `12 mrt`, `12/3`, `2019-03-12`, `13 maart om 15 uur`.

A number with a dot or a dash is only a day when a year follows: `2.1` may be a version.
"""

import datetime
import re
from collections.abc import Iterator

from pipeline.model.maanden import MAANDEN

_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {
    **{name: number for number, name in enumerate(MAANDEN, start=1)},
    **{name: number for number, name in enumerate(_SHORT, start=1)},
    "sept": 9,
}
_DATE = re.compile(
    rf"""\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)
       |(?P<dag>\d{{1,2}})(?:ste|de|e)?\.?\s+(?P<naam>{"|".join(sorted(_MONTHS, key=len, reverse=True))})\b\.?
          (?:\s+(?P<jaar>\d{{4}}))?
       |(?P<d>\d{{1,2}})(?:/(?P<m>\d{{1,2}})|(?P<teken>[/.-])(?P<n>\d{{1,2}})(?P=teken)(?P<j>\d{{4}}|\d\d))(?![\d/%]))
       (?:,?\s+(?:om|rond|tegen|na|vanaf)\s+(?P<uur>\d{{1,2}})
          (?:[.:u]\s?(?P<min>\d\d)\b(?:\s?(?:u\b|uur))?|\s?(?:u\b|uur)))?""",
    re.IGNORECASE | re.VERBOSE,
)
_FAR_AHEAD = datetime.timedelta(days=183)  # without a year, a day that far ahead was last year


def momenten(text: str, bij: datetime.date) -> Iterator[tuple[datetime.date, datetime.time | None]]:
    """The days in a text, each with its hour if it has one; a day without a year is the one nearest to `bij`."""
    for found in _DATE.finditer(text):
        day = _day(found, bij)
        if day is not None:
            yield day, _hour(found)


def _day(found: re.Match[str], near: datetime.date) -> datetime.date | None:
    try:
        if found["iso"]:
            return datetime.date.fromisoformat(found["iso"])
        month = _MONTHS[found["naam"].lower()] if found["naam"] else int(found["m"] or found["n"])
        number, written = int(found["dag"] or found["d"]), found["jaar"] or found["j"]
        if written:
            return datetime.date(int(written) + (2000 if len(written) == 2 else 0), month, number)
        day = datetime.date(near.year, month, number)
        return day.replace(year=near.year - 1) if day - near > _FAR_AHEAD else day
    except ValueError:  # 31/2, or a number that is no date at all
        return None


def _hour(found: re.Match[str]) -> datetime.time | None:
    try:
        return datetime.time(int(found["uur"]), int(found["min"] or 0)) if found["uur"] else None
    except ValueError:
        return None
