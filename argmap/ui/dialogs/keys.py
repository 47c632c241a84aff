"""All keys on one page, from the table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from argmap.ui.actions import TABLE
from argmap.ui.dialogs.frame import column_of
from argmap.ui.keys import texts
from argmap.ui.menus import title_of, words_of


class KeysDialog(QDialog):
    """A list to read; Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = column_of(self, self.tr("Keys"))
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setRootIsDecorated(False)
        for menu, rows in TABLE.items():
            heading = QTreeWidgetItem([title_of(menu), ""])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for row in rows:
                keys = [shown(key) for key in texts(row.keys) + texts(row.map_keys)]
                if keys:
                    heading.addChild(QTreeWidgetItem([words_of(row), ", ".join(keys)]))
            if heading.childCount():
                self.list.addTopLevelItem(heading)
        self.list.expandAll()
        column.addWidget(self.list)
        self.resize(560, 640)


def shown(key: str) -> str:
    """A key as the platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
