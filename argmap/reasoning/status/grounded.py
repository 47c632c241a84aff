"""The grounded labelling of an abstract argumentation framework: which arguments are in, which out, which undecided.

The framework is Dung's (Artificial Intelligence 77, 1995): arguments, and which of them attack which.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

from argmap.core.stopping import Check, unchecked


class Label(IntEnum):
    """How it stands with an argument; the order is that of its fortune."""

    OUT = 0
    UNDECIDED = 1
    IN = 2


Fixed = Mapping[int, Label]
NOTHING_FIXED: Fixed = MappingProxyType({})


@dataclass(slots=True)
class Framework:
    """Arguments by number, with those that attack each and those that each attacks. An attack is said once."""

    attackers: list[list[int]] = field(default_factory=list)
    attacked: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.attackers)

    def add(self, attackers: Iterable[int] = ()) -> int:
        """A new argument, and what attacks it of those already there."""
        argument = len(self.attackers)
        self.attackers.append([])
        self.attacked.append([])
        for attacker in attackers:
            self.attack(attacker, argument)
        return argument

    def add_unsettled(self, attackers: Iterable[int] = ()) -> int:
        """An argument that attacks itself: never in, so that what it attacks is never in either while it is not out."""
        argument = self.add(attackers)
        self.attack(argument, argument)
        return argument

    def attack(self, attacker: int, attacked: int) -> None:
        self.attackers[attacked].append(attacker)
        self.attacked[attacker].append(attacked)


def grounded(framework: Framework, fixed: Fixed = NOTHING_FIXED, check: Check = unchecked) -> list[Label]:
    """The labels by argument, in time linear in the attacks. Those of `fixed` keep the label given, whatever attacks.

    Modgil and Caminada, "Proof theories and algorithms for abstract argumentation frameworks", in Argumentation in
    Artificial Intelligence, 2009, section 4.1: all undecided at first; in comes what has attackers that are all out,
    out goes what an argument that is in attacks. Instead of looking at every argument in each round, a count says how
    many attackers are not out yet.
    """
    labels = [fixed.get(argument, Label.UNDECIDED) for argument in range(len(framework))]
    alive = [len(attackers) for attackers in framework.attackers]
    coming_in = [argument for argument, count in enumerate(alive) if not count and argument not in fixed]
    coming_in += [argument for argument, label in fixed.items() if label is Label.IN]
    going_out = [argument for argument, label in fixed.items() if label is Label.OUT]
    while coming_in or going_out:
        while going_out:
            for freed in framework.attacked[going_out.pop()]:
                alive[freed] -= 1
                if not alive[freed] and freed not in fixed:
                    coming_in.append(freed)
        check()
        if coming_in:
            argument = coming_in.pop()
            labels[argument] = Label.IN
            for hit in framework.attacked[argument]:
                if labels[hit] is Label.UNDECIDED and hit not in fixed:
                    labels[hit] = Label.OUT
                    going_out.append(hit)
    return labels
