"""Pictures of the window with the EU–NATO sample for the README, in both themes and both sizes, into docs/images.

Run it by `make screenshots`, on a real screen or on Xvfb.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer

from argmap.app import make_application, make_desk
from argmap.core.roles import Role, role_at
from argmap.samples import sample_copy
from argmap.storage.creating import create_map
from argmap.ui.preferences import ThemeChoice
from argmap.ui.window import Window

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
SAMPLE = "eu-nato"
SETTLE_MS = 2_000
PICTURES = {
    "window.png": (ThemeChoice.LIGHT, QSize(1680, 980)),
    "window-dark.png": (ThemeChoice.DARK, QSize(1680, 980)),
    "window-1366.png": (ThemeChoice.LIGHT, QSize(1366, 768)),
    "window-1366-dark.png": (ThemeChoice.DARK, QSize(1366, 768)),
}


def settle() -> None:
    """Let the window work until what it reads, lays out and glides is done; QTest.qWait would hold up its threads."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


def show_objection(window: Window) -> None:
    """Select the first objection of the map, go to its passage in the reader, and step back a little."""
    context = window.context
    places = [place for root in context.tree.roots() for place, _ in context.tree.walk(root)]
    context.show(next(place.id for place in places if role_at(context.tree, place) is Role.OBJECTION))
    for name in ("passages.go_to", "looking.actual_size", "looking.zoom_out", "looking.zoom_out"):
        window.by_name[f"map.{name}"].trigger()


def take(window: Window, path: Path) -> None:
    """Write what the screen shows of the window as a PNG, without what its frame may add."""
    picture = window.screen().grabWindow(window.winId())
    if picture.isNull() or not picture.save(str(path)):
        sys.exit(f"screenshots: {path} could not be written")


def main(data: Path) -> None:
    os.environ["ARGMAP_DATA"] = str(data)
    create_map(data / "sample.argmap", sample_copy(SAMPLE))
    desk = make_desk(make_application(["argmap"]))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (theme, size) in PICTURES.items():
        desk.preferences.set_theme(theme)
        window = desk.new_window()
        window.resize(size)
        window.open_path(data / "sample.argmap")
        settle()
        show_objection(window)
        settle()
        take(window, FOLDER / name)
        window.close()
    desk.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder))
