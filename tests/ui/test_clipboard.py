import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import new_id
from argmap.core.records import Inference, MapInfo, Node, PassageLink, Polarity, Premise, Record, SourceText
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import parse_indented
from argmap.layout.direction import Direction
from argmap.render.fonts import register_fonts
from argmap.render.images import ImageFormat, ImageOptions
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.storage.opening import read_original
from argmap.ui.clipboard import BRANCH, LARGE, column_picture, copied, fragment_from, pasted, tree_of
from argmap.ui.window import Window
from tests.core.builders import small_map
from tests.storage.samples import ORIGINAL, VERSION, every_record, originals
from tests.ui.conftest import Person


@pytest.fixture
def tree(qtbot: QtBot) -> Tree:
    register_fonts()
    return Tree(Document(sample_records("eu-nato")))


def first_branch(tree: Tree) -> str:
    """The place of the first card below the main claim with something below it."""
    claim = tree.main_claim()
    assert claim is not None
    return next(place.id for place in tree.children(claim) if tree.children(place))


def empty_map() -> Document:
    return Document([MapInfo(id=new_id())])


def test_a_branch_goes_to_the_clipboard_in_three_forms(tree: Tree) -> None:
    data = copied(tree.document, [first_branch(tree)])
    assert data.hasFormat(BRANCH)
    assert data.hasImage()
    place = tree.place(first_branch(tree))
    assert place is not None
    assert tree.node(place.node_id).text in data.text()


def test_a_map_on_the_clipboard_is_legible_at_the_width_of_a_documents_column(tree: Tree) -> None:
    picture = column_picture(tree, ImageOptions(ImageFormat.PNG, has_title=False))
    wide = column_picture(tree, ImageOptions(ImageFormat.PNG, has_title=False, direction=Direction.DOWN))

    for one in (picture, wide):
        assert one.width() == 1_600
        assert 100 * one.width() / one.dotsPerMeterX() == pytest.approx(16, abs=0.1)  # centimetres
    assert picture.height() > 5 * wide.height()  # it fills the column instead of being a strip across it


def test_a_small_branch_on_the_clipboard_keeps_its_layout_and_its_size() -> None:
    build = small_map()
    options = ImageOptions(ImageFormat.PNG, branch=build.id("objection"), has_title=False)
    picture = column_picture(build.tree, options)

    assert picture.width() < 1_600
    assert picture.dotsPerMeterX() == pytest.approx(192 / 0.0254, abs=1)


def test_a_branch_pasted_into_another_map_is_whole(tree: Tree) -> None:
    place = tree.place(first_branch(tree))
    assert place is not None
    below = [one for one, _ in tree.walk(place)]
    document = empty_map()
    fragment = pasted(copied(tree.document, [place.id]))
    assert fragment is not None
    document.apply(edits.paste(document, fragment))
    texts = {tree.node(one.node_id).text for one in below}
    assert {node.text for node in document.all(Node)} == texts
    assert document.count(PassageLink) > 0


def test_indented_text_becomes_a_branch() -> None:
    document = empty_map()
    fragment = pasted(text_data("Claim\n  One reason\n  Another\n"))
    assert fragment is not None
    document.apply(edits.paste(document, fragment))
    assert document.count(Node) == 3
    assert document.count(Premise) == 2
    assert Polarity.SUPPORTS in {step.polarity for step in document.all(Inference)}


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_words_from_a_pdf_are_pasted_without_the_nul_that_came_with_them() -> None:
    data = QMimeData()
    data.setText("The levy\0 works")
    fragment = pasted(data)
    assert fragment is not None
    assert [one.text for one in fragment.records if isinstance(one, Node)] == ["The levy works"]


def test_nothing_on_the_clipboard_is_nothing_to_paste() -> None:
    assert pasted(text_data("  \n ")) is None


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1,2]", b'{"map": {}, "tops": []}', b'{"map": 3, "tops": [["a"]]}', b"[" * 9_999]
)
def test_a_broken_branch_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(MapError):
        fragment_from(data)


def test_a_branch_that_names_cards_it_does_not_bring_is_refused(tree: Tree) -> None:
    found = json.loads(bytes(copied(tree.document, [first_branch(tree)]).data(BRANCH).data()))
    found["tops"] = [[["0" * 32], "supports"]]
    with pytest.raises(MapError, match="not a whole branch"):
        fragment_from(json.dumps(found).encode())


def test_a_branch_whose_top_is_no_name_of_a_card_is_refused(tree: Tree) -> None:
    found = json.loads(bytes(copied(tree.document, [first_branch(tree)]).data(BRANCH).data()))
    found["tops"] = [[[["0" * 32]], "supports"]]
    with pytest.raises(MapError, match="not a branch of a map"):
        fragment_from(json.dumps(found).encode())


def test_a_branch_read_by_another_program_is_the_one_that_was_copied(tree: Tree) -> None:
    data = copied(tree.document, [first_branch(tree)])
    here, there = pasted(data), fragment_from(bytes(data.data(BRANCH).data()))
    assert here is not None
    assert (sorted(here.records, key=repr), here.tops) == (sorted(there.records, key=repr), there.tops)


def test_a_large_branch_on_the_clipboard_is_as_it_was_when_it_was_copied() -> None:
    document = Document(twigs(LARGE + 1))
    (claim,) = document.root_ids
    data = copied(document, [claim])
    document.apply(edits.edit_text(document, claim, "Said otherwise since"))
    fragment = pasted(data)
    assert fragment is not None
    assert sum(isinstance(one, Node) for one in fragment.records) == LARGE + 1
    assert data.text().startswith("- Claim\n")
    assert not data.hasImage()


def twigs(count: int) -> list[Record]:
    """A map of so many cards: a claim, and a reason each for it."""
    fragment = parse_indented("\n".join(["Claim", *(f"  reason {number}" for number in range(count - 1))]))
    return list(tree_of(fragment).document.records())


def test_the_documents_of_sources_come_along_into_another_map(person: Person, window: Window, tmp_path: Path) -> None:
    home, other = tmp_path / "home.argmap", tmp_path / "other.argmap"
    create_map(home, every_record(), originals())
    create_map(other, [MapInfo(id=new_id())])
    person.open_map(home)
    link = next(iter(window.context.document.all(PassageLink)))
    window.context.selection.select_card(window.context.tree.full_place(link.node_id).id)
    window.by_name["window.copying.copy"].trigger()
    person.open_map(other)
    window.by_name["window.copying.paste"].trigger()
    person.until(lambda: window.tasks.current is None and window.context.document.count(SourceText) > 0)
    window.context.session.flush()

    assert read_original(other, VERSION.original_sha256 or "") == ORIGINAL
