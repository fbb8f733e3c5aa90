"""How wide the columns of a table become on this page."""

from collections.abc import Sequence

from pipeline.blocks import Column

_LEAST_SHARE = 15.0


def column_widths(columns: Sequence[Column], available: float) -> tuple[float, ...]:
    """The width of each column in millimetres, together at most `available`.

    Columns without a width share what is left, at least 15 mm each; only when there is less do the others shrink,
    all by the same part.
    """
    if not columns:
        return ()
    fixed = sum(column.width for column in columns)
    shares = sum(1 for column in columns if not column.width)
    least = min(_LEAST_SHARE, available / len(columns)) * shares
    shrink = min(1.0, (available - least) / fixed) if fixed else 1.0
    share = (available - fixed * shrink) / shares if shares else 0.0
    return tuple(column.width * shrink if column.width else share for column in columns)
