"""What the inspector shows of the selection where there is any, or where one asks: scheme, questions, comments."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.ui.context import MapContext
from argmap.ui.panels.comments_box import CommentsBox
from argmap.ui.panels.scheme_box import SchemeBox


class Asides(QWidget):
    """A part states `came` when it gets the keyboard, so that it can be brought into view."""

    came = Signal(object)

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme = SchemeBox(context)
        self.comments = CommentsBox(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.scheme, self.comments):
            column.addWidget(part)
        self.scheme.came.connect(self.came)

    def show_card(self, place: Place) -> None:
        """Show the scheme by which a card argues where it stands, and the comments on it."""
        self.scheme.show_step(place.inference_id)
        self.comments.show_target(place.node_id)

    def show_step(self, step_id: RecordId) -> None:
        """Show the scheme of a step, or offer to choose one, and the comments on it."""
        self.scheme.show_step(step_id, asks=True)
        self.comments.show_target(step_id, is_step=True)

    def comment(self, comment_id: RecordId | None) -> None:
        """Begin a comment on what is shown, or open the one of that id for other words."""
        if comment_id is None:
            self.comments.begin()
        else:
            self.comments.edit(comment_id)
        self.came.emit(self.comments.field if comment_id is None else self.comments)
