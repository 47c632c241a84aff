"""Full-text search over an open map: an index in memory, never in the file.

Words are found by their beginnings, with or without diacritics (FTS5, unicode61); texts in scripts that put no spaces
between words are found by any piece of them (FTS5, trigram).
"""

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.core.change import Change
from argmap.core.records import Comment, Inference, Node, Passage, Record, RecordId, Source, SourceText
from argmap.storage.columns import RECORD_TYPE, TABLES
from argmap.storage.tables import database_on

SEARCHED: dict[type[Record], tuple[str, ...]] = {
    Node: ("text", "title", "speaker", "notes"),
    Inference: ("label", "scheme"),
    Comment: ("text",),
    Source: ("title", "authors", "notes"),
    Passage: ("exact",),
    SourceText: ("text",),
}
"""The fields that are searched, in the order in which unranked hits come."""

WORDS = 16  # of a query; more do not make it clearer
PART = 2_000  # code points: a long source is found part by part
RANKED = 5_000  # hits beyond which ranking would take longer than a frame
START, END = "\ufdd0", "\ufdd1"  # noncharacters, which no text is meant to hold
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, Kana, Bopomofo and Han."""

DDL = """\
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, record_type TEXT, record_id TEXT, field TEXT, start INTEGER, text TEXT
);
CREATE VIRTUAL TABLE words USING fts5(text, content="entries", content_rowid="number",
    tokenize="unicode61 remove_diacritics 2", prefix="2 3");
CREATE VIRTUAL TABLE pieces USING fts5(text, tokenize="trigram");
"""
COLUMNS = ("number", "record_type", "record_id", "field", "start", "text")
EntryRow = tuple[int, str, str, str, int, str]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A field of a record in which all words were found; `ranges` are code points of the field's text."""

    record_type: type[Record]
    record_id: RecordId
    field: str
    ranges: tuple[Range, ...]


