"""Filtering says of every card what asking it alone would say, and leads to each in reading order."""

from dataclasses import replace
from itertools import islice

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.filtering import Criteria, find_all, matches_from
from argmap.core.graph import passages_of
from argmap.core.records import Inference, Node, Passage, PassageLink, PassageState, Record, Source, SourceText
from argmap.core.roles import Role, role_at
from argmap.core.tree import Tree
from tests.benchmarks.maps import random_map
from tests.samples.sample_files import sample

STATES = [*PassageState, None]


@pytest.fixture(scope="module")
def tree() -> Tree:
    """A map of 240 cards, of which every third has no passage, and every passage its own state."""
    numbers = {Node: 0, Passage: 0}

    def marked(one: Record) -> Record:
        if isinstance(one, Node):
            numbers[Node] += 1
            tags = ("even", "some")[: 2 - numbers[Node] % 3]
            return replace(one, tags=tags, speaker=f"Speaker {numbers[Node] % 4}" if numbers[Node] % 5 else "")
        if isinstance(one, Passage):
            numbers[Passage] += 1
            return replace(one, state=list(PassageState)[numbers[Passage] % len(PassageState)])
        return one

    records = [marked(one) for one in random_map(240, seed=3, passages=True)]
    bare = {one.id for one in records[1:240:3]}
    return Tree(Document([one for one in records if not (isinstance(one, PassageLink) and one.node_id in bare)]))


def answers(tree: Tree, place, criteria: Criteria) -> bool:
    """Whether one card answers, asked by itself."""
    node = tree.node(place.node_id)
    passages = [passage for _, passage in passages_of(tree.document, node.id)]
    texts = {text.id: text.source_id for text in tree.document.all(SourceText)}
    fits = [
        (not criteria.sources or texts[one.source_text_id] in criteria.sources)
        and (not criteria.states or one.state in criteria.states)
        for one in passages
    ]
    is_bare = None in criteria.states and not passages and not criteria.sources
    return (
        (not criteria.roles or role_at(tree, place) in criteria.roles)
        and (not criteria.tags or bool(criteria.tags & set(node.tags)))
        and (not criteria.speakers or node.speaker in criteria.speakers)
        and (any(fits) or is_bare or not (criteria.sources or criteria.states))
    )


def criteria_of(tree: Tree) -> list[Criteria]:
    sources = [one.id for one in tree.document.all(Source)]
    return [
        *(Criteria(roles=frozenset([role])) for role in Role),
        Criteria(roles=frozenset([Role.REBUTTAL, Role.EVIDENCE])),
        Criteria(tags=frozenset(["even"])),
        Criteria(speakers=frozenset(["Speaker 1", ""])),
        *(Criteria(sources=frozenset([one])) for one in sources),
        *(Criteria(states=frozenset([one])) for one in STATES),
        Criteria(sources=frozenset(sources[:1]), states=frozenset([PassageState.LOST, None])),
        Criteria(frozenset([Role.OBJECTION]), frozenset(["some"]), frozenset(["Speaker 2"])),
        Criteria(tags=frozenset(["no such tag"])),
        Criteria(),
    ]


def test_what_is_found_is_what_answers_by_itself(tree: Tree) -> None:
    for criteria in criteria_of(tree):
        found = find_all(tree, criteria)
        assert found.places == {place.id for place, _ in tree.walk() if answers(tree, place, criteria)}, criteria
        assert found.total == 240
        assert found.count == len(found.places)


def test_in_one_branch_is_found_what_answers_there(tree: Tree) -> None:
    for top in [tree.roots()[0], *tree.children(tree.roots()[0]), *tree.children(tree.children(tree.roots()[0])[0])]:
        branch = {place.id for place, _ in tree.walk(top)}
        for criteria in (Criteria(), Criteria(roles=frozenset([Role.OBJECTION])), Criteria(tags=frozenset(["even"]))):
            whole, found = find_all(tree, criteria), find_all(tree, criteria, top)
            assert found.places == whole.places & branch
            assert (found.count, found.total) == (len(found.places), len(branch))


def test_of_a_shared_card_the_place_in_the_branch_is_found() -> None:
    document = Document(sample("eu-nato").document.records())
    first, second, *_ = Tree(document).children(Tree(document).main_claim())
    document.apply(edits.use_here_too(document, first.node_id, second.node_id))
    tree = Tree(document)
    see = next(place for place, _ in tree.walk() if place.node_id == first.node_id and not tree.is_full(place))
    for top in (tree.full_place(first.node_id), tree.full_place(second.node_id)):
        branch = {place.id for place, _ in tree.walk(top)}
        assert find_all(tree, Criteria(), top).places == branch
    assert see.id in find_all(tree, Criteria(), tree.full_place(second.node_id)).places


def test_the_cards_that_lead_to_something_are_those_above_it(tree: Tree) -> None:
    for criteria in criteria_of(tree):
        found = find_all(tree, criteria)
        above = set()
        for place, _ in tree.walk():
            parent = tree.parent(place) if place.id in found.places else None
            while parent is not None:
                above.add(parent.node_id)
                parent = tree.parent(parent)
        assert found.leads == above, criteria


def test_shared_cards_answer_at_each_of_their_places() -> None:
    tree = Tree(sample("eu-nato").document)
    for role in Role:
        expected = {place.id for place, _ in tree.walk() if role_at(tree, place) is role}
        assert find_all(tree, Criteria(roles=frozenset([role]))).places == expected


@pytest.mark.parametrize("is_back", [False, True])
def test_matches_come_in_reading_order_from_any_card_on_and_round(tree: Tree, is_back: bool) -> None:
    places = [place for place, _ in tree.walk()]
    for criteria in (Criteria(roles=frozenset([Role.REBUTTAL])), Criteria(tags=frozenset(["some"])), Criteria()):
        found = find_all(tree, criteria)
        for at, start in list(enumerate(places))[::7]:
            after, before = places[at + 1 :], places[:at]
            order = [*before[::-1], *after[::-1], start] if is_back else [*after, *before, start]
            expected = [one.id for one in order if one.id in found.places]
            walked = matches_from(tree, found, start, None, is_back)
            unseen = list(dict.fromkeys(one.id for one in walked))
            assert unseen == expected


@pytest.mark.parametrize("is_back", [False, True])
def test_within_one_branch_matches_go_round_in_it(tree: Tree, is_back: bool) -> None:
    top = max(tree.children(tree.roots()[0]), key=lambda one: sum(1 for _ in tree.walk(one)))
    branch = [place for place, _ in tree.walk(top)]
    found = find_all(tree, Criteria(tags=frozenset(["some"])))
    walked = list(matches_from(tree, found, branch[5], top, is_back))
    assert {one.id for one in walked} == {one.id for one in branch if one.id in found.places}


def test_without_a_start_the_first_match_is_the_first_that_is_read(tree: Tree) -> None:
    found = find_all(tree, Criteria(roles=frozenset([Role.EVIDENCE])))
    first = next(place for place, _ in tree.walk() if place.id in found.places)
    assert next(matches_from(tree, found, None, None, False)) == first


def test_only_what_leads_somewhere_is_looked_below(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_all(tree, Criteria(roles=frozenset([Role.REBUTTAL]), tags=frozenset(["even"])))
    asked: list[str] = []
    children = Tree.children
    monkeypatch.setattr(Tree, "children", lambda self, place: asked.append(place.node_id) or children(self, place))
    list(islice(matches_from(tree, found, None, None, False), 1_000))
    assert set(asked) == found.leads
    assert found.leads < {step.target_node_id for step in tree.document.all(Inference)}
