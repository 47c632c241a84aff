"""The least that a program with PySide6 can show, as a floor for ours: an empty main window that answers a key."""

import sys

from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

TITLE = "bare"
CARD = (600, 300, 240, 100)  # pixels
LOOKS = (QColor("#1F4E96"), QColor("#A33400"))


class BareWindow(QMainWindow):
    """Any key paints one card in another colour."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keys += 1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._keys:
            with QPainter(self) as painter:
                painter.fillRect(*CARD, LOOKS[self._keys % 2])


def main() -> int:
    application = QApplication(sys.argv)
    window = BareWindow()
    window.setWindowTitle(TITLE)
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
