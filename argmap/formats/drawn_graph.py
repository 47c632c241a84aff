"""A map as boxes and lines, for formats that other programs draw: each card once, a knot where lines meet."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.graph import in_order
from argmap.core.records import Inference, Node, Polarity, Premise, RecordId
from argmap.core.tree import Tree
from argmap.formats.parts import Part

WORDS = {
    Polarity.SUPPORTS: "because",
    Polarity.OPPOSES: "but",
    Polarity.ANSWERS: "answer",
    Polarity.RESTATES: "in other words",
}
SAYS = frozenset(
    {
        Part.KINDS,
        Part.TITLES,
        Part.IMPLICIT,
        Part.SECTIONS,
        Part.TRAY,
        Part.SHARED,
        Part.CIRCLES,
        Part.JOINT,
        Part.UNDERCUTS,
        Part.ANSWERS,
        Part.RESTATES,
        Part.SYMMETRIC,
        Part.LABELS,
        Part.LOOSE,
    }
)
"""What such a drawing shows of a map."""


@dataclass(frozen=True, slots=True)
class Line:
    """From a card or a knot to a card or a knot, by their names. `words` are those of a step that has no knot."""

    start: str
    end: str
    polarity: Polarity
    is_arrow: bool = True
    is_symmetric: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class DrawnGraph:
    """Cards and knots by short names ("c1", "s1") that any program takes, in the order in which they are drawn."""

    cards: dict[str, Node]
    knots: dict[str, Inference]
    lines: tuple[Line, ...]

    def sections(self) -> dict[str, list[str]]:
        """The names of the cards of each section, those of none under an empty name."""
        found: dict[str, list[str]] = {"": []}
        for name, card in self.cards.items():
            found.setdefault(card.section, []).append(name)
        return found


def drawn_graph(tree: Tree) -> DrawnGraph:
    """The boxes and lines of a map: cards in reading order, then those of the tray."""
    document = tree.document
    node_ids = dict.fromkeys(place.node_id for place, _ in tree.walk())
    others = sorted((one for one in document.all(Node) if one.id not in node_ids), key=in_order)
    cards = {f"c{number}": one for number, one in enumerate([*map(tree.node, node_ids), *others], 1)}
    names = {card.id: name for name, card in cards.items()}
    steps = sorted(document.all(Inference), key=in_order)
    doubted = {step.target_inference_id for step in steps}
    knotted = (step for step in steps if _has_knot(document, step, doubted))
    knots = {f"s{number}": step for number, step in enumerate(knotted, 1)}
    names |= {step.id: name for name, step in knots.items()}
    lines = tuple(line for step in steps for line in _lines(document, step, names))
    return DrawnGraph(cards, knots, lines)


def step_label(step: Inference) -> str:
    """What a step is called: by its own label, else by how it bears."""
    return step.label or WORDS[step.polarity]


def _has_knot(document: Document, step: Inference, doubted: set[RecordId | None]) -> bool:
    """Whether one line from a card to what it bears on would not say the step."""
    premises = len(document.where(Premise, "inference_id", step.id))
    is_aimless = step.target_node_id is None and step.target_inference_id is None
    return premises != 1 or is_aimless or step.id in doubted


def _lines(document: Document, step: Inference, names: dict[RecordId, str]) -> Iterator[Line]:
    premises = sorted(document.where(Premise, "inference_id", step.id), key=in_order)
    target = names.get(step.target_node_id or step.target_inference_id or "", "")
    knot = names.get(step.id)
    if knot is None:
        yield Line(names[premises[0].node_id], target, step.polarity, True, step.symmetric, step_label(step))
        return
    for premise in premises:
        yield Line(names[premise.node_id], knot, step.polarity, is_arrow=False)
    if target:
        yield Line(knot, target, step.polarity, True, step.symmetric)
