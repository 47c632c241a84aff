"""One open map: the only place where a change becomes real."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from argmap.core.change import Change, Label, combined
from argmap.core.document import Document
from argmap.core.errors import EditRefused, MapError
from argmap.core.history import Entry, EntryKind, History
from argmap.core.limits import SHORT_TEXT
from argmap.core.records import Record, Sha256
from argmap.core.tree import Touched, Tree
from argmap.core.validity import refuse_deep, refuse_untrue
from argmap.session.ahead import Ahead, Step, reversal

Listener = Callable[[Change, Touched], None]
SavedListener = Callable[["SaveState"], None]
Originals = Mapping[Sha256, bytes]
Wake = Callable[[Callable[[], None]], None]
"""Runs a function soon on the thread that owns the session; called from another one."""


class SaveState(StrEnum):
    SAVED = "saved"
    SAVING = "saving"
    REFUSED = "refused"  # the disk refused, or will: what it had not acknowledged was taken back


class Store(Protocol):
    """Where entries go to be kept: the file's writer, or nothing at all."""

    def submit(self, entry: Entry, originals: Originals) -> None: ...

    def flush(self) -> None: ...

    def wait(self) -> MapError | None: ...

    def move(self, target: Path) -> None: ...

    def follow(self, target: Path) -> None: ...

    def close(self) -> None: ...


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Session:
    """A document with its tree and history. Commits, undoes and redoes; tells its listeners; keeps the file's writer.

    `listeners` hear of a change after it is real in memory; the disk's word comes later, by `entry_saved`.
    """

    def __init__(
        self,
        records: Iterable[Record],
        entries: Iterable[Entry] = (),
        author: str = "",
        now: Callable[[], str] = utc_now,
    ) -> None:
        self.document = Document(records)
        self.tree = Tree(self.document)
        self.history = History(entries)
        self.author = author
        self.refusal: MapError | None = None
        self.refused: tuple[Entry, ...] = ()
        self.is_read_only = False
        self.is_free = False  # nobody else has its file open any more, for which it is open for reading only
        self.revision = 0  # how often the document has become another
        self._now = now
        self._store: Store | None = None
        self._unsaved: list[Entry] = []
        self._listeners: list[Listener] = []
        self._saved_listeners: list[SavedListener] = []

    def keep_in(self, store: Store) -> None:
        """From now on every entry goes to the store, which answers by `entry_saved` or `entries_refused`."""
        self._store = store

    def commit(self, change: Change, originals: Originals | None = None) -> None:
        """Make an edit real. Raises `EditRefused` or `BrokenReference`, and nothing has happened then."""
        if change:
            self.make(Step(lambda _: change, originals=originals or {}))

    def make(self, step: Step) -> Change:
        """Make a step real; returns what was changed. Raises as `commit` does."""
        change = step.edit(self.document)
        if change or step.of is not None:
            self._step(step.kind, change, step.of, step.originals)
        return change

    def take(self, step: Step, ahead: Ahead) -> bool:
        """Become what a step has made of a copy, which is what this was then. False if it is another than was copied.

        Raises `EditRefused` if it is open for reading only.
        """
        self._refuse_reading_only()
        if self.revision != ahead.revision:
            return False
        if not ahead.change and step.of is None:
            return True
        self.revision += 1
        self.tree.exchange_with(ahead.tree)
        self._log(step.kind, ahead.change, step.of, originals=step.originals)
        self._tell(ahead.change, ahead.touched)
        return True

    def receive(self, change: Change) -> None:
        """Make real what someone else did; undo will not take it back."""
        if change:
            self._step(EntryKind.RECEIVED, change)

    def show_again(self, change: Change, entries: Iterable[Entry]) -> None:
        """Be what another process has made of the map, with its history, for who only shows it."""
        touched = self._apply(change)
        self.history = History(entries)
        if change:
            self._tell(change, touched)

    def name_version(self, name: str) -> None:
        """Give what stands now a name to come back to. Raises `EditRefused` for a name of no or too many characters."""
        self._refuse_reading_only()
        name = " ".join(name.replace("\0", " ").split())
        if not 0 < len(name) <= SHORT_TEXT:
            raise EditRefused(f"The name of a version has 1 to {SHORT_TEXT:,} characters.")
        self._log(EntryKind.MARK, Change(Label.NAME_VERSION, ()), name=name)

    def undo(self) -> Change | None:
        """Take back the last own change, fitted to what stands now; None if there is none."""
        return self._reverse(self.history.to_undo(), EntryKind.UNDO)

    def redo(self) -> Change | None:
        """Take back the last undo; None if there is none."""
        return self._reverse(self.history.to_redo(), EntryKind.REDO)

    @property
    def undo_label(self) -> Label | None:
        """What undo would take back."""
        entry = self.history.to_undo()
        return entry.change.label if entry is not None else None

    @property
    def redo_label(self) -> Label | None:
        """What redo would do again."""
        entry = self.history.to_redo()
        return entry.change.label if entry is not None else None

    @property
    def save_state(self) -> SaveState:
        """Whether everything is on disk."""
        if self._unsaved:
            return SaveState.SAVING
        return SaveState.REFUSED if self.refusal is not None else SaveState.SAVED

    @property
    def unsaved_records(self) -> int:
        """How many records changed of which the disk has not said that it has them."""
        return sum(len(entry.change.pairs) for entry in self._unsaved)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener each change with what it touched; returns the unsubscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_saved(self, listener: SavedListener) -> Callable[[], None]:
        """Tell the listener each save state; returns the unsubscription."""
        self._saved_listeners.append(listener)
        return lambda: self._saved_listeners.remove(listener)

    def flush(self) -> None:
        """Wait until the store has answered for everything."""
        if self._store is not None:
            self._store.flush()

    def wait(self) -> MapError | None:
        """On any thread: wait until all that was made so far is on disk or refused, which the session hears later.

        Returns what happened to the file without us: who is to read it would read something else.
        """
        store = self._store
        return store.wait() if store is not None else None

    def move(self, target: Path) -> None:
        """Give the map's file another path. Raises the store's `MapError`; the map is where it was then."""
        if self._store is not None:
            self._store.move(target)

    def follow(self, target: Path) -> None:
        """Go on in the map's file where somebody else has moved it. Raises the store's `MapError`."""
        if self._store is not None:
            self._store.follow(target)

    def close(self) -> None:
        """Wait for the store and let it go."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def taken_apart(self) -> Iterator[None]:
        """Let all that it has go piece by piece, once it is closed and shown nowhere any more."""
        yield from self.document.taken_apart()
        yield from self.history.taken_apart()

    def entry_saved(self, number: int) -> None:
        """The store's word that an entry and all before it are on disk."""
        self._unsaved = [entry for entry in self._unsaved if entry.number > number]
        self._tell_saved()

    def entries_refused(self, error: MapError) -> None:
        """The store's word that the disk refused: all it had not acknowledged is taken back in one shown step."""
        refused, self._unsaved = tuple(self._unsaved), []
        self.refusal, self.refused = error, refused
        back = combined(Label.TAKEN_BACK, (entry.change for entry in refused)).inverse()
        if refused:
            self.history.take_back(refused[0].number)
        if back:
            self._tell(back, self._apply(back))
        self._tell_saved()

    def file_changed(self, error: MapError | None) -> None:
        """The store's word that its file is not as it left it, so that the next entry will be refused; None: it is."""
        if not self._unsaved:
            self.refusal, self.refused = error, ()
            self._tell_saved()

    def file_freed(self) -> None:
        """The store's word that who had the file open has closed it."""
        self.is_free = True
        self._tell_saved()

    def _reverse(self, entry: Entry | None, kind: EntryKind) -> Change | None:
        return self.make(reversal(entry, kind)) if entry is not None else None

    def _apply(self, change: Change) -> Touched:
        self.document.apply(change)
        self.revision += 1
        return self.tree.update(change)

    def _step(self, kind: EntryKind, change: Change, of: int | None = None, originals: Originals | None = None) -> None:
        if kind is not EntryKind.RECEIVED:
            self._refuse_reading_only()
        touched = self._apply(change)
        try:
            refuse_untrue(self.document, change)
            refuse_deep(self.document, change)
        except EditRefused:
            self._apply(change.inverse())
            raise
        self._log(kind, change, of, originals=originals)
        self._tell(change, touched)

    def _refuse_reading_only(self) -> None:
        if self.is_read_only:
            raise EditRefused("This map is open for reading only; save a copy to change it.")

    def _log(
        self,
        kind: EntryKind,
        change: Change,
        of: int | None = None,
        name: str = "",
        originals: Originals | None = None,
    ) -> None:
        entry = Entry(self.history.next_number, kind, change, self._now(), self.author, of, name)
        self.history.append(entry)
        self._keep(entry, originals or {})

    def _keep(self, entry: Entry, originals: Originals) -> None:
        if self._store is None:
            return
        self.refusal = None
        self._unsaved.append(entry)
        self._store.submit(entry, originals)
        self._tell_saved()

    def _tell(self, change: Change, touched: Touched) -> None:
        for listener in tuple(self._listeners):
            listener(change, touched)

    def _tell_saved(self) -> None:
        state = self.save_state
        for listener in tuple(self._saved_listeners):
            listener(state)
