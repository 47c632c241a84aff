"""A drawing kept up to date is the drawing laid out afresh, and costs no more than the change."""

from collections.abc import Callable
from random import Random

import pytest

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import add_co_premise, add_reason, delete_branch, edit_text, turn
from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, MapInfo, Node, Premise, RecordId
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Size
from argmap.layout.map_layout import MANY, MapLayout
from tests.benchmarks.maps import random_map
from tests.core.any_edit import any_edit
from tests.layout import drawings


class Desk:
    """A map with a drawing of it that is kept up to date, and folds that come and go."""

    def __init__(self, records: list, direction: Direction = Direction.DOWN) -> None:
        self.document = Document(records)
        self.tree = Tree(self.document)
        self.direction = direction
        self.folded: set[RecordId] = set()
        self.measured: list[RecordId] = []
        self.layout = self.fresh()
        self.measured.clear()

    def measure(self, place: Place) -> Size:
        """Sizes that vary with text and kind, and with whether the card is a "see" card."""
        self.measured.append(place.node_id)
        node = self.tree.node(place.node_id)
        height = 60.0 + sum(map(ord, node.text)) % 9 * 40
        return Size(150.0 + 20 * len(node.kind), height if self.tree.is_full(place) else 40.0)

    def fresh(self) -> MapLayout:
        return MapLayout(self.tree, self.measure, self.direction, self.folded.__contains__)

    def commit(self, change: Change) -> None:
        self.document.apply(change)
        self.layout.update(self.tree.update(change))

    def toggle(self, place_id: RecordId) -> None:
        self.folded ^= {place_id}
        self.layout.refold([place_id])

    def places(self) -> list[RecordId]:
        return [place.id for place, _ in self.tree.walk()]


def picture(layout: MapLayout) -> dict:
    """Everything that can be asked of a drawing."""
    blocks = {
        one.block.id: (one.rect, layout.rect_of_branch(one.block.id), one.block.cards, one.block.is_undercut)
        for one in layout.shown(drawings.EVERYWHERE)
    }
    return {"bounds": layout.bounds, "blocks": blocks, "lines": drawings.connectors(layout)}


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("seed", [*range(6), 47])  # 47 moves a folded branch below another
def test_after_any_edits_the_drawing_is_the_one_laid_out_afresh(seed: int, direction: Direction) -> None:
    random = Random(seed)
    desk = Desk(random_map(random.choice([1, 30, 90]), seed), direction)
    undone: list[Change] = []
    for _ in range(60):
        change = any_edit(desk.document, random)
        if random.random() < 0.25 and desk.places():
            desk.toggle(random.choice(desk.places()))
        elif random.random() < 0.2 and undone:
            desk.commit(undone.pop().inverse())
        elif change is not None:
            desk.commit(change)
            undone.append(change)
        assert picture(desk.layout) == picture(desk.fresh())
        assert set(desk.layout.drawn_ids()) == set(picture(desk.layout)["blocks"])


def test_what_was_folded_comes_back_without_being_measured_again() -> None:
    desk = Desk(random_map(300))
    desk.toggle(desk.tree.children(desk.tree.roots()[0])[0].id)
    desk.measured.clear()
    desk.toggle(next(iter(desk.folded)))
    assert desk.measured == []
    assert picture(desk.layout) == picture(desk.fresh())


def test_what_is_added_under_a_fold_counts_as_hidden() -> None:
    desk = Desk(random_map(300))
    root = desk.tree.roots()[0]
    child = desk.tree.children(root)[0]
    desk.toggle(child.id)
    desk.toggle(root.id)
    below = desk.tree.children(child)[0]
    desk.commit(add_co_premise(desk.document, below.inference_id, "Joint"))
    assert picture(desk.layout) == picture(desk.fresh())
    desk.toggle(root.id)
    assert picture(desk.layout) == picture(desk.fresh())


