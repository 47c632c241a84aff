"""Row 16: a source of 20 MB in the reader, against Qt's own text widgets with the same text, in one run."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from argmap.render.fonts import register_fonts
from argmap.render.theme import Tone
from argmap.ui.panels.reader_marks import Mark
from argmap.ui.panels.reader_view import ReaderView
from tests.benchmarks.maps import Words
from tests.benchmarks.rows import Row, at_most, duration, faster, main, seconds, typical

LENGTH = 20_000_000  # code points
SIZE = (480, 700)
MARKS = 5_000
STALL_S = 0.1  # what a person notices
FRAME_S = 1 / 60
View = ReaderView | QTextEdit | QPlainTextEdit


def rows(_nodes: int, runs: int) -> Iterator[Row]:
    application = QApplication([])
    register_fonts()
    text, view = long_text(), ReaderView()
    opened = typical(lambda: first_paint(view, lambda: view.show_text("1" * 32, text, ())), runs)
    held_up, taken = fill(view, application)
    ended = typical(lambda: go_to_end(view), runs)
    for peer, times in ((QTextEdit(), 100), (QPlainTextEdit(), None)):
        name = type(peer).__name__
        peer_opened = seconds(lambda peer=peer: first_paint(peer, lambda: peer.setPlainText(text)))
        yield faster(16, "a source of 20 MB opened and painted", opened, name, peer_opened, 2)
        yield faster(16, "from its beginning to its end", ended, name, seconds(partial(go_to_end, peer)), times)
    yield at_most(16, "the longest the window is held up until all of it is there", held_up, STALL_S)
    yield Row(16, "until all of it is there", duration(taken))
    marks = [Mark(str(at), at, at + 300, Tone.SUPPORTS, (), ()) for at in range(0, LENGTH, LENGTH // MARKS)]
    view.mark(marks, set(), dict.fromkeys(Tone, "#2F5C9E"))
    drags = median(seconds(partial(drag, view, step / 200)) for step in range(200))
    yield at_most(16, f"drag its scroll bar, a frame, {MARKS:,} marks", drags, FRAME_S)
    one = typical(lambda: first_paint(view, lambda: view.show_text("2" * 32, "x" * LENGTH, ())), runs)
    yield at_most(16, "one line of 20 MB opened and painted", one, STALL_S)


def long_text() -> str:
    """Paragraphs of 5 to 120 words, as long together as they must be."""
    random = Random(20)
    words, length = Words(random), 0
    paragraphs: list[str] = []
    while length < LENGTH:
        paragraphs.append(words.sentence(random.randint(5, 120)))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def first_paint(view: View, show: Callable[[], None]) -> None:
    """Show a text and paint what is seen of it, as long as the window would be held up by both."""
    view.resize(*SIZE)
    view.show()
    show()
    view.grab()


def fill(view: ReaderView, application: QApplication) -> tuple[float, float]:
    """The longest turn of the event loop, and the time of all, until the text is there to its end."""
    turns, began = [], perf_counter()
    while not view.is_full:
        turns.append(seconds(application.processEvents))
    return max(turns), perf_counter() - began


def go_to_end(view: View) -> None:
    """As Ctrl+End does, and back."""
    view.moveCursor(QTextCursor.MoveOperation.End)
    view.grab()
    view.moveCursor(QTextCursor.MoveOperation.Start)


def drag(view: ReaderView, share: float) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    view.grab()


if __name__ == "__main__":
    main(rows, __doc__ or "")
