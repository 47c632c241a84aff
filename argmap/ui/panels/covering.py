"""What of the shown source is mapped: the strip beside its scroll bar, and the list of what may have been missed."""

from PySide6.QtCore import QObject, QTimer

from argmap.core.records import SourceText
from argmap.reasoning.coverage import Stretch, coverage, mapped_by_side, merge, touches
from argmap.reasoning.indicated import Indicated
from argmap.ui.context import MapContext
from argmap.ui.idling import Idling
from argmap.ui.panels.coverage_list import CoverageList
from argmap.ui.panels.coverage_strip import CoverageStrip
from argmap.ui.panels.indicating import Indicating, unknown_language

MOST = 2_000  # sentences in the list; who has mapped those finds the next ones in it
LATER_MS = 60  # milliseconds after a change, so that nobody waits for it who is typing


class Covering(QObject):
    """Keeps strip and list as the map has it. Sentences are read when the list is open, while the window is idle."""

    def __init__(self, context: MapContext, indicating: Indicating, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._indicating = context, indicating
        self.strip, self.list = CoverageStrip(), CoverageList()
        self.list.hide()
        self._text: SourceText | None = None
        self._mapped: list[Stretch] = []
        self._count = 0
        self._stands_at: int | None = None
        self._idling = Idling(self)
        self._idling.came.connect(self._take)
        self._idling.ended.connect(self._end)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._refresh)
        self.list.closed.connect(self.close)
        context.closed.connect(self.close)
        self.dress()

    def show_text(self, text: SourceText | None) -> None:
        """Show what of a text the map rests on: of another text at once, else as soon as the change is painted."""
        before, self._text = self._text, text if text is not None and text.text else None
        self.strip.setVisible(self._text is not None)
        if self._text is None:
            self.close()
        elif before is None or before.id != self._text.id:
            self._refresh()
        else:
            self._later.start()

    def dress(self) -> None:
        """Paint in the colours of the theme."""
        self.strip.dress(self._context.theme)

    @property
    def is_read(self) -> bool:
        """Whether the list holds all it will."""
        return not self._idling.is_at_work and not self._later.isActive()

    def open(self) -> None:
        """Show the list, with the keyboard in it."""
        if self._text is not None:
            self.list.show()
            self._refresh()
            self.list.setFocus()

    def close(self) -> None:
        self._idling.stop()
        self._later.stop()
        self.list.hide()

    def _refresh(self) -> None:
        if self._text is None:
            return
        by_side = mapped_by_side(self._context.tree, self._text.id)
        self._mapped = merge(one for stretches in by_side.values() for one in stretches)
        self.strip.show_mapped(by_side, len(self._text.text))
        if not self.list.isHidden():
            self._fill(self._text)

    def _fill(self, text: SourceText) -> None:
        stood_at = self.list.place
        self._stands_at = stood_at[0] if stood_at is not None else 0
        self.list.show_sections(coverage(self._context.tree, text, None), text.text)
        self._count = 0
        reader = self._indicating.reader
        if reader is None:
            self._idling.stop()
            self.list.say(unknown_language() + " " + self.tr("So it names no sentences nothing rests on."))
            self._stand()
            return
        self._idling.start(reader.read(text.text))
        self._say()

    def _take(self, sentences: list[Indicated]) -> None:
        missed = [one for one in sentences if one.indicators and not touches(self._mapped, one.start, one.end)]
        self.list.add(missed[: MOST - self._count])
        self._count += len(missed)
        if self._count >= MOST:
            self._idling.stop()
            self._end()
        self._say()

    def _end(self) -> None:
        self._stand()
        self._say()

    def _stand(self) -> None:
        if self._stands_at is not None:
            self.list.stand_at(self._stands_at)
            self._stands_at = None

    def _say(self) -> None:
        self.list.say(self._words())

    def _words(self) -> str:
        if self._count >= MOST:
            return self.tr("The first {0} sentences with indicator words nothing rests on").format(f"{MOST:,}")
        if not self._count and not self._idling.is_at_work:
            return self.tr("Something rests on every sentence with an indicator word.")
        words = self.tr("%n sentence(s) with indicator words nothing rests on", None, self._count)
        return words.replace("(s)", "s" * (self._count != 1))
