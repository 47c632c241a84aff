"""The tables in a .zip and the texts beside them: all that is wrong with any of them is said at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.core.limits import NODES as MOST_NODES
from argmap.formats.csv_columns import Row, row_of
from argmap.formats.csv_files import ALWAYS, COLUMNS, FILES, LIKES, NEEDED, NODES
from argmap.formats.csv_rows import rows_of
from argmap.formats.errors import CannotImport
from argmap.formats.report import Tally
from argmap.intake.archives import Archive
from argmap.intake.decoding import UnknownEncoding, decode

ROWS = 5 * MOST_NODES  # of all tables
MORE_CELLS = "The row has more cells than its table has columns."


@dataclass(slots=True)
class Table:
    """One table: its header, where in it each known column stands, and its rows."""

    file: str
    header: Sequence[str] = ()
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Tables:
    """The tables of an archive by the names of their files, and its texts."""

    name: str
    archive: Archive
    tally: Tally
    tables: dict[str, Table] = field(default_factory=dict)
    _folder: str = ""
    _members: dict[str, str] = field(default_factory=dict)  # by their names in small letters

    def __post_init__(self) -> None:
        self._members = {one.lower(): one for one in sorted(self.archive.names) if not one.endswith("/")}
        found = [one for one in self._members if one.rpartition("/")[2] == NODES]
        if not found:
            raise CannotImport(self.name, f"its archive holds no {NODES}")
        self._folder = min(found, key=len).removesuffix(NODES)
        problems: list[str] = []
        for file in FILES:
            self.tables[file] = self._table(file, problems)
        if problems:
            raise CannotImport(self.name, "; ".join(problems))

    def text(self, file: str) -> str | None:
        """The text in a file that a row names, as its bytes say it; None where the archive has no such file."""
        member = self._members.get(self._folder + file.strip().lower())
        return decode(self.archive.read(member), self.name).text if member is not None else None

    def others(self, named: set[str]) -> Iterator[str]:
        """The files of the archive that are no tables and that no row names."""
        known = {self._folder + one for one in (*FILES, *(one.strip().lower() for one in named))}
        return (member for lowered, member in self._members.items() if lowered not in known)

    def _table(self, file: str, problems: list[str]) -> Table:
        member = self._members.get(self._folder + file)
        if member is None:
            return Table(file)
        try:
            rows = rows_of(self.archive.read(member), self.name, ALWAYS[file], file)
            _, header = next(rows, (0, []))
            table = Table(file, header, _columns(file, header))
            self._take(table, rows)
        except CannotImport as error:
            problems.append(error.detail)
            return Table(file)
        except UnknownEncoding:
            problems.append(f"{file} is not text in any encoding that can be recognised")
            return Table(file)
        missing = [one for one in NEEDED[file] if one not in table.columns]
        problems += [f"{file} has no column “{one}”" for one in missing if header]
        return table

    def _take(self, table: Table, rows: Iterator[tuple[int, list[str]]]) -> None:
        left = ROWS - sum(len(one.rows) for one in self.tables.values())
        for number, (line, row) in enumerate(rows):
            if number >= left:
                raise CannotImport(self.name, f"its tables have more than {ROWS:,} rows")
            made = row_of(line, row, table.columns, len(table.header), table.file)
            if any(row[len(table.header) :]):
                self.tally.drop("cells", made.place, MORE_CELLS)
            table.rows.append(made)


def _columns(file: str, header: Sequence[str]) -> dict[str, int]:
    """The place of each known column, by what it is called."""
    lowered = [one.strip().lower() for one in header]
    found: dict[str, int] = {}
    for column in COLUMNS[file]:
        places = (lowered.index(like) for like in LIKES.get(column, (column,)) if like in lowered)
        place = next((one for one in places if one not in found.values()), None)
        if place is not None:
            found[column] = place
    return found
