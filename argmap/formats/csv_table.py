"""Tables as CSV in which no cell starts a formula, whatever a map says in it."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t")

Cell = str | int | float


def write(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table with its columns' names in the first line. Texts are to be printable, on one line.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row])
    return text.getvalue()
