"""The search that stays: a field, and below it all that is found, by cards, notes, quotes and sources."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget

from argmap.core.querying import query_of
from argmap.storage.answering import Found
from argmap.storage.search import Hit
from argmap.ui.context import MapContext
from argmap.ui.panels.hit_painting import HitPainting
from argmap.ui.panels.hit_rows import HitRows
from argmap.ui.showing_hits import pane_of, show_hit
from argmap.ui.text import plain_label, set_tooltip

MOST = 100  # hits of a group
SOON_MS = 150  # after a change of the map
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPanel(QWidget):
    """Enter or a click goes to a hit, and the list stays; Escape closes it."""

    closed = Signal()

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search map and sources"))
        self.field.setAccessibleName(self.tr("Search map and sources"))
        self.field.setClearButtonEnabled(True)
        self._said = plain_label(look="muted", wraps=True)
        self._rows = HitRows(context.tree, self)
        self.list = QListView()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._dress_list()
        self._lay_out()
        self.field.textChanged.connect(self._ask)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self._soon.timeout.connect(self._ask)
        context.searching.changed.connect(self._ask_soon)
        context.appearance_changed.connect(self._ask_soon)

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """Nowhere here are plain letters commands."""
        return (self.field,)

    @property
    def said(self) -> str:
        """What is said above the list."""
        return self._said.text()

    def begin(self, typed: str) -> None:
        """Take the keyboard, with these words if there are any, else with those of last time, to be typed over."""
        if typed:
            self.field.setText(typed)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_next(self) -> bool:
        """Go to the hit after the current one, after the last to the first; False if nothing is found."""
        rows = self._rows.rows_of_hits()
        if not rows:
            return False
        here = self.list.currentIndex().row()
        self._go(self._rows.index(next((row for row in rows if row > here), rows[0])))
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date; while it is hidden a change costs nothing."""
        self._ask()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field and the list leave over."""
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ask_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _ask(self) -> None:
        here = self._key(self._rows.hit(self.list.currentIndex().row()))
        found = self._context.searching.answer(self.field.text(), MOST)
        self._rows.show(found)
        rows = self._rows.rows_of_hits()
        row = next((row for row in rows if self._key(self._rows.hit(row)) == here), rows[0] if rows else -1)
        self.list.setCurrentIndex(self._rows.index(row))
        self.list.setVisible(bool(rows))
        self._say(self._sentence(found))

    def _go(self, index: QModelIndex) -> None:
        hit = self._rows.hit(index.row())
        if hit is not None:
            self.list.setCurrentIndex(index)
            show_hit(self._context, hit)
            self._context.focus_requested.emit(pane_of(hit))

    def _key(self, hit: Hit | None) -> tuple[object, ...] | None:
        return (hit.kind, hit.record.id, hit.start) if hit is not None else None

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self.field.setAccessibleDescription(words)

    def _sentence(self, found: list[Found]) -> str:
        """How many hits there are, or why there are none."""
        if self._context.searching.is_ready and not query_of(self.field.text()).words:
            return self.tr(
                "Type words to find them in cards, notes, quotes and sources. The beginning of a word is enough; "
                "capitals and accents do not matter."
            )
        if not found:
            return str(self._context.searching.why_none())
        count = sum(one.count for one in found)
        return self.tr("1 hit") if count == 1 else self.tr("{0} hits").format(f"{count:,}")

    def _dress_list(self) -> None:
        self.list.setModel(self._rows)
        self.list.setItemDelegate(HitPainting(self.list))
        self.list.setProperty("look", "found")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)

    def _lay_out(self) -> None:
        close = QToolButton()
        close.setText(self.tr("Close"))
        close.setProperty("look", "quiet")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        set_tooltip(close, self.tr("Escape"))
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 11, 6, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addStretch(0)
