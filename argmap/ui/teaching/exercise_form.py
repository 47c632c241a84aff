"""What a teacher says of an exercise: kind, how much, which draw, task, feedback, hints, sources, rules, key."""

from random import SystemRandom

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from argmap.core.records import ExerciseKind, Feedback
from argmap.reasoning.exercises import By, Options
from argmap.reasoning.exercises.making import TASKS, task_of
from argmap.reasoning.sayings import sayings
from argmap.session.hints import Hints
from argmap.ui.context import MapContext
from argmap.ui.dialogs.frame import form
from argmap.ui.raw_text import text_of
from argmap.ui.teaching.exercise_words import CONTEXT, COUNTED, FEEDBACK, KINDS, STAGES_ARE_BLIND, STAGES_KNOW
from argmap.ui.teaching.rules_dialog import RulesDialog, map_rules_summary
from argmap.ui.teaching.secret_fields import SecretFields, sentence
from argmap.ui.text import plain_label
from argmap.ui.translating import translate

DRAWS = 999_999  # numbers that can be read out in a classroom
MOST_DIGITS = 4
NUMBER_WIDTH = 160  # pixels
WIDTH = 580  # pixels: the sentences have room on one line
TASK_HEIGHT = 62
Policy = QSizePolicy.Policy


class ExerciseForm(QWidget):
    """`options`, `secret` and `trouble` say what was written."""

    def __init__(self, context: MapContext) -> None:
        super().__init__()
        self._context = context
        self.hints: Hints = {}
        self.kind, self.by, self.feedback = QComboBox(), QComboBox(), QComboBox()
        self.count, self.draw = _number(MOST_DIGITS), _number(len(str(DRAWS)))
        self.task = QPlainTextEdit()
        self.sources = QCheckBox(self.tr("Whole sources, not just the quoted words"))
        self.key = SecretFields()
        self.rules = plain_label(look="muted")
        self._said_of_kind, self._said_of_feedback = (sentence() for _ in range(2))
        self._fill()
        self._lay_out()
        self._connect()
        self._show_kind()
        self._show_feedback()
        self._show_rules()

    def options(self) -> Options:
        """The exercise that is wanted."""
        kind = ExerciseKind(self.kind.currentData())
        return Options(
            kind,
            int(self.draw.text() or 0),
            (int(self.count.text() or 0) or None) if kind in COUNTED else None,
            Feedback(self.feedback.currentData()),
            text_of(self.task.document()).strip(),
            whole_sources=self.sources.isChecked(),
            by=By(self.by.currentData()),
            hints=self.hints,
        )

    def typed_task(self) -> str:
        """The task, if somebody wrote one."""
        document = self.task.document()
        return text_of(document).strip() if document.isModified() else ""

    def secret(self) -> str | None:
        """The passphrase, or None if no key is to be sealed."""
        return self.key.secret()

    def trouble(self) -> str:
        """Why nothing can be made of this, in one sentence; empty if something can."""
        return self.key.trouble()

    def _fill(self) -> None:
        for kind, (name, _) in KINDS.items():
            self.kind.addItem(translate(CONTEXT, name), kind.value)
        for feedback, (name, _) in FEEDBACK.items():
            self.feedback.addItem(translate(CONTEXT, name), feedback.value)
        self.by.addItem(self.tr("A level of the map"), By.LEVEL.value)
        self.by.addItem(self.tr("A branch of the main claim"), By.BRANCH.value)
        self.count.setPlaceholderText(self.tr("As many as usual"))
        self._redraw()
        for box in (self.kind, self.by, self.feedback):
            box.setSizePolicy(Policy.Expanding, Policy.Fixed)
        self.sources.setChecked(True)
        self.task.setProperty("look", "field")
        self.task.setTabChangesFocus(True)
        self.task.setMinimumHeight(TASK_HEIGHT)
        self.task.setMinimumWidth(WIDTH)

    def _lay_out(self) -> None:
        self._fields = fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        self._count_words = QLabel()
        fields.addRow(self.tr("Kind"), self.kind)
        fields.addRow("", self._said_of_kind)
        self._count_row = _beside(self.count)
        fields.addRow(self._count_words, self._count_row)
        fields.addRow(self.tr("A stage is"), self.by)
        fields.addRow(self.tr("Draw"), self._drawing())
        fields.addRow(self.tr("Task"), self.task)
        fields.addRow(self.tr("Feedback comes"), self.feedback)
        fields.addRow("", self._said_of_feedback)
        fields.addRow(self.tr("Sources"), self.sources)
        fields.addRow(self.tr("Hints"), self._hints_row())
        fields.addRow(self.tr("Rules"), self._rules_row())
        fields.addRow(self.tr("Key"), self.key.seals)
        fields.addRow("", self.key.pair)
        fields.addRow("", self.key.why)
        self.setLayout(fields)

    def _drawing(self) -> QWidget:
        again = _button(self.tr("Draw again"))
        again.clicked.connect(self._redraw)
        words = plain_label(self.tr("The same number draws the same."), look="muted")
        return _beside(self.draw, again, words)

    def _hints_row(self) -> QWidget:
        self.hints_button = _button(self.tr("Write hints…"))
        self._hinted = plain_label(self.tr("None yet"), look="muted")
        return _beside(self.hints_button, self._hinted)

    def _rules_row(self) -> QWidget:
        button = _button(self.tr("Rules of the coach…"))
        button.clicked.connect(lambda: RulesDialog(self._context, self.window()).open())
        return _beside(button, self.rules)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.kind.currentIndexChanged.connect(self._show_feedback)
        self.feedback.currentIndexChanged.connect(self._show_feedback)
        self._context.changed.connect(self._show_rules)

    def take_hints(self, hints: Hints) -> None:
        """Take the hints that were written."""
        self.hints = {one: tuple(lines) for one, lines in hints.items()}
        words = self.tr("Cards with hints: {0}").format(len(hints)) if hints else self.tr("None yet")
        self._hinted.setText(words)

    def _show_kind(self) -> None:
        kind = ExerciseKind(self.kind.currentData())
        self._said_of_kind.setText(translate(CONTEXT, KINDS[kind][1]))
        self._fields.setRowVisible(self._count_row, kind in COUNTED)
        self._count_words.setText(translate(CONTEXT, COUNTED.get(kind, "")))
        self._fields.setRowVisible(self.by, kind is ExerciseKind.REVEAL)
        self._propose_task(kind)

    def _propose_task(self, kind: ExerciseKind) -> None:
        """The map's task, else a sentence for the kind; what the teacher wrote stays."""
        written = text_of(self.task.document()).strip()
        info = self._context.document.info
        proposed = {*map(sayings(info.language), TASKS.values())}
        if not written or written in proposed:
            self.task.setPlainText(task_of(info, kind))

    def _show_feedback(self) -> None:
        kind, feedback = ExerciseKind(self.kind.currentData()), Feedback(self.feedback.currentData())
        words = FEEDBACK[feedback][1]
        if kind is ExerciseKind.REVEAL:
            words = STAGES_ARE_BLIND if feedback is Feedback.RELEASED else STAGES_KNOW
        self._said_of_feedback.setText(translate(CONTEXT, words))

    def _show_rules(self) -> None:
        self.rules.setText(map_rules_summary(self._context))

    def _redraw(self) -> None:
        self.draw.setText(str(SystemRandom().randint(1, DRAWS)))


def _beside(first: QWidget, *others: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in (first, *others):
        row.addWidget(widget)
    row.addStretch(1)
    return whole


def _number(digits: int) -> QLineEdit:
    """A field for a whole number of at most so many digits."""
    field = QLineEdit(maxLength=digits)
    field.setValidator(QRegularExpressionValidator(r"[0-9]*", field))
    field.setFixedWidth(NUMBER_WIDTH)
    return field


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button
