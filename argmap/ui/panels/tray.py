"""The tray: cards that have no place yet, ready to be dragged onto the map."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.anchoring import words_of
from argmap.core.change import Change
from argmap.core.records import Exercise, RecordId
from argmap.core.roles import Role, role_of
from argmap.core.tree import Touched
from argmap.ui import written
from argmap.ui.branch_edits import move_branches
from argmap.ui.canvas.editor import Ending
from argmap.ui.context import MapContext
from argmap.ui.idling import Idling
from argmap.ui.mime import places_in
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panels.chips import Chips
from argmap.ui.panels.role_icons import kind_name, role_icon
from argmap.ui.panels.writing_frame import WritingFrame
from argmap.ui.panes import Pane, Subject
from argmap.ui.text import plain_label, shortened, tooltip_text

WORDS = 60  # characters of a card's text on its chip
TOLD = 600  # in its tooltip
ROW = 34  # pixels
ROWS_OF_EXERCISE = 5  # of chips: its cards are to be placed, and wait here to be read
AT_ONCE = 50  # chips; few more rows are seen than three
A_TIME = 1_000  # chips that are made before somebody comes to their end: each one more is laid out with all others


class Tray(QWidget):
    """Shows the unplaced cards, takes dropped ones in, and edits them in place."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "well")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.context = context
        self.chips = Chips(context.document)
        if context.document.count(Exercise):
            self.chips.rows = ROWS_OF_EXERCISE
        self.chips.setAccessibleName(self.tr("Tray: cards without a place"))
        self._title = plain_label(look="strong")
        self._hint = plain_label(self.tr("Cards without a place wait here."), look="muted")
        self._column = QVBoxLayout(self)
        self._is_selecting = False
        self._order: dict[RecordId, None] = {}
        self._items: dict[RecordId, QListWidgetItem] = {}  # the chips so far
        self._icons: dict[Role, QIcon] = {}
        self._further: Iterator[RecordId] = iter(())
        self._rest = Idling(self)  # fills in what is not seen at first
        self._rest.ended.connect(self._show_rest)
        self._lay_out()
        context.changed.connect(self._take_change)
        context.selection.changed.connect(self._show_selection)
        context.new_card_requested.connect(self._begin_new)
        context.edit_requested.connect(self._begin_edit)
        context.appearance_changed.connect(self._fill)
        self.chips.itemSelectionChanged.connect(self._select)
        self.chips.itemDoubleClicked.connect(lambda item: self._begin_edit(item.data(Qt.ItemDataRole.UserRole)))
        self.chips.got_keyboard.connect(lambda: context.set_active_pane(Pane.TRAY))
        self.chips.menu_wanted.connect(self._ask_for_menu)
        self.chips.verticalScrollBar().valueChanged.connect(self._fill_in_at_end)
        self._fill()

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """Where plain letters are commands."""
        return (self.chips,)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_welcome(False)
        place_ids = self._placed(places_in(event.mimeData(), self.context.document))
        if place_ids and self.context.is_editable:
            event.acceptProposedAction()
            move_branches(self.context, partial(edits.to_tray, place_ids=place_ids), place_ids)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if self.context.is_editable and self._placed(places_in(event.mimeData(), self.context.document)):
            event.acceptProposedAction()
            self._show_welcome(True)

    def _show_welcome(self, on: bool) -> None:
        """Show that letting go here would take what is dragged off the map."""
        look = "welcome" if on else "well"
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)

    def _placed(self, place_ids: list[RecordId]) -> list[RecordId]:
        return [one for one in place_ids if one not in self.context.document.tray_ids]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1)
        for label in (self._title, self._hint):
            label.setFixedHeight(ROW)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self._column.setContentsMargins(12, 3, 8, 3)
        self._column.addLayout(row)

    # -- what lies in it

    def _take_change(self, change: Change, touched: Touched) -> None:
        known = self._order.keys()
        if known != self.context.document.tray_ids or touched.cards & known:
            self._fill()

    def _fill(self) -> None:
        """Those that are seen first at once, the others piece by piece: a thousand take as long as one may wait."""
        self._rest.stop()
        self._is_selecting = True
        self.chips.clear()
        self._items.clear()
        self._icons.clear()  # they are of the theme
        self._put_in_order()
        self._further = iter(self._order)
        for node_id in islice(self._further, AT_ONCE):
            self._add(node_id)
        self._is_selecting = False
        self._fill_in()
        self._show_count(len(self._order))

    def _fill_in(self) -> None:
        """Make some more chips, if there are any."""
        if len(self._items) < len(self._order):
            self._rest.start(map(self._add, islice(self._further, A_TIME)))

    def _fill_in_at_end(self, value: int) -> None:
        bar = self.chips.verticalScrollBar()
        if value + bar.pageStep() >= bar.maximum() and not self._rest.is_at_work:
            self._fill_in()

    def _add(self, node_id: RecordId) -> None:
        tree = self.context.tree
        node, role = tree.node(node_id), role_of(tree, node_id)
        if role not in self._icons:
            self._icons[role] = role_icon(role, self.context.theme)
        item = QListWidgetItem(self._icons[role], shortened(node.text, WORDS) or "…")
        item.setData(Qt.ItemDataRole.UserRole, node.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind_name(node.kind)}: {shortened(node.text, 500)}")
        item.setToolTip(tooltip_text(shortened(node.text, TOLD)))
        self._items[node_id] = item
        self.chips.addItem(item)

    def _show_count(self, count: int) -> None:
        self._title.setText(self.tr("Tray  {0}").format(count) if count else self.tr("Tray"))
        self._hint.setVisible(not count)
        self.chips.setVisible(bool(count))
        self._show_selection()
        self.chips.fit_height()
        self._title.setFixedHeight(2 * self.chips.first_middle() if count else ROW)

    def _show_rest(self) -> None:
        self._show_selection()
        self.chips.fit_height()

    def _put_in_order(self) -> None:
        """Know the unplaced cards: those that lay here before keep their order, new ones come last."""
        tray_ids = self.context.document.tray_ids
        self._order = {one: None for one in self._order if one in tray_ids} | dict.fromkeys(tray_ids)

    # -- selection

    def _select(self) -> None:
        if not self._is_selecting:
            chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.chips.selectedItems()]
            if chosen:
                self.context.selection.select_cards(chosen)

    def _show_selection(self) -> None:
        self._is_selecting, chosen = True, self.context.selection.held
        for item in self.chips.selectedItems():
            item.setSelected(item.data(Qt.ItemDataRole.UserRole) in chosen)
        for node_id in chosen & self._items.keys():
            self._items[node_id].setSelected(True)
        self._is_selecting = False

    def _ask_for_menu(self, point: QPoint) -> None:
        if self.chips.selectedItems():
            self.context.set_active_pane(Pane.TRAY)
            self.context.menu_requested.emit(Subject.TRAY, point)

    # -- writing

    def _begin_new(self, card: NewCard) -> None:
        if card.start is Start.TRAY:
            words = " ".join(words_of(self.context.document, card.quote).split()) if card.quote is not None else ""
            finish, give_up = partial(self._finish_new, card), partial(written.give_up, self.context, card)
            self._open_editor("", words, finish, give_up)

    def _begin_edit(self, place_id: RecordId) -> None:
        if place_id in self.context.document.tray_ids and self.context.is_editable:
            text = self.context.tree.node(place_id).text
            self._open_editor(text, "", partial(self._finish_edit, place_id), self.chips.setFocus)

    def _finish_new(self, card: NewCard, text: str) -> bool:
        return written.finish_card(self.context, card, text) is not None or not text.strip()

    def _finish_edit(self, node_id: RecordId, text: str) -> bool:
        is_taken = written.rewrite_card(self.context, node_id, text)
        self.chips.setFocus()
        return is_taken

    def _open_editor(
        self, text: str, placeholder: str, finish: Callable[[str], bool], cancel: Callable[[], object], typed: str = ""
    ) -> None:
        """Put an editor below the chips; leaving it with words finishes, Escape gives up.

        What the map refuses, as a message says, stays in another one.
        """
        frame = WritingFrame(self.context.theme, self)
        editor = frame.editor
        editor.setPlaceholderText(placeholder)
        editor.set_text(text)
        editor.go_on_with(typed)
        editor.is_full.connect(lambda: self.context.message.emit(self.tr("A card holds at most 10,000 characters.")))

        def close(how: Ending) -> None:
            said = editor.text()
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
            if how is Ending.CANCEL or (text and editor.is_untouched) or (how is Ending.AWAY and not said.strip()):
                cancel()
            elif not finish(said):
                self._open_editor("", placeholder, finish, cancel, said)

        editor.ended.connect(close)
        self._column.addWidget(frame)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
