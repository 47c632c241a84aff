"""Texts that are not in the map yet: in a file two seconds after the key, offered when the map is opened again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from argmap.core.change import Change
from argmap.core.records import Comment, MapInfo, Node, RecordId, Source
from argmap.ui.raw_text import text_of

TICK_MS = 1_000
WORDS: dict[type, tuple[str, ...]] = {
    Node: ("text", "notes"),
    Comment: ("text",),
    Source: ("notes",),
    MapInfo: ("task", "description"),
}


class Drafts(QObject):
    """Looks every second at what is being typed in the workspace; keeps what the disk refused as well."""

    def __init__(self, folder: Path, map_id: RecordId, workspace: QWidget) -> None:
        super().__init__(workspace)
        self._path = folder / f"{map_id}-{uuid4().hex}.json"
        self._workspace = workspace
        self._typed = ""
        self._refused: list[str] = []
        self._written: list[str] = []
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Write down what stands in the open editor; nothing is left on disk once it is closed."""
        self._typed = typed_text(QApplication.focusWidget(), self._workspace)
        self._write()

    def keep_refused(self, changes: Iterable[Change]) -> list[str]:
        """Keep the texts of changes that the disk refused; returns all that are kept."""
        texts = [text for change in changes for text in new_texts(change)]
        self._refused = list(dict.fromkeys(self._refused + texts))
        self._write()
        return self._refused

    def forget_refused(self) -> None:
        """They are in the map again."""
        self._refused = []
        self._write()

    def stop(self) -> None:
        """The editors are closed; what was refused stays."""
        self._timer.stop()
        self._typed = ""
        self._write()

    def _write(self) -> None:
        texts = [*self._refused, *([self._typed] if self._typed.strip() else [])]
        if texts == self._written:
            return
        self._written = texts
        if texts:
            write_texts(self._path, texts)
        else:
            self._path.unlink(missing_ok=True)


def new_texts(change: Change) -> list[str]:
    """The words that a change brought into the map: of cards, notes and comments."""
    texts = []
    for before, after in change.pairs:
        for field in WORDS.get(type(after), ()):
            text = getattr(after, field)
            if text.strip() and text != getattr(before, field, ""):
                texts.append(text)
    return texts


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


@dataclass(frozen=True, slots=True)
class Left:
    """The texts that earlier runs left for a map. Their files stay until the user has decided."""

    texts: tuple[str, ...]
    paths: tuple[Path, ...]

    def forget(self) -> None:
        """The user has put them into the map, or wants none of them."""
        for path in self.paths:
            path.unlink(missing_ok=True)


def left_texts(folder: Path, map_id: RecordId) -> Left:
    """What earlier runs left for this map. Only for who has it alone: another process is still writing its own."""
    paths = tuple(sorted(folder.glob(f"{map_id}-*.json")))
    return Left(tuple(dict.fromkeys(text for path in paths for text in read_texts(path))), paths)


def write_texts(path: Path, texts: list[str]) -> None:
    """Replace the file whole. A folder that cannot be written to costs the draft, not the map."""
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(texts), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return


def read_texts(path: Path) -> list[str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
