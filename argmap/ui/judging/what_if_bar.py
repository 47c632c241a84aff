"""The slim bar above the map that says what is supposed, and how many cards would stand otherwise."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from argmap.core.records import Node
from argmap.reasoning.status.standing import Standing
from argmap.ui.bar import Bar, bar_button
from argmap.ui.canvas.accessibility import announce
from argmap.ui.context import MapContext
from argmap.ui.elided import ElidedLabel
from argmap.ui.judging.standing_words import notice
from argmap.ui.panels.fields import Choice
from argmap.ui.panes import Pane
from argmap.ui.text import isolated, shortened

HEIGHT = 66  # pixels
SHOWN = 48  # characters of the card


class WhatIfBar(Bar):
    """Shown as long as a card is taken to stand or to fall."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, 14, 10, 8, parent)
        self.setAccessibleName(self.tr("What if"))
        self._context = context
        self.question, self.told = ElidedLabel("strong"), ElidedLabel("muted")
        self.choice = Choice({Standing.STANDS: self.tr("stands"), Standing.FALLS: self.tr("falls")}, self.tr("What if"))
        self.choice.chosen.connect(self._suppose)
        close = bar_button(self.tr("Back"), "quiet", self.leave, self.tr("Escape"))
        asked, lines = QHBoxLayout(), QVBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self.question)
        asked.addWidget(self.choice)
        asked.addStretch(1)
        lines.setContentsMargins(0, 3, 0, 6)
        lines.setSpacing(2)
        lines.addLayout(asked)
        lines.addWidget(self.told)
        self.row.addLayout(lines, 1)
        self.row.addWidget(close)
        context.standings_changed.connect(self._show)
        self._show()

    def leave(self) -> None:
        """Show how everything does stand, and give the keyboard back to the map."""
        self._context.judging.stop_supposing()
        self._context.focus_requested.emit(Pane.MAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _suppose(self, standing: str) -> None:
        supposed = self._context.judging.supposed
        if supposed is not None:
            self._context.judging.suppose(supposed.node_id, Standing(standing))

    def _show(self) -> None:
        supposed = self._context.judging.supposed
        node = self._context.document.find(Node, supposed.node_id) if supposed is not None else None
        self.setVisible(node is not None)
        if supposed is None or node is None:
            return
        self.question.show_text(self.tr("What if “{0}”").format(isolated(shortened(node.text, SHOWN))))
        self.choice.show_value(supposed.standing)
        words = f"{self._counted()}  ·  {notice()}"
        if words != self.told.text():
            self.told.show_text(words)
            announce(self, words)

    def _counted(self) -> str:
        turned, main = self._context.judging.turned_cards(), self._context.tree.main_claim()
        if not turned:
            return self.tr("No other card changes")
        words = self.tr("1 card changes") if len(turned) == 1 else self.tr("{0} cards change").format(len(turned))
        if main is None or main.node_id not in turned:
            return words
        with_main = self.tr("{0}: the main claim") if len(turned) == 1 else self.tr("{0}, the main claim among them")
        return with_main.format(words)
