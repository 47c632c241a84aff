"""The menu in which something is rated: five words, each with the digit that chooses it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from argmap.core import edits
from argmap.reasoning.status.scales import Scale, load_scales
from argmap.ui.context import MapContext
from argmap.ui.judging.rated import Rated
from argmap.ui.text import menu_words

FIRST, NONE = 1, 0  # the digits of the first word, and of no rating


class RatingMenu(QMenu):
    """Rates a card or a step by the word that is chosen, by mouse or keys; Enter at once says the same again."""

    def __init__(self, context: MapContext, about: Rated, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._about = about
        self._by_digit: dict[int, QAction] = {}
        self.aboutToShow.connect(self._fill)

    def event(self, event: QEvent) -> bool:
        """Keys are the menu's while it is open: the map, which has the keyboard still, means other things by digits."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self._by_digit.get(int(event.text())) if event.text().isdecimal() else None
        if chosen is None:
            super().keyPressEvent(event)
        else:
            chosen.trigger()
            self.close()

    def _fill(self) -> None:
        self.clear()
        scale = load_scales(self._context.document.info.language)[self._about.dimension]
        self._say(scale.asks)
        if self._about.is_stale:
            self._say(self.tr("You rated it before the words changed."))
        self.addSeparator()
        self._offer_words(scale)

    def _say(self, words: str) -> None:
        self.addAction(menu_words(words)).setEnabled(False)

    def _offer_words(self, scale: Scale) -> None:
        own = self._about.own
        chosen = scale.word(own.value) if own is not None else ""
        for step, word in enumerate(scale.steps):
            action, value = self._offer(FIRST + step, word), scale.value(step)
            action.triggered.connect(lambda _=False, value=value: self._rate(value))
            action.setCheckable(True)
            action.setChecked(word == chosen)
            if word == chosen:
                self.setActiveAction(action)
        if own is not None:
            self.addSeparator()
            self._offer(NONE, self.tr("Take the rating back")).triggered.connect(self._withdraw)

    def _offer(self, digit: int, words: str) -> QAction:
        action = self.addAction(f"{menu_words(words)}\t{digit}")
        self._by_digit[digit] = action
        return action

    def _rate(self, value: float) -> None:
        about, context = self._about, self._context
        context.perform(edits.rate, about.target_id, about.dimension, value, context.session.author)

    def _withdraw(self) -> None:
        about, context = self._about, self._context
        context.perform(edits.withdraw_rating, about.target_id, about.dimension, context.session.author)
