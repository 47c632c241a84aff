"""One comment in the inspector: who wrote it and when, its words, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.records import Comment
from argmap.render.commenting import written_by
from argmap.ui.context import MapContext
from argmap.ui.panels.fields import RemarkField, small_button
from argmap.ui.text import plain_label
from argmap.ui.written import keep_remark, once_told, say_remark_full


class CommentRow(QFrame):
    """Its words become a field while they are edited; `done` states that Enter or Escape has ended that."""

    done = Signal()

    def __init__(self, context: MapContext, comment: Comment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "well")
        self._context = context
        self.comment = comment
        self._words = plain_label(comment.text, look="muted" if comment.resolved else "", wraps=True)
        self.field: RemarkField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 6, 6)
        self._column.setSpacing(3)
        self._column.addWidget(plain_label(written_by(comment), look="muted", wraps=True))
        self._column.addWidget(self._words)
        if context.is_editable:
            self._column.addLayout(self._buttons())

    def edit(self) -> None:
        """Put the words into a field that has the keyboard; Enter takes them, Escape leaves them as they were."""
        if self.field is None and self._context.is_editable:
            self.field = RemarkField(self.tr("Words of the comment"), 2)
            self.field.show_text(self.comment.text)
            self.field.committed.connect(self._take)
            self.field.is_full.connect(lambda: say_remark_full(self._context))
            self.field.done.connect(self._close)
            self._words.hide()
            self._column.insertWidget(1, self.field)
            self.field.show()
        if self.field is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    @property
    def is_edited(self) -> bool:
        """Whether its words are in a field now."""
        return self.field is not None

    def commit(self) -> None:
        """Say what is being typed: the row is about to go."""
        if self.field is not None:
            self.field.commit()

    def _close(self) -> None:
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        self._words.show()
        self.done.emit()

    def _take(self, text: str) -> None:
        once_told(self._context, lambda: self._put(text))

    def _put(self, text: str) -> None:
        if self._context.document.find(Comment, self.comment.id) is None:
            keep_remark(self._context, text)
        else:
            self._context.perform(edits.edit_comment, self.comment.id, text)

    def _buttons(self) -> QHBoxLayout:
        one, perform = self.comment, self._context.perform
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        does: tuple[tuple[str, Callable[[], object]], ...] = (
            (
                self.tr("Open again") if one.resolved else self.tr("Resolve"),
                lambda: perform(edits.resolve_comment, one.id, not one.resolved),
            ),
            (self.tr("Edit"), self.edit),
            (self.tr("Delete"), lambda: perform(edits.remove_comment, one.id)),
        )
        for words, act in does:
            button = small_button(words)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row
