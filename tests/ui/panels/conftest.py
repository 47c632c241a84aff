"""A map's context on a real session, as a window hands it to its panels."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from argmap.render.fonts import register_fonts
from argmap.session import Session
from argmap.ui.appearance import Appearance
from argmap.ui.context import MapContext
from argmap.ui.preferences import Preferences
from argmap.ui.styling import window_font
from argmap.ui.view_state import ViewState
from tests.core.builders import Build, small_map


class Panels:
    """A session on the small map with a source, and the context that views share."""

    def __init__(self, build: Build, application: QApplication, folder: Path) -> None:
        self.session = Session(build.document.records())
        self.build = build
        build.document, build.tree = self.session.document, self.session.tree
        self.preferences = Preferences(folder / "window.ini")
        self.context = MapContext(
            self.session, Appearance(application, self.preferences), ViewState(folder / "view.json")
        )
        self.messages: list[str] = []
        self.context.message.connect(self.messages.append)


@pytest.fixture
def panels(qapp: QApplication, tmp_path: Path) -> Iterator[Panels]:
    register_fonts()
    qapp.setStyle("Fusion")
    qapp.setFont(window_font())
    build = small_map()
    build.add_source()
    made = Panels(build, qapp, tmp_path)
    yield made
    made.context.close()
    made.session.close()
