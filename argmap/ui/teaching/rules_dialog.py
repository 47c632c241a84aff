"""The rules of the coach: each switched by the user for all maps, and by a teacher for this one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import (
    Switch,
    decided,
    in_force,
    readable_rules,
    rules_of,
    rules_text,
)
from argmap.reasoning.exercises.grading import exercise_of
from argmap.ui.context import MapContext
from argmap.ui.dialogs.frame import begin_large, column_of
from argmap.ui.panels.fields import section
from argmap.ui.silencing import switch_own
from argmap.ui.teaching.rule_row import DECISION_WIDTH, RuleRow
from argmap.ui.teaching.rule_words import CONTEXT, GROUPS
from argmap.ui.text import plain_label
from argmap.ui.translating import translate

SIZE = 760, 720  # pixels
GAP = 12


class RulesDialog(QDialog):
    """Every choice holds as soon as it is made; what is decided for the map can be undone there."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_exercise = exercise_of(context.document) is not None
        column = column_of(self, self.tr("Rules of the coach"), self._intro())
        self.rows: dict[Check, RuleRow] = {}
        column.addLayout(self._heads())
        column.addWidget(self._list(), 1)
        column.addLayout(self._foot())
        begin_large(self, *SIZE)
        context.changed.connect(self._show)
        context.preferences.coach_changed.connect(self._show)
        context.closed.connect(self.reject)
        self._show()

    def _intro(self) -> str:
        if self._is_exercise:
            return self.tr("This is an exercise: what the teacher locked stays so. All else is yours to switch.")
        return self.tr(
            "What you switch off is no longer said to you, in any map. For this map a teacher says how each rule "
            "begins, or locks it: then nobody can switch it."
        )

    def _heads(self) -> QHBoxLayout:
        heads = QHBoxLayout()
        heads.setContentsMargins(0, 0, GAP, 0)
        of_map = section(self.tr("In this map"))
        of_map.setFixedWidth(DECISION_WIDTH)
        heads.addWidget(section(self.tr("Said to you")), 1)
        heads.addWidget(of_map)
        return heads

    def _list(self) -> QScrollArea:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, GAP, 0)
        for group, rules in GROUPS.items():
            lines.addSpacing(GAP if self.rows else 0)
            lines.addWidget(plain_label(translate(CONTEXT, group), look="strong"))
            for check, words in rules.items():
                lines.addWidget(self._row(check, *words))
        lines.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the first rule has the keyboard
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        return area

    def _row(self, check: Check, name: str, sentence: str) -> RuleRow:
        self.rows[check] = row = RuleRow(translate(CONTEXT, name), translate(CONTEXT, sentence))
        row.switched.connect(lambda is_on: self._switch(check, is_on))
        row.decided.connect(lambda switch: self._decide(check, switch))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.summary = plain_label(look="muted")
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(self.summary, 1)
        row.addWidget(close)
        return row

    def _show(self) -> None:
        own, of_map = readable_rules(self._context.preferences.coach), rules_of(self._context.document)
        on = in_force(own, of_map)
        may_decide = self._context.is_editable and not self._is_exercise
        for check, row in self.rows.items():
            row.show_rule(check in on, of_map.get(check, Switch()), may_decide)
        self.summary.setText(rules_summary(self._context))

    def _switch(self, check: Check, is_on: bool) -> None:
        switch_own(self._context, check, is_on)

    def _decide(self, check: Check, switch: Switch) -> None:
        rules = decided(rules_of(self._context.document), check, switch if switch != Switch() else None)
        self._context.perform(edits.set_rules, rules_text(rules, self._context.document.info.rules))
        self._show()


def rules_summary(context: MapContext) -> str:
    """How many of the rules are in force, and how many of them the map locks."""
    of_map = rules_of(context.document)
    on = len(in_force(readable_rules(context.preferences.coach), of_map))
    locked = sum(one.is_locked for one in of_map.values())
    words = translate(CONTEXT, "{0} of {1} rules are on; {2} are locked on or off.")
    if not locked:
        words = translate(CONTEXT, "{0} of {1} rules are on.")
    return words.format(on, len(Check), locked)


def map_rules_summary(context: MapContext) -> str:
    """What the map says of its rules, to whoever hands it out."""
    of_map = rules_of(context.document)
    locked = sum(one.is_locked for one in of_map.values())
    words = translate(CONTEXT, "The map decides {0}, and locks {1} of them.")
    return words.format(len(of_map), locked) if of_map else translate(CONTEXT, "The map leaves all of them free.")