@pytest.mark.parametrize("many", [MANY, 50])
def test_folding_many_cards_at_once_gives_the_drawing_laid_out_afresh(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.layout.map_layout.MANY", many)
    desk, random = Desk(random_map(300)), Random(1)
    for _ in range(12):
        chosen = random.sample(desk.places(), 80)
        desk.folded ^= set(chosen)
        desk.layout.refold(chosen)
        assert picture(desk.layout) == picture(desk.fresh())


@pytest.mark.parametrize("seed", [0, 1, 2, 243, 345])
def test_in_a_large_map_too_the_drawing_is_the_one_laid_out_afresh(seed: int) -> None:
    random = Random(seed)
    desk = Desk(random_map(700, seed))
    for _ in range(20):
        desk.commit(small_edit(desk.document, random))
        assert picture(desk.layout) == picture(desk.fresh())


def test_after_any_card_of_a_small_map_grew_or_shrank_the_drawing_is_the_one_laid_out_afresh() -> None:
    for seed in range(100):
        random = Random(seed)
        desk = Desk(random_map(random.randint(5, 40), seed))
        nodes = sorted(node.id for node in desk.document.all(Node))
        for _ in range(12):
            desk.commit(edit_text(desk.document, random.choice(nodes), chr(random.randint(33, 120))))
            assert drawings.cards(desk.layout) == drawings.cards(desk.fresh())


def small_edit(document: Document, random: Random) -> Change:
    """A new leaf, a longer text, or a branch gone, anywhere."""
    node_id = random.choice(sorted(node.id for node in document.all(Node)))
    place_id = random.choice(sorted(premise.id for premise in document.all(Premise)))
    possible: list[Callable[[], Change]] = [
        lambda: add_reason(document, node_id, "new", new_id=lambda: f"{random.getrandbits(128):032x}"),
        lambda: edit_text(document, node_id, "another text " * random.randint(0, 9)),
        lambda: delete_branch(document, [place_id]),
    ]
    return random.choice(possible)()


def test_a_new_leaf_among_ten_thousand_nodes_measures_one_text_and_visits_its_ancestors_and_their_children() -> None:
    desk = Desk(random_map(10_000))
    parent = max(desk.tree.walk(), key=lambda one: one[1])[0]
    change = add_reason(desk.document, parent.node_id, "new")
    desk.commit(change)

    new_block = desk.layout.block_of(change.added(Inference)[0].id)
    ancestors = []
    while new_block is not None and new_block.parent is not None:
        new_block = new_block.parent
        ancestors.append(new_block)
    assert desk.measured == [change.added(Node)[0].id]
    assert desk.layout.visits <= 1 + sum(1 + len(one.children) for one in ancestors)


def test_an_edit_that_leaves_every_card_as_large_as_it_was_places_nothing_again() -> None:
    desk = Desk(random_map(200))
    step = next(iter(desk.document.all(Inference)))
    node = desk.tree.node(desk.tree.premises(step.id)[0].node_id)
    desk.commit(edit_text(desk.document, node.id, node.text[::-1]))

    assert desk.measured == [node.id]
    assert desk.layout.visits == 0


def test_a_change_behind_deeper_branches_on_both_sides_stops_there() -> None:
    desk = Desk([MapInfo("1" * 32), Node("2" * 32, Kind.CLAIM, order_key="V")])
    for text in ("left", "middle", "right"):
        desk.commit(add_reason(desk.document, "2" * 32, text))
    left, middle, right = [place.node_id for place, depth in desk.tree.walk() if depth == 1]
    for target in (left, right):
        for _ in range(9):
            change = add_reason(desk.document, target, "below")
            desk.commit(change)
            target = change.added(Node)[0].id
    desk.commit(add_reason(desk.document, middle, "a leaf"))
    leaf = next(place for place, _ in desk.tree.walk() if desk.tree.node(place.node_id).text == "a leaf")
    desk.commit(edit_text(desk.document, leaf.node_id, "a leaf of another height"))

    assert desk.layout.visits < 9
    assert picture(desk.layout) == picture(desk.fresh())


def test_turning_a_step_moves_no_card_but_gives_its_line_another_port() -> None:
    desk = Desk(random_map(30))
    step = next(iter(desk.document.all(Inference)))
    before = drawings.cards(desk.layout)
    lines = [one.points for one in drawings.connectors(desk.layout)]
    desk.commit(turn(desk.document, step.id))

    assert drawings.cards(desk.layout) == before
    assert [one.points for one in drawings.connectors(desk.layout)] != lines
