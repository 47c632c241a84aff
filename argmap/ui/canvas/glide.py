"""The short way of what moved, in time: a pair of pictures and an animation between them."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from argmap.ui.canvas.gliding import DURATION_MS, between
from argmap.ui.canvas.picture import Picture


class Glide(QObject):
    """Says by `stepped` that the picture is another, and that it was the last one by `is_on`."""

    stepped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = Picture()
        self._after = Picture()
        self._shown: tuple[float, Picture] | None = None  # at which part of the way, and what is seen there
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self.stepped)
        self._animation.finished.connect(self.stepped)

    @property
    def is_on(self) -> bool:
        return self._animation.state() is QVariantAnimation.State.Running

    @property
    def picture(self) -> Picture:
        """What is to be seen now."""
        part = float(self._animation.currentValue())
        if self._shown is None or self._shown[0] != part:
            self._shown = part, between(self._before, self._after, part)
        return self._shown[1]

    def start(self, before: Picture, after: Picture) -> None:
        self._before, self._after, self._shown = before, after, None
        self._animation.start()

    def also_show(self, after: Picture) -> None:
        """Arrive at more than was meant, as when the view moves meanwhile."""
        self._after.add(after)
        self._shown = None

    def stop(self) -> None:
        """Arrive at once."""
        if self.is_on:
            self._animation.stop()
            self.stepped.emit()
