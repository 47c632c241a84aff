"""Which cards of a map answer to some criteria, and which cards lead to them."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, fields

from argmap.core.graph import Place
from argmap.core.records import (
    Kind,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    RecordId,
    SourceText,
)
from argmap.core.roles import Role, is_against, possible_roles
from argmap.core.tree import Tree
from argmap.core.upward import Stand, Upward


@dataclass(frozen=True, slots=True)
class Criteria:
    """A card answers if of each kind that is given, one holds. Source and state are to be those of one passage.

    The state None is that of a card without passages.
    """

    roles: frozenset[Role] = frozenset()
    tags: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    sources: frozenset[RecordId] = frozenset()
    states: frozenset[PassageState | None] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Found:
    """What answers, by place; the nodes that lead to it from above; and how many cards that is, of how many placed."""

    places: Set[RecordId] = field(default_factory=frozenset)
    leads: Set[RecordId] = field(default_factory=frozenset)
    count: int = 0
    total: int = 0


def find_all(tree: Tree, criteria: Criteria, top: Place | None = None) -> Found:
    """Look through the whole map, or through one branch: at 50,000 cards some hundredths of a second."""
    upward, nodes = Upward(tree), _nodes(tree, criteria)
    stands = upward.stands if top is None else upward.within(top)
    asked = stands if nodes is None else [one for one in stands if one[0].node_id in nodes]
    found = asked if not criteria.roles else list(_with_role(tree, upward, asked, criteria.roles))
    return Found(
        frozenset([one.id for one, _ in found]),
        upward.leads(found),
        len({one.node_id for one, _ in found}),
        len({one.node_id for one, _ in stands}),
    )


def _with_role(tree: Tree, upward: Upward, stands: Iterable[Stand], wanted: Set[Role]) -> Iterator[Stand]:
    """Those with one of the roles. Mostly kind and polarity tell; only else the cards above have to be asked."""
    answers = {(kind, one): _is_wanted(kind, one, wanted) for kind in Kind for one in (None, *Polarity)}
    known: dict[RecordId, bool] = {}
    for one, step in stands:
        answer = answers[tree.node(one.node_id).kind, step.polarity if step is not None else None]
        if answer is None and step is not None:  # an objection or a rebuttal, and not both are wanted
            answer = is_against(tree, step.target_node_id, upward.step_of, known) is (Role.REBUTTAL in wanted)
        if answer:
            yield one, step


def _is_wanted(kind: Kind, polarity: Polarity | None, wanted: Set[Role]) -> bool | None:
    """Whether a card's role is one of those, as far as its kind and the polarity of its step tell; None if not."""
    possible = possible_roles(kind, polarity)
    return None if possible & wanted and possible - wanted else bool(possible & wanted)


def _nodes(tree: Tree, criteria: Criteria) -> Set[RecordId] | None:
    """The nodes that answer wherever they stand; None if all do."""
    found: Set[RecordId] | None = None
    if criteria.tags or criteria.speakers:
        found = {node.id for node in tree.document.all(Node) if _is_marked(node, criteria)}
    if criteria.sources or criteria.states:
        resting = _resting(tree, criteria)
        found = resting if found is None else found & resting
    return found


def _is_marked(node: Node, criteria: Criteria) -> bool:
    has_tag = not criteria.tags or not criteria.tags.isdisjoint(node.tags)
    return has_tag and (not criteria.speakers or node.speaker in criteria.speakers)


def _resting(tree: Tree, criteria: Criteria) -> Set[RecordId]:
    """The nodes that rest on a passage of such a source in such a state, or on none, if that is asked for."""
    document = tree.document
    texts = {text.id for text in document.all(SourceText) if text.source_id in criteria.sources}
    linked, found = set(), set()
    for link in document.all(PassageLink):
        passage = document.find(Passage, link.passage_id)
        if link.node_id is None or passage is None:
            continue
        linked.add(link.node_id)
        is_from = not criteria.sources or passage.source_text_id in texts
        if is_from and (not criteria.states or passage.state in criteria.states):
            found.add(link.node_id)
    if None in criteria.states and not criteria.sources:
        found.update(node.id for node in document.all(Node) if node.id not in linked)
    return found


def matches_from(tree: Tree, found: Found, start: Place | None, top: Place | None, is_back: bool) -> Iterator[Place]:
    """What answers in the order in which one reads, or backwards: first what comes after a card, then from the edge on.

    With `top` within one branch. Only cards that lead to something are looked below.
    """
    if start is not None:
        yield from _away_from(tree, found, start, top, is_back)
    tops = tree.roots() if top is None else [top]
    for one in tops[::-1] if is_back else tops:
        yield from _in_branch(tree, found, one, is_back)


def _away_from(tree: Tree, found: Found, start: Place, top: Place | None, is_back: bool) -> Iterator[Place]:
    """What comes after a card: what stands below it, then what is beside it and beside the cards above it."""
    if not is_back:
        for child in _below(tree, found, start):
            yield from _in_branch(tree, found, child, is_back)
    place: Place | None = start
    while place is not None and place != top:
        above = tree.parent(place)
        row = _below(tree, found, above) if above is not None else tree.roots()
        at = next((index for index, one in enumerate(row) if one.id == place.id), len(row))
        for beside in row[:at][::-1] if is_back else row[at + 1 :]:
            yield from _in_branch(tree, found, beside, is_back)
        place = above
        if is_back and place is not None and place.id in found.places:
            yield place


def _in_branch(tree: Tree, found: Found, top: Place, is_back: bool) -> Iterator[Place]:
    waiting = [(top, False)]
    while waiting:
        place, is_after = waiting.pop()
        below = [] if is_after else _below(tree, found, place)
        if is_back and below:
            waiting.append((place, True))
        elif place.id in found.places:
            yield place
        waiting += [(child, False) for child in (below if is_back else below[::-1])]


def _below(tree: Tree, found: Found, place: Place) -> list[Place]:
    return tree.children(place) if place.node_id in found.leads else []
