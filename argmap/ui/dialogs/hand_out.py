"""Hand out: a map for a class, with a task, as much of it as the teacher gives away."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QPlainTextEdit

from argmap.core.errors import MapError
from argmap.core.handing import Cards, HandOut, handed_out
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.dialogs.frame import button_row, column_of, form
from argmap.ui.error_words import said
from argmap.ui.giving import write_map
from argmap.ui.naming import file_name, free_path
from argmap.ui.opening import opened_in
from argmap.ui.raw_text import text_of
from argmap.ui.text import plain_label
from argmap.ui.title import title_of
from argmap.ui.window import Window


class HandOutDialog(QDialog):
    """Writes a map of its own that remembers which one it comes from. Until that is there the task stays written."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._is_at_work = False
        intro = self.tr("Notes, comments, ratings, the author's name and the history stay with you.")
        column = column_of(self, self.tr("Hand out"), intro)
        self.cards = QComboBox()
        self.cards.addItem(self.tr("The whole map"), Cards.WHOLE)
        self.cards.addItem(self.tr("The main claim only"), Cards.MAIN_CLAIM)
        self.cards.addItem(self.tr("All cards in the tray, to be placed"), Cards.TRAY)
        self.sources = QCheckBox(self.tr("Whole sources, not just the quoted words"))
        self.sources.setChecked(True)
        self.task = QPlainTextEdit(window.context.document.info.task)
        self.task.setProperty("look", "field")
        self.task.setTabChangesFocus(True)
        self.task.setPlaceholderText(self.tr("What is to be done? It stands above the map."))
        self.task.setMinimumWidth(420)
        self.task.setMaximumHeight(110)
        fields = form()
        fields.addRow(self.tr("Cards"), self.cards)
        fields.addRow(self.tr("Sources"), self.sources)
        fields.addRow(self.tr("Task"), self.task)
        column.addLayout(fields)
        self.trouble = plain_label(look="warning", wraps=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        row, self._accept = button_row(self, self.tr("Write hand-out…"), self.tr("Cancel"))
        column.addLayout(row)

    def accept(self) -> None:
        if self._is_at_work:
            return
        window = self._window
        tree = window.context.tree
        title = self.tr("{0} (hand-out)").format(file_name(title_of(tree)))
        name = free_path(opened_in(window).path.parent, title).name
        target = ask_for_target(window, self.tr("Hand out"), name, self.tr("Maps (*.argmap)"))
        if target is None:
            return
        written = text_of(self.task.document()).strip()
        chosen = HandOut(Cards(self.cards.currentData()), self.sources.isChecked(), written)
        claim = tree.main_claim()
        claim_id = claim.node_id if claim is not None else None
        self._show_work(True)
        task = write_map(
            window, target, lambda records: handed_out(records, chosen, claim_id), super().accept, self._refuse
        )
        task.ended.connect(lambda _: self._show_work(False))

    def reject(self) -> None:
        if not self._is_at_work:
            super().reject()

    def _refuse(self, error: MapError) -> None:
        self.trouble.setText(said(error))
        self.trouble.show()

    def _show_work(self, is_on: bool) -> None:
        self._is_at_work = is_on
        self._accept.setEnabled(not is_on)
        self.trouble.hide()
