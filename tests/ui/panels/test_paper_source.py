"""A source on paper: its words are typed, its quotes lead to their cards."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.graph import passages_of
from argmap.core.records import PassageState, Source
from argmap.ui.panels.reader import Reader
from tests.ui.panels.conftest import Panels

BOOK = "7" * 32


@pytest.fixture
def reader(panels: Panels, qtbot: QtBot) -> Reader:
    document = panels.session.document
    text = edits.source_text(BOOK, "")
    panels.session.commit(edits.add_source(document, Source(BOOK, title="A book"), text))
    widget = Reader(panels.context)
    qtbot.addWidget(widget)
    widget.resize(480, 600)
    widget.show()
    qtbot.waitExposed(widget)
    panels.context.show_source(text.id)
    return widget


def test_typed_words_are_linked_with_their_page_and_never_called_checked(panels: Panels, reader: Reader) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    reader.paper.words.setPlainText("Trams cost more than buses.")
    reader.paper.page.setText("xii")
    reader.paper.link.click()
    ((_, passage),) = passages_of(panels.session.document, panels.build.id("reason"))
    assert (passage.exact, passage.page, passage.state) == (
        "Trams cost more than buses.", "xii", PassageState.UNVERIFIED,
    )  # fmt: skip
    assert reader.paper.words.toPlainText() == ""


def test_there_is_nothing_to_link_without_words_or_without_a_card(panels: Panels, reader: Reader) -> None:
    assert not reader.paper.link.isEnabled()
    panels.context.selection.select_card(panels.build.place_id("reason"))
    assert not reader.paper.link.isEnabled()
    reader.paper.words.setPlainText("Words.")
    assert reader.paper.link.isEnabled()
    panels.context.selection.clear()
    assert not reader.paper.link.isEnabled()


def test_a_quote_leads_to_the_card_that_rests_on_it(panels: Panels, reader: Reader, qtbot: QtBot) -> None:
    panels.session.commit(edits.link_words(panels.session.document, panels.build.id("objection"), BOOK, "Buses."))
    item = reader.paper.quotes.item(0)
    assert item.text() == "“Buses.”"
    place = reader.paper.quotes.visualItemRect(item).center()
    qtbot.mouseClick(reader.paper.quotes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panels.context.selection.current == panels.build.place_id("objection")


def test_what_is_typed_for_one_book_is_not_offered_for_the_next(panels: Panels, reader: Reader) -> None:
    reader.paper.words.setPlainText("Half a sentence")
    other = edits.source_text("8" * 32, "")
    panels.session.commit(edits.add_source(panels.session.document, Source("8" * 32, title="Another"), other))
    panels.context.show_source(other.id)
    assert reader.paper.words.toPlainText() == ""


def test_what_is_typed_and_not_linked_waits_while_another_source_is_shown_and_is_kept_when_the_map_is_closed(
    panels: Panels, reader: Reader
) -> None:
    book, another = panels.context.source_text_id, edits.source_text("8" * 32, "")
    panels.session.commit(edits.add_source(panels.session.document, Source("8" * 32, title="Another"), another))
    reader.paper.words.setPlainText("Trams cost more.")
    panels.context.show_source(another.id)
    assert reader.paper.words.toPlainText() == ""
    panels.context.show_source(book)
    assert reader.paper.words.toPlainText() == "Trams cost more."
    (keep,) = panels.context.owed.before_closing  # as the window does when it lets go of the map
    keep()
    assert panels.build.tray() == ["Trams cost more."]
