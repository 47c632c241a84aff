"""What a change touches: all that a view must look at again after it, and nothing else."""

from dataclasses import dataclass, field

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Comment, Inference, MapInfo, Node, Passage, PassageLink, Premise, Record, RecordId


@dataclass(slots=True)
class Touched:
    """What a view must look at again after a change."""

    cards: set[RecordId] = field(default_factory=set)  # nodes whose own card may look different
    rows: set[RecordId] = field(default_factory=set)  # nodes whose row of steps below may be different
    roots: bool = False  # whether the row of roots may be different
    steps: set[RecordId] = field(default_factory=set)  # inferences that may look different


def touched_by(document: Document, change: Change) -> Touched:
    """What a change touches that the document has applied, as far as its own records say."""
    return _Reading(document, change).touched


class _Reading:
    def __init__(self, document: Document, change: Change) -> None:
        self.touched = Touched()
        self._document = document
        self._gone = {step.id: step for step in change.removed(Inference)}
        self._rows_noted: set[RecordId] = set()
        for pair in change.pairs:
            for one in pair:
                if one is not None:
                    self._note(one)

    def _note(self, one: Record) -> None:
        match one:
            case Node():
                self.touched.cards.add(one.id)
                self.touched.roots |= one.order_key != ""
            case Premise():
                self.touched.cards.add(one.node_id)
                self.touched.steps.add(one.inference_id)
                if one.inference_id not in self._rows_noted:
                    self._rows_noted.add(one.inference_id)
                    self._note_row(self._step(one.inference_id))
                    self._note_cards(one.inference_id)
            case Inference():
                self.touched.steps.add(one.id)
                self._note_row(one)
                self._note_cards(one.id)
            case Comment():
                self._note_target(one)
                self._note_cards(one.inference_id or "")
            case MapInfo():
                self._note_named_steps()
            case PassageLink():
                self._note_target(one)
            case Passage():
                for link in self._document.where(PassageLink, "passage_id", one.id):
                    self._note(link)

    def _note_target(self, one: PassageLink | Comment) -> None:
        if one.node_id is not None:
            self.touched.cards.add(one.node_id)
        if one.inference_id is not None:
            self.touched.steps.add(one.inference_id)

    def _note_cards(self, inference_id: RecordId) -> None:
        """The cards of a step: the first of them says what is said of the step."""
        self.touched.cards |= {one.node_id for one in self._document.where(Premise, "inference_id", inference_id)}

    def _note_named_steps(self) -> None:
        """The steps whose schemes are named in the map's language, which may be another now."""
        for step in self._document.all(Inference):
            if step.scheme:
                self._note_cards(step.id)

    def _note_row(self, inference: Inference | None) -> None:
        """The row in which an inference is drawn: that of its target, or of what it doubts."""
        seen: set[RecordId] = set()
        while inference is not None and inference.target_node_id is None and inference.id not in seen:
            seen.add(inference.id)
            target = inference.target_inference_id
            inference = self._step(target) if target is not None else None
        if inference is None:
            self.touched.roots = True
        elif inference.target_node_id is not None:
            self.touched.rows.add(inference.target_node_id)

    def _step(self, inference_id: RecordId) -> Inference | None:
        """The inference as it stands, or as it stood before the change removed it."""
        return self._document.find(Inference, inference_id) or self._gone.get(inference_id)
