"""From a frame on a page to a passage: the words in it are typed, or recognised, and never called verified."""

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImage

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.errors import MapError
from argmap.core.records import RecordId
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.context import MapContext
from argmap.ui.panels.page_frame import PageFrame
from argmap.ui.panels.page_seen import SeenWords
from argmap.ui.panels.page_view import PageView
from argmap.worker.recognising import can_recognise, recognise


class SeeingWords(QObject):
    """Asks for the words in each frame that is drawn on a view of pages, and puts them into the map."""

    def __init__(self, context: MapContext, view: PageView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._frame: PageFrame | None = None
        self.asked = SeenWords(can_recognise(), view.viewport())
        view.framing.drawn.connect(self._take_frame)
        context.selection.changed.connect(lambda: self.asked.take_target(self._target_id() is not None))
        self.asked.link_wanted.connect(self._link)
        self.asked.card_wanted.connect(self._add_card)
        self.asked.reading_wanted.connect(self._recognise)
        self.asked.closed.connect(self._close)

    def _take_frame(self, frame: PageFrame | None) -> None:
        self._frame = frame if self._context.is_editable else None
        if self._frame is None:
            self.asked.hide()
        else:
            self.asked.open_below(self._view.frame_rect(), self._view.viewport().size(), self._target_id() is not None)

    def _target_id(self) -> RecordId | None:
        place = self._context.current_place
        return place.node_id if place is not None else target_of_selection(self._context)

    def _link(self, words: str) -> None:
        target_id, text_id = self._target_id(), self._context.source_text_id
        if target_id is not None and text_id is not None:
            self._close_after(self._context.perform(edits.link_seen_words, target_id, text_id, words, self._page()))

    def _add_card(self, words: str) -> None:
        text_id = self._context.source_text_id
        if text_id is not None:
            self._close_after(self._context.perform(edits.add_seen_words, text_id, words, self._page()))

    def _page(self) -> str:
        return self._view.label_of(self._frame.page) if self._frame is not None else ""

    def _close_after(self, change: Change | None) -> None:
        if change is not None:
            self._close()

    def _close(self) -> None:
        self._view.framing.drop()
        self._view.setFocus()

    def _recognise(self) -> None:
        frame, pages = self._frame, self._context.pages
        if frame is None or pages is None:
            return

        def show(words: str) -> None:
            if self._frame is frame:
                self.asked.propose(words)

        def refuse(error: MapError) -> None:
            if self._frame is frame:
                self.asked.say(str(error))

        def read(picture: QImage) -> None:
            pages.start(lambda progress: recognise(_png(picture), lambda: progress.is_cancelled), show, refuse)

        self._view.get_framed_picture(read, refuse)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes, PySide wants text
    return bytes(buffer.data().data())
