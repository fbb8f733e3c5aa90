"""A text as a cell of a CSV file: read back as it is by this project, and run by no spreadsheet."""

from pipeline.content.csv_text import guarded, without_guards

__all__ = ["as_cell", "guarded", "without_guards"]


def as_cell(text: str) -> str:
    """A text as a cell between semicolons: guarded, between quotes where needed, its line ends and spaces as one."""
    cell = guarded(" ".join(text.split()))
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or ";" in cell else cell
