"""The points of one card: its place in the hand-in against its place in the key, aspect by aspect."""

from collections.abc import Callable, Iterator

from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.marking.marks import Aspect, Point, Verdict
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.marking.standing import Onto, Standing
from argmap.reasoning.marking.standings import Standings

NEAR = (Verdict.RIGHT, Verdict.NEARBY)  # the aspects of a place that is near are those of the right one

BranchOf = Callable[[RecordId], RecordId | None]


class Crediting:
    """What the places of cards bring by a rubric; `key` and `hand` are the standings of two maps."""

    def __init__(self, rubric: Rubric, key: Standings, hand: Standings, branch_of: BranchOf) -> None:
        self._rubric = rubric
        self._key = key
        self._hand = hand
        self._branch_of = branch_of

    def points(self, key_id: RecordId, right: Standing, given: Standing) -> tuple[Point, ...]:
        """The points of a card that the hand-in has, for one place in either map."""
        target = self._target(key_id, right, given)
        found = [self._point(Aspect.FOUND, Verdict.RIGHT, 1.0), self._point(Aspect.TARGET, target, self._share(target))]
        return (*found, *(self._of_step(right, given, target) if right.has_step else ()))

    def missing(self, right: Standing) -> tuple[Point, ...]:
        """The points of a card that the hand-in does not have: none of any."""
        aspects = Aspect if right.has_step else (Aspect.FOUND, Aspect.TARGET)
        return tuple(self._point(aspect, Verdict.MISSING, 0.0) for aspect in aspects)

    def _point(self, aspect: Aspect, verdict: Verdict, share: float) -> Point:
        weight = self._rubric.weights.of(aspect)
        return Point(aspect, weight * share, weight, verdict)

    def _share(self, target: Verdict) -> float:
        partial = self._rubric.partial
        shares = {Verdict.RIGHT: 1.0, Verdict.NEARBY: partial.nearby, Verdict.BRANCH: partial.branch}
        return shares.get(target, 0.0)

    def _target(self, key_id: RecordId, right: Standing, given: Standing) -> Verdict:
        if right.onto is Onto.NOTHING is given.onto:
            return Verdict.RIGHT
        if not given.is_placed:
            return Verdict.UNPLACED if given.onto is Onto.TRAY else Verdict.ON_NOTHING
        if not right.has_step:
            return Verdict.RIGHT if given.onto is Onto.TOP else Verdict.NOT_AT_TOP
        if not given.has_step:
            return Verdict.ON_NOTHING
        if right.onto is given.onto and (right.targets & given.targets or not right.targets):
            return Verdict.RIGHT
        if _are_nearby(right, given) or _are_nearby(given, right):
            return Verdict.NEARBY
        return Verdict.BRANCH if self._is_in_branch(key_id, right, given) else Verdict.ELSEWHERE

    def _is_in_branch(self, key_id: RecordId, right: Standing, given: Standing) -> bool:
        """Whether it stands below the main reason or objection below which the key has it, and at another card."""
        branch = self._branch_of(key_id)
        goes_on = any(self._branch_of(one) == branch for one in right.targets)
        return goes_on and any(self._branch_of(one) == branch for one in given.targets)

    def _of_step(self, right: Standing, given: Standing, target: Verdict) -> Iterator[Point]:
        verdicts = {
            Aspect.POLARITY: self._polarity(right, given, target),
            Aspect.JOINT: _joint(right, given),
            Aspect.LEVEL: self._level(right, given, target),
        }
        good = (Verdict.RIGHT, Verdict.RIGHT_SIDE, Verdict.SAME_LEVEL)
        for aspect, verdict in verdicts.items():
            is_mixed = aspect is Aspect.JOINT and verdict not in (*good, Verdict.UNPLACED, Verdict.ON_NOTHING)
            share = _in_common(right, given) if is_mixed else float(verdict in good)
            yield self._point(aspect, verdict, share)

    def _polarity(self, right: Standing, given: Standing, target: Verdict) -> Verdict:
        if (nothing := _nothing(right, given)) is not None:
            return nothing
        if target in NEAR:
            return Verdict.RIGHT if right.sign == given.sign else Verdict.TURNED
        side = given.sign * min((self._key.height(one).side for one in self._places(given)), default=1)
        return Verdict.RIGHT_SIDE if side == self._key.height(right).side else Verdict.WRONG_SIDE

    def _places(self, given: Standing) -> list[Standing]:
        """Where the key has what a card of the hand-in bears on."""
        return [self._key.of(one)[0] for one in given.targets]

    def _level(self, right: Standing, given: Standing, target: Verdict) -> Verdict:
        if (nothing := _nothing(right, given)) is not None:
            return nothing
        wanted, got = self._key.height(right).depth, self._hand.height(given).depth
        if target in NEAR or wanted == got:
            return Verdict.RIGHT if target in NEAR else Verdict.SAME_LEVEL
        return Verdict.TOO_HIGH if got < wanted else Verdict.TOO_LOW


def branches_of(tree: Tree) -> BranchOf:
    """Tells the main step below whose cards a card stands: the first below the top; None for what stands there."""
    known: dict[RecordId, RecordId | None] = {}

    def branch_of(node_id: RecordId) -> RecordId | None:
        if node_id not in known:
            known[node_id] = _branch(tree, tree.full_place(node_id))
        return known[node_id]

    return branch_of


def _branch(tree: Tree, place: Place | None) -> RecordId | None:
    found: RecordId | None = None
    seen: set[RecordId] = set()
    while place is not None and place.inference_id is not None and place.inference_id not in seen:
        seen.add(place.inference_id)
        found = _first_step(tree, place.inference_id)
        place = tree.parent(place)
    return found


def _first_step(tree: Tree, step_id: RecordId) -> RecordId:
    """A step, or the one that it doubts in the end."""
    seen: set[RecordId] = set()
    step = tree.document.find(Inference, step_id)
    while step is not None and step.target_inference_id is not None and step.id not in seen:
        seen.add(step.id)
        step_id = step.target_inference_id
        step = tree.document.find(Inference, step_id)
    return step_id


def _are_nearby(step: Standing, card: Standing) -> bool:
    """Whether the one doubts a step, and the other bears on a card of that step or on the card it leads to."""
    is_pair = step.onto is Onto.STEP and card.onto is Onto.CARD
    return is_pair and bool(card.targets & (step.targets | {step.above}))


def _nothing(right: Standing, given: Standing) -> Verdict | None:
    """What is said of a card that bears on nothing where it should; None for another."""
    if right.onto is Onto.NOTHING is given.onto:
        return None
    if given.onto is Onto.TRAY:
        return Verdict.UNPLACED
    return None if given.is_placed and given.has_step else Verdict.ON_NOTHING


def _joint(right: Standing, given: Standing) -> Verdict:
    if (nothing := _nothing(right, given)) is not None:
        return nothing
    is_split, is_joined = right.beside - given.beside, given.beside - right.beside
    if is_split and is_joined:
        return Verdict.MIXED
    return Verdict.SPLIT if is_split else Verdict.JOINED if is_joined else Verdict.RIGHT


def _in_common(right: Standing, given: Standing) -> float:
    """The share of partners that are right, of all that are in either map (Jaccard)."""
    partners = right.beside | given.beside
    return len(right.beside & given.beside) / len(partners) if partners else 1.0
