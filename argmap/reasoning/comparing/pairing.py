"""Two maps and which of their cards and steps are one; all that is found about cards follows from that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.comparing.cards import card_findings, step_findings
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot
from argmap.reasoning.comparing.places import place_findings
from argmap.reasoning.comparing.standings import standings_of
from argmap.reasoning.comparing.turns import Turns
from argmap.reasoning.matching import Match, Matching


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the cards and steps of a second map are in a first."""

    a: Tree
    b: Tree
    nodes: Matching
    steps: Mapping[RecordId, RecordId]
    turns: tuple[Turns, Turns]


def findings_about(
    pairing: Pairing,
    gone: Iterable[RecordId],
    come: Iterable[RecordId],
    among: Sequence[Match],
    step_ids: Iterable[RecordId],
    check: Check = unchecked,
) -> Iterator[Finding]:
    """What differs: cards that are in one map alone, and whatever is otherwise of these pairs and of these steps."""
    a, b = pairing.a, pairing.b
    yield from (Finding(FindingKind.REMOVED, a=spot_of(a, one)) for one in gone)
    yield from (Finding(FindingKind.ADDED, b=spot_of(b, one)) for one in come)
    for match in among:
        check()
        yield from card_findings(a, b, spot_of(a, match.a_id), spot_of(b, match.b_id))
    yield from place_findings(
        pairing.nodes, *standings_of(a, b, pairing.nodes, pairing.steps, pairing.turns), among, check
    )
    for one in step_ids:
        check()
        if one in pairing.steps:
            yield from step_findings(a, b, one, pairing.steps[one])


def spot_of(tree: Tree, node_id: RecordId) -> Spot:
    """Where a card is drawn in full."""
    place = tree.full_place(node_id)
    if place is None:
        raise KeyError(node_id)
    return Spot(node_id, place.id, place.inference_id)
