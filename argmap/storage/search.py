"""Full-text search over an open map: an index in memory, never in the file, and without the texts themselves.

Words are found by their beginnings, folded (see `core/folding.py`); in scripts that put no spaces between words any
piece of a text is found. What a hit reads is in the map: the index is FTS5 without content.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from argmap.core.change import Change
from argmap.core.document import Records
from argmap.core.finding import Stretch
from argmap.core.folding import Plain
from argmap.core.querying import Query, query_of, spread
from argmap.core.records import Passage, PassageLink, Record, RecordId, SourceText
from argmap.storage.searched import FIELDS, KINDS, SEARCHED, Group, Kind, entries_of, entry_at, numbers_of, part_at
from argmap.storage.turns import Turns

TOLD = 500  # records after which is said how far it is
RANKED = 2_500  # hits beyond which ranking those of four groups would take longer than a frame
PIECES = 64  # that changes write before they are joined
PAGES = 500  # that are joined before somebody else may have a turn
HASH_BYTES = 4_000_000  # gathered before they are sorted into the index; four times what SQLite would
PAGE_BYTES = 16_384  # of the index; beside each lie 270 more

COLUMNS = ", ".join(f"text_{number}" for number in range(FIELDS))
VALUES = ", ".join("?" * (FIELDS + 1))
INSERT = f"INSERT INTO words(rowid, {COLUMNS}) VALUES ({VALUES})"
DELETE = f"INSERT INTO words(words, rowid, {COLUMNS}) VALUES ('delete', {VALUES})"
MATCHING = "FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ?"
DDL = f"""\
PRAGMA page_size = {PAGE_BYTES};
CREATE VIRTUAL TABLE words USING fts5({COLUMNS}, content="", prefix="1 2 3",
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N*'");
INSERT INTO words(words, rank) VALUES ('hashsize', {HASH_BYTES});
INSERT INTO words(words, rank) VALUES ('automerge', 0);
INSERT INTO words(words, rank) VALUES ('crisismerge', {PIECES});
"""


Row = tuple[int | str, ...]
Key = tuple[type[Record], RecordId]
Asked = tuple[str, int, int]
"""An expression, and the numbers between which hits are wanted."""


class Hit(NamedTuple):
    """Fields of a record in which all words were found, or of a long text the part that lies between two offsets."""

    query: Query
    kind: Kind
    record: Record
    start: int
    end: int

    def marks(self) -> list[tuple[str, list[Stretch]]]:
        """The fields in which words were found, and where in them, in code points; the one with most of them first."""
        found = [(field, self._places(field)) for field in self.kind.fields]
        return sorted((one for one in found if one[1]), key=lambda one: -len(one[1]))

    def _places(self, field: str) -> list[Stretch]:
        text: str = getattr(self.record, field)
        if not self.kind.is_long:
            return self.query.places_in(text)
        places = self.query.places_in(text[self.start : self.end])
        return [(first + self.start, last + self.start) for first, last in places]


class SearchIndex:
    """The index of one map. May be built on one thread and asked on another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._connection.executescript(DDL)
        self._plain = Plain()
        self._turns = {one: Turns() for one in SEARCHED}
        self._indexed: dict[type[Record], list[Record | None]] = {one: [] for one in SEARCHED}  # by turn
        self._records: Records | None = None  # of the map, once it was changed
        self._gone: dict[Key, None] = {}  # since the last search
        self._touched: dict[Key, None] = {}

    def build(self, records: Iterable[Record], reach: Callable[[float], None] = lambda _: None) -> None:
        """Index the records of a whole map, in their order. Once, before anything else.

        `reach` is told how far it is, from 0 to 1; what it raises ends the work, and with it the index.
        """
        reach(0.0)  # it may rest: the map was shown just now
        every: dict[type[Record], list[Any]] = {one: [] for one in SEARCHED}
        linked: set[RecordId] = set()
        for number, one in enumerate(records, 1):
            if number % TOLD == 0:
                reach(0.0)
            if type(one) in SEARCHED:
                every[type(one)].append(one)
            elif isinstance(one, PassageLink):
                linked.add(one.passage_id)
        with self._lock:
            for record_type, some in every.items():
                self._turns[record_type] = Turns((one.id for one in some), lambda: reach(0.0))
                reach(0.0)
            every[Passage] = [one if one.id in linked else None for one in every[Passage]]
            self._indexed = every
            self._connection.execute("BEGIN")
            self._connection.executemany(INSERT, self._all_rows(reach))
            self._connection.execute("COMMIT")
            self._join(reach)

    def update(self, change: Change, records: Records) -> None:
        """Take over a change, at once noted, and indexed by the next search; `records` are the map's, as they are then.

        So no key waits for it, and many edits between two searches cost one.
        """
        with self._lock:
            self._records = records
            for before, after in change.pairs:
                one = before if after is None else after
                if one is not None and type(one) in SEARCHED:
                    self._note(type(one), one.id, is_gone=after is None)
            links = (one for pair in change.pairs for one in pair if isinstance(one, PassageLink))
            for link in links:
                self._touched.setdefault((Passage, link.passage_id))

    def find(self, typed: str, limit: int = 100, group: Group | None = None, is_ranked: bool = True) -> list[Hit]:
        """The first hits for all words that were typed: best first if ranked, unless there are too many to rank.

        Unranked they come at once, in the order of the map, cards first; ranked within a frame.
        """
        query = query_of(typed, self._plain)
        if not query.words:
            return []
        asked = (_expression(query), *numbers_of(group))
        order = ""
        with self._lock:
            self._catch_up()
            if is_ranked and self._count(asked, RANKED + 1) <= RANKED:
                asked, order = (_weighed(query), *numbers_of(group)), "ORDER BY rank, rowid"
            found = self._connection.execute(f"SELECT rowid {MATCHING} {order} LIMIT ?", (*asked, limit))
            return list(self._hits(query, found))

    def count(self, typed: str, group: Group | None = None) -> int:
        """How many hits there are."""
        query = query_of(typed, self._plain)
        with self._lock:
            self._catch_up()
            return self._count((_expression(query), *numbers_of(group))) if query.words else 0

    def close(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._connection.close()
            self._turns, self._indexed, self._records = {}, {}, None

    def _turn_of(self, one: Record) -> int:
        """The number of a record among those of its type; it keeps it until it goes."""
        turns, indexed = self._turns[type(one)], self._indexed[type(one)]
        turn = turns.get(one.id)
        if turn is None:
            turn = len(indexed)
            turns.add(one.id, turn)
            indexed.append(None)
        return turn

    def _note(self, record_type: type[Record], record_id: RecordId, is_gone: bool) -> None:
        """Remember what is to be indexed anew; what went and comes back comes last, as in the map.

        What came and went since the last search is nothing to remember: who edits for hours may never search.
        """
        if not is_gone:
            self._touched.setdefault((record_type, record_id))
            return
        self._touched.pop((record_type, record_id), None)
        if self._turns[record_type].get(record_id) is not None:
            self._gone[record_type, record_id] = None

    def _catch_up(self) -> None:
        """Index what has changed since the last search."""
        if self._records is None or not (self._gone or self._touched):
            return
        self._connection.execute("BEGIN")
        for record_type, record_id in self._gone:
            turn = self._turns[record_type].pop(record_id)
            if turn is not None:
                self._replace(record_type, turn, None)
        for record_type, record_id in self._touched:
            self._refresh(record_type, record_id, self._records)
        self._connection.execute("COMMIT")
        self._gone, self._touched = {}, {}

    def _refresh(self, record_type: type[Record], record_id: RecordId, records: Records) -> None:
        """Index a record as it stands now, if it is there and to be found, instead of as it stood."""
        now = records.find(record_type, record_id)
        if now is not None:
            is_found = record_type is not Passage or records.where(PassageLink, "passage_id", record_id)
            self._replace(record_type, self._turn_of(now), now if is_found else None)

    def _replace(self, record_type: type[Record], turn: int, now: Record | None) -> None:
        for kind in KINDS:
            if kind.record_type is record_type:
                self._connection.executemany(DELETE, list(self._rows(kind, turn)))
        self._indexed[record_type][turn] = now
        for kind in KINDS:
            if kind.record_type is record_type:
                self._connection.executemany(INSERT, list(self._rows(kind, turn)))

    def _join(self, reach: Callable[[float], None]) -> None:
        """Make one whole of the pieces in which the index was written, a little at a time.

        It comes to lie apart from what changes write later: SQLite joins the small pieces of those when there are many,
        and would take half a second if it met the whole among them.
        """
        before, pages = -1, -PAGES
        while self._connection.total_changes - before >= 2:  # of which one is the asking
            before = self._connection.total_changes
            self._connection.execute("INSERT INTO words(words, rank) VALUES ('merge', ?)", (pages,))
            pages = PAGES
            reach(1.0)

    def _all_rows(self, reach: Callable[[float], None]) -> Iterator[Row]:
        whole = sum(len(self._indexed[kind.record_type]) for kind in KINDS)
        done = count()
        for kind in KINDS:
            for turn in range(len(self._indexed[kind.record_type])):
                yield from self._rows(kind, turn)
                if (number := next(done)) % TOLD == 0:
                    reach(number / whole)

    def _rows(self, kind: Kind, turn: int) -> Iterator[Row]:
        """What the index is told of the record that has that turn."""
        one = self._indexed[kind.record_type][turn]
        for number, texts in entries_of(kind, one, turn) if one is not None else ():
            words = [spread(self._plain.fold(text)) for text in texts]
            yield (number, *words, *[""] * (FIELDS - len(words)))

    def _count(self, asked: Asked, limit: int = -1) -> int:
        counting = f"SELECT count(*) FROM (SELECT 1 {MATCHING} LIMIT ?)"
        count: int = self._connection.execute(counting, (*asked, limit)).fetchone()[0]
        return count

    def _hits(self, query: Query, numbers: Iterable[tuple[int]]) -> Iterator[Hit]:
        for (number,) in numbers:
            kind, turn, part = entry_at(number)
            one = self._indexed[kind.record_type][turn]
            if one is not None:
                yield Hit(query, kind, one, *(part_at(one.text, part) if isinstance(one, SourceText) else (0, 0)))


def _expression(query: Query) -> str:
    """A query in the language of FTS5: words are quoted, so that nothing in them is an operator."""
    return " AND ".join(f'"{" ".join(word)}"*' for word in query.words)


def _weighed(query: Query) -> str:
    """The same for ranking: a word that is there as it was typed counts besides, and so before longer ones."""
    typed = [f'"{" ".join(word)}"' for word in query.words]
    return " AND ".join(f"({word} OR {word}*)" for word in typed)
