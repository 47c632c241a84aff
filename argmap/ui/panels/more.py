"""What the inspector shows on wish: kind, implicit, speaker, tags, notes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.records import Kind, Node, RecordId
from argmap.ui.context import MapContext
from argmap.ui.panels.fields import MOST_IN_LINE, Choice, TextField, show_line, small_button
from argmap.ui.written import keep_remark, once_told


class More(QWidget):
    """The less frequent fields of one card; each is one edit when it is left."""

    toggled = Signal(bool)

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._node_id: RecordId | None = None
        self.button = small_button(self.tr("More: speaker, tags, notes"), "line")
        self.button.setCheckable(True)
        self.button.setMinimumWidth(40)  # rather cut than wider than the inspector
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.kind = Choice(
            {Kind.CLAIM: self.tr("Claim"), Kind.EVIDENCE: self.tr("Evidence"), Kind.QUESTION: self.tr("Question")},
            self.tr("Kind of card"),
        )
        self.implicit = QCheckBox(self.tr("Implicit: taken for granted"))
        self.speaker = QLineEdit(maxLength=MOST_IN_LINE)
        self.detail = QLineEdit(maxLength=MOST_IN_LINE)
        self.tags = QLineEdit()
        self._lines = (self.speaker, self.detail, self.tags)
        self.notes = TextField(self.tr("Notes"), 3)
        self._card = QWidget()
        self._body = QWidget()
        self._lay_out()
        self._connect()

    def show_node(self, node: Node) -> None:
        """Show a card's fields."""
        is_same = node.id == self._node_id
        if not is_same:
            self.commit()
            self._node_id = node.id
        self.kind.show_value(node.kind)
        self.implicit.setChecked(node.implicit)
        show_line(self.speaker, node.speaker, is_same)
        show_line(self.detail, node.basis_detail, is_same)
        show_line(self.tags, ", ".join(node.tags), is_same)
        self.notes.show_text(node.notes)

    def commit(self) -> None:
        """Say what is being typed, before something else is shown."""
        modified = [field for field in self._lines if field.isModified()]
        for field in modified:
            field.editingFinished.emit()
        self.notes.commit()

    def _lay_out(self) -> None:
        fields = QVBoxLayout(self._card)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(6)
        self.speaker.setPlaceholderText(self.tr("Who says so"))
        self.detail.setPlaceholderText(self.tr("More about the evidence"))
        self.tags.setPlaceholderText(self.tr("Tags, separated by commas"))
        self.notes.setPlaceholderText(self.tr("Private notes"))
        for name, widget in (
            (self.tr("Speaker"), self.speaker),
            (self.tr("More about the evidence"), self.detail),
            (self.tr("Tags"), self.tags),
        ):
            widget.setAccessibleName(name)
        parts: tuple[QWidget, ...] = (self.kind, self.implicit, self.speaker, self.detail, self.tags, self.notes)
        for part in parts:
            fields.addWidget(part)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self._card)
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._body)

    def _connect(self) -> None:
        self.button.toggled.connect(self._open)
        self.kind.chosen.connect(lambda kind: self._perform(edits.change_kind, Kind(kind)))
        self.implicit.clicked.connect(lambda on: self._put(implicit=on))
        self.speaker.editingFinished.connect(lambda: self._put(speaker=self.speaker.text().strip()))
        self.detail.editingFinished.connect(lambda: self._put(basis_detail=self.detail.text().strip()))
        self.tags.editingFinished.connect(lambda: self._put(tags=_tags(self.tags.text())))
        self.notes.committed.connect(lambda text: self._put(notes=text))
        self.notes.is_full.connect(self._say_full)

    def _open(self, on: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._body.setVisible(on)
        self.toggled.emit(on)

    def _say_full(self) -> None:
        self.context.message.emit(self.tr("Notes have at most 100,000 characters."))

    def _perform(self, edit: Callable[..., Change], *arguments: object) -> None:
        if self._node_id is not None:
            self.context.perform(edit, self._node_id, *arguments)

    def _put(self, **values: object) -> None:
        for field in self._lines:
            field.setModified(False)
        node_id = self._node_id
        if node_id is not None:
            once_told(self.context, lambda: self._edit(node_id, values))

    def _edit(self, node_id: RecordId, values: Mapping[str, object]) -> None:
        """What was typed about a card that is gone meanwhile is kept, and what was chosen is not."""
        node = self.context.document.find(Node, node_id)
        if node is None:
            typed = [", ".join(one) if isinstance(one, tuple) else one for one in values.values()]
            for text in (one for one in typed if isinstance(one, str) and one):
                keep_remark(self.context, text)
        elif any(getattr(node, name) != value for name, value in values.items()):
            self.context.perform(edits.edit_field, node, **values)


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := " ".join(part.split()))))
