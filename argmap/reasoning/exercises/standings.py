"""Where a card stands, as one text: the same in the key and in a student's map if it stands right.

A place is the card, the polarity of its step, what that bears on (a card, or a step by its reasons), and with which
other reasons. Order, schemes and words on the line are no part of it.
"""

from collections.abc import Container, Iterable, Iterator

from argmap.core.document import Records
from argmap.core.records import Inference, Premise, RecordId, canonical_json


class Everywhere(Container[RecordId]):
    """All cards there are."""

    def __contains__(self, _: object) -> bool:
        return True


EVERYWHERE = Everywhere()


def places_said(records: Records, node_id: RecordId, among: Container[RecordId] = EVERYWHERE) -> tuple[str, ...]:
    """Each place of a card with its joint reasons, sorted; only what stands among those cards counts."""
    return _said(records, node_id, among, with_joint=True)


def targets_said(records: Records, node_id: RecordId) -> tuple[str, ...]:
    """Each place of a card without regard to joint reasons."""
    return _said(records, node_id, EVERYWHERE, with_joint=False)


def all_said(records: Records, node_ids: Iterable[RecordId]) -> str:
    """Where all these cards stand to each other, as one text."""
    among = frozenset(node_ids)
    return canonical_json([places_said(records, node_id, among) for node_id in sorted(among)])


class Standings:
    """Where more and more cards stand to each other; of those known before, only what a new one bears on is read again.

    `said` is what `all_said` says of all cards so far.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._said: dict[RecordId, tuple[str, ...]] = {}

    def add(self, node_ids: Iterable[RecordId]) -> None:
        new = [one for one in node_ids if one not in self._said]
        self._said.update((one, ()) for one in new)
        for one in {*new, *(near for node_id in new for near in self._near(node_id) if near in self._said)}:
            self._said[one] = places_said(self._records, one, self._said)

    def said(self) -> str:
        return canonical_json([self._said[one] for one in sorted(self._said)])

    def _near(self, node_id: RecordId) -> Iterator[RecordId]:
        """The cards of whose places a card is part: its joint reasons, and what bears on it or on its steps."""
        steps = [one.inference_id for one in self._records.where(Premise, "node_id", node_id)]
        upon = self._records.where(Inference, "target_node_id", node_id)
        upon += [one for step in steps for one in self._records.where(Inference, "target_inference_id", step)]
        for step in (*steps, *(one.id for one in upon)):
            yield from (one.node_id for one in self._records.where(Premise, "inference_id", step))


def _said(records: Records, node_id: RecordId, among: Container[RecordId], with_joint: bool) -> tuple[str, ...]:
    found = set()
    for premise in records.where(Premise, "node_id", node_id):
        step = records.find(Inference, premise.inference_id)
        target = _target(records, step, among) if step is not None else None
        if step is not None and target is not None:
            others = _cards(records, step.id, among, but=node_id) if with_joint else []
            found.add(canonical_json([node_id, step.polarity, target, others]))
    return tuple(sorted(found))


def _target(records: Records, step: Inference, among: Container[RecordId]) -> list[str] | None:
    """What a step bears on; None for nothing, or for what does not stand among those cards."""
    if step.target_node_id is not None:
        return ["card", step.target_node_id] if step.target_node_id in among else None
    if step.target_inference_id is None:
        return None
    cards = _cards(records, step.target_inference_id, among)
    return ["step", *cards] if cards else None


def _cards(
    records: Records, step_id: RecordId, among: Container[RecordId], but: RecordId | None = None
) -> list[RecordId]:
    premises = records.where(Premise, "inference_id", step_id)
    return sorted(one.node_id for one in premises if one.node_id != but and one.node_id in among)
