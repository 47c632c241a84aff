"""Tables as CSV in which no cell starts a formula, whatever a map says in it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t")
BEHIND = re.compile(r"""([;\t])(?=[\s"']*[=+\-@])""")
"""Where one begins for spreadsheets between whose cells semicolons stand, as in German, or tabs."""

Cell = str | int | float


def write(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table with its columns' names in the first line. Texts are to be printable, on one line.

    What a spreadsheet would take for a formula begins with an apostrophe, whatever it has between cells.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def _guarded(text: str) -> str:
    return BEHIND.sub(r"\1'", f"'{text}" if text.startswith(FORMULA) else text)
