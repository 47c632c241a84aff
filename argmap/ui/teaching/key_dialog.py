"""Opens the key that is sealed in an exercise, or in a hand-in of one, as a map of its own."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from argmap.core.errors import MapError
from argmap.reasoning.exercises.grading import exercise_of
from argmap.session.exercises import open_key
from argmap.ui.commands.window.files import folder_of
from argmap.ui.dialogs.frame import button_row, column_of, form
from argmap.ui.error_words import said
from argmap.ui.folders import folder_beside
from argmap.ui.naming import free_path
from argmap.ui.opening import opened_in
from argmap.ui.tasks import Progress
from argmap.ui.text import plain_label
from argmap.ui.window import Window

WIDTH = 560  # pixels


class KeyDialog(QDialog):
    """What does not open is said here, and what was written stays. The key lies beside the exercise, or among the
    user's maps where nothing can be put there.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._is_at_work = False
        intro = self.tr("The key becomes a map of its own beside the exercise, which stays as it is.")
        column = column_of(self, self.tr("Open the key of an exercise"), intro)
        self.file = QLineEdit()
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        fields = form()
        fields.addRow(self.tr("Exercise"), self._choosing())
        fields.addRow(self.tr("Passphrase"), self.secret)
        column.addLayout(fields)
        self.trouble = plain_label(look="warning", wraps=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        row, self._accept = button_row(self, self.tr("Open the key"), self.tr("Cancel"))
        column.addLayout(row)
        self.setMinimumWidth(WIDTH)
        self._begin()

    def accept(self) -> None:
        """Open it on a thread: to try a passphrase takes a moment."""
        path, secret = Path(self.file.text().strip()), self.secret.text()
        missing = self._missing()
        self._say(missing)
        if missing or self._is_at_work:
            return
        session = self._window.context.session if self._window.context is not None else None
        target = free_path(folder_beside(path), self.tr("{0} (key)").format(path.stem))

        def work(_progress: Progress) -> Path:
            if session is not None:
                session.wait()
            open_key(path, target, secret)
            return target

        self._show_work(True)
        task = self._window.tasks.start(self.tr("Opening the key…"), work, self._finish, self._refuse)
        task.ended.connect(self._rest)

    def reject(self) -> None:
        if not self._is_at_work:
            super().reject()

    def _choosing(self) -> QWidget:
        whole, button = QWidget(), QPushButton(self.tr("Choose…"))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(button)
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        return whole

    def _begin(self) -> None:
        """With the exercise that is open, if one is."""
        context = self._window.context
        exercise = exercise_of(context.document) if context is not None else None
        if exercise is not None and exercise.sealed:
            self.file.setText(str(opened_in(self._window).path))
        (self.secret if self.file.text() else self.file).setFocus()

    def _missing(self) -> str:
        if not self.file.text().strip():
            return self.tr("Choose the exercise, or a hand-in of it.")
        return "" if self.secret.text() else self.tr("Write the passphrase that the key was sealed with.")

    def _choose(self) -> None:
        kinds = self.tr("Maps (*.argmap)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Exercise"), str(folder_of(self._window)), kinds)
        if name:
            self.file.setText(name)

    def _finish(self, target: Path) -> None:
        window = self._window
        super().accept()
        window.open_path(target)

    def _rest(self) -> None:
        """The work has ended: if nothing has come of it, the passphrase is written anew."""
        self._show_work(False)
        self.secret.setFocus()
        self.secret.selectAll()

    def _refuse(self, error: MapError) -> None:
        self._say(said(error))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_work(self, is_on: bool) -> None:
        self._is_at_work = is_on
        self._accept.setEnabled(not is_on)
        self.secret.setEnabled(not is_on)
