"""The backups of the open map, newest first."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDialog, QListWidget

from argmap import settings
from argmap.storage.backup import backups
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.restoring import restore
from argmap.ui.window import Window


class BackupsDialog(QDialog):
    """Opens the chosen backup as a map of its own; the map that is open stays as it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        found = backups(settings.backups_folder(), window.context.document.info.id)
        self._backups = found[::-1]
        intro = self.tr("A backup opens as a map of its own; this one stays as it is.")
        none = self.tr("There is no backup of this map yet; one is made every ten minutes in which it changes.")
        column = column_of(self, self.tr("Restore a backup"), intro if found else none)
        self.list = QListWidget()
        self.list.setMinimumWidth(380)
        for backup in self._backups:
            when = QDateTime.fromSecsSinceEpoch(int(backup.time.timestamp()))
            self.list.addItem(QLocale().toString(when, QLocale.FormatType.LongFormat))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.list.itemDoubleClicked.connect(self.accept)
        column.addWidget(self.list)
        row, accept = button_row(self, self.tr("Open"), self.tr("Cancel"))
        accept.setEnabled(bool(found))
        column.addLayout(row)

    def accept(self) -> None:
        restore(self._window, self._backups[self.list.currentRow()])
        super().accept()
