"""How long a test that draws at random goes on: briefly with every run, long when `SMJP_LANG` is set (`.ci/run`).

The brief form draws the same cases every time, the long one others, and says which when one fails.
"""

import os

from hypothesis import HealthCheck, settings

LONG = bool(os.environ.get("SMJP_LANG"))
SEED = int(os.environ.get("SMJP_LANG") or 0)  # of our own random choices


def times(brief: int, long: int) -> int:
    """How often a test draws."""
    return long if LONG else brief


def drawn(brief: int, long: int) -> settings:
    """The settings of a property test that draws so often."""
    return settings(
        max_examples=times(brief, long),
        deadline=None,
        database=None,
        derandomize=not LONG,
        print_blob=LONG,
        suppress_health_check=[HealthCheck.too_slow],
    )
