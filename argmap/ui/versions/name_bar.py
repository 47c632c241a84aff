"""The slim bar above the map in which the present version gets a name: nothing has to be saved any more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from argmap.core.errors import MapError
from argmap.session import SaveState
from argmap.ui.actions import ACTIONS
from argmap.ui.bar import Bar, bar_button
from argmap.ui.context import MapContext
from argmap.ui.elided import ElidedLabel
from argmap.ui.keys import shown_key
from argmap.ui.panes import Pane
from argmap.ui.text import isolated, shortened

HEIGHT = 44  # pixels
FIELD = 300
SAID = 60  # characters of a name


class NameBar(Bar):
    """Shown from Ctrl+S until a name was given, or none is wanted."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, 14, 10, 8, parent)
        self._context = context
        self._words = ElidedLabel("muted")
        self.field = QLineEdit(placeholderText=self.tr("Before the seminar"))
        self.field.setMaximumWidth(FIELD)
        self.field.setAccessibleName(self.tr("Name of this version"))
        self.field.returnPressed.connect(self._take)
        self.row.addWidget(self._words)
        self.row.addWidget(self.field, 1)
        self.row.addWidget(bar_button(self.tr("Name it"), "compact", self._take, self.tr("Enter")))
        self.row.addStretch(1)
        self.row.addWidget(bar_button(self.tr("Close"), "quiet", self.leave, self.tr("Escape")))
        self.hide()

    def start(self) -> None:
        """Ask for the name, with the keyboard in the field."""
        is_refused = self._context.session.save_state is SaveState.REFUSED
        all_saved = self.tr("All changes are saved. A name leads back to this version:")
        self._words.show_text(self.tr("A name leads back to this version:") if is_refused else all_saved)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Name nothing, and give the keyboard back to the map."""
        self.hide()
        self.field.clear()
        self._context.focus_requested.emit(Pane.MAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        name = self.field.text()
        if not name.strip():
            self.leave()
            return
        try:
            self._context.session.name_version(name)
        except MapError as refusal:
            self._context.message.emit(str(refusal))
            return
        words = self.tr("This version is named “{0}”. {1} shows all versions.")
        key = shown_key(ACTIONS["window.versions.show"])
        self._context.message.emit(words.format(isolated(shortened(name, SAID)), key))
        self.leave()
