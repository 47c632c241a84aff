"""Texts that are not in the map yet: in a file two seconds after the key, offered when the map is opened again.

With them which entries the disk refused: it may have them all the same (decision 0030).
"""

import json
import os
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from argmap.core.document import Document
from argmap.core.history import Entry
from argmap.core.records import RecordId
from argmap.storage.placing import sync_folder
from argmap.ui.new_words import new_texts, said_in
from argmap.ui.raw_text import text_of

TICK_MS = 1_000
ROOM = "room-for-drafts"
ROOM_BYTES = 1 << 18
Mark = tuple[int, str]
"""An entry's number and time: another one that takes its number has another time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in one file: texts, and the marks of entries that were refused."""

    texts: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


NOTHING = Kept()


def mark_of(entry: Entry) -> Mark:
    """By what an entry is known again."""
    return entry.number, entry.time


class Drafts(QObject):
    """Looks every second at what is being typed in the workspace; keeps what the disk refused as well.

    A thread of its own writes, one after the other: the user's folder may lie on a slow disk, or in a network.
    """

    def __init__(self, folder: Path, map_id: RecordId, workspace: QWidget) -> None:
        super().__init__(workspace)
        self.path = folder / f"{map_id}-{uuid4().hex}.json"
        self._workspace = workspace
        self._typed: tuple[str, ...] = ()
        self._refused: list[str] = []
        self._marks: list[Mark] = []
        self._written = NOTHING
        self._writer: Any = None  # an executor, once there is something to write
        self._has_room = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Write down what stands in the open editor; nothing is left on disk once it is closed.

        It stays open while another window or program is in front, where a quote is copied perhaps.
        """
        window = self._workspace.window()
        self._typed = (typed_text(window.focusWidget(), self._workspace), *texts_in_dialogs(window))
        if not self._has_room:
            self._has_room = True
            self._do(set_room_aside, self.path.parent)
        self._write()

    def keep_refused(self, entries: Sequence[Entry]) -> list[str]:
        """Keep the texts of entries that the disk refused, and which they were; returns all texts that are kept."""
        texts = [text for entry in entries for text in new_texts(entry)]
        self._refused = list(dict.fromkeys(self._refused + texts))
        self._marks += [mark_of(entry) for entry in entries]
        self._write()
        return self._refused

    def forget_refused(self) -> None:
        """They are in the map again."""
        self._refused = []
        self._write()

    def note_saved(self) -> None:
        """The disk took another change: what it refused is surely not there (decision 0030)."""
        self._marks = []
        self._write()

    def stop(self) -> None:
        """The editors are closed; what was refused stays."""
        self._timer.stop()
        self._typed = ()
        self._write()
        if self._writer is not None:
            self._writer.shutdown()
            self._writer = None

    def _write(self) -> None:
        typed = (text for text in self._typed if text.strip())
        kept = Kept((*self._refused, *typed), tuple(self._marks))
        if kept == self._written:
            return
        self._written = kept
        self._do(write_kept, self.path, kept)

    def _do(self, work: Callable[..., None], *given: object) -> None:
        """On the thread, after what it was given before."""
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor  # late: a map is to be seen before

            self._writer = ThreadPoolExecutor(1)
        self._writer.submit(work, *given)


def typed_text(widget: QWidget | None, workspace: QWidget) -> str:
    """What is being typed in an editable field of the workspace; empty if the keyboard is elsewhere."""
    if widget is None or not workspace.isAncestorOf(widget):
        return ""
    match widget:
        case QLineEdit() if not widget.isReadOnly():
            return widget.text()
        case QPlainTextEdit() | QTextEdit() if not widget.isReadOnly():
            return text_of(widget.document())
    return ""


def texts_in_dialogs(window: QWidget) -> list[str]:
    """What was written into the large fields of dialogs that are open over a window, and nowhere else yet."""
    dialogs = window.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    fields = (field for one in dialogs if one.isVisible() for field in one.findChildren(QPlainTextEdit))
    return [text_of(one.document()) for one in fields if one.document().isModified() and not one.isReadOnly()]


@dataclass(frozen=True, slots=True)
class Left:
    """What earlier runs left for a map. Their files stay until the user has decided."""

    texts: tuple[str, ...]
    paths: tuple[Path, ...]
    marks: frozenset[Mark] = frozenset()

    def there_after_all(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries at the end of a map's history that the disk had refused."""
        found = list(takewhile(lambda entry: mark_of(entry) in self.marks, reversed(entries)))
        return found[::-1]

    def without(self, entries: Iterable[Entry]) -> "Left":
        """What is left but for the texts of these entries, which the map has."""
        had = {text for entry in entries for text in new_texts(entry)}
        return Left(tuple(text for text in self.texts if text not in had), self.paths)

    def not_in(self, document: Document) -> "Left":
        """What is left but for the texts that the map has: what was being edited may not have been changed."""
        if not self.texts:
            return self
        had = {text for one in document.records() for text in said_in(one)}
        return replace(self, texts=tuple(text for text in self.texts if text not in had))

    def keep_texts(self) -> None:
        """The user has decided of refused entries alone: keep the texts for the next time, in one file."""
        write_kept(self.paths[0], Kept(self.texts))
        if read_kept(self.paths[0]) == Kept(self.texts):
            _take_away(self.paths[1:])

    def forget(self) -> None:
        """The user has put them into the map, or wants none of them."""
        _take_away(self.paths)


def _take_away(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def left_for(folder: Path, map_id: RecordId, but: Container[Path] = ()) -> Left:
    """What was left for this map, `but` for what is being written to still.

    Only for who has it alone: another process is still writing its own.
    """
    files = folder.glob("*.json")  # one pattern for all maps: Python keeps the last hundred
    paths = tuple(sorted(path for path in files if path.name.startswith(f"{map_id}-") and path not in but))
    kept = [read_kept(path) for path in paths]
    texts = dict.fromkeys(text for one in kept for text in one.texts)
    return Left(tuple(texts), paths, frozenset(mark for one in kept for mark in one.marks))


def write_kept(path: Path, kept: Kept) -> None:
    """Replace the file whole, or take it away. A folder that cannot be written to costs the draft, not the map."""
    try:
        if kept == NOTHING:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, kept)
    except OSError:
        return


def _replace(path: Path, kept: Kept) -> None:
    """Write it with the room that was set aside, where the disk is full by now. A power cut leaves it or the last."""
    fresh, room = path.with_suffix(".new"), path.parent.with_name(ROOM)
    said = json.dumps({"texts": kept.texts, "refused": kept.marks})
    try:
        try:
            _write_synced(fresh, said)
        except OSError:
            room.unlink()
            _write_synced(fresh, said)
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _write_synced(path: Path, said: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(said)
        file.flush()
        os.fsync(file.fileno())


def set_room_aside(folder: Path) -> None:
    """Keep room for drafts that are to be written on a disk that is full: it is where the maps lie, as a rule."""
    room = folder.with_name(ROOM)
    try:
        if not room.exists():
            room.parent.mkdir(parents=True, exist_ok=True)
            room.write_bytes(os.urandom(ROOM_BYTES))  # nothing that a disk could pack
    except OSError:
        room.unlink(missing_ok=True)


def read_kept(path: Path) -> Kept:
    """What a file says; nothing of what somebody else may have put into it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        texts, marks = found["texts"], found["refused"]
        said = tuple(one for one in texts if isinstance(one, str))
        return Kept(said, tuple((int(number), str(time)) for number, time in marks))
    except (OSError, ValueError, TypeError, KeyError):
        return NOTHING
