"""The line at the bottom: what is open in the argument, how much of the map is shown, and the zoom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from argmap.ui.actions import ACTIONS
from argmap.ui.elided_button import ElidedButton
from argmap.ui.hearing import hear
from argmap.ui.keys import shown_key
from argmap.ui.menus import WindowActions
from argmap.ui.tasks import Task, Tasks
from argmap.ui.text import plain_label, set_tooltip, shown
from argmap.ui.viewing import Report


class StatusLine(QWidget):
    """Shows what it is told; a click on what is open goes to the next open point."""

    def __init__(self, actions: WindowActions, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(24)
        self._tasks = tasks
        self._task: Task | None = None
        self.open_points = ElidedButton("quiet")
        self.open_points.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hear(self.open_points, "clicked()", actions["map.checking.next_open"], "trigger()")
        self._levels = plain_label()
        self._zoom = _flat("100 %")
        hear(self._zoom, "clicked()", actions["map.looking.actual_size"], "trigger()")
        smaller, larger = _flat("\u2212"), _flat("+")
        for button, does in ((smaller, "map.looking.zoom_out"), (larger, "map.looking.zoom_in")):
            hear(button, "clicked()", actions[does], "trigger()")
            set_tooltip(button, f"{actions[does].text()} ({shown_key(ACTIONS[does])})")
        self._doing = plain_label()
        self._bar = QProgressBar(textVisible=False, maximum=1000)
        self._bar.setFixedSize(120, 8)
        self.cancel = _flat(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel_task)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.open_points)
        row.addStretch(1)
        for widget in (self._doing, self._bar, self.cancel, self._levels, smaller, self._zoom, larger):
            row.addWidget(widget)
        tasks.changed.connect(self._show_task)
        self._show_task()

    def say_open(self, sentence: str) -> None:
        """Say what is open, in one line."""
        key = shown_key(ACTIONS["map.checking.next_open"])
        self.open_points.show_words(f"{sentence}     {key}" if sentence else "")
        self.open_points.setVisible(bool(sentence))

    def show_report(self, report: Report) -> None:
        """Say how much of the map is to be seen, and how large."""
        percent = round(report.zoom * 100)
        self._zoom.setText(f"{percent} %" if percent else self.tr("< 1 %"))
        self._levels.setText(self._levels_words(report))

    def _levels_words(self, report: Report) -> str:
        if report.levels < 2:
            return ""
        if report.levels_shown >= report.levels:
            return self.tr("showing all {0} levels").format(report.levels)
        return self.tr("showing {0} of {1} levels").format(report.levels_shown, report.levels)

    def _show_task(self) -> None:
        task = self._tasks.current
        if task is not None and task is not self._task:
            self._bar.setMaximum(0)
            task.progressed.connect(self._show_progress)
        self._task = task
        self._doing.setText(shown(task.title) if task is not None else "")
        for widget in (self._doing, self._bar, self.cancel):
            widget.setVisible(task is not None)

    def _show_progress(self, fraction: float) -> None:
        self._bar.setMaximum(1000)
        self._bar.setValue(round(fraction * 1000))

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _flat(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setProperty("look", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
