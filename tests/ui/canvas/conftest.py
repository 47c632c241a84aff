"""A real canvas over a real session with a sample map, ready for keys and clicks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, Node, Record, RecordId
from argmap.layout.geometry import Point
from argmap.render.fonts import register_fonts
from argmap.session.session import Session
from argmap.ui.appearance import Appearance
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.preferences import Preferences
from argmap.ui.view_state import ViewState
from tests.samples.sample_files import sample


@dataclass
class Hand:
    """A canvas on the screen, and a hand that clicks and types on it."""

    context: MapContext
    canvas: MapCanvas

    @property
    def document(self) -> Document:
        return self.context.document

    @property
    def view(self) -> QWidget:
        return self.canvas.viewport()

    def place(self, beginning: str) -> Place:
        """The full place of the card whose text begins so."""
        nodes = [node for node in self.document.all(Node) if node.text.startswith(beginning)]
        place = self.context.tree.full_place(nodes[0].id)
        assert place is not None
        return place

    def texts(self) -> set[str]:
        return {node.text for node in self.document.all(Node)}

    def step_of(self, beginning: str) -> Inference:
        place = self.place(beginning)
        step = self.document.find(Inference, place.inference_id or "")
        assert step is not None
        return step

    def show(self, beginning: str) -> Place:
        """Bring a card into view."""
        place = self.place(beginning)
        self.canvas.go_to(place.id)
        return place

    def at(self, point: Point) -> QPoint:
        return self.canvas.sight.camera.to_view(point).toPoint()

    def middle(self, one_id: RecordId) -> QPoint:
        rect = self.canvas.sight.scene.rect_of(one_id)
        assert rect is not None
        return self.at(rect.centre)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, modifiers, at)

    def drag(self, start: QPoint, *way: QPoint) -> None:
        """Press, move along the way, and let go at its end."""
        self.press(start, *way)
        self.release(way[-1])

    def press(self, start: QPoint, *way: QPoint) -> None:
        QTest.mousePress(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        before = start
        for point in way:
            QTest.mouseMove(self.view, (before + point) / 2)
            QTest.mouseMove(self.view, point)
            before = point

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key to whatever has the keyboard: the editor while there is one, else the canvas."""
        QTest.keyClick(self.canvas.writing.editor or self.canvas, key, modifiers)

    def type(self, text: str) -> None:
        assert self.canvas.writing.editor is not None
        QTest.keyClicks(self.canvas.writing.editor, text)

    def picture(self) -> QImage:
        """What the backing holds, in device pixels."""
        return self.canvas.sight.picture().toImage()

    def colour(self, at: QPoint) -> QColor:
        """The colour seen at a point of the view."""
        return self.grab().pixelColor(at * self.view.devicePixelRatioF())

    def grab(self) -> QImage:
        """What is seen, ornaments and all."""
        return self.view.grab().toImage()


@pytest.fixture
def open_map(qapp: QApplication, qtbot, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Opens records on a canvas of 1200 by 800 pixels, with motion reduced unless it is asked for."""
    register_fonts()
    contexts = []

    def opened(records: list[Record], has_motion: bool = False, size: tuple[int, int] = (1200, 800)) -> Hand:
        preferences = Preferences(tmp_path / "settings.ini")
        preferences.set_reduce_motion(not has_motion)
        appearance = Appearance(qapp, preferences)
        context = MapContext(Session(records), appearance, ViewState(tmp_path / "view.json"))
        canvas = MapCanvas(context)
        qtbot.addWidget(canvas)
        canvas.resize(*size)
        canvas.show()
        canvas.setFocus()
        contexts.append(context)
        return Hand(context, canvas)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def hand(open_map: Callable[..., Hand]) -> Hand:
    """The sample on EU defence and NATO."""
    return open_map(list(sample("eu-nato").document.records()))
