"""The rows of a table in CSV, whatever stands between its cells, and cells that no spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from argmap.formats.errors import CannotImport
from argmap.intake.decoding import decode

DELIMITERS = ",;\t"
SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how spreadsheets say what stands between cells
LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")
MARK = b"\xef\xbb\xbf"  # without it, spreadsheets read another encoding


def rows_of(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it ends. Raises `UnknownEncoding`, `CannotImport`."""
    text = decode(data, name).text
    said = SEP.match(text)
    first = text[said.end() :] if said is not None else text
    reader = csv.reader(io.StringIO(first, newline=""), delimiter=said[1] if said else delimiter_of(first), strict=True)
    skipped = 1 if said is not None else 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num + skipped, [plain(cell) for cell in row]
    except csv.Error as error:
        raise CannotImport(name, f"line {reader.line_num + skipped:,} is no row of a table ({error})") from error


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
    """The cell with an apostrophe before what a spreadsheet would compute, and before what begins like that."""
    return f"'{cell}" if LIKE_FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """What `guarded` made the cell of."""
    return cell[1:] if GUARDED.match(cell) else cell
