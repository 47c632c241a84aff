"""The rows of a table in CSV, whatever stands between its cells, and cells that no spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.formats.errors import CannotImport
from argmap.intake.decoding import decode

DELIMITERS = ",;\t"
SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how spreadsheets say what stands between cells
FORMULA = r"""(?:[^\S\t\r\n]|["'])*[=+\-@]"""
"""What spreadsheets compute, whatever blanks and marks they pass over before."""
LIKE_FORMULA = rf"(?:{FORMULA}|'*[\t\r])"
GUARDED = re.compile(f"'{LIKE_FORMULA}")
GUARDED_BY_OTHERS = re.compile(r"'+[=+\-@\t\r]")
INSIDE = re.compile(rf"(?<=[;\t\r\n])(?={FORMULA})")
"""Where a cell begins inside one of ours for a spreadsheet that parts them by semicolons, as in German, or by tabs."""
GUARDED_INSIDE = re.compile(rf"(?<=[;\t\r\n])'(?={FORMULA})")
MARK = b"\xef\xbb\xbf"  # without it, spreadsheets read another encoding


def rows_of(data: bytes, name: str, ours: Collection[str], file: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it ends. Raises `UnknownEncoding`, `CannotImport`.

    A table that has the columns `ours` is read as argmap wrote it, also inside its cells. `file` is that of several in
    `name` which it is, for the sentence.
    """
    text = decode(data, name).text
    said = SEP.match(text)
    first = text[said.end() :] if said is not None else text
    reader = csv.reader(io.StringIO(first, newline=""), delimiter=said[1] if said else delimiter_of(first), strict=True)
    skipped = 1 if said is not None else 0
    as_it_was: Callable[[str], str] | None = None
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                as_it_was = as_it_was or (plain if set(ours) <= set(row) else as_shown)
                yield reader.line_num + skipped, [as_it_was(cell) for cell in row]
    except csv.Error as error:
        where = f"{file}, line" if file else "line"
        raise CannotImport(name, f"{where} {reader.line_num + skipped:,} is no row of a table ({error})") from error


def delimiter_of(text: str) -> str:
    """What stands between cells: the one that is most often in the first line, outside quotation marks."""
    line = re.sub(r'"[^"]*"', "", re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0])
    return max(DELIMITERS, key=line.count)


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as a file that spreadsheets open: UTF-8 with a mark, and no cell a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL).writerows([map(guarded, row) for row in rows])
    return MARK + text.getvalue().encode()


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would compute, and before what begins like that.

    So it is inside the cell too, where one begins for who parts cells by something else than commas.
    """
    inside = INSIDE.sub("'", cell)
    return f"'{inside}" if re.match(LIKE_FORMULA, inside) else inside


def plain(cell: str) -> str:
    """What `guarded` made the cell of."""
    return GUARDED_INSIDE.sub("", cell[1:] if GUARDED.match(cell) else cell)


def as_shown(cell: str) -> str:
    """The cell of a table of others as a spreadsheet shows it, without the apostrophe that makes a formula words."""
    return cell[1:] if GUARDED_BY_OTHERS.match(cell) else cell


@dataclass(slots=True)
class WrittenRow:
    """The cells of a row by the names of their columns, and what came with it by the places of columns."""

    cells: Mapping[str, str]
    kept: Mapping[str, str] = field(default_factory=dict)

    def cell(self, name: str, places: Mapping[str, int]) -> str:
        """What is said, else what came and could not be read."""
        return self.cells.get(name) or self.kept.get(str(places.get(name, "")), "")


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns that a table came with, and the places of those that argmap knows."""

    names: Sequence[str]
    places: Mapping[str, int]

    def table(self, known: Sequence[str], always: Sequence[str], rows: Sequence[WrittenRow]) -> bytes:
        """A table of the `known` columns in which anything stands, or that are `always` there, and of the others."""
        others = [str(at) for at in range(len(self.names)) if at not in self.places.values()]
        columns = [name for name in known if name in always or any(one.cell(name, self.places) for one in rows)]
        body = [
            [*(one.cell(name, self.places) for name in columns), *(one.kept.get(at, "") for at in others)]
            for one in rows
        ]
        return written([[*columns, *(self.names[int(at)] for at in others)], *body])


def header_in(kept: Mapping[str, object]) -> Header:
    """The header that was kept of a table; none where what was kept is none."""
    came, taken = kept.get("header"), kept.get("columns")
    names = [one if isinstance(one, str) else "" for one in came] if isinstance(came, list) else []
    places = {name: at for name, at in taken.items() if isinstance(at, int)} if isinstance(taken, dict) else {}
    return Header(names, places)
