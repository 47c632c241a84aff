"""The slim bar above a map of a folder that is gone through: which of them it is, and on to the next."""

from PySide6.QtWidgets import QToolButton

from argmap.ui.actions import ACTIONS
from argmap.ui.bar import Bar, bar_button
from argmap.ui.context import MapContext
from argmap.ui.elided import ElidedLabel
from argmap.ui.keys import shown_key
from argmap.ui.text import shortened

HEIGHT = 40  # pixels
NAME = 90  # characters


class WalkBar(Bar):
    """Hidden for good once the folder is left."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(HEIGHT, 14, 10, 6)
        self._context = context
        self.words = ElidedLabel("strong")
        self.words.show_text(self._said())
        self.row.addWidget(self.words)
        self.row.addSpacing(10)
        for words, does in (
            (self.tr("Previous"), "window.hand_ins.previous"),
            (self.tr("Next"), "window.hand_ins.next"),
            (self.tr("Next comment"), "window.comments.next"),
        ):
            self.row.addWidget(self._button(words, does))
        if context.walk.back is not None:
            self.row.addWidget(bar_button(self.tr("Gradebook"), "compact", context.walk.back))
        self.row.addStretch(1)
        self.row.addWidget(bar_button(self.tr("Close"), "quiet", self._leave))

    def _said(self) -> str:
        """Where one is: "3 of 24: Mia Berg", by the name under which it was handed in, or else by that of the file."""
        walk = self._context.walk
        name = self._context.document.info.submitted_by.strip() or walk.paths[walk.number].stem
        return self.tr("{0} of {1}: {2}").format(walk.number + 1, len(walk.paths), shortened(name, NAME))

    def _button(self, words: str, does: str) -> QToolButton:
        return bar_button(words, "compact", lambda: self._context.action_requested.emit(does), shown_key(ACTIONS[does]))

    def _leave(self) -> None:
        self._context.walk.leave()
        self.hide()
