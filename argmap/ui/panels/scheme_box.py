"""The scheme of a step in the inspector: its name, what each reason is in it, and its questions as a checklist."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.graph import premises_of
from argmap.core.records import AnswerStatus, Inference, Node, RecordId
from argmap.reasoning.schemes.asking import missing_roles, questions_of
from argmap.reasoning.schemes.catalogue import Catalogue, load_catalogue
from argmap.reasoning.schemes.scheme import Question, Scheme, shown
from argmap.ui.context import MapContext
from argmap.ui.objecting import begin_objection
from argmap.ui.panels.fields import clear, section, small_button
from argmap.ui.panels.question_row import QuestionRow
from argmap.ui.panels.role_choice import RoleChoice
from argmap.ui.text import isolated, plain_label
from argmap.ui.text import shown as plain

CHOOSE = "window.schemes.choose"


class SchemeBox(QWidget):
    """Hidden for a card whose step has no scheme; of a selected step it offers to choose one.

    Its parts are made anew only for another scheme or other reasons, so that the keyboard stays where it is.
    """

    came = Signal(object)  # the row that has the keyboard now

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._catalogue: tuple[str, Catalogue] | None = None
        self._step_id: RecordId | None = None
        self._made_for: object = None
        self.rows: list[QuestionRow] = []
        self._roles: dict[RecordId, RoleChoice] = {}
        self._name = plain_label(look="strong", wraps=True)
        self._missing = plain_label(look="muted", wraps=True)
        self._counted = section("")
        self.choose = small_button("", "compact")
        self.choose.clicked.connect(lambda: context.action_requested.emit(CHOOSE))
        self._role_lines, self._question_lines = QVBoxLayout(), QVBoxLayout()
        self._question_lines.setSpacing(4)
        self._lay_out()
        self.hide()

    def show_step(self, step_id: RecordId | None, asks: bool = False) -> None:
        """Show the scheme of a step; without one nothing, unless `asks` is to offer to choose one."""
        step = self._context.document.find(Inference, step_id) if step_id is not None else None
        self.setVisible(step is not None and bool(step.scheme or asks))
        if step is None or self.isHidden():
            return
        self._step_id = step.id
        scheme = self._known().find(step.scheme) if step.scheme else None
        self._make_parts(step, scheme)
        self._say(step, scheme)
        self._show_roles(step)
        self._show_questions(step)

    def take_keyboard(self) -> None:
        """Go to the first question that is open, or to the first."""
        is_open = [row for row in self.rows if row.status is AnswerStatus.OPEN]
        for row in (is_open or self.rows)[:1]:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _known(self) -> Catalogue:
        """The schemes in the map's language, read when one is first shown."""
        language = self._context.document.info.language
        if self._catalogue is None or self._catalogue[0] != language:
            self._catalogue = language, load_catalogue(language)
        return self._catalogue[1]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(section(self.tr("Scheme")))
        column.addLayout(head)
        column.addLayout(self._role_lines)
        column.addWidget(self._missing)
        column.addWidget(self._counted)
        column.addLayout(self._question_lines)

    def _make_parts(self, step: Inference, scheme: Scheme | None) -> None:
        premises = premises_of(self._context.document, step.id)
        wanted = step.id, scheme, tuple(one.id for one in premises)
        if wanted == self._made_for:
            return
        self._made_for = wanted
        clear(self._role_lines)
        clear(self._question_lines)
        self._roles = {one.id: RoleChoice(scheme, one.id) for one in premises} if scheme is not None else {}
        self.rows = [QuestionRow(question) for question in scheme.questions] if scheme is not None else []
        for role in self._roles.values():
            role.chosen.connect(self._set_role)
            self._role_lines.addWidget(role)
        for row in self.rows:
            row.answered.connect(self._answer)
            row.card_wanted.connect(self._go_to)
            row.left_by.connect(self._walk)
            row.came.connect(self.came)
            self._question_lines.addWidget(row)
            row.show()  # at once: it may be about to get the keyboard

    def _say(self, step: Inference, scheme: Scheme | None) -> None:
        """The scheme's name, and what can be done about it."""
        none = self.tr("None chosen. A scheme asks what to be careful about.")
        self._name.setText(scheme.name if scheme is not None else plain(step.scheme) or none)
        self._name.setProperty("look", "strong" if step.scheme else "muted")
        self._name.style().polish(self._name)
        self.choose.setText(self.tr("Change…") if step.scheme else self.tr("Choose…"))
        self.choose.setEnabled(self._context.is_editable)

    def _show_roles(self, step: Inference) -> None:
        document, scheme = self._context.document, self._known().find(step.scheme) if step.scheme else None
        for premise in premises_of(document, step.id):
            node = document.find(Node, premise.node_id)
            if premise.id in self._roles and node is not None:
                self._roles[premise.id].show_premise(premise, node.text, self._context.is_editable)
        unsaid = missing_roles(document, step.id, self._known()) if scheme is not None else []
        patterns = {form.role: shown(form.pattern) for form in scheme.premises} if scheme is not None else {}
        self._missing.setVisible(bool(unsaid))
        self._missing.setText(self.tr("Unsaid: {0}").format(_listed(patterns[role] for role in unsaid)))

    def _show_questions(self, step: Inference) -> None:
        document = self._context.document
        asked = {one.question.id: one for one in questions_of(document, step.id, self._known())} if self.rows else {}
        for row in self.rows:
            one = asked[row.question.id]
            node = document.find(Node, one.node_id) if one.node_id is not None else None
            row.show_answer(one, node.text if node is not None else "", self._context.is_editable)
        is_open = sum(one.status is AnswerStatus.OPEN for one in asked.values())
        self._counted.setVisible(bool(asked))
        words = self.tr("Questions: {0} of {1} open").format(is_open, len(asked))
        self._counted.setText(words.upper())

    def _set_role(self, premise_id: RecordId, role: str) -> None:
        self._context.perform(edits.set_premise_role, premise_id, role)

    def _answer(self, question: Question, status: AnswerStatus) -> None:
        """Yes and open are taken down at once; no opens an editor for the card that says why."""
        if self._step_id is None:
            return
        if status is AnswerStatus.PROBLEM:
            begin_objection(self._context, self._step_id, question)
            return
        self._context.perform(edits.answer_question, self._step_id, question.id, status)
        self.show_step(self._step_id, asks=True)
        if status is AnswerStatus.OK:
            self.take_keyboard()

    def _walk(self, by: int) -> None:
        here = next((number for number, row in enumerate(self.rows) if row.hasFocus()), 0)
        if 0 <= here + by < len(self.rows):
            self.rows[here + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, node_id: RecordId) -> None:
        place = self._context.tree.full_place(node_id)
        if place is not None:
            self._context.show(place.id)


def _listed(patterns: Iterable[str]) -> str:
    return " ".join(isolated(one) for one in patterns)
