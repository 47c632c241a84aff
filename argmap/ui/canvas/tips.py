"""Tooltips on the map: what a handle adds, what the foot of a card leads to, what a step says."""

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from argmap.core.graph import passages_of
from argmap.ui.canvas.hovering import Hover
from argmap.ui.canvas.scene import Scene
from argmap.ui.canvas.words import step_sentence
from argmap.ui.text import shortened, tooltip_text

LENGTH = 300  # characters of a foreign text


def tip(scene: Scene, hover: Hover) -> str:
    """The words for what is under the mouse; empty if there is nothing to say."""
    if hover.handle is not None:
        return hover.handle.words
    found = hover.under
    place = scene.tree.place(found.place_id) if found.place_id is not None else None
    if place is not None and found.is_on_passages:
        quotes = [passage.exact for _, passage in passages_of(scene.tree.document, place.node_id)]
        return "\n".join(f"“{shortened(quote, LENGTH)}”" for quote in quotes)
    if found.step_id is not None:
        return shortened(step_sentence(scene, found.step_id), LENGTH)
    if found.fold_id is not None:
        return QCoreApplication.translate("Canvas", "Unfold this branch")
    return ""


def show_tip(at: QPoint, words: str, widget: QWidget) -> None:
    """Show the words at a point of the screen, as plain text; none hide what is shown."""
    QToolTip.showText(at, tooltip_text(words), widget)
