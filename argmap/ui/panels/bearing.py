"""What a card or a step bears on, in words and as a place to go to: "to the objection “…”"."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, Polarity, RecordId
from argmap.core.roles import Role, role_of
from argmap.core.tree import Tree
from argmap.ui.text import isolated, shortened

SHOWN = 60  # characters of what is borne on
TOWARDS = {
    Polarity.SUPPORTS: QT_TRANSLATE_NOOP("Bearing", "for {0}"),
    Polarity.OPPOSES: QT_TRANSLATE_NOOP("Bearing", "to {0}"),
    Polarity.ANSWERS: QT_TRANSLATE_NOOP("Bearing", "to {0}"),
    Polarity.RESTATES: QT_TRANSLATE_NOOP("Bearing", "saying again {0}"),
}
ABOUT = QT_TRANSLATE_NOOP("Bearing", "about {0}")
TARGETS = {
    Role.MAIN_CLAIM: QT_TRANSLATE_NOOP("Bearing", "the claim “{0}”"),
    Role.REASON: QT_TRANSLATE_NOOP("Bearing", "the reason “{0}”"),
    Role.OBJECTION: QT_TRANSLATE_NOOP("Bearing", "the objection “{0}”"),
    Role.REBUTTAL: QT_TRANSLATE_NOOP("Bearing", "the rebuttal “{0}”"),
    Role.EVIDENCE: QT_TRANSLATE_NOOP("Bearing", "the evidence “{0}”"),
    Role.COUNTER_EVIDENCE: QT_TRANSLATE_NOOP("Bearing", "the counter-evidence “{0}”"),
    Role.QUESTION: QT_TRANSLATE_NOOP("Bearing", "the question “{0}”"),
    Role.ANSWER: QT_TRANSLATE_NOOP("Bearing", "the answer “{0}”"),
}
STEP = QT_TRANSLATE_NOOP("Bearing", "the step from “{0}”")
MAIN = QT_TRANSLATE_NOOP("Bearing", "the main claim")
IN_TRAY = QT_TRANSLATE_NOOP("Bearing", "in the tray")
NOTHING = QT_TRANSLATE_NOOP("Bearing", "bearing on nothing yet")


@dataclass(frozen=True, slots=True)
class Bearing:
    """The words, and the place or the step that they name; both None where they name none."""

    words: str = ""
    place_id: RecordId | None = None
    step_id: RecordId | None = None


def bearing_of_card(tree: Tree, place: Place) -> Bearing:
    """What a card bears on where it stands; no words for a root."""
    if place.id in tree.document.tray_ids:
        return Bearing(_say(IN_TRAY))
    step = tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None
    if step is None:
        return Bearing()
    is_question = tree.node(place.node_id).kind is Kind.QUESTION
    return _towards(tree, step, ABOUT if is_question else TOWARDS[step.polarity])


def bearing_of_step(tree: Tree, step: Inference) -> Bearing:
    """What a step leads to."""
    return _towards(tree, step, TOWARDS[step.polarity])


def _towards(tree: Tree, step: Inference, towards: object) -> Bearing:
    if step.target_inference_id is not None:
        return _towards_step(tree, step.target_inference_id, towards)
    target = tree.full_place(step.target_node_id) if step.target_node_id is not None else None
    if target is None:
        return Bearing(_say(NOTHING))
    if target == tree.main_claim():
        return Bearing(_say(towards).format(_say(MAIN)), target.id)
    text = isolated(shortened(tree.node(target.node_id).text, SHOWN))
    named = _say(TARGETS[role_of(tree, target.node_id)]).format(text)
    return Bearing(_say(towards).format(named), target.id)


def _towards_step(tree: Tree, step_id: RecordId, towards: object) -> Bearing:
    premises = tree.premises(step_id)
    text = isolated(shortened(tree.node(premises[0].node_id).text, SHOWN)) if premises else "…"
    return Bearing(_say(towards).format(_say(STEP).format(text)), step_id=step_id)


def _say(words: object) -> str:  # PySide's QT_TRANSLATE_NOOP says that it returns an object
    return QCoreApplication.translate("Bearing", str(words))
