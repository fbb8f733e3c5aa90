"""The two norms of M2, in words and years."""

from dataclasses import replace

from pipeline.finance.boek import Boek
from pipeline.finance.normen import normen
from tests.built import control
from tests.small import SMALL_CITY


def test_a_norm_is_met_until_its_row_goes_below_zero() -> None:
    boek = control(SMALL_CITY, 4).boek
    assert boek is not None
    each_year, last_year = normen(boek)
    assert (each_year.gehaald, last_year.gehaald) == (True, True)
    assert each_year.jaren == boek.dossier.jaren
    assert last_year.jaren == (2025,)
    first = boek.dossier.ramingen[0]
    assert first.zijde == "U"
    poorer = replace(first, bedragen=(*first.bedragen[:4], 20_000_000_00, 20_000_000_00))
    changed = Boek(replace(boek.dossier, ramingen=(poorer, *boek.dossier.ramingen[1:])))
    each_year, last_year = normen(changed)
    assert each_year.negatief == (2024, 2025)
    assert last_year.negatief == (2025,)
    assert not last_year.gehaald
