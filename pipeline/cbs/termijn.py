"""The deadline of a sitting, in the time of Brussels, and moments as authors write them."""

import datetime
import re
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from pipeline.cbs.feestdagen import is_werkdag
from pipeline.cbs.sjabloon import DAGEN, Termijn
from pipeline.model.velden import refuse, schrijf_datum, voorbeeld

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})")


def uiterste_moment(zitting: datetime.date, termijn: Termijn) -> datetime.datetime:
    """The last moment for this sitting: the deadline day before it, or when nobody works then the day they last did."""
    weekday = DAGEN.index(termijn.dag)
    day = zitting - datetime.timedelta(days=(zitting.weekday() - weekday) % 7 or 7)
    while not is_werkdag(day, termijn.sluitingsdagen):
        day -= datetime.timedelta(days=1)
    return datetime.datetime.combine(day, termijn.uur, ZoneInfo(termijn.tijdzone))


def is_te_laat(zitting: datetime.date, ontvangen: datetime.datetime, termijn: Termijn) -> bool:
    """Whether something received at this moment (local time when it names no zone) came after the deadline."""
    if ontvangen.tzinfo is None:
        ontvangen = ontvangen.replace(tzinfo=ZoneInfo(termijn.tijdzone))
    return ontvangen > uiterste_moment(zitting, termijn)


def schrijf_moment(moment: datetime.datetime) -> str:
    """The moment for a reader: `woensdag 27 februari 2019 om 12.00 uur`."""
    return f"{schrijf_dag(moment.date())} om {moment:%H.%M} uur"


def schrijf_dag(day: datetime.date) -> str:
    """The day with its name: `donderdag 28 februari 2019`."""
    return f"{DAGEN[day.weekday()]} {schrijf_datum(day)}"


def lees_moment(text: str) -> datetime.datetime | None:
    """The moment that `2019-02-27 11:30` means, or None."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return datetime.datetime.fromisoformat(f"{found[1]}T{found[2]}:{found[3]}")
    except ValueError:
        return None


def lees_dag(text: str) -> datetime.date | None:
    """The day that `2019-02-28` means, or None."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _moment(value: object, info: ValidationInfo) -> object:
    moment = lees_moment(value) if isinstance(value, str) else None
    if moment is None:
        mend = voorbeeld("schrijf dag en uur: `2019-02-27 11:30`", info)
        raise refuse("onmogelijke-datum", f"`{value}` is geen moment", mend)
    return moment


Tijdstip = Annotated[datetime.datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string"})]
