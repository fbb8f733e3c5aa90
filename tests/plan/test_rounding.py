"""A table whose printed amounts do not add up says in which columns, and only then."""

import pytest

from pipeline.plan.amounts import rounding

YEARS = (2020, 2021, 2022)


def cents(*euros: float) -> tuple[int, ...]:
    return tuple(round(each * 100) for each in euros)


@pytest.mark.parametrize(
    ("spent", "received", "said"),
    [
        (cents(10, 20, 30), cents(1, 2, 3), ""),
        (cents(10.4, 20, 30), cents(1.4, 2, 3), ""),  # 10 - 1 is what the saldo rounds to
        (cents(10.4, 20, 30), cents(1.6, 2, 3), "In de kolommen 2020 en Totaal klopt"),  # 10 and 2, saldo -9
        (cents(10, 20.4, 30), cents(1, 2.6, 3), "In de kolommen 2021 en Totaal klopt"),
        (cents(10.4, 20.4, 30.2), cents(1.6, 2.6, 3), "In de kolommen 2020 en 2021 klopt"),
        (cents(0.4, 0.4, 0.4), cents(0, 0, 0), "Elk bedrag is apart afgerond"),  # 0 + 0 + 0 beside a total of 1
    ],
)
def test_the_columns_that_do_not_add_up_are_named(spent: tuple[int, ...], received: tuple[int, ...], said: str) -> None:
    saldo = tuple(back - out for out, back in zip(spent, received, strict=True))
    found = rounding((spent, received), saldo, YEARS)
    assert len(found) == bool(said)
    assert not said or found[0].startswith(said), found
    assert not said or found[0].endswith("een euro afwijken.")
