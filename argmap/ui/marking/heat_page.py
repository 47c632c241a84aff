"""The heat map of a key, and beside it who missed the card that is chosen, and who hung it where instead."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from argmap.core.errors import MapError
from argmap.core.records import RecordId
from argmap.reasoning.marking.class_result import wrong_place
from argmap.reasoning.marking.marks import CardMark
from argmap.render.heat import card_rects, heat_drawing
from argmap.render.heat_list import where_words
from argmap.render.theme import ThemeName
from argmap.session.marking.keys import names_of
from argmap.session.marking.marked import Marked
from argmap.session.marking.outputs import classes_of
from argmap.ui.marking.gradebook_rows import name_of
from argmap.ui.marking.heat_view import HeatView
from argmap.ui.marking.line_list import LEADS_TO, LineList
from argmap.ui.tasks import Progress
from argmap.ui.text import plain_label, shown
from argmap.ui.translating import translate
from argmap.ui.window import Window

SIDE_WIDTH = 320  # pixels


class HeatPage(QWidget):
    """States by `wanted` which file is to be opened. With several keys one is chosen above."""

    wanted = Signal(int)

    def __init__(self, window: Window, marked: Marked) -> None:
        super().__init__()
        self._window, self._marked = window, marked
        self._appearance = window.desk.appearance
        self._classes = classes_of(marked.results, len(marked.keys))
        self._task: Any = None
        self.keys = QComboBox()
        for number, name in enumerate(names_of(marked.keys)):
            if self._classes[number].count:
                self.keys.addItem(shown(name), number)
        self.view, self.lines = HeatView(), LineList()
        self._text = plain_label(look="strong", wraps=True)
        self._said = plain_label(look="muted", wraps=True)
        self._lay_out()
        self.view.chosen.connect(self._describe)
        self.lines.itemDoubleClicked.connect(self.choose)
        self.keys.currentIndexChanged.connect(self._draw)
        self._appearance.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        """Draw on a thread: a large key takes a second."""
        if self.keys.currentIndex() < 0:
            self._said.setText(self.tr("No map could be marked, so there is nothing to see here."))
            return
        if self._task is not None:
            self._task.cancel()
        number = self.keys.currentData()
        key, found = self._marked.keys[number].tree, self._classes[number]
        theme = ThemeName.DARK if self._appearance.is_dark else ThemeName.LIGHT

        def work(progress: Progress) -> tuple[Any, Any]:
            drawing = heat_drawing(key, found, theme, progress.go_on)
            return drawing, card_rects(drawing, key)

        self._task = self._window.tasks.start(self.tr("Drawing the heat map…"), work, self._show, self._say_why)

    def choose(self) -> None:
        """State that the file is wanted whose name is current in the list."""
        item = self.lines.currentItem()
        if item is not None and item.data(LEADS_TO) is not None:
            self.wanted.emit(item.data(LEADS_TO))

    def stop(self) -> None:
        """Nobody looks any more."""
        if self._task is not None:
            self._task.cancel()

    def _show(self, made: tuple[Any, Any]) -> None:
        self._task = None
        self.view.show_drawing(*made, self._appearance.chrome.accent)

    def _say_why(self, error: MapError) -> None:
        self._said.setText(str(error))

    def _describe(self, key_id: RecordId) -> None:
        number = self.keys.currentData()
        key, found = self._marked.keys[number].tree, self._classes[number]
        (card,) = [one for one in found.cards if one.key_id == key_id]
        self._text.setText(shown(" ".join(key.node(key_id).text.split())))
        words = self.tr("Found by {0} of {1}, in its place in {2}")
        self._said.setText(words.format(card.found, found.count, card.placed))
        self.lines.clear()
        marks = self._marks_of(key_id, number)
        self._list(self.tr("Missed by"), [at for at, one in marks.items() if one.hand_id is None])
        for place in card.wrong:
            here = [at for at, one in marks.items() if wrong_place(one) == (place.onto, place.target_ids)]
            where = where_words(key, place.onto, place.target_ids, _say)
            self._list(self.tr("Hung {0} by").format(where), here)
        if not self.lines.count():
            self.lines.add_heading(self.tr("All have found it, and nobody hung it anywhere else."))

    def _marks_of(self, key_id: RecordId, number: int) -> dict[int, CardMark]:
        """What became of a card in each file that was marked by this key."""
        best = {at: one.result.best for at, one in enumerate(self._marked.files)}
        rows = {at: one.mark.cards for at, one in best.items() if one is not None and one.key == number}
        return {at: next(one for one in cards if one.key_id == key_id) for at, cards in rows.items()}

    def _list(self, heading: str, files: list[int]) -> None:
        if files:
            self.lines.add_heading(heading)
        for at in files:
            self.lines.add(name_of(self._marked.files[at].result), at)

    def _lay_out(self) -> None:
        self.lines.setFixedWidth(SIDE_WIDTH)
        self.keys.setVisible(self.keys.count() > 1)
        row, side = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.view, 1)
        for widget in (self.keys, self._text, self._said):
            widget.setMaximumWidth(SIDE_WIDTH)
            side.addWidget(widget)
        side.addWidget(self.lines, 1)
        row.addLayout(side)


def _say(words: str) -> str:
    """The words in the user's language, among others that are."""
    return translate("Heat map", words)
