"""Relations and premise-conclusion structures of an Argdown file as steps."""

from dataclasses import dataclass, field

from argmap.core.records import Polarity, RecordId
from argmap.formats.argdown.cards import Cards
from argmap.formats.argdown.fields import KEPT, LOOSE, PASSAGES, chosen
from argmap.formats.argdown.model import (
    SYMMETRIC,
    Argdown,
    Argument,
    End,
    Inference,
    Json,
    Line,
    Relation,
    RelationKind,
    Statement,
)
from argmap.formats.argdown.options import premises_of
from argmap.formats.graph_building import GraphBuilder

SUPPORTS = frozenset({RelationKind.SUPPORT, RelationKind.ENTAILS})
STEP_FIELDS = frozenset({"polarity", "symmetric", "scheme", "label", "strength", "roles", LOOSE, KEPT, PASSAGES})
MOST = 1e300
FARTHEST = 200  # steps on steps that are followed to see whether they go in a circle


@dataclass(slots=True)
class _Step:
    """A step to be made: its premises, what it bears on, and what is said of it."""

    line: int
    polarity: Polarity
    premises: list[RecordId]
    target: End | None
    data: dict[str, Json] = field(default_factory=dict)
    symmetric: bool = False
    scheme: str = ""
    label: str = ""
    kept: dict[str, Json] = field(default_factory=dict)
    inference: Inference | None = None
    sketch: Argument | None = None
    id: RecordId = ""


