"""What is open about the selection, a sentence each, and behind it a menu with what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from argmap.reasoning.checks import OpenPoint
from argmap.reasoning.checks.rules import is_locked, rules_of
from argmap.ui.actions import ACTIONS
from argmap.ui.context import MapContext
from argmap.ui.keys import shown_key
from argmap.ui.mending import MEND, mendable, pointed_at, told
from argmap.ui.panels.fields import clear
from argmap.ui.panels.open_row import OpenRow
from argmap.ui.silencing import silence
from argmap.ui.text import plain_label
from argmap.ui.translating import translate

SILENCE, RULES = "map.checking.silence", "window.rules.show"


class OpenList(QVBoxLayout):
    def __init__(self, context: MapContext) -> None:
        super().__init__()
        self._context = context

    def show_points(self, points: Sequence[OpenPoint], more: Sequence[str]) -> None:
        """Show these, and sentences of which no rule can be switched."""
        clear(self)
        by_key = mendable(self._context, points), pointed_at(self._context, points)
        for point, sentence in zip(points, told(self._context, points), strict=True):
            self.addWidget(OpenRow(sentence, self._acts(point, *by_key)))
        for sentence in more:
            self.addWidget(plain_label(sentence, wraps=True))

    def _acts(self, point: OpenPoint, mended: OpenPoint | None, silenced: OpenPoint | None) -> list[QAction]:
        """What can be done about a point; behind what the keys would do now stand the keys."""
        acts = []
        if point is mended:
            acts.append(self._act(translate("Open", "Mend it"), MEND, is_by_key=True))
            acts[-1].triggered.connect(lambda: self._context.action_requested.emit(MEND))
        is_free = not is_locked(point.check, rules_of(self._context.document))
        words = translate("Open", "Do not say this again") if is_free else translate("Open", "Locked in this map")
        acts.append(self._act(words, SILENCE, is_by_key=is_free and point is silenced))
        acts[-1].setEnabled(is_free)
        acts[-1].triggered.connect(partial(silence, self._context, point.check))
        acts.append(self._act(translate("Open", "Rules of the coach…"), RULES, is_by_key=False))
        acts[-1].triggered.connect(lambda: self._context.action_requested.emit(RULES))
        return acts

    def _act(self, words: str, does: str, is_by_key: bool) -> QAction:
        return QAction(f"{words}\t{shown_key(ACTIONS[does])}" if is_by_key else words)
