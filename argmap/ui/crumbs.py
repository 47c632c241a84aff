"""The slim bar above the map while one branch alone is shown: the cards above it, each a way up, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from argmap.core.records import RecordId
from argmap.ui.bar import Bar, bar_button
from argmap.ui.canvas.accessibility import announce
from argmap.ui.context import MapContext
from argmap.ui.icons import chevron_icon
from argmap.ui.text import isolated, menu_words, set_tooltip, shortened

HEIGHT = 36  # pixels
MARGIN = 10
GAP = 2
LONGEST = 32  # characters of a card in the bar
LONGEST_IN_MENU = 70

Crumb = tuple[RecordId, str]
"""A node and its text."""


class Crumbs(Bar):
    """Shown by itself as long as the map is narrowed to one branch."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, MARGIN, MARGIN, GAP, parent)
        self._context = context
        self._shown: list[Crumb] = []  # from the topmost card to the one whose branch is shown
        self.ways: list[QToolButton] = []  # up to each of the cards above, the topmost first
        self.whole = _button(self.tr("Whole map"), context.focus.leave)
        self.more = _button("…", self._open_menu)
        self.more.setAccessibleName(self.tr("Cards in between"))
        self.here = _button("", self._go_to_top)
        self.here.setProperty("look", "here")
        self.close_button = _button(self.tr("Close"), context.focus.leave)
        set_tooltip(self.close_button, self.tr("Escape"))
        for widget in (self.whole, self.more, self.here):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.row.addWidget(self.close_button)
        context.focus.changed.connect(self._show)
        context.changed.connect(self._show)
        context.appearance_changed.connect(self._dress)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()

    def _show(self) -> None:
        focus = self._context.focus
        places = [*focus.trail(), focus.place] if focus.place is not None else []
        shown = [(place.node_id, self._context.tree.node(place.node_id).text) for place in places if place is not None]
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self.setVisible(bool(shown))

    def _fill(self) -> None:
        for way in self.ways:
            self.row.removeWidget(way)
            way.deleteLater()
        self.ways = [self._way(crumb) for crumb in self._shown[:-1]]
        for index, way in enumerate(self.ways):
            self.row.insertWidget(2 + index, way)
        if self._shown:
            text = self._shown[-1][1]
            self.here.setText(menu_words(shortened(text, LONGEST)))
            set_tooltip(self.here, text)
            self._say(text)
        self._dress()
        self._make_room()

    def _way(self, crumb: Crumb) -> QToolButton:
        node_id, text = crumb
        way = _button(menu_words(shortened(text, LONGEST)), lambda: self._context.focus.show_only(node_id))
        set_tooltip(way, text)
        return way

    def _say(self, text: str) -> None:
        sentence = self.tr("Only one branch is shown: {0}").format(isolated(shortened(text, LONGEST_IN_MENU)))
        self.setAccessibleName(sentence)
        announce(self, sentence)

    def _dress(self) -> None:
        icon = chevron_icon(self._context.theme.muted, self.devicePixelRatioF())
        for button in (self.more, *self.ways, self.here):
            button.setIcon(icon)

    def _make_room(self) -> None:
        """Leave out the topmost cards for which there is no room; the menu in their place has them."""
        room = self.width() - 2 * MARGIN - sum(map(_width, (self.whole, self.here, self.close_button)))
        is_short = sum(map(_width, self.ways)) > room
        self.more.setVisible(is_short)
        room -= _width(self.more) if is_short else 0
        for way in reversed(self.ways):
            room -= _width(way)
            way.setVisible(room >= 0)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for (_, text), way in zip(self._shown, self.ways, strict=False):
            if way.isHidden():
                menu.addAction(menu_words(shortened(text, LONGEST_IN_MENU))).triggered.connect(way.click)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _go_to_top(self) -> None:
        place = self._context.focus.place
        if place is not None:
            self._context.show(place.id)


def _button(words: str, act: Callable[[], None]) -> QToolButton:
    button = bar_button(words, "crumb", act)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _width(button: QToolButton) -> int:
    return button.sizeHint().width() + GAP
