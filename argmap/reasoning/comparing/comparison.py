"""Two maps compared: every difference, in the order in which the cards are drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.core.records import Record, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Finding, FindingKind
from argmap.reasoning.comparing.pairing import Pairing, findings_about
from argmap.reasoning.comparing.scope import differing, scope_of
from argmap.reasoning.comparing.sources import map_findings, source_findings
from argmap.reasoning.comparing.turns import Turns
from argmap.reasoning.matching import Matching, Orders, are_related, match_nodes, match_steps, reading_order

KINDS = list(FindingKind)


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


def compare(a: Tree, b: Tree, check: Check = unchecked, unlike: Iterable[Record] | None = None) -> Comparison:
    """In what the map `b` differs from the map `a`. `check` is called again and again, and may raise to stop it.

    Of copies only those cards are looked at of which some record differs. `unlike` are all records that one of the maps
    has otherwise, or alone, those of both, where that is known already.
    """
    by_id = are_related(a, b)
    orders = reading_order(a, check), reading_order(b, check)
    nodes = match_nodes(a, b, orders=orders, check=check)
    steps = match_steps(a, b, nodes, by_id)
    unlike = unlike if unlike is not None else differing(a.document, b.document, check)
    scope = scope_of(a.document, b.document, unlike) if by_id else None
    found = findings_about(
        Pairing(a, b, nodes, steps, (Turns(a), Turns(b))),
        [one for one in orders[0] if one not in nodes.b_of],
        [one for one in orders[1] if one not in nodes.a_of],
        [one for one in nodes.matches if scope is None or one.a_id in scope.node_ids],
        [one for one in steps if scope is None or one in scope.step_ids],
        check,
    )
    rest = [*source_findings(a.document, b.document, by_id), *map_findings(a.document, b.document)]
    return Comparison((*_in_order(found, orders, nodes), *rest), nodes)


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
