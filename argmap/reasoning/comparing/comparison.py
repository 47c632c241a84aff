"""Two maps compared: every difference, in the order in which the cards are drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.cards import card_findings, step_findings
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot
from argmap.reasoning.comparing.places import place_findings
from argmap.reasoning.comparing.sources import map_findings, source_findings
from argmap.reasoning.comparing.standings import standings_of
from argmap.reasoning.matching import Matching, are_related, match_nodes, match_steps
from argmap.reasoning.matching.nodes import reading_order

KINDS = list(FindingKind)
Orders = tuple[Sequence[RecordId], Sequence[RecordId]]
"""The cards of both maps, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """In what a second map differs from a first, and which cards were taken for the same."""

    findings: tuple[Finding, ...]
    matching: Matching

    @property
    def is_same(self) -> bool:
        """Whether nothing differs that a person would see."""
        return not self.findings

    def counts(self) -> dict[FindingKind, int]:
        """How many findings there are of each kind, in the order of the kinds."""
        counted = Counter(finding.kind for finding in self.findings)
        return {kind: counted[kind] for kind in FindingKind if counted[kind]}


def compare(a: Tree, b: Tree) -> Comparison:
    """In what the map `b` differs from the map `a`."""
    by_id = are_related(a, b)
    nodes = match_nodes(a, b)
    steps = match_steps(a, b, nodes, by_id)
    orders = reading_order(a), reading_order(b)
    found = [Finding(FindingKind.REMOVED, a=_spot(a, one)) for one in orders[0] if one not in nodes.b_of]
    found += [Finding(FindingKind.ADDED, b=_spot(b, one)) for one in orders[1] if one not in nodes.a_of]
    for match in nodes.matches:
        found += card_findings(a, b, _spot(a, match.a_id), _spot(b, match.b_id))
    found += place_findings(nodes, *standings_of(a, b, nodes, steps))
    for one, other in steps.items():
        found += step_findings(a, b, one, other)
    rest = [*source_findings(a.document, b.document, by_id), *map_findings(a.document, b.document)]
    return Comparison((*_in_order(found, orders, nodes), *rest), nodes)


def _spot(tree: Tree, node_id: RecordId) -> Spot:
    place = tree.full_place(node_id)
    if place is None:
        raise KeyError(node_id)
    return Spot(node_id, place.id, place.inference_id)


def _in_order(found: Iterable[Finding], orders: Orders, nodes: Matching) -> list[Finding]:
    """Card by card as the second map is drawn; one that is gone comes after the one that it stood behind."""
    turns = _turns(*orders, nodes)
    return sorted(found, key=lambda finding: (turns[_card_of(finding, nodes)], KINDS.index(finding.kind)))


def _card_of(finding: Finding, nodes: Matching) -> RecordId:
    """The card that a finding is about, by its id in the second map if it is there."""
    if finding.b is not None or finding.a is None:
        return finding.b.node_id if finding.b is not None else ""
    return nodes.b_of.get(finding.a.node_id, finding.a.node_id)


def _turns(a: Sequence[RecordId], b: Sequence[RecordId], nodes: Matching) -> dict[RecordId, tuple[int, int]]:
    turns: dict[RecordId, tuple[int, int]] = {}
    last, behind = -1, 0
    order = {node_id: turn for turn, node_id in enumerate(b)}
    for node_id in a:
        last, behind = (order[nodes.b_of[node_id]], 0) if node_id in nodes.b_of else (last, behind + 1)
        turns[node_id] = last, behind
    return turns | {node_id: (turn, 0) for node_id, turn in order.items()}
