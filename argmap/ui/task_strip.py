"""The quiet strip that says what the map is for, where a teacher wrote a task."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from argmap.ui.text import plain_label, shown


class TaskStrip(QWidget):
    """Hidden where there is no task."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = plain_label(wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 6)
        row.addWidget(plain_label(self.tr("Task"), look="section"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def show_task(self, task: str) -> None:
        self._label.setText(shown(task.strip()))
        self.setVisible(bool(task.strip()))
