"""Numbered tables and pictures: what they are called, and the label that leads to them."""

from pipeline.blocks import Figure, Series, Table


def series_of(numbered: Table | Figure) -> Series:
    """What it is counted as."""
    return numbered.series if isinstance(numbered, Table) else "Figuur"


def name_of(numbered: Table | Figure) -> str:
    """Its name, as in `Tabel 4`."""
    return f"{series_of(numbered)} {numbered.number}"


def label_of(numbered: Table | Figure) -> str:
    """Its anchor; a numbered one without anchor gets a label that no anchor has, and others may have none."""
    return numbered.anchor or (f" {name_of(numbered)}" if numbered.number else "")
