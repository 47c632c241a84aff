"""Which cards and steps stand, fall or are open by one rater; and what would change if a card were taken otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.records import RecordId
from argmap.core.stopping import Check, unchecked
from argmap.reasoning.status.attacks import Attacks, attacks
from argmap.reasoning.status.grounded import Label, grounded
from argmap.reasoning.status.judgements import Judgements, judgements
from argmap.reasoning.status.reading import Reading, read
from argmap.reasoning.status.standing import LABELS, STANDINGS, Standing

Standings = Mapping[RecordId, Standing]


@dataclass(frozen=True, slots=True)
class Status:
    """How the claims, the evidence and the steps of a map stand, and what was read for it."""

    reading: Reading
    judgements: Judgements
    attacks: Attacks
    labels: list[Label]  # of the arguments
    standings: Standings


@dataclass(frozen=True, slots=True)
class Turned:
    """A card or a step that stands otherwise than it did."""

    id: RecordId
    before: Standing
    after: Standing


def status_of(document: Document, rater: str = "", check: Check = unchecked) -> Status:
    """The status of a map by what one rater says of it; a large one takes a second, in which `check` is called."""
    reading, judged = read(document, check), judgements(document, rater)
    made = attacks(reading, judged, check)
    labels = grounded(made.framework, check=check)
    return Status(reading, judged, made, labels, _standings(made, labels))


def what_if(status: Status, taken: Standings, check: Check = unchecked) -> Standings:
    """How everything stands if some cards are taken to stand, to fall or to be open, whatever argues for or against."""
    made = status.attacks
    fixed = {made.arguments[one]: LABELS[standing] for one, standing in taken.items()}
    return _standings(made, grounded(made.framework, fixed, check))


def turned(before: Standings, after: Standings) -> list[Turned]:
    """What stands otherwise, in the order of `before`."""
    return [Turned(one, was, after[one]) for one, was in before.items() if after[one] is not was]


def _standings(made: Attacks, labels: list[Label]) -> Standings:
    return {one: STANDINGS[labels[number]] for one, number in made.arguments.items()}
