"""A map as an abstract argumentation framework, so that its grounded labels say what stands, falls or is open.

Decision 0045 gives the reading in words. Each card is an argument, and each step one that is in while it works.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.core.stopping import Check, unchecked
from argmap.reasoning.status.grounded import Framework
from argmap.reasoning.status.judgements import Judgements
from argmap.reasoning.status.reading import Bearing, Reading, Step
from argmap.reasoning.status.standing import Standing, side


@dataclass(frozen=True, slots=True)
class Attacks:
    """The framework of a map, and which argument of it each card and each step is."""

    framework: Framework
    arguments: dict[RecordId, int]


def attacks(reading: Reading, judgements: Judgements, check: Check = unchecked) -> Attacks:
    """The framework that a map and one rater's judgements make."""
    return _Making(reading, judgements, check).made


class _Making:
    """The framework while it is made.

    Besides cards and steps it holds arguments that say that one of these is not so, that nothing is left of what was
    said for a card, that a mutual objection works the other way round, and that a card falls with what it restates.
    """

    def __init__(self, reading: Reading, judgements: Judgements, check: Check) -> None:
        framework = Framework()
        ids = [*reading.card_ids, *reading.steps]
        self.made = Attacks(framework, {one: framework.add() for one in ids})
        self._reading = reading
        self._judgements = judgements
        self._denials: dict[RecordId, int] = {}
        self._parts: dict[RecordId, list[int]] = {one: [number] for one, number in self.made.arguments.items()}
        self._rejected = framework.add()
        self._unsettled = framework.add_unsettled()
        for step in reading.steps.values():
            check()
            self._add_parts(step)
        for step in reading.steps.values():
            check()
            self._let_work(step)
        for one in ids:
            check()
            self._let_rest(one)

    def _add_parts(self, step: Step) -> None:
        """The arguments by which a step works besides its own: whatever defeats the step defeats all of them."""
        framework, arguments = self.made.framework, self.made.arguments
        for premise_id in step.premise_ids:
            framework.attack(self._denial(premise_id), arguments[step.id])
        if step.bearing is Bearing.SAME:
            self._parts[step.id] += [framework.add([arguments[one]]) for one in step.premise_ids]
        if step.is_mutual and step.target_id is not None:
            self._parts[step.id].append(framework.add([self._denial(step.target_id)]))

    def _let_work(self, step: Step) -> None:
        """The attacks of a step on what it bears on, and back where the objection is mutual."""
        if step.target_id is None:
            return
        parts = self._parts[step.id]
        match step.bearing:
            case Bearing.AGAINST:
                self._attack(parts[:1], step.target_id)
            case Bearing.SAME:
                self._attack(parts[1:], step.target_id)
        if step.is_mutual:
            alone = step.premise_ids[0] if len(step.premise_ids) == 1 else None
            self.made.framework.attack(parts[-1], self.made.arguments[alone or step.id])

    def _let_rest(self, target_id: RecordId) -> None:
        """What a card or a step rests on: what argues for it, or where nothing does, what its rater says."""
        support = self._reading.arguing_for(target_id)
        if support:
            spent = self.made.framework.add_unsettled(self.made.arguments[step.id] for step in support)
            self._attack([spent], target_id)
            enough = self._judgements.sufficiency(target_id)
            if enough is not None and side(enough) is not Standing.STANDS:
                self._attack([self._unsettled], target_id)
            return
        rated = self._judgements.of(target_id)
        match side(rated) if rated is not None else Standing.STANDS:
            case Standing.FALLS:
                self._attack([self._rejected], target_id)
            case Standing.OPEN:
                self._attack([self._unsettled], target_id)

    def _attack(self, attackers: Iterable[int], target_id: RecordId) -> None:
        for attacker in attackers:
            for part in self._parts[target_id]:
                self.made.framework.attack(attacker, part)

    def _denial(self, one_id: RecordId) -> int:
        """The argument that a card or a step is not so, which it attacks."""
        if one_id not in self._denials:
            self._denials[one_id] = self.made.framework.add([self.made.arguments[one_id]])
        return self._denials[one_id]
