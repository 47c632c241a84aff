"""A copy of a map, laid out by what was measured of the map, stands as one that was measured card by card."""

from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.records import Comment, Inference, Node, PassageLink
from argmap.core.sharing import shared
from argmap.core.tree import Tree
from argmap.layout.geometry import Rect
from argmap.render.fonts import register_fonts
from argmap.ui.canvas import scene
from argmap.ui.canvas.scene import Scene, laid_out
from argmap.ui.canvas.sizes import KnownSizes, known_after
from argmap.ui.versions.preview import unfolded_view
from argmap.ui.view_state import ViewState
from tests.benchmarks.comparing import worked_on
from tests.benchmarks.maps import random_map

SIZE = 150
LONG = (
    "Said at such length that it takes several lines, which nobody has seen before, in a card that was quite short. "
    * 4
)


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    register_fonts()


def view() -> ViewState:
    return unfolded_view("down")


def rects(shown: Scene) -> dict[str, Rect | None]:
    return {place.id: shown.rect_of(place.id) for place, _ in shown.tree.walk()}


def done_besides(document: Document, random: Random) -> None:
    """What is said of cards and steps, and where a card stands once more: all that makes cards larger or smaller."""
    nodes, links, steps = (list(document.all(kind)) for kind in (Node, PassageLink, Inference))
    for step in random.sample(steps, 3):
        document.apply(edits.edit_field(document, step, label="So they all say, again and again"))
    changes = [
        *((link, None) for link in random.sample(links, 5)),
        *((None, remark(node_id=node.id)) for node in random.sample(nodes, 3)),
        *((None, remark(inference_id=step.id)) for step in random.sample(steps, 3)),
    ]
    document.apply(Change(Label.IMPORT, tuple(changes)))
    document.apply(edits.edit_text(document, random.choice(nodes).id, LONG))


def remark(node_id: str | None = None, inference_id: str | None = None) -> Comment:
    about = node_id or inference_id or ""
    return Comment(about[::-1], node_id, inference_id, "me", "Weak.", "2026-01-01T00:00:00Z")


def maps(seed: int) -> tuple[Document, Document]:
    """A map, and a copy in which much was done."""
    one, random = Document(random_map(SIZE, passages=True)), Random(seed)
    other = worked_on(one, random)
    done_besides(other, random)
    return one, other


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("turn", [0, 1])
def test_a_copy_laid_out_by_what_was_measured_stands_as_one_measured_anew(seed: int, turn: int) -> None:
    one, other = maps(seed)[:: -1 if turn else 1]
    sizes = laid_out(Tree(one), view()).sizes()
    _, change = shared(one.records(), other.records())
    by_what_is_known = laid_out(Tree(other), view(), known=known_after(sizes, other, change))

    anew = laid_out(Tree(other), view())
    assert by_what_is_known.sizes() == anew.sizes()
    assert rects(by_what_is_known) == rects(anew)


def test_what_a_copy_has_alike_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Document(random_map(SIZE))
    sizes, measured = laid_out(Tree(one), view()).sizes(), []
    other = Document(one.records())
    changed = next(node for node in other.all(Node) if not node.order_key)
    change = edits.edit_text(other, changed.id, LONG)
    other.apply(change)
    measure = scene.measure_card
    monkeypatch.setattr(scene, "measure_card", lambda face, by: measured.append(face.text) or measure(face, by))

    laid_out(Tree(other), view(), known=known_after(sizes, other, change))
    assert measured == [LONG.strip()]


def test_a_map_that_was_handed_over_measures_what_is_done_to_it_later() -> None:
    one = Document(random_map(SIZE))
    tree = Tree(one)
    made = laid_out(tree, view(), known=KnownSizes(laid_out(tree, view()).sizes()))
    change = edits.edit_text(one, min(one.root_ids), LONG)
    one.apply(change)
    made.update(change, tree.update(change))

    assert rects(made) == rects(laid_out(Tree(one), view()))
