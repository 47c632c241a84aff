"""The parts of the window that show one open map: the search if it is wanted, source and outline above the tray, the
map, the inspector."""

from collections.abc import Generator
from inspect import GEN_RUNNING, getgeneratorstate
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from argmap.core.anchoring import Quote
from argmap.core.records import Comment
from argmap.ui.canvas.editor import CardEditor, Ending
from argmap.ui.context import MapContext
from argmap.ui.crumbs import Crumbs
from argmap.ui.left_side import LeftSide
from argmap.ui.menus import WindowActions
from argmap.ui.middle import INSPECTOR_WIDTH, Middle
from argmap.ui.panes import Pane
from argmap.ui.parts import key_widgets, make_part

WIDE = 1_500  # pixels; in a narrower window the inspector lies over the map, and is closed at first
READER_SHARE = 0.38  # of the window's width, at most
READER_WIDTH = 494  # pixels at first
SEARCH_WIDTH = 330


class Workspace(QWidget):
    """Lays the panes out, and remembers how."""

    def __init__(self, context: MapContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._actions = actions
        self._parts: dict[Pane, Any] = {}
        self._filling = self._panels()
        self._inspector = _room()  # what takes the inspector's place until there is one
        self.left = LeftSide(self.part)
        self.crumbs = Crumbs(context)  # before the map, which then knows how much room the bars leave
        self.middle = Middle(self.part(Pane.MAP))
        self.middle.put_above(self.crumbs)
        self.overview: Any = None  # the Overview, once the panels are there
        self._filter_bar: Any = None
        self._name_bar: Any = None
        self._what_if_bar: Any = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.left)
        self._splitter.addWidget(self.middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_share)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._is_wide: bool | None = None
        self._is_swapped = False
        preferences = context.preferences
        self._reader_width = preferences.number("reader_width", READER_WIDTH)
        self._shows_inspector = preferences.number("inspector", 1) == 1  # beside a wide map
        context.changed.connect(self._show_hint)
        context.changed.connect(self._offer_comments)
        context.passage_requested.connect(self._show_reader)
        context.words_requested.connect(self._show_words)
        self._show_hint()

    def part(self, pane: Pane) -> Any:  # noqa: ANN401  # the widget of that pane
        """A pane, made when it is first wanted: a large outline is not built for who never looks at it."""
        if pane is not Pane.MAP:
            self.fill()
        if pane not in self._parts:
            self._parts[pane] = make_part(pane, self.context)
            self._actions.give_keys(pane, key_widgets(self._parts[pane]))
        return self._parts[pane]

    def made_part(self, pane: Pane) -> Any:  # noqa: ANN401  # the widget of that pane, or None
        """A pane if it was wanted so far."""
        return self._parts.get(pane)

    @property
    def filter_bar(self) -> Any:  # noqa: ANN401  # a FilterBar
        """The bar of the filter, made when it is first wanted."""
        if self._filter_bar is None:
            from argmap.ui.filter_bar import FilterBar

            self._filter_bar = FilterBar(self.context)
            self.middle.put_above(self._filter_bar)
        return self._filter_bar

    @property
    def name_bar(self) -> Any:  # noqa: ANN401  # a NameBar
        """The bar in which a version is named, made when it is first wanted."""
        if self._name_bar is None:
            from argmap.ui.versions.name_bar import NameBar

            self._name_bar = NameBar(self.context)
            self.middle.put_above(self._name_bar)
        return self._name_bar

    def show_what_if(self) -> None:
        """Have the bar that says what is supposed, from now on whenever anything is."""
        if self._what_if_bar is None:
            from argmap.ui.judging.what_if_bar import WhatIfBar

            self._what_if_bar = WhatIfBar(self.context)
            self.middle.put_above(self._what_if_bar)

    def fill(self) -> None:
        """Put in the panels that are not there yet."""
        if getgeneratorstate(self._filling) != GEN_RUNNING:  # else a panel that is being made wants another
            for _ in self._filling:
                pass

    def panels(self) -> Generator[None]:
        """Put the panels around the map, one with each step: later than the map, which is painted before them."""
        return self._filling

    def _panels(self) -> Generator[None]:
        from argmap.ui.canvas.overview import Overview

        self.overview = Overview(self.context, self.part(Pane.MAP), self.middle.free_width)
        yield
        self.left.put_tray()
        yield
        self.left.show_tab(self.left.shown)
        self._offer_comments()
        yield
        room, self._inspector = self._inspector, self.part(Pane.INSPECTOR)
        room.setParent(None)
        room.deleteLater()
        if self._is_wide is not None:
            is_wide, self._is_wide = self._is_wide, None
            self._place_inspector(is_wide)
            self._share_out()

    @property
    def is_inspector_shown(self) -> bool:
        return self._inspector.isVisibleTo(self)

    def show_inspector(self, shown: bool) -> None:
        self.part(Pane.INSPECTOR).setVisible(shown)
        if self._is_wide:
            self._shows_inspector = shown
            self.context.preferences.keep_number("inspector", int(shown))
        self.middle.show_over(shown)
        self._share_out()

    @property
    def is_search_shown(self) -> bool:
        return Pane.SEARCH in self._parts and bool(self.part(Pane.SEARCH).isVisibleTo(self))

    def show_search(self, shown: bool) -> None:
        """Put the search beside everything else, or take it away; it keeps its words."""
        panel = self.part(Pane.SEARCH)
        if self._splitter.indexOf(panel) < 0:
            panel.setFixedWidth(SEARCH_WIDTH)
            panel.closed.connect(self._close_search)
            self._splitter.insertWidget(0, panel)
        panel.setVisible(shown)
        self._share_out()

    def search_for(self, typed: str) -> None:
        """Open the search with these words, or those of last time if there are none."""
        self.show_search(True)
        self.part(Pane.SEARCH).begin(typed)

    def swap(self) -> None:
        """Give the reader the room of the map, and the map that of the reader; again, and it is as before."""
        self._is_swapped = not self._is_swapped
        self._share_out()

    def show_tab(self, pane: Pane) -> None:
        self.left.show_tab(pane)

    def panes(self) -> list[Pane]:
        """The panes that can take the keyboard now, in the order in which F6 goes through them."""
        search = [Pane.SEARCH] if self.is_search_shown else []
        order = [*search, self.left.shown, Pane.TRAY, Pane.MAP, Pane.INSPECTOR]
        return [pane for pane in order if key_widgets(self.part(pane))[0].isVisibleTo(self)]

    def focus(self, pane: Pane) -> None:
        """Put the keyboard into a pane, which is brought to the front first."""
        self.left.show_tab(pane)
        self.context.set_active_pane(pane)
        key_widgets(self.part(pane))[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_editing(self) -> None:
        """Let an open editor commit its text before something is done to the map, by taking the keyboard from it."""
        widget = QApplication.focusWidget()
        pane = self.pane_of(widget)
        if pane is Pane.INSPECTOR:
            self.part(pane).commit()  # where no letter is a command, the keyboard may be in a field for good
        if pane is not None and widget not in key_widgets(self.part(pane)):
            key_widgets(self.part(pane))[0].setFocus()
            self.part(Pane.MAP).writing.settle_left()

    def finish_editing(self) -> None:
        """Let every open editor put its text into the map, wherever the keyboard is: the map is about to be closed."""
        for editor in self.findChildren(CardEditor):
            editor.end(Ending.AWAY)
        from argmap.ui.panels.fields import TextField  # late, as the panels are
        from argmap.ui.written import settle_owed

        for field in self.findChildren(TextField):
            field.commit()
        if self.made_part(Pane.INSPECTOR) is not None:
            self.part(Pane.INSPECTOR).commit()
        self.part(Pane.MAP).writing.settle_left()
        settle_owed(self.context)

    def keep_refused(self) -> None:
        """What the map has refused, and stands in an editor still, comes into the tray: the map is closed now."""
        from argmap.ui.kept_texts import put_into_tray

        editors = [one for one in self.findChildren(CardEditor) if not one.is_ended and one.text().strip()]
        put_into_tray(self.context, [one.text() for one in editors])

    def picture(self) -> QPixmap:
        """The map as it is to be seen now."""
        return self.part(Pane.MAP).viewport().grab()  # without the overview

    def pane_of(self, widget: QWidget | None) -> Pane | None:
        """The pane a widget is in."""
        while widget is not None:
            for pane, part in self._parts.items():
                if part is widget:
                    return pane
            widget = widget.parentWidget()
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_inspector(self.width() >= WIDE)
        self._share_out()

    def _close_search(self) -> None:
        self.show_search(False)
        self.focus(Pane.MAP)

    def _offer_comments(self) -> None:
        if self.context.document.count(Comment):
            self.left.offer(Pane.COMMENTS)

    def _show_reader(self) -> None:
        self.left.show_tab(Pane.READER)

    def _show_words(self, quote: Quote) -> None:
        self._show_reader()
        self.part(Pane.READER).view.reveal(quote.start, quote.end)

    def _place_inspector(self, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide, inspector = is_wide, self._inspector
        if is_wide:
            self.middle.take_over()
            self._splitter.addWidget(inspector)
            inspector.setFixedWidth(INSPECTOR_WIDTH)
        else:
            self.middle.put_over(inspector)
        inspector.setVisible(is_wide and self._shows_inspector)

    def _share_out(self) -> None:
        room, most = self._room(), self._most()
        left = room - most if self._is_swapped else min(self._reader_width, most)
        right = INSPECTOR_WIDTH if self._is_wide and self.is_inspector_shown else 0
        search = [self.width() - room] if Pane.SEARCH in self._parts else []
        self._splitter.setSizes([*search, left, room - left - right, *([right] if self._is_wide else [])])

    def _room(self) -> int:
        """The width that the search leaves to everything else."""
        return self.width() - (SEARCH_WIDTH if self.is_search_shown else 0)

    def _most(self) -> int:
        """The width that the reader may have."""
        return round(self._room() * READER_SHARE)

    def _keep_share(self) -> None:
        """The reader may be drawn wider, up to its share."""
        most = self._most()
        if not self._is_swapped:
            self._reader_width = min(self.left.width(), most)
            self.context.preferences.keep_number("reader_width", self._reader_width)
            if self.left.width() > most:
                self._share_out()

    def _show_hint(self) -> None:
        empty = not self.context.document.root_ids
        hint = self.tr("Press C to write the main claim, or select words of a source and press C.")
        self.middle.say(hint if empty and self.context.is_editable else "")


def _room() -> QWidget:
    room = QWidget()
    room.setProperty("look", "panel")
    room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return room
