"""From the outline of a source to the place in its text."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.records import Source, SourceText
from argmap.ui.panels.reader import Reader
from tests.ui.panels.conftest import Panels

PARTS = [f"Part {number}\n" + "Words and more words.\n" * 40 for number in range(6)]
TEXT = "".join(PARTS)
STARTS = [len("".join(PARTS[:number])) for number in range(6)]


@pytest.fixture
def reader(panels: Panels, qtbot: QtBot) -> Reader:
    source = Source("7" * 32, title="Six parts")
    headings = tuple((start, "heading1", f"Part {number}") for number, start in enumerate(STARTS))
    text = edits.source_text(source.id, TEXT, locators=headings)
    panels.session.commit(edits.add_source(panels.session.document, source, text))
    widget = Reader(panels.context)
    qtbot.addWidget(widget)
    widget.resize(480, 600)
    widget.show()
    qtbot.waitExposed(widget)
    panels.context.show_source(text.id)
    return widget


def test_a_source_with_headings_has_an_outline_and_one_without_has_none(panels: Panels, reader: Reader) -> None:
    assert reader.contents.isVisible()
    plain = next(text for text in panels.session.document.all(SourceText) if not text.locators)
    panels.context.show_source(plain.id)
    assert not reader.contents.isVisible()


def test_choosing_a_part_brings_it_to_the_top(reader: Reader, qtbot: QtBot) -> None:
    reader.contents.click()
    assert [reader.contents.list.item(row).text() for row in range(6)] == [f"Part {number}" for number in range(6)]
    reader.contents.list.setCurrentRow(4)
    qtbot.keyClick(reader.contents.list, Qt.Key.Key_Return)
    assert not reader.contents.list.isVisible()
    assert reader.view.first_offset == STARTS[4]


def test_the_list_opens_at_the_part_that_is_read(reader: Reader) -> None:
    reader.view.scroll_to(STARTS[3] + 100)
    reader.contents.open(reader.view.first_offset)
    assert reader.contents.list.currentRow() == 3


def test_escape_leaves_the_list_and_the_place(reader: Reader, qtbot: QtBot) -> None:
    reader.contents.click()
    qtbot.keyClick(reader.contents.list, Qt.Key.Key_Escape)
    assert not reader.contents.list.isVisible()
    assert reader.view.first_offset == 0
