"""Which widget is which pane; each is made from the map's context and nothing else."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtWidgets import QWidget

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Exercise
from argmap.session import Wake
from argmap.ui.context import MapContext
from argmap.ui.panes import Pane
from argmap.ui.tasks import LOOK_S, Progress

PARTS = {
    Pane.SEARCH: ("panels.search_panel", "SearchPanel"),
    Pane.READER: ("panels.reader", "Reader"),
    Pane.OUTLINE: ("panels.outline", "OutlinePanel"),
    Pane.COMMENTS: ("panels.comments_panel", "CommentsPanel"),
    Pane.TRAY: ("panels.tray", "Tray"),
    Pane.MAP: ("canvas.view", "MapCanvas"),
    Pane.INSPECTOR: ("panels.inspector", "Inspector"),
}
"""The module below `argmap.ui` and the class of each pane, imported when it is first wanted."""

WITHOUT_QT = """
worker.backing_up worker.recognising core.contents core.prose core.references.styles sources.page intake.offsets
storage.backup storage.answering formats.report reasoning.coverage reasoning.exercises reasoning.fixes
reasoning.fidelity.cards reasoning.fidelity.sentences reasoning.schemes.asking reasoning.schemes.objecting
reasoning.status.crux reasoning.status.disagreements reasoning.status.drawing_order reasoning.status.why
"""
"""What the modules below stand on, and what a thread may load."""

STATIONS = """
ui.elided_choice ui.panels.contents ui.panels.page_column ui.panels.page_selection ui.panels.page_painting
ui.panels.page_view ui.kept_texts ui.panels.covering ui.panels.finding ui.panels.reader_view ui.panels.side_by_side
ui.panels.source_views ui.panels.reader
ui.panels.chips ui.panels.tray ui.mending render.commenting ui.written ui.panels.comments_box ui.panels.scheme_box
ui.panels.fidelity_sentences ui.panels.open_list ui.panels.passage_card ui.judging.rating_menu ui.panels.ratings
ui.panels.inspector
ui.page_supply ui.signing ui.left_over ui.backing_up ui.giving ui.reporting ui.canvas.overview ui.finder
ui.judging.judging ui.searching ui.completing render.composition ui.thumbnails
"""
"""What stands around every map, in the order in which each brings a few modules along.

Last, what its closing needs, or a version that is restored.
"""

OF_EXERCISES = "ui.exercising.exercising ui.exercising.exercise_bar"


def load_parts(document: Document, wake: Wake, progress: Progress) -> None:
    """Load what stands around a map, some 330 modules and the words by which it is read, from a thread that waits.

    What names classes of Qt, or makes some, the main thread loads itself, a few modules in a turn: before Python 3.12
    PySide notes each in a table that Qt has the main thread read without Python's lock. Raises `Cancelled`.
    """
    for module in WITHOUT_QT.split():
        progress.check()
        import_module(f"argmap.{module}")
    _load_words(document.info.language)
    for module in (STATIONS + OF_EXERCISES if document.count(Exercise) else STATIONS).split():
        progress.check()
        _in_main_thread(partial(import_module, f"argmap.{module}"), wake, progress)


def _load_words(language: str) -> None:
    """The first card that is asked about, by a key for instance, would read them, which takes a few hundredths."""
    from argmap.reasoning.grammar import grammar_of

    with suppress(MapError):  # it is said where they are needed
        grammar_of(language)


def _in_main_thread(act: Callable[[], object], wake: Wake, progress: Progress) -> None:
    """Have it done there, and wait for it. Raises `Cancelled`: else who waits for this thread would wait for ever."""
    is_over = Event()

    def do() -> None:
        try:
            act()
        finally:
            is_over.set()

    wake(do)
    while not is_over.wait(LOOK_S):
        progress.go_on()


def make_part(pane: Pane, context: MapContext) -> QWidget:
    """One pane of a window that shows the map."""
    module, name = PARTS[pane]
    made: QWidget = getattr(import_module(f"argmap.ui.{module}"), name)(context)
    return made


def key_widgets(part: QWidget) -> tuple[QWidget, ...]:
    """The widgets of a pane in which plain letters are commands: its `key_widgets` if it has any, else itself."""
    widgets: tuple[QWidget, ...] = getattr(part, "key_widgets", (part,))
    return widgets
