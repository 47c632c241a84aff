"""Send a copy: says what goes along, and leaves out what is private unless it is ticked."""

from PySide6.QtWidgets import QCheckBox, QDialog

from argmap.core.records import Comment, Node, Rating, Source
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.giving import write_map, write_with_history
from argmap.ui.handing import sent_copy
from argmap.ui.naming import SUFFIX, file_name
from argmap.ui.title import title_of
from argmap.ui.window import Window


class SendCopyDialog(QDialog):
    """A file to give away; the map itself stays where it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        column = column_of(self, self.tr("Send a copy"), self._what_goes_along())
        self.notes = QCheckBox(self.tr("Private notes on cards and sources"))
        self.remarks = QCheckBox(self.tr("Comments and ratings"))
        self.author = QCheckBox(self.tr("The author's name"))
        self.history = QCheckBox(self.tr("The history: every change ever made, and with it everything above"))
        for box in (self.notes, self.remarks, self.author, self.history):
            column.addWidget(box)
        self.history.toggled.connect(self._take_all)
        row, _ = button_row(self, self.tr("Write copy…"), self.tr("Cancel"))
        column.addLayout(row)

    def accept(self) -> None:
        window = self._window
        name = f"{file_name(title_of(window.context.tree))}{SUFFIX}"
        target = ask_for_target(window, self.tr("Send a copy"), name, self.tr("Maps (*.argmap)"))
        if target is None:
            return
        if self.history.isChecked():
            write_with_history(window, target)
        else:
            notes, remarks, author = self.notes.isChecked(), self.remarks.isChecked(), self.author.isChecked()
            write_map(window, target, lambda records: sent_copy(records, notes, remarks, author))
        super().accept()

    def _what_goes_along(self) -> str:
        document = self._window.context.document
        words = self.tr(
            "The copy holds {0} cards with their passages, {1} sources with their texts, and nothing that was deleted. "
            "Not included unless ticked: {2} private notes, {3} comments and ratings."
        )
        notes = sum(bool(one.notes) for kind in (Node, Source) for one in document.all(kind))
        remarks = document.count(Comment) + document.count(Rating)
        return words.format(document.count(Node), document.count(Source), notes, remarks)

    def _take_all(self, everything: bool) -> None:
        for box in (self.notes, self.remarks, self.author):
            box.setChecked(everything or box.isChecked())
            box.setEnabled(not everything)
