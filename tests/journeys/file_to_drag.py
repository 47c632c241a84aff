"""Another program's window, from which a file is dragged: `python file_to_drag.py FILE X Y`."""

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

NAME = "File to drag"
WIDTH, HEIGHT = 160, 40  # pixels
LINGER_MS = 1_500  # in which the other program asks for what was dropped on it


class FileToDrag(QLabel):
    """Pressing and moving drags the file."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._path = path
        self.setWindowTitle(NAME)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setFixedSize(WIDTH, HEIGHT)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
        QTimer.singleShot(LINGER_MS, QApplication.quit)


def main() -> None:
    """Show the file until it was dragged somewhere."""
    application = QApplication(sys.argv)
    shown = FileToDrag(sys.argv[1])
    shown.move(int(sys.argv[2]), int(sys.argv[3]))
    shown.show()
    application.exec()


if __name__ == "__main__":
    main()
