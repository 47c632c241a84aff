"""A map read from top to bottom, each place with a number and the word that leads to it: for texts and pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.core.graph import Place, passages_of, steps_onto, undercuts_of
from argmap.core.records import Inference, Kind, Passage, Polarity, RecordId
from argmap.core.references.terms import Terms
from argmap.core.references.where import origin, where
from argmap.core.saying import Say
from argmap.core.tree import Tree

WORDS = {
    Polarity.SUPPORTS: "Because",
    Polarity.OPPOSES: "But",
    Polarity.ANSWERS: "Answer",
    Polarity.RESTATES: "In other words",
}
KINDS = {Kind.EVIDENCE: "Evidence", Kind.QUESTION: "Question"}
QUOTED = "“{0}”"
JOINT = "And with it"
DOUBT, BACKING = "Whether that follows is doubted", "That this follows"


@dataclass(frozen=True, slots=True)
class Line:
    """One place: its number ("1.2.1"), the cards above it, and the word before it, empty for a top.

    `again` is the number of the place where its card stands in full, "" where that comes further on, None where this
    is that place.
    """

    place: Place
    number: str
    depth: int
    word: str
    again: str | None


@dataclass(slots=True)
class Numbered:
    """Reads a map's branches one after the other, and knows which cards were read in full."""

    tree: Tree
    _numbers: dict[RecordId, str] = field(default_factory=dict)
    _last: set[Place] = field(default_factory=set)  # of each step

    def lines(self) -> Iterator[Line]:
        """All that stands under the roots."""
        for number, place in enumerate(self.tree.roots(), 1):
            yield from self._branch(place, f"{number}")

    def tray_lines(self) -> Iterator[Line]:
        """What lies in the tray, with what stands below it."""
        tray = (Place(node_id, node_id, None) for node_id in sorted(self.tree.document.tray_ids))
        for number, place in enumerate(tray, 1):
            yield from self._branch(place, f"T{number}")

    def _branch(self, top: Place, number: str) -> Iterator[Line]:
        waiting = [Line(top, number, 0, "", None)]
        while waiting:
            line = waiting.pop()
            is_full = self.tree.is_full(line.place)
            again = None if is_full else self._numbers.get(line.place.node_id, "")
            yield Line(line.place, line.number, line.depth, line.word, again)
            if is_full:
                self._numbers[line.place.node_id] = line.number
            below = [
                Line(place, f"{line.number}.{index}", line.depth + 1, word, None)
                for index, (place, word) in enumerate(self._below(line.place), 1)
            ]
            waiting += below[::-1]

    def _below(self, place: Place) -> Iterator[tuple[Place, str]]:
        """What stands under a line: the steps onto its card, and after a step's last card what doubts that step."""
        if self.tree.is_full(place):
            for step in steps_onto(self.tree.document, place.node_id):
                yield from self._cards(step, WORDS[step.polarity])
        if place.inference_id is not None and place in self._last:
            yield from self._doubts(place.inference_id)

    def _doubts(self, step_id: RecordId) -> Iterator[tuple[Place, str]]:
        for doubt in undercuts_of(self.tree.document, step_id):
            yield from self._cards(doubt, DOUBT if doubt.polarity is Polarity.OPPOSES else BACKING)

    def _cards(self, step: Inference, word: str) -> Iterator[tuple[Place, str]]:
        """The cards of a step; of one without any, those that doubt it."""
        premises = self.tree.premises(step.id)
        self._last.update(premises[-1:])
        for index, place in enumerate(premises):
            yield place, word if index == 0 else JOINT
        if not premises:
            yield from self._doubts(step.id)


def quotes_of(tree: Tree, node_id: RecordId, words: Terms) -> Iterator[tuple[Passage, str]]:
    """The passages of a card, each with the title of its source and where in it they stand."""
    for _, passage in passages_of(tree.document, node_id):
        source, text = origin(tree.document, passage)
        named = source.title if source is not None else ""
        yield passage, ", ".join(filter(None, (named, where(text, passage, words))))


def again_in(line: Line, say: Say) -> str:
    """Where a card stands in full, if that is elsewhere."""
    if line.again is None:
        return ""
    return say("see {0}").format(line.again) if line.again else say("see below")
