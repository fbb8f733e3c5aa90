"""A small city: one doelstelling, thirteen actieplannen, a ledger of 57 lines. Tests that name amounts use it."""

from pathlib import Path

SMALL_CITY = Path(__file__).parent / "small_city"
