"""A map too large to be looked through in a moment: it is read while the window has nothing else to do."""

from pathlib import Path

from PySide6.QtCore import Qt

from argmap.core.records import Node
from argmap.reasoning.open_points import OpenPoints
from argmap.storage.creating import create_map
from argmap.ui.window import Window
from tests.benchmarks.maps import random_map
from tests.ui.conftest import Person

SIZE = 2_500  # cards: more than are looked through at once


def test_open_points_found_piece_by_piece_are_those_of_the_map_as_it_is_by_then(
    person: Person, window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "large.argmap"
    create_map(path, random_map(SIZE))
    window.open_path(path)
    person.until(lambda: window.context is not None, 60_000)
    assert not window.context.open_points_so_far.is_whole
    person.write_card(Qt.Key.Key_C, "Written meanwhile")
    person.until(lambda: window.context.open_points_so_far.is_whole, 60_000)
    person.write_card(Qt.Key.Key_O, "Written after")
    assert window.context.document.count(Node) == SIZE + 2
    assert window.context.open_points.counts == OpenPoints(window.context.tree).counts
    person.until(lambda: window.status.open_points.text().startswith("Open:"))
