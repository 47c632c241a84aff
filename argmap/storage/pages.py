"""The rows in the pages of a database file, read without SQLite: nothing in the file can run, and no page is needed to
reach another one. Every leaf that is left gives its rows, wherever it lies.

After sqlite.org/fileformat2.html: 1.5 (freelist), 1.6 (b-tree pages), 2.1 (records).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import nan
from struct import unpack
from typing import BinaryIO, TypeAlias

from argmap.storage.connecting import VALUE_BYTES

Value: TypeAlias = str | int | float | bytes | None

USUAL_PAGE_BYTES = 4_096
TABLE_LEAF = 0x0D
FILE_HEADER = 100  # bytes before the first page's own header
LEAF_HEADER = 8
INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
REAL, ZERO, ONE, FIRST_BLOB = 7, 8, 9, 12


@dataclass(frozen=True, slots=True)
class StoredRow:
    """What a leaf holds of one row: its number, and its values; texts that are not UTF-8 hold lone surrogates."""

    rowid: int
    values: tuple[Value, ...]


def page_sizes(header: bytes) -> tuple[int, ...]:
    """How large the pages may be: as the header says if that can be, and as argmap writes them."""
    said = int.from_bytes(header[16:18], "big")
    said = 65_536 if said == 1 else said
    is_possible = 512 <= said <= 65_536 and said & (said - 1) == 0
    return tuple(dict.fromkeys([*([said] if is_possible else []), USUAL_PAGE_BYTES]))


class Pages:
    """A file cut into pages. Each page of a long value is read once at most, so that reading ends whatever they say."""

    def __init__(self, file: BinaryIO, page_bytes: int) -> None:
        self._file = file
        self._page_bytes = page_bytes
        self._count = -(-file.seek(0, 2) // page_bytes)
        self._taken: set[int] = set()
        self._room = 0  # what the rows of a leaf may still hold, as they may lie one upon the other

    def rows(self) -> Iterator[StoredRow]:
        """The rows of all leaves but the free ones; what cannot be read as a row is passed over."""
        free = self._free()
        for number in range(1, self._count + 1):
            if number not in free:
                yield from self._rows_of(number)

    def _page(self, number: int) -> bytes:
        """A page, filled up with zeros where the file ends before it does."""
        self._file.seek((number - 1) * self._page_bytes)
        return self._file.read(self._page_bytes).ljust(self._page_bytes, b"\0")

    def _rows_of(self, number: int) -> Iterator[StoredRow]:
        page = self._page(number)
        header = FILE_HEADER if number == 1 else 0
        if page[header] != TABLE_LEAF:
            return
        self._room = 2 * self._page_bytes
        first = header + LEAF_HEADER
        count = min(_unsigned(page, header + 3, 2), (self._page_bytes - first) // 2)
        for place in range(first, first + 2 * count, 2):
            try:
                yield self._row(page, _unsigned(page, place, 2))
            except (ValueError, IndexError):
                continue

    def _row(self, page: bytes, at: int) -> StoredRow:
        """The row of the cell that begins there. Raises `ValueError` or `IndexError` if that is none."""
        size, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if size > VALUE_BYTES:
            raise ValueError("longer than any row")
        return StoredRow(rowid, values_of(self._payload(page, at, size)))

    def _payload(self, page: bytes, at: int, size: int) -> bytes:
        """A row's bytes: on the leaf, and in a chain of pages if they are many."""
        local = self._local_bytes(size)
        self._room -= local
        if self._room < 0:
            raise ValueError("more than a leaf holds")
        content = bytearray(page[at : at + local])
        following = _unsigned(page, at + local, 4) if local < size else 0
        while len(content) < size:
            if not 1 <= following <= self._count or following in self._taken:
                raise ValueError("its chain of pages is broken")
            self._taken.add(following)
            more = self._page(following)
            following = _unsigned(more, 0, 4)
            content += more[4:]
        return bytes(content[:size])

    def _local_bytes(self, size: int) -> int:
        """How much of a row of that size lies on the leaf (section 1.6)."""
        most = self._page_bytes - 35
        if size <= most:
            return size
        least = (self._page_bytes - 12) * 32 // 255 - 23
        wanted = least + (size - least) % (self._page_bytes - 4)
        return wanted if wanted <= most else least

    def _free(self) -> frozenset[int]:
        """The free pages, on which deleted rows may stand; none if the list of them is not sound."""
        header = self._page(1)
        free: set[int] = set()
        trunk, count = _unsigned(header, 32, 4), _unsigned(header, 36, 4)
        while trunk and len(free) < count:
            page = self._page(trunk) if trunk <= self._count else b""
            leaves = _unsigned(page, 4, 4)
            numbers = [trunk, *unpack(f">{leaves}I", page[8 : 8 + 4 * leaves])] if leaves <= len(page) // 4 - 2 else []
            if not numbers or free.intersection(numbers) or not all(1 < one <= self._count for one in numbers):
                return frozenset()
            free.update(numbers)
            trunk = _unsigned(page, 0, 4)
        return frozenset(free) if len(free) == count else frozenset()


def values_of(payload: bytes) -> tuple[Value, ...]:
    """The values of a record (section 2.1). Raises `ValueError` or `IndexError` if it is none."""
    header_bytes, at = _varint(payload, 0)
    if header_bytes > len(payload):
        raise ValueError("its header is longer than itself")
    kinds = []
    while at < header_bytes:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        end = at + _bytes_of(kind)
        values.append(_value(kind, payload[at:end]))
        at = end
    if at != len(payload):
        raise ValueError("its values are not as long as they say")
    return tuple(values)


def _bytes_of(kind: int) -> int:
    if kind >= FIRST_BLOB:
        return (kind - FIRST_BLOB) // 2
    return 8 if kind == REAL else INTEGER_BYTES.get(kind, 0)


def _value(kind: int, content: bytes) -> Value:
    if kind >= FIRST_BLOB:
        return content.decode(errors="surrogateescape") if kind % 2 else content
    if kind in INTEGER_BYTES:
        return int.from_bytes(content, "big", signed=True)
    if kind in (ZERO, ONE):
        return kind - ZERO
    if kind == REAL:
        return float(unpack(">d", content)[0]) if len(content) == 8 else nan
    return None


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins (section 1.6)."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | content[place] & 0x7F
        if content[place] < 0x80:
            return value, place + 1
    return value << 8 | content[at + 8], at + 9


def _unsigned(content: bytes, at: int, count: int) -> int:
    return int.from_bytes(content[at : at + count], "big")
