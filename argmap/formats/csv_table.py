"""Tables as CSV in which no cell starts a formula, whatever a map says in it."""

import csv
import io
from collections.abc import Iterable, Sequence

from argmap.formats.csv_rows import guarded

Cell = str | int | float


def write(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table with its columns' names in the first line. Texts are to be printable, on one line.

    What a spreadsheet would take for a formula begins with an apostrophe, whatever it has between cells.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()
