"""How the selected card or step stands by the user's ratings, and why: below what the user says of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core.records import Inference, RecordId
from argmap.ui.commands.map.standing import show
from argmap.ui.context import MapContext
from argmap.ui.judging.standing_words import name_of, notice, reason_of, would_be
from argmap.ui.panels.fields import clear, small_button
from argmap.ui.text import plain_label


class StandingSection(QWidget):
    """Offers to work it out while that is not wanted; then the word, the reason, and that it is no verdict."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target_id: RecordId | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 2, 0, 0)
        self._lines.setSpacing(2)
        context.standings_changed.connect(self._show)

    def show_target(self, target_id: RecordId) -> None:
        """Show how a card or a step stands."""
        self._target_id = target_id
        self._show()

    def _show(self) -> None:
        clear(self._lines)
        judging = self._context.judging
        if judging is None or self._target_id is None:
            return
        if not judging.is_on:
            self._offer()
        elif judging.status is None:
            self._say(self.tr("Working out what stands…"), "muted")
        else:
            self._tell(self._target_id)

    def _offer(self) -> None:
        button = small_button(self.tr("Show what stands by your ratings"), "line")
        button.clicked.connect(lambda: show(self._context))
        self._lines.addWidget(button)

    def _tell(self, target_id: RecordId) -> None:
        found = self._context.judging.why(target_id)
        if found is None:
            return
        is_step = self._context.document.find(Inference, target_id) is not None
        is_supposed = self._context.judging.is_turned(target_id)
        self._say(would_be(found.standing, is_step) if is_supposed else name_of(found.standing, is_step), "strong")
        self._say(reason_of(self._context.tree, found, is_step))
        if self._context.judging.disagrees(target_id):
            self._say(self.tr("You rated it otherwise. Is something missing in the map, or is the map right?"))
        strength = self._context.judging.strength(target_id)
        if strength is not None:
            self._say(self.tr("Strength {0}, from 0 to 1").format(f"{strength:.2f}"), "muted")
        self._say(notice(), "muted")

    def _say(self, words: str, look: str = "") -> None:
        self._lines.addWidget(plain_label(words, look=look, wraps=True))