class SearchIndex:
    """The index of one map. May be built on one thread and asked on another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._connection.executescript(DDL)
        self._numbers: dict[tuple[type[Record], RecordId], list[int]] = {}
        self._next = 1

    def build(self, records: Iterable[Record]) -> None:
        """Index the records of a whole map, replacing what was there."""
        by_type: dict[type[Record], list[Record]] = {record_type: [] for record_type in SEARCHED}
        for one in records:
            by_type.setdefault(type(one), []).append(one)
        with self._lock:
            self._connection.executescript("DELETE FROM entries; DELETE FROM pieces;")
            self._numbers.clear()
            rows = [row for record_type in SEARCHED for one in by_type[record_type] for row in self._rows(one)]
            database_on(self._connection).table("entries").insert_all([COLUMNS, *rows])
            self._connection.execute("INSERT INTO words(words) VALUES ('rebuild')")
            self._add_pieces(rows)

    def update(self, change: Change) -> None:
        """Take over what a change did."""
        with self._lock:
            self._connection.execute("BEGIN")
            for before, after in change.pairs:
                if before is not None and type(before) in SEARCHED:
                    self._remove(before)
                if after is not None and type(after) in SEARCHED:
                    self._add(list(self._rows(after)))
            self._connection.execute("COMMIT")

    def find(self, query: str, limit: int = 100, is_ranked: bool = True) -> list[Hit]:
        """The first hits for all words of the query: best first if ranked, unless there are too many to rank.

        Unranked they come at once, cards first; ranked within a frame.
        """
        query = query.replace("\0", " ").encode(errors="ignore").decode()
        words = [word for word in query.split() if any(letter.isalnum() for letter in word)][:WORDS]
        if not words:
            return []
        with self._lock:
            if any(UNSPACED.search(word) for word in words):
                return self._find_pieces(words, limit)
            return self._find_words(words, limit, is_ranked)

    def close(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._connection.close()

    def _rows(self, one: Record) -> Iterator[EntryRow]:
        for field in SEARCHED[type(one)]:
            for start, text in _parts(getattr(one, field)):
                number = self._next
                self._next += 1
                self._numbers.setdefault((type(one), one.id), []).append(number)
                yield number, TABLES[type(one)], one.id, field, start, text

    def _add(self, rows: Sequence[EntryRow]) -> None:
        self._connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
        texts = [(row[0], row[5]) for row in rows]
        self._connection.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", texts)
        self._add_pieces(rows)

    def _add_pieces(self, rows: Sequence[EntryRow]) -> None:
        texts = [(row[0], row[5]) for row in rows if UNSPACED.search(row[5])]
        self._connection.executemany("INSERT INTO pieces(rowid, text) VALUES (?, ?)", texts)

    def _remove(self, one: Record) -> None:
        for number in self._numbers.pop((type(one), one.id), ()):
            found = self._connection.execute("SELECT text FROM entries WHERE number = ?", (number,)).fetchone()
            self._connection.execute("INSERT INTO words(words, rowid, text) VALUES ('delete', ?, ?)", (number, *found))
            self._connection.execute("DELETE FROM pieces WHERE rowid = ?", (number,))
            self._connection.execute("DELETE FROM entries WHERE number = ?", (number,))

    def _find_words(self, words: Sequence[str], limit: int, is_ranked: bool) -> list[Hit]:
        query = " AND ".join(f"{_quoted(word)}*" for word in words)
        order = "ORDER BY rank" if is_ranked and self._has_few_hits(query) else ""
        found = self._connection.execute(
            f"SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ? {order} LIMIT ?",
            (START, END, query, limit),
        ).fetchall()
        return self._hits([(number, _marked_ranges(text)) for number, text in found])

    def _has_few_hits(self, query: str) -> bool:
        counting = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        count: int = self._connection.execute(counting, (query, RANKED + 1)).fetchone()[0]
        return count <= RANKED

    def _find_pieces(self, words: Sequence[str], limit: int) -> list[Hit]:
        long = [_quoted(word) for word in words if len(word) >= 3]
        short = [word.lower() for word in words if len(word) < 3]
        conditions = ["pieces MATCH ?"] * bool(long) + ["instr(lower(text), ?) > 0"] * len(short)
        values = [" AND ".join(long)] * bool(long) + short
        found = self._connection.execute(
            f"SELECT rowid, text FROM pieces WHERE {' AND '.join(conditions)} LIMIT ?", (*values, limit)
        ).fetchall()
        wanted = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
        return self._hits([(number, [one.span() for one in wanted.finditer(text)]) for number, text in found])

    def _hits(self, found: Sequence[tuple[int, Iterable[Range]]]) -> list[Hit]:
        """The hits of entries, in their order, with the ranges moved to where the entry begins in its field."""
        entries = self._connection.execute(
            "SELECT number, record_type, record_id, field, start FROM entries "
            f"WHERE number IN ({', '.join(str(number) for number, _ in found)})"
        )
        by_number = {number: entry for number, *entry in entries}
        hits = []
        for number, ranges in found:
            table, record_id, field, start = by_number[number]
            moved = tuple((first + start, last + start) for first, last in ranges)
            hits.append(Hit(RECORD_TYPE[table], record_id, field, moved))
        return hits


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """A text in parts that end where a line or a word does, each with its start."""
    text = text.replace(START, "\ufffd").replace(END, "\ufffd")
    start = 0
    while start < len(text):
        end = start + PART
        if end < len(text):
            breaks = [text.rfind(mark, start + PART // 2, end) for mark in ("\n", "。", " ")]
            end = next((one + 1 for one in breaks if one >= 0), end)
        yield start, text[start:end]
        start = end


def _quoted(word: str) -> str:
    """A word as an FTS5 string, in which nothing is an operator."""
    return '"' + word.replace('"', '""') + '"'


def _marked_ranges(marked: str) -> Iterator[Range]:
    """Where the marks of `highlight` stand, as ranges of the text without them."""
    shift = 0
    for one in re.finditer(f"{START}([^{END}]*){END}", marked):
        first = one.start() - shift
        yield first, first + len(one[1])
        shift += 2
