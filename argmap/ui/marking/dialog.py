"""Asks what is to be marked by what, and marks it on a thread; it stays until that is done or given up."""

from collections.abc import Callable
from functools import partial
from os.path import lexists
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from argmap.core.errors import MapError
from argmap.render.heat_images import draw_heat
from argmap.session.marking.folder import Task, mark_folder, rubric_for
from argmap.session.marking.keys import load_key
from argmap.session.marking.marked import MARKED, Marked
from argmap.ui.commands.window.files import folder_of
from argmap.ui.dialogs.frame import button_row, column_of, form
from argmap.ui.error_words import said
from argmap.ui.marking.results import show_marked
from argmap.ui.open_maps import settled_path
from argmap.ui.opening import opened_in
from argmap.ui.still_there import is_file
from argmap.ui.tasks import Progress
from argmap.ui.tasks import Task as Running
from argmap.ui.text import isolated, plain_label
from argmap.ui.window import Window

WIDTH = 640  # pixels
BAR_HEIGHT = 8
STEPS = 1_000  # of the bar
BETWEEN = ";"


class NeedsPassphrase(MapError):
    """The key is an exercise, and nobody has said its passphrase yet."""


def paths_in(text: str) -> list[Path]:
    """The files that are named, with a “;” between them; it may be part of a name, as maps are called after claims."""
    parts, found, begun = text.split(BETWEEN), list[Path](), ""
    for part in parts:
        begun = f"{begun}{BETWEEN}{part}" if begun else part
        if is_file(Path(begun.strip())):
            found.append(Path(begun.strip()))
            begun = ""
    return [Path(one.strip()) for one in parts if one.strip()] if begun.strip() else found


