"""What the edits share: finding what is meant, order among siblings, new cards, and the rules no edit may break."""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TypeVar

from argmap.core.anchoring import Quote, describe, words_of
from argmap.core.branches import place_at
from argmap.core.change import Change, Label
from argmap.core.document import Records
from argmap.core.draft import Draft
from argmap.core.errors import EditRefused
from argmap.core.graph import (
    Place,
    base_node_id,
    in_order,
    is_above,
    premises_of,
    steps_onto,
    undercuts_of,
    with_all_upon,
)
from argmap.core.ids import NewId
from argmap.core.order import keys_between, spread_keys
from argmap.core.records import (
    Inference,
    Kind,
    LinkRole,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Record,
    RecordId,
)
from argmap.core.values import refuse_long, values_that_fit

R = TypeVar("R", bound=Record)
S = TypeVar("S", Node, Inference, Premise)


def require(records: Records, record_type: type[R], record_id: RecordId) -> R:
    """The record of that id. Raises `EditRefused` if it is gone."""
    found = records.find(record_type, record_id)
    if found is None:
        raise EditRefused(f"This {_WORDS.get(record_type, 'part of the map')} is no longer in the map.")
    return found


_WORDS: dict[type, str] = {Node: "card", Inference: "step", Premise: "place"}


def require_place(records: Records, place_id: RecordId) -> Place:
    """The place of that id: a premise, a root or a card in the tray. Raises `EditRefused` if it is gone."""
    place = place_at(records, place_id)
    if place is None:
        raise EditRefused("This card is no longer in the map.")
    return place


def require_target(step: Inference) -> RecordId:
    """The id of what an inference bears on. Raises `EditRefused` if it bears on nothing, as imported ones may."""
    target_id = target_of(step)
    if target_id is None:
        raise EditRefused("This step bears on nothing yet.")
    return target_id


def without_circle(draft: Draft, label: Label) -> Change:
    """The draft's change. Raises `EditRefused` if a card would come to stand below itself by it."""
    for step_id in _steps_given_another_place(draft):
        step = draft.find(Inference, step_id)
        if step is None:
            continue
        base = base_node_id(draft, step)
        if base is None and target_of(step) is not None:
            raise EditRefused("A step cannot bear on itself.")
        for premise in draft.where(Premise, "inference_id", step_id) if base is not None else ():
            if is_above(draft, premise.node_id, base or ""):
                raise EditRefused("A card cannot stand below itself.")
    return draft.change(label)


def _steps_given_another_place(draft: Draft) -> list[RecordId]:
    """The inferences whose target or premises the draft changes, and all that bear on them, at any remove."""
    moved = [one.id for before, one in draft.edited(Inference) if before is None or target_of(before) != target_of(one)]
    joined = [one.inference_id for before, one in draft.edited(Premise) if before is None or before != one]
    return with_all_upon(draft, moved + joined)


def steps_beside(records: Records, target_id: RecordId) -> list[Inference]:
    """The inferences that already bear on a target (a node or an inference), in order."""
    if records.find(Inference, target_id) is not None:
        return undercuts_of(records, target_id)
    require(records, Node, target_id)
    return steps_onto(records, target_id)


def roots_in_order(records: Records) -> list[Node]:
    """The nodes that stand as roots, in order."""
    return sorted((require(records, Node, node_id) for node_id in records.root_ids), key=in_order)


def keys_at(draft: Draft, siblings: Sequence[S], index: int, count: int = 1) -> list[str]:
    """`count` keys that sort at `index` among the siblings, which get fresh keys themselves where there is no room."""
    low = siblings[index - 1].order_key if index > 0 else None
    high = siblings[index].order_key if index < len(siblings) else None
    keys = keys_between(low, high, count)
    if keys is not None:
        return keys
    keys = spread_keys(len(siblings) + count)
    for sibling, fresh in zip(siblings, keys[:index] + keys[index + count :], strict=True):
        draft.put(replace(require(draft, type(sibling), sibling.id), order_key=fresh))
    return keys[index : index + count]


def keys_before(
    draft: Draft, siblings: Sequence[S], before: RecordId | None, count: int = 1, moved: Container[RecordId] = ()
) -> list[str]:
    """`count` keys before the sibling `before`, or at the end; siblings that are `moved` themselves do not count."""
    at = next((i for i, one in enumerate(siblings) if one.id == before), len(siblings))
    index = sum(one.id not in moved for one in siblings[:at])
    return keys_at(draft, [one for one in siblings if one.id not in moved], index, count)


