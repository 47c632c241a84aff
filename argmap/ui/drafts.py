"""Texts that are not in the map yet: in a file two seconds after the key, offered when the map is opened again."""

import json
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from argmap.core.change import Change
from argmap.core.records import Node, RecordId

TICK_MS = 1_000
PARAGRAPH, LINE = "\u2029", "\u2028"


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
        """Keep the texts of changes that the disk refused; returns them."""
        texts = [node.text for change in changes for _, node in change.records(Node) if node is not None and node.text]
        self._refused = list(dict.fromkeys(self._refused + texts))
        self._write()
        return texts

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


def typed_text(widget: QWidget | None, workspace: QWidget) -> str:
    """What is being typed in an editable field of the workspace; empty if the keyboard is elsewhere."""
    if widget is None or not workspace.isAncestorOf(widget):
        return ""
    match widget:
        case QLineEdit() if not widget.isReadOnly():
            return widget.text()
        case QPlainTextEdit() | QTextEdit() if not widget.isReadOnly():
            return widget.document().toRawText().replace(PARAGRAPH, "\n").replace(LINE, "\n")
    return ""


def left_texts(folder: Path, map_id: RecordId) -> list[str]:
    """The texts that earlier runs left for this map; they are offered once, so their files go."""
    texts: list[str] = []
    for path in sorted(folder.glob(f"{map_id}-*.json")):
        texts += read_texts(path)
        path.unlink(missing_ok=True)
    return list(dict.fromkeys(texts))


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
