"""Graphs in which cards and steps are both nodes, joined by arrows: from premise to step to what it bears on.

So it is in AIF, SADFace and Cytoscape. Arrows that these formats do not allow are read as far as they mean something.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.core.records import Polarity, RecordId
from argmap.formats.errors import CannotImport
from argmap.formats.graph_building import GraphBuilder

ON_ITSELF = "It leads from a thing to itself, which says nothing."
TWICE = "It says the same as an arrow before it."
NOWHERE = "It names a node that is not there."
BARE = "It leads from a card to a card; it is read as a support."
MOST_COPIED = 100_000  # premises of the copies of steps that bear on several things
MORE_TARGETS = "The step bears on several things; it is read as a step for each."


@dataclass(frozen=True, slots=True)
class Arrow:
    """One edge of the file; `kept` is what it says beyond its ends."""

    source: str
    target: str
    place: str
    kept: dict[str, object] = field(default_factory=dict)

    def as_kept(self) -> dict[str, object]:
        return {"from": self.source, "to": self.target, **({"rest": self.kept} if self.kept else {})}


@dataclass(slots=True)
class StepNode:
    """A node of the file that is a step; `kept` is what it says beyond what is modelled, with its id."""

    key: str
    place: str
    polarity: Polarity
    kept: dict[str, object]
    symmetric: bool = False
    scheme: str = ""
    label: str = ""
    strength: float | None = None
    roles: dict[str, str] = field(default_factory=dict)
    premises: dict[str, Arrow] = field(default_factory=dict)
    targets: dict[str, Arrow] = field(default_factory=dict)


@dataclass(slots=True)
class SchemeGraph:
    """The graph as it is read: cards by the ids of the file, then steps, then arrows, then `build`."""

    builder: GraphBuilder
    what: str = "edges"
    cards: dict[str, RecordId] = field(default_factory=dict)
    steps: dict[str, StepNode] = field(default_factory=dict)
    step_ids: dict[str, RecordId] = field(default_factory=dict)
    _bare: list[Arrow] = field(default_factory=list)
    _copied: int = 0

    def add(self, arrow: Arrow) -> None:
        """Take in one arrow between things that are there; it is counted or entered in the tally."""
        tally = self.builder.tally
        if any(end not in self.cards and end not in self.steps for end in (arrow.source, arrow.target)):
            tally.drop(self.what, arrow.place, NOWHERE)
        elif arrow.source == arrow.target:
            tally.drop(self.what, arrow.place, ON_ITSELF)
        elif arrow.source in self.steps:
            self._once(self.steps[arrow.source].targets, arrow.target, arrow)
        elif arrow.target in self.steps:
            self._once(self.steps[arrow.target].premises, arrow.source, arrow)
        else:
            tally.approximate(self.what, arrow.place, BARE)
            self._bare.append(arrow)

    def _once(self, arrows: dict[str, Arrow], end: str, arrow: Arrow) -> None:
        if end in arrows:
            self.builder.tally.drop(self.what, arrow.place, TWICE)
        else:
            self.builder.tally.keep(self.what)
            arrows[end] = arrow

    def build(self) -> None:
        """Make the steps, with what they bear on, and keep what the file says of them."""
        for key, step in self.steps.items():
            self.step_ids[key] = self._made(step, next(iter(step.targets), None))
        for key, step in self.steps.items():
            first = next(iter(step.targets.items()), None)
            self._keep(self.step_ids[key], step, [*step.premises.values(), *([first[1]] if first else [])])
            if first:
                self.builder.aim(self.step_ids[key], self._id(first[0]))
            for end, arrow in list(step.targets.items())[1:]:
                self.builder.tally.approximate("steps", step.place, MORE_TARGETS)
                self._count_copied(len(step.premises))
                step_id = self._made(step, end)
                self.builder.aim(step_id, self._id(end))
                self._keep(step_id, step, [arrow])
        for arrow in self._bare:
            step_id = self.builder.step(
                Polarity.SUPPORTS, [self.cards[arrow.source]], self.cards[arrow.target], arrow.place
            )
            self.builder.keep(step_id, {"arrow": arrow.as_kept()})

    def _id(self, key: str) -> RecordId:
        return self.cards[key] if key in self.cards else self.step_ids[key]

    def _made(self, step: StepNode, end: str | None) -> RecordId:
        premises: Sequence[str] = list(step.premises)
        return self.builder.step(
            step.polarity,
            [self.cards[one] for one in premises],
            None,
            step.place,
            symmetric=step.symmetric and len(premises) == 1 and end in self.cards,
            scheme=step.scheme,
            label=step.label,
            strength=step.strength,
            roles=[step.roles.get(one, "") for one in premises] if step.roles else (),
        )

    def _count_copied(self, premises: int) -> None:
        """Raises `CannotImport` where steps with many targets have so many reasons that copies of them fill the map."""
        self._copied += premises
        if self._copied > MOST_COPIED:
            raise CannotImport(self.builder.name, "its steps bear on too many things by too many reasons at once")

    def _keep(self, step_id: RecordId, step: StepNode, arrows: Sequence[Arrow]) -> None:
        said = [one.as_kept() for one in arrows if one.kept]
        self.builder.keep(step_id, {**step.kept, **({"arrows": said} if said else {})})
