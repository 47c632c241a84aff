"""What the user and others think of the selected card or step: a line for each thing that is rated of it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from argmap.core.judged import is_stale
from argmap.core.records import Rating, RecordId
from argmap.reasoning.status.scales import Scales, load_scales
from argmap.ui.commands.map.rating import say_again
from argmap.ui.context import MapContext
from argmap.ui.judging.rated import Rated, rateable, rated
from argmap.ui.judging.rating_menu import RatingMenu
from argmap.ui.panels.fields import clear, small_button
from argmap.ui.panels.offering_button import OfferingButton
from argmap.ui.text import isolated, menu_words, plain_label


class Ratings(QWidget):
    """The question, and on a button the user's answer, which offers the others; what other people answered below."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._scales: dict[str, Scales] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)

    def show_target(self, target_id: RecordId) -> bool:
        """Show what can be rated of a card or a step; whether anything can."""
        clear(self._lines)
        document, rater = self._context.document, self._context.session.author
        dimensions = rateable(document, target_id)
        for dimension in dimensions:
            self._add(rated(document, target_id, dimension, rater))
        return bool(dimensions)

    @property
    def scales(self) -> Scales:
        """Those in the language of the map, read when they are first wanted."""
        language = self._context.document.info.language
        if language not in self._scales:
            self._scales[language] = load_scales(language)
        return self._scales[language]

    def _add(self, about: Rated) -> None:
        self._lines.addWidget(self._row(about))
        if about.own is not None and about.is_stale:
            self._lines.addWidget(self._stale_row(about.own))
        if about.others:
            said = " · ".join(self._said(one) for one in about.others)
            self._lines.addWidget(plain_label(said, look="muted", wraps=True))

    def _row(self, about: Rated) -> QWidget:
        scale = self.scales[about.dimension]
        answer = scale.word(about.own.value) if about.own is not None else self.tr("Not rated")
        button = OfferingButton(menu_words(answer), lambda window: RatingMenu(self._context, about, window))
        button.setProperty("chosen", about.own is not None and not about.is_stale)
        button.setAccessibleName(f"{scale.asks} {answer}")
        button.setEnabled(self._context.is_editable)
        return _beside(scale.asks, "", button)

    def _stale_row(self, own: Rating) -> QWidget:
        button = small_button(self.tr("Say it again"))
        button.setEnabled(self._context.is_editable)
        button.clicked.connect(lambda: say_again(self._context, [own]))
        return _beside(self.tr("Rated before the words changed."), "warning", button)

    def _said(self, rating: Rating) -> str:
        name = isolated(rating.rater) if rating.rater else self.tr("Somebody")
        words = self.tr("{0}: {1}, before the words changed") if self._is_stale(rating) else self.tr("{0}: {1}")
        return words.format(name, self.scales[rating.dimension].word(rating.value))

    def _is_stale(self, rating: Rating) -> bool:
        return is_stale(self._context.document, rating)


def _beside(words: str, look: str, button: QWidget) -> QWidget:
    """A sentence that wraps, and a button after it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(plain_label(words, look=look, wraps=True), 1)
    line.addWidget(button)
    return row
