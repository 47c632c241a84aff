"""What is said of the map's parts: to a screen reader, and in tooltips."""

from PySide6.QtCore import QCoreApplication

from argmap.core.graph import Place
from argmap.core.records import Inference, Polarity, RecordId
from argmap.ui.canvas.scene import Scene
from argmap.ui.panes import Subject
from argmap.ui.selection import Selection


def spoken(scene: Scene, selection: Selection) -> str:
    """The selection as a sentence; empty if nothing is selected."""
    if selection.step is not None:
        return step_sentence(scene, selection.step)
    if len(selection.cards) > 1:
        return QCoreApplication.translate("Canvas", "{0} cards selected").format(len(selection.cards))
    place = scene.tree.place(selection.current) if selection.current is not None else None
    return card_sentence(scene, place) if place is not None else ""


def card_sentence(scene: Scene, place: Place) -> str:
    """What a card says, and how it stands where that is shown."""
    standing, said = scene.standing(place), scene.face(place).spoken
    return f"{said} ({standing.words})" if standing is not None else said


def step_sentence(scene: Scene, step_id: RecordId) -> str:
    """A step as "Step: reasons, because, target" would be read: what supports or opposes what."""
    step = scene.tree.document.find(Inference, step_id)
    if step is None:
        return ""
    premises = "; ".join(scene.face(place).text for place in scene.tree.premises(step_id))
    words = {
        Polarity.SUPPORTS: QCoreApplication.translate("Canvas", "Step: {0}. It supports: {1}"),
        Polarity.OPPOSES: QCoreApplication.translate("Canvas", "Step: {0}. It opposes: {1}"),
        Polarity.ANSWERS: QCoreApplication.translate("Canvas", "Step: {0}. It answers: {1}"),
        Polarity.RESTATES: QCoreApplication.translate("Canvas", "Step: {0}. It restates: {1}"),
    }
    return words[step.polarity].format(premises, _target(scene, step))


def _target(scene: Scene, step: Inference) -> str:
    place = scene.tree.full_place(step.target_node_id) if step.target_node_id is not None else None
    if place is not None:
        return scene.face(place).text
    return QCoreApplication.translate("Canvas", "another step")


def subject_of(scene: Scene, selection: Selection) -> Subject:
    """What a context menu is about when this is selected."""
    if selection.current is not None:
        return Subject.CARD
    if selection.step is None:
        return Subject.CANVAS
    block = scene.layout.block_of(selection.step)
    return Subject.FRAME if block is not None and block.is_framed else Subject.STEP
