"""The list of all comments of the map, open ones first: walked, answered, settled and deleted by keys and mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.commented import comments_in_order
from argmap.core.records import Comment, Inference, Node
from argmap.core.tree import Touched
from argmap.ui.context import MapContext
from argmap.ui.panels.comment_rows import CommentRows
from argmap.ui.panels.fields import small_button
from argmap.ui.panels.hit_painting import HitPainting
from argmap.ui.showing_comments import show_comment
from argmap.ui.text import plain_label, set_tooltip


class CommentsPanel(QWidget):
    """The current comment is the one that was shown last; Enter or a click goes to its card."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._rows = CommentRows(context.tree, self)
        self.list = QListView()
        self.said = plain_label(look="muted", wraps=True)
        self._keys: dict[Qt.Key, Callable[[Comment], object]] = {
            Qt.Key.Key_R: self._reply,
            Qt.Key.Key_F2: self._edit,
            Qt.Key.Key_Space: self._resolve,
            Qt.Key.Key_Delete: self._delete,
        }
        self.buttons = [
            self._button(self.tr("Reply"), "R", self._reply),
            self._button(self.tr("Edit"), "F2", self._edit),
            self._button(self.tr("Resolve"), self.tr("Space"), self._resolve),
            self._button(self.tr("Delete"), self.tr("Delete"), self._delete),
        ]
        self._dress_list()
        self._lay_out()
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.list.selectionModel().currentChanged.connect(self._enable)
        context.changed.connect(self._take_change)
        context.comment_shown.connect(self._show_current)
        context.appearance_changed.connect(self._show)

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """The list; its own letters are none of the map's."""
        return (self.list,)

    @property
    def current(self) -> Comment | None:
        """The comment that the keys are about."""
        return self._rows.comment(self.list.currentIndex().row())

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date; while it is hidden a change costs nothing."""
        self._show()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list before it looks for rows that begin with them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            act, comment = self._keys.get(Qt.Key(event.key())), self.current
            if act is not None and comment is not None and self._context.is_editable:
                act(comment)
                return True
        return super().eventFilter(watched, event)

    def _take_change(self, change: Change, touched: Touched) -> None:
        if self.isVisible() and change.has(Comment, Node, Inference):
            self._show()

    def _show(self) -> None:
        """Fill the list anew; a comment that is gone, or was dealt with, gives its turn to the one after it."""
        before, row = self.current, self.list.currentIndex().row()
        comments = comments_in_order(self._context.tree)
        self._rows.show(comments)
        same = self._rows.row_of(self._context.shown_comment_id or (before.id if before is not None else None))
        self._make_current(same if same >= 0 else self._near(row))
        self.list.setVisible(bool(comments))
        is_open = sum(not one.resolved for one in comments)
        none = self.tr("No comments yet. Select a card or a step and press K.")
        counted = self.tr("{0} open, {1} resolved").format(is_open, len(comments) - is_open)
        self.said.setText(counted if comments else none)
        self._enable()

    def _near(self, row: int) -> int:
        rows = [at for at in range(self._rows.rowCount()) if self._rows.comment(at) is not None]
        return next((at for at in rows if at >= row), rows[-1] if rows else -1)

    def _show_current(self) -> None:
        if self.isVisible():
            self._make_current(self._rows.row_of(self._context.shown_comment_id))

    def _make_current(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self._rows.index(row))

    def _enable(self) -> None:
        comment = self.current
        for button in self.buttons:
            button.setEnabled(comment is not None and self._context.is_editable)
        is_resolved = comment is not None and comment.resolved
        self.buttons[2].setText(self.tr("Open again") if is_resolved else self.tr("Resolve"))

    def _go(self, index: QModelIndex) -> None:
        comment = self._rows.comment(index.row())
        if comment is not None:
            show_comment(self._context, comment)

    def _reply(self, comment: Comment) -> None:
        show_comment(self._context, comment)
        self._context.action_requested.emit("window.comments.write")

    def _edit(self, comment: Comment) -> None:
        show_comment(self._context, comment)
        self._context.action_requested.emit("window.comments.edit")

    def _resolve(self, comment: Comment) -> None:
        self._context.perform(edits.resolve_comment, comment.id, not comment.resolved)

    def _delete(self, comment: Comment) -> None:
        self._context.perform(edits.remove_comment, comment.id)

    def _button(self, words: str, key: str, act: Callable[[Comment], object]) -> QToolButton:
        button = small_button(words, "compact")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tooltip(button, key)
        button.clicked.connect(lambda: act(self.current) if self.current is not None else None)
        return button

    def _dress_list(self) -> None:
        self.list.setModel(self._rows)
        self.list.installEventFilter(self)
        self.list.setItemDelegate(HitPainting(self.list))
        self.list.setProperty("look", "found")
        self.list.setAccessibleName(self.tr("Comments"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addStretch(0)
