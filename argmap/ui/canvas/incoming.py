"""What other widgets drag over the map: cards from the tray, words from the reader."""

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter

from argmap.ui.canvas.carrying import Offer
from argmap.ui.canvas.dropping import Drops, load_in
from argmap.ui.canvas.sight import Sight
from argmap.ui.context import MapContext


class Incoming:
    """Opens zones for a drag that came from outside, while it is over the view."""

    def __init__(self, context: MapContext, sight: Sight, drops: Drops) -> None:
        self._context = context
        self._sight = sight
        self._drops = drops
        self.offer: Offer | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        load = load_in(self._context, event.mimeData())
        self.offer = Offer(self._sight, self._drops, load) if load is not None else None
        if load is not None:
            event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        if self.offer is not None:
            self.offer.move(event.position())
            event.acceptProposedAction()
            event.setAccepted(self.offer.zone is not None)

    def leave(self) -> None:
        if self.offer is not None:
            self.offer.close()
            self.offer = None

    def drop(self, event: QDropEvent) -> None:
        offer, self.offer = self.offer, None
        if offer is not None:
            offer.move(event.position())
            event.acceptProposedAction()
            offer.drop()

    def paint(self, painter: QPainter) -> None:
        if self.offer is not None:
            self.offer.paint(painter)
