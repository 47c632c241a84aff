"""What the edits share: finding what is meant, order among siblings, new cards, and the rules no edit may break."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from argmap.core.anchoring import Quote, describe, words_of
from argmap.core.change import Change, Label
from argmap.core.document import Records
from argmap.core.draft import Draft
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, base_node_id, in_order, is_above, place_of, steps_onto, undercuts_of
from argmap.core.ids import NewId
from argmap.core.limits import NODE_TEXT
from argmap.core.order import key_between, spread_keys
from argmap.core.records import Inference, Kind, LinkRole, Node, PassageLink, Polarity, Premise, Record, RecordId

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
    premise = records.find(Premise, place_id)
    if premise is not None:
        return place_of(premise)
    require(records, Node, place_id)
    return Place(place_id, place_id, None)


def refuse_long(text: str) -> None:
    """Raises `EditRefused` for a card's text beyond the limit."""
    if len(text) > NODE_TEXT:
        raise EditRefused(f"The text has {len(text):,} characters; a card holds at most {NODE_TEXT:,}.")


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
    found: dict[RecordId, None] = {}
    waiting = moved + joined
    while waiting:
        step_id = waiting.pop()
        if step_id not in found:
            found[step_id] = None
            waiting += [one.id for one in draft.where(Inference, "target_inference_id", step_id)]
    return list(found)


def steps_beside(records: Records, target_id: RecordId) -> list[Inference]:
    """The inferences that already bear on a target (a node or an inference), in order."""
    if records.find(Inference, target_id) is not None:
        return undercuts_of(records, target_id)
    require(records, Node, target_id)
    return steps_onto(records, target_id)


def roots_in_order(records: Records) -> list[Node]:
    """The nodes that stand as roots, in order."""
    return sorted((require(records, Node, node_id) for node_id in records.root_ids), key=in_order)


def key_at(draft: Draft, siblings: Sequence[S], index: int) -> str:
    """A key that sorts at `index` among the siblings, which get fresh keys in the draft where there is no room."""
    low = siblings[index - 1].order_key if index > 0 else None
    high = siblings[index].order_key if index < len(siblings) else None
    key = key_between(low, high)
    if key is not None:
        return key
    keys = spread_keys(len(siblings) + 1)
    for sibling, fresh in zip(siblings, keys[:index] + keys[index + 1 :], strict=True):
        draft.put(replace(require(draft, type(sibling), sibling.id), order_key=fresh))
    return keys[index]


def put_step(
    draft: Draft, target_id: RecordId, polarity: Polarity, new_id: NewId, before: RecordId | None = None
) -> Inference:
    """A new inference onto a node or an inference: the last there, or the one before the inference `before`."""
    siblings = steps_beside(draft, target_id)
    index = next((i for i, step in enumerate(siblings) if step.id == before), len(siblings))
    key = key_at(draft, siblings, index)
    onto_step = draft.find(Inference, target_id) is not None
    step = Inference(
        id=new_id(),
        polarity=polarity,
        target_node_id=None if onto_step else target_id,
        target_inference_id=target_id if onto_step else None,
        order_key=key,
    )
    draft.put(step)
    return step


def put_premise(
    draft: Draft, inference_id: RecordId, node_id: RecordId, new_id: NewId, index: int | None = None
) -> Premise:
    """The node's place in an inference: the last there, or at `index`."""
    siblings = sorted(draft.where(Premise, "inference_id", inference_id), key=in_order)
    key = key_at(draft, siblings, len(siblings) if index is None else index)
    premise = Premise(id=new_id(), inference_id=inference_id, node_id=node_id, order_key=key)
    draft.put(premise)
    return premise


def put_root(draft: Draft, node_id: RecordId, before: RecordId | None = None) -> None:
    """Make the node a root: the last one, or the one before the root `before`."""
    roots = [root for root in roots_in_order(draft) if root.id != node_id]
    index = next((i for i, root in enumerate(roots) if root.id == before), len(roots))
    key = key_at(draft, roots, index)
    draft.put(replace(require(draft, Node, node_id), order_key=key))


def put_node(draft: Draft, kind: Kind, text: str, quote: Quote | None, new_id: NewId) -> Node:
    """A new card, resting on the quoted words if there are any. Without text it takes the words themselves."""
    words = " ".join(words_of(draft, quote).split()) if quote is not None else ""
    text = text.strip() or words
    refuse_long(text)
    node = Node(id=new_id(), kind=kind, text=text)
    draft.put(node)
    if quote is not None:
        role = LinkRole.STATES if text == words else LinkRole.PARAPHRASES
        put_link(draft, node.id, quote, role, new_id)
    return node


def put_link(draft: Draft, target_id: RecordId, quote: Quote, role: LinkRole, new_id: NewId) -> PassageLink:
    """Tie a node or an inference to the quoted words; the link that is there already is kept as it is."""
    passage = describe(draft, quote, new_id)
    onto_step = draft.find(Inference, target_id) is not None
    if not onto_step:
        require(draft, Node, target_id)
    for link in draft.where(PassageLink, "passage_id", passage.id):
        if target_id in (link.node_id, link.inference_id):
            return link
    link = PassageLink(
        id=new_id(),
        passage_id=passage.id,
        node_id=None if onto_step else target_id,
        inference_id=target_id if onto_step else None,
        role=role,
    )
    draft.put(passage, link)
    return link


def target_of(inference: Inference) -> RecordId | None:
    """The id of what an inference bears on."""
    return inference.target_node_id or inference.target_inference_id
