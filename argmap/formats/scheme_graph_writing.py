"""The cards, steps and arrows of a map in the order in which a format with nodes for steps writes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from argmap.core.document import Document
from argmap.core.graph import in_order, premises_of
from argmap.core.records import Inference, Node, Premise, RecordId
from argmap.formats.foreign import foreign_of, given_ids
from argmap.formats.json_entries import object_of, text_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow to write: between ids of the file, of this premise or, without one, from a step to what it bears on."""

    source: str
    target: str
    premise: Premise | None
    step_id: RecordId
    kept: dict[str, object]


@dataclass(slots=True)
class Giving:
    """A map about to be written: what each card and step kept of the file it came from, and the ids they get.

    `fresh` makes the id in the file of one that was in none.
    """

    document: Document
    family: str
    id_field: str
    fresh: Callable[[RecordId], str] = str
    cards: list[Node] = field(init=False)
    steps: list[Inference] = field(init=False)
    kept: dict[RecordId, dict[str, object]] = field(init=False)
    ids: dict[RecordId, str] = field(init=False)

    def __post_init__(self) -> None:
        document = self.document
        roots = sorted((one for one in document.all(Node) if one.order_key), key=in_order)
        self.cards = [*roots, *(one for one in document.all(Node) if not one.order_key)]
        steps = sorted(document.all(Inference), key=in_order)
        entity_ids = [*(one.id for one in self.cards), *(one.id for one in steps)]
        self.kept = {one_id: foreign_of(document, one_id, self.family) for one_id in entity_ids}
        self.steps = steps
        wished: dict[RecordId, object] = {
            one_id: text_of(kept.get(self.id_field)) for one_id, kept in self.kept.items()
        }
        fresh = {one_id: self.fresh(one_id) for one_id in wished}
        taken = set(fresh.values())
        given = given_ids(wished, lambda wish: bool(wish) and wish not in taken)
        self.ids = {one_id: fresh[one_id] if found == one_id else found for one_id, found in given.items()}

    def is_bare(self, step: Inference) -> bool:
        """Whether a step was a mere arrow between two cards in the file, and still is no more than that."""
        premises = premises_of(self.document, step.id)
        return (
            "arrow" in self.kept[step.id]
            and len(premises) == 1
            and step.target_node_id is not None
            and (step.polarity, step.scheme, step.label) == ("supports", "", "")
            and not self.document.where(Inference, "target_inference_id", step.id)
        )

    def arrows(self, step: Inference) -> Iterator[Drawn]:
        """The arrows into a step and out of it, with what was said of them."""
        target = step.target_node_id or step.target_inference_id
        premises = premises_of(self.document, step.id)
        if self.is_bare(step):
            kept = object_of(object_of(self.kept[step.id].get("arrow")).get("rest"))
            yield Drawn(self.ids[premises[0].node_id], self.ids[target or ""], premises[0], step.id, kept)
            return
        said = self._said_of_arrows(step.id)
        own = self.ids[step.id]
        for premise in premises:
            source = self.ids[premise.node_id]
            yield Drawn(source, own, premise, step.id, said.get((source, own), {}))
        if target is not None:
            yield Drawn(own, self.ids[target], None, step.id, said.get((own, self.ids[target]), {}))

    def _said_of_arrows(self, step_id: RecordId) -> dict[tuple[str, str], dict[str, object]]:
        arrows = self.kept[step_id].get("arrows")
        found = [object_of(one) for one in arrows] if isinstance(arrows, list) else []
        return {(text_of(one.get("from")), text_of(one.get("to"))): object_of(one.get("rest")) for one in found}
