"""The least that a program with PySide6 can show, as a floor for ours: an empty main window."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> int:
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