class MarkDialog(QDialog):
    """What cannot be marked so is said here, and what was written stays."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._task: Running | None = None
        self._was_there = False  # the folder for the results, before the work
        intro = self.tr("Each map in the folder is compared with the key. The maps stay as they are.")
        self._column = column_of(self, self.tr("Mark a folder"), intro)
        self.key, self.folder, self.rubric, self.out = (QLineEdit() for _ in range(4))
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._fields = form()
        self._inputs: list[QWidget] = [self.secret]
        self.trouble = plain_label(look="warning", wraps=True)
        self.bar = QProgressBar(textVisible=False, maximum=STEPS)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self._lay_out()
        if window.context is not None:
            self.key.setText(str(opened_in(window).path))
        self.folder.textChanged.connect(self._propose_out)
        (self.folder if self.key.text() else self.key).setFocus()

    def accept(self) -> None:
        """Begin, once all that is needed is said."""
        missing = self._missing()
        if missing or self._task is not None:
            self._say(missing)
            return
        self._show_work(True)
        self._was_there = lexists(self.out.text().strip())
        self._task = self._window.tasks.start(
            self.tr("Marking {0}…").format(Path(self.folder.text()).name), self._work(), self._finish, self._refuse
        )
        self._task.progressed.connect(self._reach)
        self._task.ended.connect(self._rest)

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def reject(self) -> None:
        """Cancel the work first, and leave the next time."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    def _work(self) -> Callable[[Progress], Marked]:
        opened = opened_in(self._window) if self._window.context is not None else None
        paths = paths_in(self.key.text())
        folder, out, secret = Path(self.folder.text().strip()), Path(self.out.text().strip()), self.secret.text()
        rubric = Path(self.rubric.text().strip()) if self.rubric.text().strip() else None
        asks = self.tr("“{0}” is an exercise: what is the passphrase of its key?")

        def ask(path: Path) -> str:
            if not secret:
                raise NeedsPassphrase(asks.format(path.name))
            return secret

        def work(progress: Progress) -> Marked:
            if opened is not None and opened.path in paths:
                settled_path(opened)
            keys = tuple(load_key(path, ask, progress.check) for path in paths)
            task = Task(folder, keys, rubric_for(keys, rubric), out)
            return mark_folder(task, progress.reach, partial(draw_heat, check=progress.check), progress.check)

        return work

    def _reach(self, fraction: float) -> None:
        self.bar.setValue(round(STEPS * fraction))

    def _finish(self, made: Marked) -> None:
        self._task = None
        window = self._window
        super().accept()
        show_marked(window, made)

    def _refuse(self, error: MapError) -> None:
        if isinstance(error, NeedsPassphrase):
            self._fields.setRowVisible(self.secret, True)
            self.secret.setFocus()
        words, out = said(error), Path(self.out.text().strip())
        if not self._was_there and lexists(out / MARKED):
            words += " " + self.tr("The copies that were finished lie in “{0}”.").format(isolated(out.name))
            self._propose_out(self.folder.text())  # where nothing lies in the way of marking once more
        self._say(words)

    def _rest(self) -> None:
        """The work has ended: what comes of it follows, or it was cancelled."""
        was_cancelled = self._task is not None and self._task.progress.is_cancelled
        self._task = None
        self._show_work(False)
        if was_cancelled:
            self._say(
                self.tr("Marking was cancelled; the copies that were finished lie in the folder for the results.")
            )

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _missing(self) -> str:
        if not self.key.text().strip():
            return self.tr("Choose the key: a map of your own, or an exercise that holds one.")
        if not self.folder.text().strip():
            return self.tr("Choose the folder with the hand-ins.")
        return "" if self.out.text().strip() else self.tr("Choose a new folder for the results.")

    def _show_work(self, is_on: bool) -> None:
        self._say("")
        self.bar.setValue(0)
        self.bar.setVisible(is_on)
        self._accept.setEnabled(not is_on)
        for field in self._inputs:
            field.setEnabled(not is_on)

    def _propose_out(self, text: str) -> None:
        """A folder beside the hand-ins that is not there yet."""
        folder = Path(text.strip())
        if not folder.name:
            return
        names = [self.tr("{0} marked").format(folder.name)]
        names += [f"{names[0]} {number}" for number in range(2, 100)]
        self.out.setText(str(next((at for name in names if not lexists(at := folder.with_name(name))), folder)))

    def _lay_out(self) -> None:
        self.rubric.setPlaceholderText(self.tr("None: the usual points, or those of the exercise"))
        self._add(self.tr("Key"), self.key, self._choose_keys)
        self._fields.addRow(self.tr("Passphrase"), self.secret)
        self._fields.setRowVisible(self.secret, False)
        self._add(self.tr("Folder of hand-ins"), self.folder, lambda: self._choose_folder(self.folder))
        self._add(self.tr("Rubric"), self.rubric, self._choose_rubric)
        self._add(self.tr("Results go to"), self.out, lambda: self._choose_folder(self.out))
        self._column.addLayout(self._fields)
        for widget in (self.trouble, self.bar):
            self._column.addWidget(widget)
            widget.hide()
        row, self._accept = button_row(self, self.tr("Mark"), self.tr("Cancel"))
        self._column.addLayout(row)
        self.setMinimumWidth(WIDTH)

    def _add(self, words: str, field: QLineEdit, choose: Callable[[], None]) -> None:
        whole, button = QWidget(), QPushButton(self.tr("Choose…"))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(button)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{words}: {button.text()}")
        button.clicked.connect(choose)
        field.setAccessibleName(words)
        whole.setFocusProxy(field)
        self._fields.addRow(words, whole)
        self._inputs.append(whole)

    def _choose_keys(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Key"), str(folder_of(self._window)), self.tr("Maps (*.argmap)")
        )
        if names:
            self.key.setText(f"{BETWEEN} ".join(names))

    def _choose_folder(self, field: QLineEdit) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), str(folder_of(self._window)))
        if name:
            field.setText(name)

    def _choose_rubric(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Rubric"), str(folder_of(self._window)), self.tr("Rubrics (*.toml *.json)")
        )
        if name:
            self.rubric.setText(name)
