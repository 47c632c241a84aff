"""What is open about the selection, a sentence each, and under it a way not to hear of that rule again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from argmap.reasoning.checks import OpenPoint
from argmap.reasoning.checks.rules import is_locked, rules_of
from argmap.ui.context import MapContext
from argmap.ui.mending import told
from argmap.ui.panels.fields import clear, small_button
from argmap.ui.silencing import silence
from argmap.ui.text import plain_label, set_tooltip
from argmap.ui.translating import translate


class OpenList(QVBoxLayout):
    def __init__(self, context: MapContext) -> None:
        super().__init__()
        self._context = context

    def show_points(self, points: Sequence[OpenPoint], more: Sequence[str]) -> None:
        """Show these, and sentences of which no rule can be switched."""
        clear(self)
        for point, sentence in zip(points, told(self._context, points), strict=True):
            self.addWidget(plain_label(sentence, wraps=True))
            self._offer_silence(point)
        for sentence in more:
            self.addWidget(plain_label(sentence, wraps=True))

    def _offer_silence(self, point: OpenPoint) -> None:
        if is_locked(point.check, rules_of(self._context.document)):
            self.addWidget(plain_label(translate("Open", "Locked in this map"), look="muted"))
            return
        button = small_button(translate("Open", "Do not say this again"), "line")
        set_tooltip(button, translate("Open", "In no map of yours; “Rules of the coach…” brings it back."))
        button.clicked.connect(partial(silence, self._context, point.check))
        self.addWidget(button)
