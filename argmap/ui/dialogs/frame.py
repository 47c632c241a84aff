"""What the dialogs have in common: a column, a form, and a row of buttons of which one does it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from argmap.ui.text import plain_label

FRAME = QSize(16, 48)
"""Pixels that what is around a window takes, about."""


def column_of(dialog: QDialog, title: str, intro: str = "") -> QVBoxLayout:
    """The dialog's column, with its title and, if it needs one, a sentence on what it does.

    Once it is closed, nothing is left of the dialog: it knows the map it was opened for, and the window would keep it.
    """
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(22, 18, 22, 18)
    column.setSpacing(12)
    if intro:
        column.addWidget(plain_label(intro, look="muted", wraps=True))
    return column


def begin_large(dialog: QDialog, width: int, height: int) -> None:
    """Let a dialog begin with that size in pixels, or with what its screen has room for."""
    room = dialog.screen().availableSize() - FRAME
    dialog.resize(QSize(width, height).boundedTo(room))


def form() -> QFormLayout:
    """A form whose fields take the room there is."""
    made = QFormLayout()
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    made.setSpacing(10)
    return made


def button_row(dialog: QDialog, does: str, cancel: str, *others: QWidget) -> tuple[QHBoxLayout, QPushButton]:
    """Others at the left; at the right Cancel, and the button that accepts, which Enter presses."""
    row = QHBoxLayout()
    for other in others:
        row.addWidget(other)
    row.addStretch(1)
    leave, accept = QPushButton(cancel, dialog), QPushButton(does, dialog)
    leave.setAutoDefault(False)
    accept.setProperty("look", "main")
    accept.setDefault(True)
    leave.clicked.connect(dialog.reject)
    accept.clicked.connect(dialog.accept)
    row.addWidget(leave)
    row.addWidget(accept)
    return row, accept
