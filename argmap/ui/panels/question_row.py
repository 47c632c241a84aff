"""One critical question in the inspector: what it asks, and yes, no or open by mouse and key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from argmap.core.records import AnswerStatus, RecordId
from argmap.reasoning.schemes.asking import Asked
from argmap.reasoning.schemes.scheme import Question
from argmap.ui.panels.fields import Choice, small_button
from argmap.ui.text import isolated, menu_words, plain_label, set_tooltip, shortened

CARD = 60  # characters of the card that says why


class QuestionRow(QFrame):
    """Takes the keyboard; the first letter of "yes", "no" and "open" is the key of each, the arrows go on."""

    answered = Signal(object, object)  # the Question, and an AnswerStatus
    card_wanted = Signal(str)  # the node that says why the answer is no
    left_by = Signal(int)  # to the row so many further on
    came = Signal(object)  # itself, as it has the keyboard now

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "question")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question = question
        self.status = AnswerStatus.OPEN
        self._node_id: RecordId | None = None
        self._words = {
            AnswerStatus.OK: self.tr("Yes"),
            AnswerStatus.PROBLEM: self.tr("No"),
            AnswerStatus.OPEN: self.tr("Open"),
        }
        self.choice = Choice({status.value: words for status, words in self._words.items()}, self.tr("Answer"))
        self.card: QToolButton = small_button("", "line")
        self.card.setMinimumWidth(40)  # rather cut than wider than the inspector
        for button in (*self.choice.findChildren(QToolButton), self.card):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tooltip(self.choice, self.tr("Keys: {0}").format(", ".join(word[0] for word in self._words.values())))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 7)
        column.setSpacing(5)
        column.addWidget(plain_label(question.text, wraps=True))
        column.addWidget(self.choice)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignLeading)
        self.choice.chosen.connect(lambda value: self._answer(AnswerStatus(value)))
        self.card.clicked.connect(lambda: self.card_wanted.emit(self._node_id))

    def show_answer(self, asked: Asked, card: str, editable: bool) -> None:
        """Show how it was answered; `card` is what the card says that answers it, empty if none does."""
        self.status, self._node_id = asked.status, asked.node_id
        self.choice.show_value(asked.status)
        self.choice.setEnabled(editable)
        self.card.setVisible(bool(card))
        self.card.setText(self.tr("“{0}”").format(menu_words(isolated(shortened(card, CARD)))))
        self.setAccessibleName(f"{asked.question.text} {self._words[asked.status]}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().casefold()
        status = next((one for one, words in self._words.items() if words[0].casefold() == letter), None)
        if status is not None and self.choice.isEnabled():
            self._answer(status)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.left_by.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._node_id is not None:
            self.card_wanted.emit(self._node_id)
        else:
            super().keyPressEvent(event)

    def _answer(self, status: AnswerStatus) -> None:
        self.choice.show_value(self.status)  # until the map says otherwise
        self.answered.emit(self.question, status)
