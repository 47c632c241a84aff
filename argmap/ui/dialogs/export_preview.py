"""The right part of the export dialog: the picture as it will be, page by page, and how large its text comes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from argmap.render.fonts import Style
from argmap.ui.text import plain_label

LEAST = QSize(760, 520)  # pixels
LARGEST = QSize(16_000, 8_000)  # half a gigabyte
SMALL_TEXT = 6.0  # points: less is hard to read on paper


@dataclass(frozen=True, slots=True)
class Previewed:
    """One page of the picture, the points that its text comes out at, how many pages and whether more pixels it has.

    `shrunk_to` is the scale that the file is made at because an image could hold no more, or None.
    """

    image: QImage
    text_points: float
    pages: int
    is_larger: bool
    shrunk_to: float | None = None


class ExportPreview(QWidget):
    """Shows what it is given; states `asked` when the person wants another page, or the picture at its own size."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture = plain_label()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setWidget(self.picture)
        self._area.setWidgetResizable(True)
        self._area.setMinimumSize(LEAST)
        self._area.setProperty("look", "well")
        self.text_size = plain_label(look="muted", wraps=True)
        self.own_size = QCheckBox(self.tr("At the size of the file"))
        self.page = QComboBox()
        self._offer_pages(1)
        self._lay_out()
        self.own_size.toggled.connect(self.asked)
        self.page.currentIndexChanged.connect(self.asked)

    def room(self) -> QSize:
        """The device pixels that the next picture may take."""
        return LARGEST if self.own_size.isChecked() else self._area.viewport().size() * self.devicePixelRatioF()

    def page_index(self) -> int:
        return self.page.currentIndex()

    def show_made(self, made: Previewed) -> None:
        pixmap = QPixmap.fromImage(made.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
        self._offer_pages(made.pages)
        self.own_size.show()
        self.text_size.setText(" ".join(self._said_of(made)))

    def _said_of(self, made: Previewed) -> Iterator[str]:
        if made.shrunk_to is not None:
            held = self.tr("A PNG holds this map only at {0} ×, its text {1} pixels high; SVG and PDF hold all of it.")
            yield held.format(f"{made.shrunk_to:g}", f"{made.shrunk_to * Style.BODY.size:.1f}")
        else:
            yield self.tr("The text of the cards comes out at {0} pt.").format(f"{made.text_points:.1f}")
        if made.text_points < SMALL_TEXT:
            yield self.tr("That is small; export a branch, or larger paper.")
        if made.is_larger and self.own_size.isChecked():
            yield self.tr("The file is larger than can be shown here.")

    def say(self, words: str) -> None:
        """A sentence in place of the picture."""
        self.picture.setText(words)
        self.text_size.setText("")
        self.own_size.hide()
        self.page.hide()

    def _offer_pages(self, count: int) -> None:
        """As many pages to choose from, the page that was chosen still chosen if there is one of its number."""
        self.page.setVisible(count > 1)
        if self.page.count() == count:
            return
        chosen = max(0, min(self.page.currentIndex(), count - 1))
        with QSignalBlocker(self.page):
            self.page.clear()
            self.page.addItems([self.tr("Page {0} of {1}").format(one, count) for one in range(1, count + 1)])
            self.page.setCurrentIndex(chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.text_size, 1)
        row.addWidget(self.page)
        row.addWidget(self.own_size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._area, 1)
        column.addLayout(row)
