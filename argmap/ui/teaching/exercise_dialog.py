"""Makes an exercise of the open map on a thread; what cannot be made so is said here, and what was written stays."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QProgressBar

from argmap.core.errors import MapError
from argmap.core.tree import Tree
from argmap.reasoning.exercises import Made
from argmap.session.exercises import write_exercise
from argmap.session.hints import Hints
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.dialogs.frame import begin_large, button_row, column_of
from argmap.ui.error_words import said
from argmap.ui.naming import file_name, free_path
from argmap.ui.open_maps import settled_path
from argmap.ui.opening import opened_in
from argmap.ui.tasks import Progress
from argmap.ui.teaching.exercise_form import ExerciseForm
from argmap.ui.teaching.hints_dialog import HintsDialog
from argmap.ui.teaching.made_dialog import MadeDialog
from argmap.ui.text import plain_label
from argmap.ui.title import title_of
from argmap.ui.window import Window

BAR_HEIGHT = 8  # pixels


class ExerciseDialog(QDialog):
    """While it is written the dialog waits: what is begun is brought to its end, so that no half of it lies about."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._is_at_work = False
        self.hints: Hints = {}  # as they were written last, taken or not
        intro = self.tr(
            "One file for the class. Your map stays as it is, and its history, comments and notes with you."
        )
        column = column_of(self, self.tr("Make an exercise"), intro)
        self.form = ExerciseForm(window.context)
        self.form.hints_button.clicked.connect(self._ask_hints)
        self.trouble = plain_label(look="warning", wraps=True)
        self.bar = QProgressBar(textVisible=False, maximum=0)
        self.bar.setFixedHeight(BAR_HEIGHT)
        for widget in (self.form, self.trouble, self.bar):
            column.addWidget(widget)
        self.trouble.hide()
        self.bar.hide()
        row, self._accept = button_row(self, self.tr("Write exercise…"), self.tr("Cancel"))
        column.addLayout(row)
        begin_large(self, self.sizeHint().width(), column.totalHeightForWidth(self.sizeHint().width()))

    def accept(self) -> None:
        """Ask where it goes, and begin."""
        trouble = self.form.trouble()
        self._say(trouble)
        if trouble or self._is_at_work:
            return
        title = self.tr("{0} (exercise)").format(file_name(title_of(self._window.context.tree)))
        name = free_path(opened_in(self._window).path.parent, title).name
        target = ask_for_target(self._window, self.tr("Make an exercise"), name, self.tr("Maps (*.argmap)"))
        if target is not None:
            self._write(target)

    def hint_texts(self) -> list[str]:
        """The hints that were written, those of a card together."""
        return ["\n".join(lines) for lines in self.hints.values()]

    def go_on(self, task: str, hints: Hints) -> None:
        """Take up what was written before."""
        if task:
            self.form.task.selectAll()
            self.form.task.insertPlainText(task)
        self.hints = hints
        self.form.take_hints(hints)

    def reject(self) -> None:
        if not self._is_at_work:
            super().reject()

    def _ask_hints(self) -> None:
        folder = opened_in(self._window).path.parent
        dialog = HintsDialog(self._window.context.tree, self.hints, folder, self)
        self.hints = dialog.hints  # which grow while one writes: Escape takes none away
        dialog.accepted.connect(lambda: self.form.take_hints(dialog.hints))
        dialog.open()

    def _write(self, target: Path) -> None:
        opened, options, secret = opened_in(self._window), self.form.options(), self.form.secret()
        tree = self._window.context.tree

        def work(_progress: Progress) -> Made:
            return write_exercise(settled_path(opened), target, options, secret)

        self._show_work(True)
        words = self.tr("Writing {0}…").format(target.stem)
        task = self._window.tasks.start(
            words, work, lambda made: self._finish(made, tree, target), self._refuse, is_owed=True
        )
        task.ended.connect(lambda _: self._show_work(False))

    def _finish(self, made: Made, tree: Tree, target: Path) -> None:
        window, is_sealed = self._window, self.form.secret() is not None
        super().accept()
        MadeDialog(window, made, tree, target, is_sealed).open()

    def _refuse(self, error: MapError) -> None:
        self._say(said(error))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_work(self, is_on: bool) -> None:
        self._is_at_work = is_on
        self.bar.setVisible(is_on)
        self.form.setEnabled(not is_on)
        self._accept.setEnabled(not is_on)
