"""A PDF in the reader as its real pages: read, selected on, marked, and found again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from argmap.core import edits
from argmap.core.anchoring import words_of
from argmap.core.ids import new_id
from argmap.core.records import Node, Passage, SourceText
from argmap.sources.reading import read_source
from argmap.sources.source_records import source_records
from argmap.ui.dialogs.password import PasswordDialog
from argmap.ui.mime import quote_in
from argmap.ui.panels.page_pictures import KEPT
from argmap.ui.panels.page_view import PageView
from argmap.ui.panels.reader_view import ReaderView
from argmap.ui.panes import Pane
from argmap.ui.taking_in import add_source
from argmap.ui.window import Window
from argmap.ui.workspace import READER_WIDTH
from tests.sources.pdf_making import Words, column, pdf
from tests.ui.conftest import Person

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
NO, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
FIRST = column("The levy raises forty million euros", "every year, says the ministry.", top=700, size=14, leading=20)
SECOND = column("Critics call the estimate far too bright.", "They may be right.", top=700, size=14, leading=20)


class Reading:
    """Somebody who reads a PDF in the window."""

    def __init__(self, person: Person, window: Window, folder: Path) -> None:
        self.person, self.window, self._folder = person, window, folder

    @property
    def reader(self):
        return self.window.workspace.part(Pane.READER)

    @property
    def view(self) -> PageView:
        return self.reader.view

    @property
    def text(self) -> str:
        return self.window.context.document.find(SourceText, self.window.context.source_text_id).text

    def get_keyboard(self) -> None:
        """Wait until keys go to the window: it was shown just now."""
        self.window.activateWindow()
        self.person.until(self.window.isActiveWindow)

    def add(self, data: bytes, name: str = "levy.pdf") -> None:
        path = self._folder / name
        path.write_bytes(data)
        count = len(list(self.window.context.document.all(SourceText)))
        add_source(self.window, path)
        self.person.until(lambda: len(list(self.window.context.document.all(SourceText))) > count)

    def see(self, page: int = 0) -> None:
        """Wait until a page is there, as sharp as it is wanted."""
        self.person.until(lambda: self.sheet() is not None and self.sheet().pictures.picture(page) is not None)

    def sheet(self):
        return self.view._sheet

    def point(self, words: str, at: float = 0.5) -> QPoint:
        """A point of the view on words of the source, a share of their width from their left end."""
        start = self.text.index(words)
        page = self.sheet().page_of(start)
        left, top, right, bottom = next(iter(self.sheet().stretches(page, start, start + len(words)))).box
        inside = QPointF(left + at * (right - left), (top + bottom) / 2) + self.view._scrolling.origin()
        return inside.toPoint()

    def drag(self, start: QPoint, end: QPoint) -> None:
        viewport = self.view.viewport()
        QTest.mousePress(viewport, Left, NO, start)
        for step in range(1, 5):
            QTest.mouseMove(viewport, start + (end - start) * step / 4)
        QTest.mouseRelease(viewport, Left, NO, end)

    def select(self, first: str, last: str = "") -> None:
        self.drag(self.point(first, 0.01), self.point(last or first, 0.99))

    def selected(self) -> str:
        quote = self.window.context.reader_quote
        return "" if quote is None else words_of(self.window.context.document, quote)

    def colours(self) -> set[str]:
        image = self.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = bytes(image.constBits())
        return {QColor(*pixels[at : at + 3][::-1]).name() for at in range(0, len(pixels), 4)}


@pytest.fixture
def reading(person: Person, window: Window, tmp_path: Path) -> Reading:
    """A new map with a source of two pages, both of which were fetched."""
    person.new_map()
    made = Reading(person, window, tmp_path)
    made.get_keyboard()
    made.add(pdf(FIRST, SECOND))
    made.see(0)
    made.see(1)
    return made


def button(reading: Reading, words: str) -> QToolButton:
    return next(one for one in reading.reader.ways.findChildren(QToolButton) if one.text() == words)


def test_a_pdf_is_shown_as_its_pages(reading: Reading) -> None:
    assert isinstance(reading.view, PageView)
    assert reading.view.isVisible()
    assert len(reading.sheet().spans) == 2
    picture = reading.sheet().pictures.picture(0)
    assert picture.width() == round(reading.sheet().column.width)


def test_words_drawn_over_by_the_mouse_are_the_words_of_the_source(reading: Reading) -> None:
    reading.select("forty million euros")
    assert reading.selected() == "forty million euros"


def test_a_selection_goes_on_over_lines_in_the_order_of_the_text(reading: Reading) -> None:
    reading.select("raises", "every year")
    assert reading.selected() == "raises forty million euros every year"


def test_a_selection_goes_on_over_pages(reading: Reading) -> None:
    reading.window.resize(1000, 1300)
    reading.view.verticalScrollBar().setValue(round(reading.sheet().column.tops[1]) - 500)
    reading.see(1)
    reading.select("ministry.", "Critics")
    assert reading.selected() == "ministry.\n\nCritics"


def test_a_double_click_selects_a_word_and_drawing_on_more_of_them(reading: Reading) -> None:
    at, viewport = reading.point("million"), reading.view.viewport()
    QTest.mouseDClick(viewport, Left, NO, at)
    assert reading.selected() == "million"
    QTest.mousePress(viewport, Left, NO, at)
    QTest.mouseRelease(viewport, Left, NO, at)
    assert reading.selected() == ""


def test_a_click_on_selected_words_lets_them_go(reading: Reading) -> None:
    reading.select("forty million euros")
    QTest.mousePress(reading.view.viewport(), Left, NO, reading.point("million"))
    assert reading.selected() == "forty million euros"
    QTest.mouseRelease(reading.view.viewport(), Left, NO, reading.point("million"))
    assert reading.selected() == ""


def test_shift_extends_what_is_selected(reading: Reading) -> None:
    reading.select("levy")
    QTest.mouseClick(reading.view.viewport(), Left, SHIFT, reading.point("forty", 0.99))
    assert reading.selected() == "levy raises forty"


def test_the_keyboard_extends_what_is_selected(reading: Reading) -> None:
    reading.select("levy")
    reading.view.setFocus()
    reading.person.key(Key.Key_Right, SHIFT | CONTROL)
    assert reading.selected() == "levy raises"
    reading.person.key(Key.Key_Left, SHIFT)
    assert reading.selected() == "levy raise"
    reading.person.key(Key.Key_Left, SHIFT | CONTROL)
    assert reading.selected() == "levy"


def test_copied_words_say_where_they_stand(reading: Reading) -> None:
    reading.select("forty million")
    reading.view.setFocus()
    reading.person.key(Key.Key_C, CONTROL)
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == "forty million"
    assert quote_in(mime) == reading.window.context.reader_quote


def test_the_menu_copies_what_is_selected_on_a_page(reading: Reading) -> None:
    reading.select("the ministry")
    reading.view.setFocus()
    reading.window.by_name["window.copying.copy"].trigger()
    assert QApplication.clipboard().text() == "the ministry"


def evidence(reading: Reading) -> Passage:
    """A main claim, and evidence for it made of words on the page by a key."""
    reading.person.go_to(Pane.MAP)
    reading.person.write_card(Key.Key_C, "The levy pays for itself")
    reading.select("forty million euros")
    reading.view.setFocus()
    reading.person.key(Key.Key_E)
    reading.person.key(Key.Key_Return)
    (passage,) = reading.window.context.document.all(Passage)
    return passage


def test_evidence_is_made_of_words_on_a_page_by_a_key(reading: Reading) -> None:
    passage = evidence(reading)
    assert (passage.exact, passage.page) == ("forty million euros", "1")
    assert {one.text for one in reading.window.context.document.all(Node)} == {
        "The levy pays for itself",
        "forty million euros",
    }
    assert reading.window.context.active_pane is Pane.READER
    assert reading.selected() == ""


def tinted(reading: Reading, words: str) -> bool:
    """Whether the paper behind words is another than white."""
    image = reading.view.viewport().grab().toImage()
    return image.pixelColor(reading.point(words, 0.1) - QPoint(0, 5)) != QColor("white")


def test_words_that_are_found_are_shown_on_the_page(reading: Reading) -> None:
    assert not tinted(reading, "million")
    reading.window.by_name["window.finding.find_in_source"].trigger()
    reading.person.type("million")
    reading.person.until(lambda: tinted(reading, "million"))


def test_a_passage_is_underlined_and_tinted_only_while_its_card_is_selected(reading: Reading) -> None:
    evidence(reading)
    context = reading.window.context
    place = next(one for one, _ in context.tree.walk() if context.tree.node(one.node_id).text == "forty million euros")
    teal = "#0b7a75"
    assert teal in reading.colours()
    assert not tinted(reading, "million")
    context.selection.select_card(place.id)
    assert tinted(reading, "million")


def test_clicking_words_a_card_rests_on_selects_it(reading: Reading) -> None:
    evidence(reading)
    context = reading.window.context
    QTest.mouseClick(reading.view.viewport(), Left, NO, reading.point("million"))
    assert reading.person.current_text() == "forty million euros"
    assert context.active_pane is Pane.READER


def test_the_mouse_says_what_it_is_over(reading: Reading) -> None:
    evidence(reading)
    viewport = reading.view.viewport()
    shapes = []
    for point in (reading.point("million"), reading.point("says"), QPoint(20, 20)):
        QTest.mouseMove(viewport, point)
        shapes.append(viewport.cursor().shape())
    assert shapes == [
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.IBeamCursor,
        Qt.CursorShape.ArrowCursor,
    ]


def test_the_next_passage_is_the_one_after_the_cursor(reading: Reading) -> None:
    evidence(reading)
    context = reading.window.context
    context.set_active_pane(Pane.READER)
    assert context.reader_offset == reading.text.index(" euros") + len(" euros")
    QTest.mouseClick(reading.view.viewport(), Left, NO, reading.point("The", 0.01))
    assert context.reader_offset == 0
    reading.view.setFocus()
    reading.person.key(Key.Key_F9)
    assert context.reader_offset == reading.text.index("forty")


def test_a_passage_far_down_is_brought_into_view(reading: Reading) -> None:
    reading.add(pdf(*[column(f"Page number {number}", "and a second line") for number in range(1, 31)]), "long.pdf")
    reading.see(0)
    start = reading.text.index("Page number 25")
    reading.view.reveal(start, start + 14)
    reading.see(24)
    assert reading.view.viewport().rect().contains(reading.point("Page number 25"))


def test_of_many_pages_only_the_seen_ones_and_the_last_few_are_kept(reading: Reading) -> None:
    reading.add(pdf(*[column(f"Page number {number}") for number in range(1, 61)]), "long.pdf")
    reading.see(0)
    size = reading.sheet().pictures.picture(0).sizeInBytes()
    for page in range(60):
        reading.view.verticalScrollBar().setValue(round(reading.sheet().column.tops[page]))
        reading.see(page)
    kept = [page for page in range(60) if reading.sheet().pictures.picture(page) is not None]
    assert len(kept) * size <= KEPT + 4 * size
    assert kept[-1] == 59
    assert kept == list(range(kept[0], 60))


def test_pages_that_are_scrolled_past_are_not_fetched(reading: Reading) -> None:
    reading.add(pdf(*[column(f"Page number {number}") for number in range(1, 201)]), "long.pdf")
    reading.see(0)
    bar = reading.view.verticalScrollBar()
    for page in range(1, 190):
        bar.setValue(round(reading.sheet().column.tops[page]))
    reading.see(189)
    fetched = [page for page in range(200) if reading.sheet().pictures.picture(page) is not None]
    assert len(fetched) < 12


def test_the_place_that_was_read_is_found_again(reading: Reading) -> None:
    reading.add(pdf(*[column(f"Page number {number}", "and a second line") for number in range(1, 31)]), "long.pdf")
    reading.see(0)
    reading.view.scroll_to(reading.text.index("Page number 17"))
    reading.see(16)
    context = reading.window.context
    long = context.source_text_id
    first = next(one.id for one in context.document.all(SourceText) if one.id != long)
    context.show_source(first)
    reading.see(0)
    context.show_source(long)
    reading.see(16)
    assert reading.view.viewport().rect().contains(reading.point("Page number 17"))


def test_pages_and_text_show_the_same_place_and_the_choice_is_remembered(reading: Reading) -> None:
    pages = [column(*[f"Line {number} of page {page}" for number in range(40)]) for page in range(1, 31)]
    reading.add(pdf(*pages), "long.pdf")
    reading.see(0)
    reading.view.scroll_to(reading.text.index("Line 7 of page 17"))
    reading.see(16)
    button(reading, "Text").click()
    assert isinstance(reading.view, ReaderView)
    assert "of page 17" in reading.text[reading.view.first_offset :][:60]
    assert not reading.reader._views.pages.isVisible()
    button(reading, "Pages").click()
    reading.see(16)
    assert reading.view.isVisible()
    assert "of page 17" in reading.text[reading.view.first_offset :][:60]
    button(reading, "Text").click()
    assert reading.window.desk.preferences.number("reader_pages", 1) == 0


def turn_wheel(reading: Reading, at: QPoint, eighths: int) -> None:
    viewport = reading.view.viewport()
    turned = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, turned)


def test_the_reader_with_pages_is_no_wider_than_it_was(reading: Reading) -> None:
    assert reading.window.workspace.left.width() <= READER_WIDTH


def test_the_wheel_zooms_about_the_mouse_and_the_zoom_is_remembered(reading: Reading) -> None:
    at = reading.point("million")
    width = reading.sheet().column.width
    for _ in range(4):
        turn_wheel(reading, at, 120)
    assert reading.sheet().column.width == pytest.approx(width * 1.15**4, rel=0.01)
    assert (reading.point("million") - at).manhattanLength() <= 3
    reading.person.until(lambda: reading.sheet().pictures.picture(0).width() > 1.7 * width)
    assert reading.window.desk.preferences.number("reader_zoom", 100) == 175
    for _ in range(40):
        turn_wheel(reading, at, -120)
    assert reading.sheet().column.width >= 0.4 * width


def test_a_source_that_is_no_pdf_has_no_pages(reading: Reading, tmp_path: Path) -> None:
    reading.add(b"Just some words.", "a.txt")
    assert isinstance(reading.view, ReaderView)
    assert not reading.reader.ways.isVisible()


def test_an_open_map_shows_no_window_but_its_own(person: Person, window: Window) -> None:
    person.new_map()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]


def test_without_a_source_there_is_no_choice(person: Person, window: Window) -> None:
    person.new_map()
    assert not window.workspace.part(Pane.READER).ways.isVisible()


def test_a_page_whose_words_differ_from_the_text_is_shown_without_selection_and_says_so(reading: Reading) -> None:
    sheet = reading.sheet()
    sheet.pictures._words[0] = None
    reading.drag(QPoint(60, 80), QPoint(300, 90))
    assert reading.selected() == ""
    assert "differ" in reading.view._words_about(0)


def test_a_locked_pdf_that_is_added_asks_for_its_password_and_its_pages_ask_no_more(reading: Reading) -> None:
    path = reading._folder / "locked.pdf"
    path.write_bytes(pdf([Words("Secret words of the ministry", size=20)], password="open"))
    add_source(reading.window, path)
    for given in ("shut", "open"):
        reading.person.until(lambda: reading.window.findChild(PasswordDialog) is not None)
        dialog = reading.window.findChild(PasswordDialog)
        dialog.field.setText(given)
        dialog.accept()
        dialog.setParent(None)
    reading.person.until(lambda: "Secret" in reading.text)
    reading.see(0)
    reading.select("Secret")
    assert reading.selected() == "Secret"


def notice(reading: Reading) -> str:
    return " ".join(label.text() for label in reading.view.notice.findChildren(QLabel))


def test_a_locked_pdf_asks_for_its_password_once(reading: Reading) -> None:
    data = pdf([Words("Secret words of the ministry", size=20)], password="open")
    source, text = source_records(read_source(data, "a.pdf", "open"), "a.pdf", new_id)
    context = reading.window.context
    context.session.commit(edits.add_source(context.document, source, text), {text.original_sha256: data})
    context.show_source(text.id)
    reading.person.until(lambda: reading.view.notice.isVisible())
    field = reading.view.notice.findChild(QLineEdit)
    field.setFocus()
    reading.person.type("shut")
    reading.person.key(Key.Key_Return)
    reading.person.until(lambda: "not its password" in notice(reading))
    reading.person.type("open")
    reading.person.key(Key.Key_Return)
    reading.see(0)
    assert not reading.view.notice.isVisible()
    context.show_source(next(one.id for one in context.document.all(SourceText) if "levy" in one.text))
    reading.see(0)
    context.show_source(text.id)
    reading.see(0)
    reading.select("Secret")
    assert reading.selected() == "Secret"
