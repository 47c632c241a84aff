"""Rows 5, 6 and 7: frames and memory of the canvas, against a QGraphicsView with one item a node, in one run.

Each has a process of its own, lest one fill the memory that the other let go of. Memory is what was taken from before
the first card was made until the whole map had been shown.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from argmap.render.fonts import register_fonts
from argmap.session.session import Session
from argmap.ui.appearance import Appearance
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.preferences import Preferences
from argmap.ui.view_state import ViewState
from tests.benchmarks.cost import in_child
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, faster, main, mebibytes, seconds, sizes, typical, within

PEER = "QGraphicsView"
SIZE = (1280, 800)
PAN_SCALE = 0.1
PAN_STEP = (9, 4)


Card = tuple[float, float, float, float, str]
"""Where a card stands, how large it is, and its text."""
Measured = tuple[float, float, float]
"""Seconds of a frame that shows all and of one after a small pan, and bytes of memory."""


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        yield from in_child(partial(of_size, count, runs, has_goals=count == nodes))


def of_size(nodes: int, runs: int, has_goals: bool) -> list[Row]:
    """The rows of a map of that many nodes, in a process of its own."""
    application = QApplication([])
    register_fonts()
    with tempfile.TemporaryDirectory() as folder:
        canvas, before = canvas_of(application, nodes, Path(folder))
        fit, pan, own_memory = own_fit(canvas, runs), own_pan(canvas, 12 * runs), memory() - before
        with ProcessPoolExecutor(1, get_context("spawn")) as processes:
            peer_fit, peer_pan, peer_memory = processes.submit(measured_peer, list(cards_of(canvas)), runs).result()
    size = f"{nodes:,} nodes"
    fit_times, pan_times, most = (200, 5, 1 / 3) if has_goals else (None, None, None)
    return [
        faster(5, "zoom-to-fit frame", fit, PEER, peer_fit, fit_times, size),
        faster(6, f"pan frame at scale {PAN_SCALE}", pan, PEER, peer_pan, pan_times, size),
        within(7, "memory for the scene", own_memory, PEER, peer_memory, most, mebibytes, size),
    ]


def memory() -> float:
    """Of this process, in bytes."""
    return float(psutil.Process().memory_info().rss)


def canvas_of(application: QApplication, nodes: int, folder: Path) -> tuple[MapCanvas, float]:
    """A canvas over a random map, and the memory that the process had before it was made."""
    appearance = Appearance(application, Preferences(folder / "settings.ini"))
    context = MapContext(Session(random_map(nodes)), appearance, ViewState(folder / "view.json"))
    before = memory()
    canvas = MapCanvas(context)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.sight.picture()
    return canvas, before


def own_fit(canvas: MapCanvas, runs: int) -> float:
    """A whole frame of the whole map, painted from nothing."""
    canvas.looking.show_whole()
    sight = canvas.sight
    sight.picture()
    times = []
    for _ in range(runs):
        sight.paint_anew()
        times.append(seconds(sight.picture))
    return median(times)


def own_pan(canvas: MapCanvas, frames: int) -> float:
    """A frame after a small pan, amid the cards."""
    sight, looking = canvas.sight, canvas.looking
    looking.zoom_by(PAN_SCALE / sight.camera.zoom, looking.middle)
    sight.go(sight.camera.centred(sight.scene.bounds.centre))
    sight.picture()
    return typical(lambda: pan(canvas), frames)


def pan(canvas: MapCanvas) -> None:
    camera = canvas.sight.camera
    canvas.sight.go(replace(camera, left=camera.left + PAN_STEP[0], top=camera.top + PAN_STEP[1]))
    canvas.sight.picture()


class CardItem(QGraphicsItem):
    """A card as a scene would have it: a rounded rectangle and its text."""

    def __init__(self, width: float, height: float, text: str) -> None:
        super().__init__()
        self._rect = QRectF(0, 0, width, height)
        self._text = text

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.drawRoundedRect(self._rect, 9, 9)
        painter.drawText(self._rect, Qt.TextFlag.TextWordWrap, self._text)


def cards_of(canvas: MapCanvas) -> Iterator[Card]:
    layout, tree = canvas.sight.scene.layout, canvas.sight.scene.tree
    for shown in layout.shown(layout.bounds):
        for card in shown.block.cards:
            yield shown.x + card.x, shown.y + card.y, card.width, card.height, tree.node(card.place.node_id).text


def measured_peer(cards: list[Card], runs: int) -> Measured:
    """The same cards at the same places, each an item of a scene."""
    application = QApplication([])
    before = memory()
    view = plain_view(cards)
    fit, pan = plain_fit(view), plain_pan(view, 4 * runs)
    taken = memory() - before
    view.close()
    application.quit()
    return fit, pan, taken


def plain_view(cards: Iterable[Card]) -> QGraphicsView:
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    for x, y, width, height, text in cards:
        item = CardItem(width, height, text)
        item.setPos(x, y)
        scene.addItem(item)
    view.setScene(scene)
    view.resize(*SIZE)
    view.show()
    frame(view)
    return view


def frame(view: QGraphicsView) -> None:
    pixmap = QPixmap(view.viewport().size())
    view.viewport().render(pixmap, QPoint())


def plain_fit(view: QGraphicsView) -> float:
    rect = view.scene().itemsBoundingRect()
    scale = min(SIZE[0] / rect.width(), SIZE[1] / rect.height())
    view.setTransform(QTransform.fromScale(scale, scale))
    view.centerOn(rect.center())
    frame(view)
    return typical(lambda: frame(view), 5)


def plain_pan(view: QGraphicsView, frames: int) -> float:
    view.setTransform(QTransform.fromScale(PAN_SCALE, PAN_SCALE))
    view.centerOn(view.scene().itemsBoundingRect().center())
    frame(view)

    def pan_view() -> None:
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() + PAN_STEP[0])
        frame(view)

    return typical(pan_view, frames)


if __name__ == "__main__":
    main(rows, __doc__ or "")
