"""Words on a page that is a picture: a frame is drawn around them, they are typed, and kept as unverified."""

import shutil
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest

from argmap.core.records import Kind, Node, Passage, PassageLink, PassageState
from argmap.ui.panels.page_seen import SeenWords
from argmap.ui.panels.page_view import PageView
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.sources.pdf_making import pdf
from tests.ui.conftest import Person
from tests.ui.test_pages import CONTROL, FIRST, NO, Left, Reading

Key = Qt.Key
FRAME = (QPoint(40, 60), QPoint(360, 140))


def scanned(words: str) -> bytes:
    """A PDF of one page that is a picture of words."""
    image = QImage(1224, 1584, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        font = QFont(["DejaVu Sans", "Noto Sans"])
        font.setPixelSize(44)
        painter.setFont(font)
        painter.drawText(150, 330, words)
    rows = b"".join(bytes(image.constScanLine(y))[:1224] for y in range(1584))
    data = zlib.compress(rows)
    head = f"/Width 1224 /Height 1584 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {len(data)}"
    kind = "/Type /XObject /Subtype /Image /Filter /FlateDecode"
    picture = f"<< {kind} {head} >>\nstream\n".encode() + data + b"\nendstream"
    show = "<< /Length 42 >>\nstream\nq 612 0 0 792 0 0 cm /Im Do Q           \nendstream"
    marked = pdf([], objects=["PICTURE", show], page="/Contents 101 0 R /Resources << /XObject << /Im 100 0 R >> >>")
    return marked.replace(b"PICTURE", picture)


@pytest.fixture
def reading(person: Person, window: Window, tmp_path: Path) -> Reading:
    """A new map with a main claim, and a PDF without any text."""
    person.new_map()
    made = Reading(person, window, tmp_path)
    made.get_keyboard()
    made.add(scanned("The levy raises money"), "scan.pdf")
    made.see(0)
    person.until(lambda: made.sheet().pictures.has_words(0))
    person.go_to(Pane.MAP)
    person.write_card(Key.Key_C, "The levy pays for itself")
    return made


def asked(reading: Reading) -> SeenWords:
    return reading.view.findChild(SeenWords)


def passages(reading: Reading) -> list[Passage]:
    return list(reading.window.context.document.all(Passage))


def test_a_pdf_of_pictures_is_a_source_whose_pages_are_shown(reading: Reading) -> None:
    assert isinstance(reading.view, PageView)
    assert reading.view.isVisible()
    assert "No page has text" in reading.window.messages.text
    assert "draw a frame" in reading.view._words_about(0)


def test_words_typed_for_a_frame_are_linked_to_the_selected_card(reading: Reading) -> None:
    reading.drag(*FRAME)
    assert asked(reading).isVisible()
    reading.person.type("raises money")
    asked(reading).link.click()
    (passage,) = passages(reading)
    assert (passage.exact, passage.page, passage.state) == ("raises money", "1", PassageState.UNVERIFIED)
    (link,) = reading.window.context.document.all(PassageLink)
    assert link.node_id == reading.window.context.current_place.node_id
    assert not asked(reading).isVisible()
    assert reading.view.framing.frame is None


def test_words_typed_for_a_frame_become_evidence_in_the_tray(reading: Reading) -> None:
    reading.drag(*FRAME)
    reading.person.type("raises money")
    asked(reading).card.click()
    assert [(one.kind, one.text) for one in reading.window.context.document.all(Node)][-1] == (
        Kind.EVIDENCE,
        "raises money",
    )


def test_without_words_nothing_can_be_done_and_escape_takes_the_frame_away(reading: Reading) -> None:
    reading.drag(*FRAME)
    assert (asked(reading).link.isEnabled(), asked(reading).card.isEnabled()) == (False, False)
    reading.person.key(Key.Key_Escape)
    assert not asked(reading).isVisible()
    assert reading.view.framing.frame is None
    assert passages(reading) == []


def test_a_click_draws_no_frame(reading: Reading) -> None:
    QTest.mouseClick(reading.view.viewport(), Left, NO, FRAME[0])
    assert not asked(reading).isVisible()


def test_without_a_selected_card_words_can_only_go_to_the_tray(reading: Reading) -> None:
    reading.window.context.selection.clear()
    reading.drag(*FRAME)
    reading.person.type("raises money")
    assert (asked(reading).link.isEnabled(), asked(reading).card.isEnabled()) == (False, True)


def test_on_a_page_with_text_a_frame_is_drawn_with_control(reading: Reading) -> None:
    reading.add(pdf(FIRST), "levy.pdf")
    reading.see(0)
    reading.person.until(lambda: reading.sheet().pictures.has_words(0))
    viewport = reading.view.viewport()
    QTest.mousePress(viewport, Left, CONTROL, FRAME[0])
    QTest.mouseMove(viewport, FRAME[1])
    QTest.mouseRelease(viewport, Left, CONTROL, FRAME[1])
    assert asked(reading).isVisible()
    assert reading.selected() == ""


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_words_are_recognised_and_proposed(reading: Reading) -> None:
    reading.drag(*FRAME)
    asked(reading).read.click()
    reading.person.until(lambda: asked(reading).words != "", 30_000)
    assert asked(reading).words == "The levy raises money"
    assert passages(reading) == []


def test_the_map_opens_again_with_words_that_were_seen(reading: Reading) -> None:
    reading.drag(*FRAME)
    reading.person.type("raises money")
    asked(reading).link.click()
    window = reading.window
    opened = window.desk.open_maps().of(window.context.session)
    window.by_name["window.files.close"].trigger()
    window.open_path(opened.path)
    reading.person.until(lambda: window.context is not None)
    assert [one.exact for one in window.context.document.all(Passage)] == ["raises money"]
    reading.person.go_to(Pane.READER)
    reading.see(0)
