"""A card that is being written: what it will be and where it will stand. Nothing is in the map until it is finished."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId


class Start(StrEnum):
    """How the card comes into the map, which decides what `beside_id` names."""

    UNDER = "under"  # a node or an inference: a step of its own onto it
    JOINT = "joint"  # an inference: one more premise
    AFTER = "after"  # a place: a sibling after it
    BEFORE = "before"  # a place: a sibling before it
    BETWEEN = "between"  # a place: a card between it and its target
    ROOT = "root"  # nothing
    TRAY = "tray"  # nothing


class QuestionOf(NamedTuple):
    """A critical question of a step, by the id that its answers have."""

    inference_id: RecordId
    question: str


@dataclass(frozen=True, slots=True)
class NewCard:
    """What is being written. With a quote, an empty text takes the quoted words.

    `begun` is a text to begin with; alone it is no card yet. `answers` is the question to which it says "no".
    `node_id` is a card that is there but has lost its place while it was written: these are its words.
    """

    start: Start
    kind: Kind = Kind.CLAIM
    polarity: Polarity = Polarity.SUPPORTS
    beside_id: RecordId = ""
    quote: Quote | None = None
    begun: str = ""
    answers: QuestionOf | None = None
    node_id: RecordId = ""


def signed(document: Document, card: NewCard, text: str) -> tuple[NewCard, str]:
    """The card and its text when a leading "+" or "-" is read as its polarity; a number keeps its sign."""
    sign, rest = text[:1], text[1:]
    if sign not in ("+", "-") or not sign or rest[:1].isdigit() or card.kind is Kind.QUESTION or card.answers:
        return card, text
    polarity = Polarity.SUPPORTS if sign == "+" else Polarity.OPPOSES
    match card.start:
        case Start.UNDER:
            return replace(card, polarity=polarity), rest.lstrip()
        case Start.AFTER | Start.BEFORE if (target_id := _target_of(document, card.beside_id)) is not None:
            return NewCard(Start.UNDER, card.kind, polarity, target_id, card.quote), rest.lstrip()
        case _:
            return card, text


def change_for(document: Document, card: NewCard, text: str) -> Change:
    """The change that puts the card into the map. Raises `EditRefused` as the edits do."""
    card, text = signed(document, card, text)
    from argmap.ui.new_card_edits import edit_in  # late: a main claim is seen before anything can be written

    return edit_in(document, card, text)


def place_made(change: Change) -> RecordId | None:
    """The place of the card that a change added last: its premise, or the node where it has none."""
    nodes = change.added(Node)
    if not nodes:
        return None
    premises = [one for one in change.added(Premise) if one.node_id == nodes[-1].id]
    return premises[-1].id if premises else nodes[-1].id


def branch_made(change: Change) -> RecordId | None:
    """The place of the first card of the branch that a change added: of one that bears on nothing added with it."""
    steps = {one.id: one for one in change.added(Inference)}
    new = {*steps, *(one.id for one in change.added(Node))}
    onto = [(one, steps.get(one.inference_id)) for one in change.added(Premise)]
    tops = [one.id for one, step in onto if step is None or not new & {step.target_node_id, step.target_inference_id}]
    placed = {one.node_id for one, _ in onto}
    return next(iter([*tops, *(one.id for one in change.added(Node) if one.id not in placed)]), None)


def _target_of(document: Document, place_id: RecordId) -> RecordId | None:
    premise = document.find(Premise, place_id)
    step = document.find(Inference, premise.inference_id) if premise is not None else None
    return (step.target_node_id or step.target_inference_id) if step is not None else None
