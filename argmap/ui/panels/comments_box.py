"""The comments on the selected card or step in the inspector, the older first, and a field for one more."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.records import Comment, Inference, Node, RecordId
from argmap.render.remarked import comments_on
from argmap.ui.context import MapContext
from argmap.ui.panels.comment_row import CommentRow
from argmap.ui.panels.fields import RemarkField, section
from argmap.ui.panes import Pane
from argmap.ui.written import keep_remark, once_told, say_remark_full


class CommentsBox(QWidget):
    """Hidden where there are none, unless one is to be written. A reply is one more comment on the same card."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target_id: RecordId | None = None
        self._is_asked = False
        self._back = Pane.MAP
        self._shown: list[Comment] = []
        self.rows: list[CommentRow] = []
        self._lines = QVBoxLayout()
        self.field = RemarkField(self.tr("Comment"), 1)
        self.field.committed.connect(self._add)
        self.field.is_full.connect(lambda: say_remark_full(context))
        self.field.done.connect(self._go_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(section(self.tr("Comments")))
        column.addLayout(self._lines)
        column.addWidget(self.field)
        self.hide()

    def show_target(self, target_id: RecordId, is_step: bool = False) -> None:
        """Show the comments on a card, or on a step; what was being written about another one is taken first."""
        if target_id != self._target_id:
            self.field.commit()
            self._target_id, self._is_asked = target_id, False
        node_id, step_id = (None, target_id) if is_step else (target_id, None)
        self._show(list(comments_on(self._context.document, node_id, step_id)))

    def begin(self) -> None:
        """Take the keyboard to write a comment, and give it back afterwards."""
        self._is_asked = True
        self._remember()
        self._dress()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit(self, comment_id: RecordId) -> None:
        """Open a comment for other words, and give the keyboard back afterwards."""
        self._remember()
        for row in self.rows:
            if row.comment.id == comment_id:
                row.edit()

    def _show(self, comments: list[Comment]) -> None:
        if comments != self._shown:
            self._shown = comments
            kept = self._keep_rows(comments)
            self.rows = [kept.get(one.id) or self._row(one) for one in comments]
            while self._lines.takeAt(0) is not None:
                pass
            for row in self.rows:
                self._lines.addWidget(row)
                row.show()
        self._dress()

    def _keep_rows(self, comments: list[Comment]) -> dict[RecordId, CommentRow]:
        """The rows that can stay: of comments that are as they were, and one that is being edited; others go."""
        ids, kept = {one.id for one in comments}, {}
        for row in self.rows:
            if row.comment in comments or (row.is_edited and row.comment.id in ids):
                kept[row.comment.id] = row
            else:
                row.commit()
                row.hide()
                row.deleteLater()
        return kept

    def _row(self, comment: Comment) -> CommentRow:
        row = CommentRow(self._context, comment)
        row.done.connect(self._go_back)
        return row

    def _dress(self) -> None:
        is_editable = self._context.is_editable
        self.setVisible(bool(self._shown) or (self._is_asked and is_editable))
        self.field.setVisible(is_editable)
        self.field.setPlaceholderText(self.tr("Reply, then Enter") if self._shown else self.tr("Comment, then Enter"))

    def _remember(self) -> None:
        """Where the keyboard was: on the map, or in the list of all comments."""
        self._back = Pane.COMMENTS if self._context.active_pane is Pane.COMMENTS else Pane.MAP

    def _go_back(self) -> None:
        self._is_asked = False
        self._dress()
        self._context.focus_requested.emit(self._back)

    def _add(self, text: str) -> None:
        target_id = self._target_id
        if target_id is not None and text.strip():
            self.field.show_text("")
            once_told(self._context, lambda: self._put(target_id, text.strip()))

    def _put(self, target_id: RecordId, text: str) -> None:
        document = self._context.document
        if document.find(Node, target_id) is None and document.find(Inference, target_id) is None:
            keep_remark(self._context, text)
        else:
            self._context.perform(edits.comment, target_id, text, self._context.session.author)
