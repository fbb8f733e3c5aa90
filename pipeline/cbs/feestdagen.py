"""The days on which nobody works: weekends, legal holidays, and the closing days of the house."""

import datetime
from functools import cache

from pydantic import Field, model_validator

from pipeline.model.velden import Datum, Onderdeel, Tekstregel, refuse

_WEEKEND = (5, 6)
_VLAAMSE_FEESTDAG = (7, 11)  # local governments close; `holidays` does not know it, not even for Flanders


class Sluitingsperiode(Onderdeel):
    """Een dag of een periode waarin de diensten gesloten zijn (`sluitingsdagen.yaml`)."""

    van: Datum = Field(description="De dag, of de eerste dag.", examples=["2019-12-24"])
    tot: Datum | None = Field(
        description="De laatste dag, als het er meer dan één is.", examples=["2020-01-01"], default=None
    )
    naam: Tekstregel = Field(description="Waarom de diensten dicht zijn.", examples=["kerstsluiting"], default="")

    @property
    def laatste(self) -> datetime.date:
        """The last day."""
        return self.tot or self.van

    @model_validator(mode="after")
    def _in_order(self) -> "Sluitingsperiode":
        if self.laatste < self.van:
            wrong = f"`tot: {self.tot}` ligt voor `van: {self.van}`"
            raise refuse("onmogelijke-datum", wrong, "schrijf de eerste dag bij `van:` en de laatste bij `tot:`")
        return self


def is_werkdag(day: datetime.date, closed: tuple[Sluitingsperiode, ...]) -> bool:
    """Whether people work on this day, in a house with these closing days."""
    is_free = day.weekday() in _WEEKEND or (day.month, day.day) == _VLAAMSE_FEESTDAG or day in _legal(day.year)
    return not is_free and not any(each.van <= day <= each.laatste for each in closed)


@cache
def _legal(year: int) -> frozenset[datetime.date]:
    from holidays import country_holidays  # only when a deadline is worked out: it takes a while to load

    return frozenset(country_holidays("BE", years=year))
