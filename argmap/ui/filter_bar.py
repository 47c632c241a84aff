"""The slim bar above the map that picks cards out: by what, how many there are, on, back and away."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from argmap.core.filtering import Criteria
from argmap.ui import facets
from argmap.ui.bar import Bar, bar_button
from argmap.ui.canvas.accessibility import announce
from argmap.ui.commands.map.filtering import next_match, previous_match
from argmap.ui.context import MapContext
from argmap.ui.elided import ElidedLabel
from argmap.ui.facet_button import FacetButton
from argmap.ui.panes import Pane

HEIGHT = 40  # pixels
WIDE = 740  # in a narrower bar the two buttons are left out that have keys, and the names of what is chosen


class FilterBar(Bar):
    """Shown as long as the filter of the map is open."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, 10, 10, 6, parent)
        self.setAccessibleName(self.tr("Filter"))
        self._context = context
        self.facets = self._facets()
        self.count = ElidedLabel("muted")
        for facet in self.facets.values():
            facet.changed.connect(self._ask)
            self.row.addWidget(facet)
        self.row.addSpacing(6)
        self.row.addWidget(self.count)
        self.row.addStretch(1)
        self.previous = bar_button(self.tr("Previous"), "quiet", lambda: previous_match(context), self.tr("Shift+M"))
        self.next = bar_button(self.tr("Next"), "quiet", lambda: next_match(context), self.tr("M"))
        close = bar_button(self.tr("Close"), "quiet", self.leave, self.tr("Escape"))
        for button in (self.previous, self.next, close):
            self.row.addWidget(button)
        for changed in (context.filtering.changed, context.focus.changed, context.changed):
            changed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        for button in (self.previous, self.next):
            button.setVisible(self.width() >= WIDE)
        for facet in self.facets.values():
            facet.set_brief(self.width() < WIDE)

    def start(self) -> None:
        """Open the filter, with the keyboard in the bar."""
        self._context.filtering.open()
        next(iter(self.facets.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Show everything, and give the keyboard back to the map."""
        self._context.filtering.close()
        self._context.focus_requested.emit(Pane.MAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _facets(self) -> dict[str, FacetButton]:
        """The buttons by the names of what they choose in the criteria."""
        document = self._context.document
        nothing = self.tr("No card has one yet")
        return {
            "roles": FacetButton(self.tr("Role"), facets.roles, nothing),
            "tags": FacetButton(self.tr("Tag"), lambda: facets.tags(document), nothing),
            "speakers": FacetButton(self.tr("Speaker"), lambda: facets.speakers(document), nothing),
            "sources": FacetButton(self.tr("Source"), lambda: facets.sources(document), self.tr("There is none yet")),
            "states": FacetButton(self.tr("Passages"), facets.states, nothing),
        }

    def _ask(self) -> None:
        chosen: dict[str, Any] = {name: facet.chosen for name, facet in self.facets.items()}
        self._context.filtering.ask(Criteria(**chosen))

    def _show(self) -> None:
        filtering = self._context.filtering
        if not filtering.is_open and not self.isHidden():
            for facet in self.facets.values():
                facet.clear()
        self.setVisible(filtering.is_open)
        if filtering.is_open and self.count.text() != self._words():
            self.count.show_text(self._words())
            announce(self, self._words())
        has_some = filtering.found is not None and filtering.found.count > 0
        for button in (self.previous, self.next):
            button.setEnabled(has_some)

    def _words(self) -> str:
        found, total = self._context.filtering.found, self._context.filtering.total
        is_whole = self._context.focus.place is None
        if found is None:
            return (self.tr("{0} cards") if is_whole else self.tr("{0} cards in this branch")).format(total)
        words = self.tr("{0} of {1} cards") if is_whole else self.tr("{0} of {1} cards in this branch")
        return words.format(found.count, total)
