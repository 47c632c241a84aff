"""A small map built by the edits themselves, and ids that count, so that a test can name what it means."""

from collections.abc import Callable, Iterable
from itertools import count

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, MapInfo, Node, Premise, Record, RecordId, Source, SourceText
from argmap.core.tree import Tree

TEXT = "𝕏 Joint procurement may save money. It could also duplicate what NATO does. Nobody counted it."


def counting_ids() -> Callable[[], RecordId]:
    """Ids that differ and sort in the order they were made."""
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


class Build:
    """A document and its tree, with the edits applied as they are made, and cards found by their text."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.new_id = counting_ids()
        self.document = Document(list(records) or [MapInfo(id=self.new_id(), title="A map")])
        self.tree = Tree(self.document)
        self.changes: list[Change] = []

    def do(self, change: Change) -> Change:
        self.document.apply(change)
        self.tree.update(change)
        self.changes.append(change)
        return change

    def id(self, text: str) -> RecordId:
        """The id of the one node with this text."""
        (node,) = (node for node in self.document.all(Node) if node.text == text)
        return node.id

    def node(self, text: str) -> Node:
        return self.tree.node(self.id(text))

    def place(self, text: str) -> Place:
        place = self.tree.full_place(self.id(text))
        assert place is not None
        return place

    def place_id(self, text: str) -> RecordId:
        return self.place(text).id

    def step(self, text: str) -> Inference:
        """The inference that the card with this text is a premise of."""
        step = self.document.find(Inference, self.place(text).inference_id or "")
        assert step is not None
        return step

    def outline(self) -> list[str]:
        """The tree as lines: two spaces a level, a mark for the polarity, the text; "see" cards in brackets."""
        lines = []
        for place, depth in self.tree.walk():
            step = self.document.find(Inference, place.inference_id) if place.inference_id else None
            mark = {"supports": "+ ", "opposes": "- ", "answers": "= "}.get(step.polarity if step else "", "")
            text = self.tree.node(place.node_id).text
            lines.append("  " * depth + mark + (text if self.tree.is_full(place) else f"[{text}]"))
        return lines

    def tray(self) -> list[str]:
        return sorted(self.tree.node(node_id).text for node_id in self.document.tray_ids)

    def premises(self, text: str) -> list[str]:
        """The texts of those who stand in the same inference as the card, in order."""
        return [self.tree.node(place.node_id).text for place in self.tree.premises(self.step(text).id)]

    def add_source(self, text: str = TEXT) -> SourceText:
        source_text = edits.source_text("5" * 32, text, new_id=self.new_id)
        self.do(edits.add_source(self.document, Source(id="5" * 32, title="A report"), source_text))
        return source_text

    def quote(self, words: str) -> Quote:
        """The words as they stand in the one source."""
        (text,) = self.document.all(SourceText)
        start = text.text.index(words)
        return Quote(text.id, start, start + len(words))

    def places_of(self, text: str) -> list[RecordId]:
        return [premise.id for premise in self.document.where(Premise, "node_id", self.id(text))]


def small_map() -> Build:
    """Claim; reason with evidence and an undercut; joint reasons; objection with a rebuttal."""
    build = Build()
    document, new_id = build.document, build.new_id
    build.do(edits.add_claim(document, "claim", new_id=new_id))
    claim = build.id("claim")
    build.do(edits.add_reason(document, claim, "reason", new_id=new_id))
    build.do(edits.add_evidence(document, build.id("reason"), "evidence", new_id=new_id))
    build.do(edits.add_undercut(document, build.step("reason").id, "doubt", new_id=new_id))
    build.do(edits.add_reason(document, claim, "joint one", new_id=new_id))
    build.do(edits.add_co_premise(document, build.step("joint one").id, "joint two", new_id=new_id))
    build.do(edits.add_objection(document, claim, "objection", new_id=new_id))
    build.do(edits.add_objection(document, build.id("objection"), "rebuttal", new_id=new_id))
    return build
