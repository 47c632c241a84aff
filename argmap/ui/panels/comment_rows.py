"""The rows of the list of comments: the open ones under their heading, then those that were dealt with."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from argmap.core.records import Comment, Inference, Node
from argmap.core.tree import Tree
from argmap.ui.hit_lines import DETAIL, MARKS
from argmap.ui.panels.hit_rows import HEADING
from argmap.ui.text import isolated, shortened
from argmap.ui.translating import translate

WORDS = 240  # characters of a comment; the whole is in the inspector
CARD = 50  # characters of the card it is on

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A comment, or a heading and how many there are below it."""

    comment: Comment | None
    heading: str = ""
    count: int = 0


class CommentRows(QAbstractListModel):
    """Lines are made when they are seen."""

    def __init__(self, tree: Tree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._rows: list[Row] = []

    def show(self, comments: Sequence[Comment]) -> None:
        """Be the rows of these comments, which are in order."""
        self.beginResetModel()
        parts = [
            (self.tr("Open"), [one for one in comments if not one.resolved]),
            (self.tr("Resolved"), [one for one in comments if one.resolved]),
        ]
        self._rows = [row for heading, those in parts if those for row in _under(heading, those)]
        self.endResetModel()

    def comment(self, row: int) -> Comment | None:
        """The comment of a row, if it is one."""
        return self._rows[row].comment if 0 <= row < len(self._rows) else None

    def row_of(self, comment_id: str | None) -> int:
        """The row of a comment; -1 if there is none."""
        found = (at for at, row in enumerate(self._rows) if row.comment is not None and row.comment.id == comment_id)
        return next(found, -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = self._rows[index.row()].comment is None
        return Qt.ItemFlag.NoItemFlags if is_heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == HEADING:
            return row.comment is None
        if row.comment is None:
            return {Qt.ItemDataRole.DisplayRole: row.heading, DETAIL: f"{row.count:,}"}.get(Qt.ItemDataRole(role))
        return self._of_comment(row.comment, role)

    def _of_comment(self, comment: Comment, role: int) -> object:
        words = shortened(comment.text, WORDS)
        detail = _where(self._tree, comment)
        return {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.AccessibleTextRole: f"{words} {detail}",
            DETAIL: detail,
            MARKS: (),
        }.get(Qt.ItemDataRole(role))


def _under(heading: str, comments: list[Comment]) -> list[Row]:
    return [Row(None, heading, len(comments)), *map(Row, comments)]


def _where(tree: Tree, comment: Comment) -> str:
    """Who wrote it, and on what."""
    node = tree.document.find(Node, comment.node_id) if comment.node_id is not None else None
    step = tree.document.find(Inference, comment.inference_id) if comment.inference_id is not None else None
    if step is not None and (premises := tree.premises(step.id)):
        words = translate("Comment", "on the step from {0}")
        node = tree.node(premises[0].node_id)
    else:
        words = translate("Comment", "on {0}")
    card = f"“{isolated(shortened(node.text, CARD))}”" if node is not None else "…"
    return "  ·  ".join(part for part in (comment.author, words.format(card)) if part)
