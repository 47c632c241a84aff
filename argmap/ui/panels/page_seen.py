"""Below a frame on a page: the words that are seen in it, typed or recognised, and where they go."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from argmap.ui.raw_text import text_of
from argmap.ui.text import set_tooltip, shown

WIDTH, MARGIN = 390, 8  # pixels
ROWS = 4


class SeenWords(QWidget):
    """Asks for the words; whoever made it does what is wanted with them."""

    link_wanted = Signal(str)
    card_wanted = Signal(str)
    reading_wanted = Signal()
    closed = Signal()

    def __init__(self, can_read: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QPlainTextEdit()
        self.field.setProperty("look", "field")
        self.field.setAccessibleName(self.tr("Words in the frame"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(ROWS * self.field.fontMetrics().lineSpacing() + 22)
        self.link = QPushButton(self.tr("Link to card"))
        self.card = QPushButton(self.tr("Card in the tray"))
        self.read = QPushButton(self.tr("Recognise"))
        self._has_target = False
        set_tooltip(self.link, self.tr("Tie the words to the card or the step that is selected"))
        self._lay_out()
        self.read.setVisible(can_read)  # only now: a button that lies in nothing would be a window
        self.field.textChanged.connect(self._enable)
        self.link.clicked.connect(lambda: self.link_wanted.emit(self.words))
        self.card.clicked.connect(lambda: self.card_wanted.emit(self.words))
        self.read.clicked.connect(self._ask_to_read)
        self.hide()

    @property
    def words(self) -> str:
        """What was typed or recognised."""
        return text_of(self.field.document()).strip()

    def open_below(self, frame: QRect, room: QSize, has_target: bool) -> None:
        """Ask for the words in a frame of the view that has so much room."""
        self._has_target = has_target
        self.field.clear()
        self.field.setPlaceholderText(self.tr("Type the words that you see in the frame"))
        self._enable()
        self.setFixedWidth(min(WIDTH, room.width() - 2 * MARGIN))
        self.adjustSize()
        left = min(max(MARGIN, frame.left()), room.width() - self.width() - MARGIN)
        below = frame.bottom() + MARGIN
        top = below if below + self.height() < room.height() else max(MARGIN, frame.top() - self.height() - MARGIN)
        self.move(left, top)
        self.show()
        self.raise_()
        self.field.setFocus()

    def propose(self, words: str) -> None:
        """Put words into the field that were recognised, to be checked."""
        self.read.setEnabled(True)
        self.field.setPlainText(shown(words))
        self.field.setFocus()

    def say(self, why: str) -> None:
        """Say why there are none."""
        self.read.setEnabled(True)
        self.field.setPlaceholderText(shown(why))

    def take_target(self, has_target: bool) -> None:
        """Whether there is a card or a step that words can be linked to."""
        self._has_target = has_target
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ask_to_read(self) -> None:
        self.read.setEnabled(False)
        self.reading_wanted.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        row = QHBoxLayout()
        for button in (self.link, self.card, self.read):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _enable(self) -> None:
        self.link.setEnabled(self._has_target and bool(self.words))
        self.card.setEnabled(bool(self.words))