def put_step(
    draft: Draft, target_id: RecordId, polarity: Polarity, new_id: NewId, before: RecordId | None = None
) -> Inference:
    """A new inference onto a node or an inference: the last there, or the one before the inference `before`."""
    (key,) = keys_before(draft, steps_beside(draft, target_id), before)
    return put_step_at(draft, target_id, polarity, key, new_id)


def put_step_at(draft: Draft, target_id: RecordId, polarity: Polarity, key: str, new_id: NewId) -> Inference:
    """A new inference onto a node or an inference, with a key that was found for it."""
    step = with_target(draft, Inference(id=new_id(), polarity=polarity, order_key=key), target_id)
    draft.put(step)
    return step


def with_target(draft: Draft, step: Inference, target_id: RecordId) -> Inference:
    """The inference as it bears on a node or an inference: below a question what would support answers."""
    onto_step = draft.find(Inference, target_id) is not None
    return replace(
        step,
        polarity=fitting(draft, target_id, step.polarity),
        target_node_id=None if onto_step else target_id,
        target_inference_id=target_id if onto_step else None,
    )


def fitting(records: Records, target_id: RecordId | None, polarity: Polarity) -> Polarity:
    """Below a question what would support answers; elsewhere what would answer supports."""
    target = records.find(Node, target_id) if target_id is not None else None
    if target is not None and target.kind is Kind.QUESTION:
        return Polarity.ANSWERS if polarity is Polarity.SUPPORTS else polarity
    return Polarity.SUPPORTS if polarity is Polarity.ANSWERS else polarity


def put_premise(draft: Draft, inference_id: RecordId, node_id: RecordId, new_id: NewId) -> Premise:
    """The node's place in an inference, as the last there."""
    (key,) = keys_before(draft, premises_of(draft, inference_id), None)
    premise = Premise(id=new_id(), inference_id=inference_id, node_id=node_id, order_key=key)
    draft.put(premise)
    return premise


def put_roots(draft: Draft, node_ids: Sequence[RecordId], before: RecordId | None = None) -> None:
    """Make nodes roots: the last ones, or before the root `before`."""
    keys = keys_before(draft, roots_in_order(draft), before, len(node_ids), set(node_ids))
    for node_id, key in zip(node_ids, keys, strict=True):
        draft.put(replace(require(draft, Node, node_id), order_key=key))


def put_node(draft: Draft, kind: Kind, text: str, quote: Quote | None, new_id: NewId) -> Node:
    """A new card, resting on the quoted words if there are any. Without text it takes the words themselves."""
    words = " ".join(words_of(draft, quote).split()) if quote is not None else ""
    text = text.strip() or words
    refuse_long(text)
    with values_that_fit():
        node = Node(id=new_id(), kind=kind, text=text)
    draft.put(node)
    if quote is not None:
        role = LinkRole.STATES if text == words else LinkRole.PARAPHRASES
        put_link(draft, node.id, quote, role, new_id)
    return node


def put_link(draft: Draft, target_id: RecordId, quote: Quote, role: LinkRole, new_id: NewId) -> PassageLink:
    """Tie a node or an inference to the quoted words; the link that is there already is kept as it is."""
    passage = describe(draft, quote, new_id)
    for link in draft.where(PassageLink, "passage_id", passage.id):
        if target_id in (link.node_id, link.inference_id):
            return link
    return put_link_to(draft, target_id, passage, role, new_id)


def put_link_to(draft: Draft, target_id: RecordId, passage: Passage, role: LinkRole, new_id: NewId) -> PassageLink:
    """Tie a node or an inference to a passage, which may be new."""
    node_id, inference_id = node_or_step(draft, target_id)
    link = PassageLink(id=new_id(), passage_id=passage.id, node_id=node_id, inference_id=inference_id, role=role)
    draft.put(passage, link)
    return link


def node_or_step(records: Records, target_id: RecordId) -> tuple[RecordId | None, RecordId | None]:
    """The id as that of a node, or as that of an inference. Raises `EditRefused` if it is neither."""
    if records.find(Inference, target_id) is not None:
        return None, target_id
    return require(records, Node, target_id).id, None


def next_after(siblings: Sequence[Node | Inference], one_id: RecordId) -> RecordId | None:
    """The id of the sibling after one; None after the last."""
    ids = [one.id for one in siblings]
    return next(iter(ids[ids.index(one_id) + 1 :]), None) if one_id in ids else None


def target_of(inference: Inference) -> RecordId | None:
    """The id of what an inference bears on."""
    return inference.target_node_id or inference.target_inference_id
