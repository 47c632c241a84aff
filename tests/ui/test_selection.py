import pytest
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.ids import new_id
from argmap.core.records import Inference, MapInfo, Premise
from argmap.core.tree import Tree
from argmap.ui.selection import Selection


@pytest.fixture
def tree() -> Tree:
    """A main claim with one reason."""
    document = Document([MapInfo(id=new_id())])
    tree = Tree(document)
    for edit in (lambda: edits.add_claim(document, "A"), lambda: edits.add_reason(document, _root(document), "B")):
        change = edit()
        document.apply(change)
        tree.update(change)
    return tree


def _root(document: Document) -> str:
    return next(iter(document.root_ids))


def test_the_last_selected_card_is_the_current_one(qtbot: QtBot) -> None:
    selection = Selection()
    selection.select_cards(["a", "b", "a"])
    assert (selection.cards, selection.current) == (("a", "b"), "b")
    selection.toggle("a")
    selection.toggle("c")
    assert selection.cards == ("b", "c")


def test_a_step_and_cards_are_never_selected_together(qtbot: QtBot) -> None:
    selection = Selection()
    selection.select_card("a")
    selection.select_step("s")
    assert (selection.cards, selection.step) == ((), "s")
    selection.select_card("a")
    assert (selection.cards, selection.step) == (("a",), None)


def test_selecting_the_same_again_says_nothing(qtbot: QtBot) -> None:
    selection = Selection()
    selection.select_card("a")
    with qtbot.assertNotEmitted(selection.changed):
        selection.select_card("a")


def test_what_a_change_removes_is_no_longer_selected(qtbot: QtBot, tree: Tree) -> None:
    document = tree.document
    premise = next(iter(document.all(Premise)))
    selection = Selection()
    selection.select_cards([_root(document), premise.id])
    change = edits.delete_branch(document, [premise.id])
    document.apply(change)
    tree.update(change)
    selection.drop_missing(tree)
    assert selection.cards == (_root(document),)


def test_a_step_that_is_gone_is_no_longer_selected(qtbot: QtBot, tree: Tree) -> None:
    document = tree.document
    step = next(iter(document.all(Inference)))
    selection = Selection()
    selection.select_step(step.id)
    change = edits.remove_step(document, step.id)
    document.apply(change)
    tree.update(change)
    selection.drop_missing(tree)
    assert selection.step is None
