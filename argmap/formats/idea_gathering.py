"""A map to ideas: each card where it is drawn first, again where else it stands, and groups for what a card cannot say.

Everything is gone through with a stack: what stands deep, or in circles, is written like the rest.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.core.graph import in_order, premises_of, steps_onto, undercuts_of
from argmap.core.records import Foreign, Inference, Node, PassageLink, Polarity, Premise, RecordId
from argmap.core.tree import Tree
from argmap.formats.idea_fields import card_fields, step_fields
from argmap.formats.ideas import AS_UNMARKED, Arrow, Idea, Stands, polarity_in
from argmap.formats.parts import step_words
from argmap.formats.report import Tally


@dataclass(slots=True)
class Gathered:
    """The ideas of a map, in the order in which they are to be written, and its arrows. Ids are those of records."""

    ideas: list[Idea] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Card:
    """A card to be written under an idea, with what its place says."""

    node_id: RecordId
    above: int | None
    polarity: Polarity | None = None
    role: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    step: Inference
    above: int | None


def gather(
    tree: Tree,
    format_id: str,
    tally: Tally,
    *,
    has_single_cards: bool,
    has_empty_groups: bool,
    has_passages: bool = False,
) -> Gathered:
    """The ideas of the map, and an entry in the tally for what they cannot say.

    `has_single_cards` says that a card whose step says nothing else stands directly under another, without a group;
    `has_passages` that passages are said of groups, so that a step which has any is one.
    """
    gathering = _Gathering(tree, format_id, tally, has_single_cards, has_empty_groups, has_passages)
    gathering.all()
    return gathering.found


def foreign_of(tree: Tree, format_id: str) -> dict[RecordId, object]:
    """What files of this format said of the records by id, beyond what argmap models."""
    found = (one for one in tree.document.all(Foreign) if one.format == format_id)
    return {one.entity_id: json.loads(one.data) for one in sorted(found, key=lambda one: one.id)}


class _Gathering:
    def __init__(
        self, tree: Tree, format_id: str, tally: Tally, has_single_cards: bool, has_empty: bool, has_passages: bool
    ) -> None:
        self.found = Gathered()
        self._tree, self._document, self._tally = tree, tree.document, tally
        self._kept = foreign_of(tree, format_id)
        self._has_single_cards, self._has_empty_groups = has_single_cards, has_empty
        self._has_passages = has_passages
        self._written: set[RecordId] = set()

    def all(self) -> None:
        roots = (self._tree.node(node_id) for node_id in self._document.root_ids)
        self._go([_Card(node.id, None) for node in sorted(roots, key=in_order)])
        steps = sorted(self._document.all(Inference), key=in_order)
        aimless = (one for one in steps if one.target_node_id is None and one.target_inference_id is None)
        self._go([_Step(step, None) for step in aimless])
        self._tray()
        for place in self._tree.roots():  # the heads of circles among them
            self._go([_Card(place.node_id, None, is_cut=True)] if place.node_id not in self._written else [])
        for step in steps:
            if step.id not in self._written and self._is_writable(step):
                reason = "The step that it doubts cannot be written above it, so it is written as bearing on nothing."
                self._tally.approximate("steps", step_words(self._document, step), reason)
                self._go([_Step(step, None)])
        for node in self._document.all(Node):
            self._go([_Card(node.id, None, is_cut=True)] if node.id not in self._written else [])

    def _tray(self) -> None:
        tray = [node_id for node_id in sorted(self._document.tray_ids) if node_id not in self._written]
        if tray:
            self.found.ideas.append(Idea("", None, "", "Tray", Stands.TRAY))
            index = len(self.found.ideas) - 1
            self._go([_Card(node_id, index) for node_id in tray])

    def _go(self, start: Sequence[_Card | _Step]) -> None:
        """Write what stands at the start and all below it, in the order in which it is read."""
        waiting = [*start][::-1]
        while waiting:
            one = waiting.pop()
            below = self._card(one) if isinstance(one, _Card) else self._step(one)
            waiting += below[::-1]

    def _card(self, card: _Card) -> list[_Card | _Step]:
        node = self._tree.node(card.node_id)
        is_again = node.id in self._written
        self._written.add(node.id)
        said = {} if is_again else card_fields(node)
        self.found.ideas.append(
            Idea(
                "" if is_again else node.id,
                card.above,
                "",
                node.text,
                polarity=card.polarity,
                same=node.id if is_again else "",
                is_cut=card.is_cut,
                fields=said | ({"role": card.role} if card.role else {}),
                notes="" if is_again else node.notes,
                kept=None if is_again else self._kept.get(node.id),
            )
        )
        index = len(self.found.ideas) - 1
        return [] if is_again else [_Step(step, index) for step in steps_onto(self._document, node.id)]

    def _step(self, one: _Step) -> list[_Card | _Step]:
        step = one.step
        if step.id in self._written or not self._is_writable(step):
            return []
        self._written.add(step.id)
        premises = premises_of(self._document, step.id)
        doubts = undercuts_of(self._document, step.id)
        if not doubts and len(premises) == 1 and self._is_arrow(step, premises[0]):
            return []
        kept = self._kept.get(step.id)
        is_unmarked = kept == AS_UNMARKED and step.polarity is Polarity.SUPPORTS
        if self._is_single(step, premises, doubts) and (is_unmarked or (self._has_single_cards and kept is None)):
            return [_Card(premises[0].node_id, one.above, None if is_unmarked else step.polarity, premises[0].role)]
        fields = step_fields(step)
        self.found.ideas.append(Idea(step.id, one.above, "", "", Stands.GROUP, step.polarity, fields=fields, kept=kept))
        index = len(self.found.ideas) - 1
        cards: list[_Card | _Step] = [_Card(premise.node_id, index, None, premise.role) for premise in premises]
        return cards + [_Step(doubt, index) for doubt in doubts]

    def _is_writable(self, step: Inference) -> bool:
        """Whether a group can stand for the step; one of a step that has no card is told as lost by the registry."""
        return self._has_empty_groups or bool(self._document.where(Premise, "inference_id", step.id))

    def _is_single(self, step: Inference, premises: list[Premise], doubts: list[Inference]) -> bool:
        """Whether the step says no more than that one card bears on another."""
        says_more = step.symmetric or step.scheme or step.label or step.strength is not None or doubts
        if self._has_passages and self._document.where(PassageLink, "inference_id", step.id):
            return False
        return step.target_node_id is not None and len(premises) == 1 and not says_more

    def _is_arrow(self, step: Inference, premise: Premise) -> bool:
        """Whether the step came as an arrow and still says no more than one; then it is one again."""
        kept = self._kept.get(step.id)
        if not isinstance(kept, dict) or "arrow" not in kept or step.target_node_id is None:
            return False
        label = str(kept.get("label", ""))
        says_more = step.symmetric or step.scheme or step.label or step.strength is not None or premise.role
        if says_more or (polarity_in(label) or Polarity.SUPPORTS) is not step.polarity:
            return False
        self.found.arrows.append(Arrow(premise.node_id, step.target_node_id, "", label, kept["arrow"]))
        return True
