"""What stands in the window while no map is open: new map, open, the recent maps, the samples."""

import os
from pathlib import Path
from textwrap import wrap
from zlib import crc32

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from argmap import settings
from argmap.resources import resource_path
from argmap.ui.still_there import files_among
from argmap.ui.text import menu_words, plain_label, set_tooltip

TILE = QSize(208, 172)  # pixels
PICTURE = QSize(184, 104)
COLUMNS = 4
TITLE = "Title"
"""Under which name the picture of a sample says the map's title: reading that off the map would take longer."""
LINE = 26  # characters of a title, of which a tile shows two lines


class StartPage(QScrollArea):
    """Says what was chosen; opens nothing itself. Touches no map: the pictures were made when the maps were closed."""

    new_wanted = Signal()
    open_wanted = Signal()
    map_wanted = Signal(object)  # the path of a recent map
    sample_wanted = Signal(str)  # its name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget()
        page.setProperty("look", "panel")
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 56, 24, 40)
        self._column.setSpacing(14)
        outer.addLayout(self._column)
        outer.addStretch(1)
        self.setWidget(page)
        self._add_opening()
        self._recent = _Shelf(self.tr("Recent maps"), self.tr("Maps you open appear here."))
        self._samples = _Shelf(self.tr("Samples: open a copy, change what you like"), "")
        for shelf in (self._recent, self._samples):
            self._column.addWidget(shelf)
        self._column.addStretch(1)
        self._fill_samples()

    def show_recent(self, recent: list[Path]) -> None:
        """Show the recent maps anew; those that are gone are left out."""
        self._recent.clear()
        for path in files_among(recent):
            tile = _tile(path.stem, QImage(str(thumbnail_path(path))))
            set_tooltip(tile, str(path))
            tile.clicked.connect(lambda _=False, path=path: self.map_wanted.emit(path))
            self._recent.add(tile)

    def show_samples(self) -> None:
        """Bring the samples into view."""
        self.ensureWidgetVisible(self._samples)

    def _add_opening(self) -> None:
        self._column.addWidget(plain_label(self.tr("argmap"), look="heading"))
        intro = self.tr("Draw what speaks for a claim and what against it, each card tied to the words it rests on.")
        self._column.addWidget(plain_label(intro, look="muted"))
        row = QHBoxLayout()
        self.new_button = QPushButton(self.tr("New map"))
        self.new_button.setProperty("look", "main")
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.clicked.connect(self.open_wanted)
        row.addWidget(self.new_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addSpacing(18)

    def _fill_samples(self) -> None:
        for path in sorted(resource_path("thumbnails").glob("*.png")):
            picture = QImage(str(path))
            tile = _tile(picture.text(TITLE), picture)
            tile.clicked.connect(lambda _=False, name=path.stem: self.sample_wanted.emit(name))
            self._samples.add(tile)


class _Shelf(QWidget):
    """A heading with tiles below it, or with a sentence while there are none."""

    def __init__(self, heading: str, empty: str) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._empty = plain_label(empty, look="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(plain_label(heading, look="strong"))
        column.addWidget(self._empty)
        column.addLayout(self._grid)

    def add(self, tile: QToolButton) -> None:
        count = self._grid.count()
        self._grid.addWidget(tile, count // COLUMNS, count % COLUMNS, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(COLUMNS, 1)
        self._empty.hide()

    def clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            tile = item.widget()
            if tile is not None:
                tile.deleteLater()
        self._empty.show()


def thumbnail_path(path: Path) -> Path:
    """Where the picture of a map is kept for the start page, whether or not there is one."""
    stem = path.stem.encode(errors="replace").decode()  # a name need not be UTF-8
    return settings.views_folder() / "thumbnails" / f"{stem}-{crc32(os.fsencode(path)):08x}.png"


def _tile(title: str, picture: QImage) -> QToolButton:
    tile = QToolButton()
    tile.setProperty("look", "tile")
    tile.setFixedSize(TILE)
    tile.setText(menu_words("\n".join(wrap(title, LINE, max_lines=2, placeholder="…"))))
    tile.setAccessibleName(title)
    tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    tile.setIconSize(PICTURE)
    pixmap = QPixmap.fromImage(picture)
    if pixmap.isNull():
        pixmap = QPixmap(PICTURE)
        pixmap.fill(Qt.GlobalColor.transparent)
    tile.setIcon(QIcon(pixmap))
    return tile
