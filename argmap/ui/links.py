"""The one place that hands something to the system: web addresses after they were shown in full, and folders."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SCHEMES = ("http", "https", "mailto")


def is_followable(address: str) -> bool:
    """Whether the address is one of the few kinds that may be opened, and is seen as it is: nothing turns it round."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES and address.strip().isprintable()


def follow(address: str) -> bool:
    """Open an address in the browser or the mail program. The caller has shown it in full; says whether it worked."""
    return is_followable(address) and QDesktopServices.openUrl(QUrl(address.strip(), QUrl.ParsingMode.StrictMode))


def show_in_folder(path: Path) -> bool:
    """Open the folder a file lies in; says whether it worked."""
    return show_folder(path.parent)


def show_folder(folder: Path) -> bool:
    """Open a folder of the user's own; says whether it worked."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def show_page(page: Path) -> bool:
    """Open a page that argmap has made in the browser; says whether it worked."""
    return page.suffix == ".html" and QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
