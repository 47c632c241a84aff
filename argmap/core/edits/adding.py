"""Edits that add cards. Each returns one change; an empty text with a quote takes the quoted words."""

from argmap.core.anchoring import Quote
from argmap.core.branches import is_in_tray
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import (
    next_after,
    put_node,
    put_premise,
    put_roots,
    put_step,
    require,
    require_place,
    require_target,
    roots_in_order,
    steps_beside,
)
from argmap.core.errors import EditRefused
from argmap.core.ids import NewId, new_id
from argmap.core.records import Inference, Kind, Node, Polarity, RecordId


def add_card(
    document: Document,
    label: Label,
    kind: Kind,
    polarity: Polarity,
    target_id: RecordId,
    text: str = "",
    quote: Quote | None = None,
    new_id: NewId = new_id,
) -> Change:
    """A card of its own step onto a node or an inference. Raises `EditRefused` if the target is gone."""
    draft = Draft(document)
    step = put_step(draft, target_id, polarity, new_id)
    node = put_node(draft, kind, text, quote, new_id)
    put_premise(draft, step.id, node.id, new_id)
    return draft.change(label)


def add_reason(
    document: Document, target_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """A claim that supports a node or a step; under a question it answers."""
    target = document.find(Node, target_id)
    if target is not None and target.kind is Kind.QUESTION:
        return add_answer(document, target_id, text, quote, new_id)
    return add_card(document, Label.ADD_REASON, Kind.CLAIM, Polarity.SUPPORTS, target_id, text, quote, new_id)


def add_evidence(
    document: Document, target_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """Evidence that supports a node or a step."""
    return add_card(document, Label.ADD_EVIDENCE, Kind.EVIDENCE, Polarity.SUPPORTS, target_id, text, quote, new_id)


def add_objection(
    document: Document, target_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """A claim that opposes a node or a step."""
    return add_card(document, Label.ADD_OBJECTION, Kind.CLAIM, Polarity.OPPOSES, target_id, text, quote, new_id)


def add_counter_evidence(
    document: Document, target_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """Evidence that opposes a node or a step."""
    label = Label.ADD_COUNTER_EVIDENCE
    return add_card(document, label, Kind.EVIDENCE, Polarity.OPPOSES, target_id, text, quote, new_id)


def add_undercut(
    document: Document, inference_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """A claim that opposes a step rather than a card."""
    require(document, Inference, inference_id)
    return add_card(document, Label.ADD_UNDERCUT, Kind.CLAIM, Polarity.OPPOSES, inference_id, text, quote, new_id)


def add_answer(
    document: Document, target_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """A claim that answers a question. Raises `EditRefused` on a card that is none."""
    if require(document, Node, target_id).kind is not Kind.QUESTION:
        raise EditRefused("Only a question can be answered.")
    return add_card(document, Label.ADD_ANSWER, Kind.CLAIM, Polarity.ANSWERS, target_id, text, quote, new_id)


def add_question(
    document: Document,
    target_id: RecordId | None = None,
    text: str = "",
    quote: Quote | None = None,
    new_id: NewId = new_id,
) -> Change:
    """A question: one that bears on a node or a step, or a root of its own."""
    if target_id is not None:
        label = Label.ADD_QUESTION
        return add_card(document, label, Kind.QUESTION, Polarity.OPPOSES, target_id, text, quote, new_id)
    return _add_root(document, Label.ADD_QUESTION, Kind.QUESTION, text, quote, new_id)


def add_claim(document: Document, text: str = "", quote: Quote | None = None, new_id: NewId = new_id) -> Change:
    """A claim that stands as a root: the main claim if it is the first."""
    return _add_root(document, Label.ADD_CLAIM, Kind.CLAIM, text, quote, new_id)


def add_to_tray(
    document: Document, kind: Kind, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """A card without a place yet."""
    draft = Draft(document)
    put_node(draft, kind, text, quote, new_id)
    return draft.change(Label.ADD_TO_TRAY)


def add_co_premise(
    document: Document, inference_id: RecordId, text: str = "", quote: Quote | None = None, new_id: NewId = new_id
) -> Change:
    """A claim that joins an inference as one more premise."""
    draft = Draft(document)
    require(draft, Inference, inference_id)
    node = put_node(draft, Kind.CLAIM, text, quote, new_id)
    put_premise(draft, inference_id, node.id, new_id)
    return draft.change(Label.ADD_CO_PREMISE)


def add_sibling(
    document: Document, place_id: RecordId, text: str = "", before: bool = False, new_id: NewId = new_id
) -> Change:
    """A card of the same kind and polarity beside a place, in a step of its own; beside a root or in the tray alike."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    kind = require(draft, Node, place.node_id).kind
    is_loose = is_in_tray(draft, place.node_id)
    node = put_node(draft, kind, text, None, new_id)
    if place.inference_id is not None:
        beside = require(draft, Inference, place.inference_id)
        target_id = require_target(beside)
        next_id = beside.id if before else next_after(steps_beside(draft, target_id), beside.id)
        step = put_step(draft, target_id, beside.polarity, new_id, next_id)
        put_premise(draft, step.id, node.id, new_id)
    elif not is_loose:
        put_roots(draft, [node.id], place.node_id if before else next_after(roots_in_order(draft), place.node_id))
    return draft.change(Label.ADD_SIBLING)


def _add_root(document: Document, label: Label, kind: Kind, text: str, quote: Quote | None, new_id: NewId) -> Change:
    draft = Draft(document)
    node = put_node(draft, kind, text, quote, new_id)
    put_roots(draft, [node.id])
    return draft.change(label)
