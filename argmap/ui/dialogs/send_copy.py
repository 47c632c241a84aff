"""Send a copy: says what goes along, and leaves out what is private unless it is ticked."""

from PySide6.QtWidgets import QCheckBox, QDialog

from argmap.core.handing import sent_copy
from argmap.core.records import Comment, Node, Rating, Source
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.giving import write_map, write_with_history
from argmap.ui.naming import file_name, free_path
from argmap.ui.opening import opened_in
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
        self._ticked = [False, False, False]
        self.history.toggled.connect(self._take_all)
        row, _ = button_row(self, self.tr("Write copy…"), self.tr("Cancel"))
        column.addLayout(row)

    def accept(self) -> None:
        window = self._window
        title = self.tr("{0} (copy)").format(file_name(title_of(window.context.tree)))
        name = free_path(opened_in(window).path.parent, title).name
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
            "The copy holds the map with its passages and sources (cards: {0}, sources: {1}), and nothing that was "
            "deleted. Not included unless ticked: private notes ({2}), comments and ratings ({3})."
        )
        notes = sum(bool(one.notes) for kind in (Node, Source) for one in document.all(kind))
        remarks = document.count(Comment) + document.count(Rating)
        return words.format(document.count(Node), document.count(Source), notes, remarks)

    def _take_all(self, everything: bool) -> None:
        """The history tells everything; without it, only what was ticked before goes along."""
        boxes = (self.notes, self.remarks, self.author)
        if everything:
            self._ticked = [box.isChecked() for box in boxes]
        for box, ticked in zip(boxes, self._ticked, strict=True):
            box.setChecked(everything or ticked)
            box.setEnabled(not everything)