@dataclass(slots=True)
class Steps:
    """Makes the steps between the cards."""

    builder: GraphBuilder
    cards: Cards
    _steps: list[_Step] = field(default_factory=list)
    _aims: dict[RecordId, RecordId | None] = field(default_factory=dict)

    def add_all(self, model: Argdown) -> None:
        """A step for each inference and each relation, in the order of the file."""
        by_implied = {id(one.source): one for one in model.relations if self._is_implied(one.source)}
        for argument in model.arguments.values():
            for at, line in enumerate(argument.lines):
                if line.inference is not None:
                    self._steps.append(self._inferred(argument, at, line, line.inference, by_implied))
        related = {id(one.source) for one in model.relations}
        for argument in model.arguments.values():
            if self.cards.is_step(argument) and id(argument) not in related:
                self._steps.append(self._loose(argument, None))
        for relation in model.relations:
            if not self._is_implied(relation.source):
                self._steps.append(self._related(relation))
        self._steps.sort(key=lambda step: step.line)
        for step in self._steps:
            self._make(step)
        self._aim_all()

    def _is_implied(self, end: End) -> bool:
        return isinstance(end, Statement) and self.cards.is_implied(end)

    def _inferred(
        self, argument: Argument, at: int, line: Line, inference: Inference, by_implied: dict[int, Relation]
    ) -> _Step:
        premises = [self.cards.ids[id(one.statement)] for one in premises_of(argument, at) if not self._is_gone(one)]
        step = _Step(argument.line or inference.line, Polarity.SUPPORTS, premises, line.statement, inference=inference)
        relation = by_implied.get(id(line.statement))
        if self._is_implied(line.statement):
            step.target = relation.target if relation is not None else None
        if relation is not None:
            step.polarity, step.line = _polarity(relation.kind), relation.line
        step.scheme = ", ".join(inference.rules)
        is_last = at == len(argument.lines) - 1
        if self.cards.is_own:
            step.data = argument.data if isinstance(argument.data, dict) else {}
        else:
            step.label = argument.title if is_last and argument.has_own_title else ""
            step.kept = self._besides(argument, inference, is_last)
        return step

    def _is_gone(self, line: Line) -> bool:
        return id(line.statement) not in self.cards.ids

    def _besides(self, argument: Argument, inference: Inference, is_last: bool) -> dict[str, Json]:
        """What is said of an inference, and of an argument with premises, that no step has."""
        kept: dict[str, Json] = {"inference": inference.data} if inference.data is not None else {}
        if is_last:
            kept |= {"data": argument.data} if argument.data is not None else {}
            kept |= {"description": argument.text} if argument.text else {}
            kept |= {"tags": argument.tags} if argument.tags else {}
        if kept:
            reason = "What is said of it beyond its premises is kept for the way back."
            self.builder.tally.store("descriptions of arguments", f"line {argument.line:,}", reason)
        return kept

    def _loose(self, argument: Argument, relation: Relation | None) -> _Step:
        """A step of argmap's without a reason."""
        data = argument.data if isinstance(argument.data, dict) else {}
        polarity = _polarity(relation.kind) if relation is not None else Polarity.SUPPORTS
        target = relation.target if relation is not None else None
        line = relation.line if relation is not None else argument.line
        return _Step(line, polarity, [], target, data, sketch=argument)

    def _related(self, relation: Relation) -> _Step:
        source, target = relation.source, relation.target
        if relation.kind is RelationKind.CONTRADICTORY:
            source, target = target, source  # drawn below what it stands under in the file
        if isinstance(source, Argument) and self.cards.is_step(source):
            return self._loose(source, relation)
        stands = source.conclusion if isinstance(source, Argument) and source.lines else source
        premise = self.cards.ids.get(id(stands))
        step = _Step(relation.line, _polarity(relation.kind), [premise] if premise else [], target)
        step.symmetric = relation.kind in SYMMETRIC
        step.sketch = source if isinstance(source, Argument) and not source.lines else None
        if relation.kind in (RelationKind.ENTAILS, RelationKind.CONTRARY):
            step.kept = {"relation": relation.kind.value}
        return step

    def _make(self, step: _Step) -> None:
        data = step.data
        roles = data.get("roles")
        is_whole = isinstance(roles, list) and len(roles) == len(step.premises)
        place = f"line {step.line:,}"
        step.id = self.builder.step(
            chosen(data.get("polarity"), step.polarity),
            step.premises,
            None,
            place,
            symmetric=step.symmetric or data.get("symmetric") is True,
            scheme=_text(data.get("scheme")) or step.scheme,
            label=_text(data.get("label")) or step.label,
            strength=_number(data.get("strength")),
            roles=[_text(one) for one in roles] if is_whole and isinstance(roles, list) else (),
        )
        said = step.kept.get("data")
        self.cards.quotes.add_all(said if isinstance(said, dict) else data, step.id, place)
        rest = {name: value for name, value in data.items() if name not in STEP_FIELDS}
        for name in rest:
            self.cards.leftovers.note(name, place)
        came = data.get(KEPT) if self.cards.is_own else None
        kept = (came if isinstance(came, dict) else {}) | step.kept | ({"data": rest} if rest else {})
        if kept:
            self.builder.keep(step.id, kept)

    def _aim_all(self) -> None:
        by_inference = {id(one.inference): one for one in self._steps if one.inference is not None}
        by_sketch: dict[int, list[_Step]] = {}
        for one in self._steps:
            if one.sketch is not None:
                by_sketch.setdefault(id(one.sketch), []).append(one)
        for step in self._steps:
            target = self._target(step, by_inference, by_sketch)
            self._aims[step.id] = target
            self.builder.aim(step.id, target)

    def _target(
        self, step: _Step, by_inference: dict[int, _Step], by_sketch: dict[int, list[_Step]]
    ) -> RecordId | None:
        """The card or the step that a step bears on; an attack on an argument is one on its one step, if it has one."""
        target = step.target
        if isinstance(target, Argument) and target.lines:
            target = target.lines[-1].inference
        if isinstance(target, Inference):
            found = by_inference.get(id(target))
            return found.id if found is not None and not self._leads_to(found.id, step.id) else None
        if target is None:
            return None
        steps = by_sketch.get(id(target), [])
        if len(steps) == 1 and not self._leads_to(steps[0].id, step.id):
            return steps[0].id
        return self.cards.ids.get(id(target))

    def _leads_to(self, start: RecordId, step_id: RecordId) -> bool:
        """Whether what a step bears on, followed on, is that other step, or is too far to tell."""
        at: RecordId | None = start
        for _ in range(FARTHEST):
            if at == step_id:
                return True
            if at is None:
                return False
            at = self._aims.get(at)
        return True


def _polarity(kind: RelationKind) -> Polarity:
    return Polarity.SUPPORTS if kind in SUPPORTS else Polarity.OPPOSES


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Json) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > MOST:
        return None
    return float(value)
