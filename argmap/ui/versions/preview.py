"""The map as it was, to be looked at only: the same canvas as the open map's, on a map that lies nowhere."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Record
from argmap.session import Session
from argmap.ui.appearance import Appearance
from argmap.ui.canvas.looking import KEPT
from argmap.ui.canvas.scene import laid_out, unchecked
from argmap.ui.canvas.sizes import NOTHING_KNOWN, KnownSizes
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.shown import place_shown_by
from argmap.ui.stepping import Free, at_once
from argmap.ui.text import plain_label
from argmap.ui.view_state import ViewState


class PassingView(ViewState):
    """How a version is looked at: at first as the map is, later as nobody wants to know."""

    def __init__(self, map_view: ViewState | None) -> None:
        super().__init__(Path())
        if map_view is not None:
            self.set_layout(map_view.layout)
            self.set_folded(map_view.folded)
            self.keep(KEPT, map_view.get(KEPT))

    def save(self) -> None:
        """It passes."""


def unfolded_view(layout: str) -> PassingView:
    """A view of a map in that layout, from its beginning and with nothing folded."""
    view = PassingView(None)
    view.set_layout(layout)
    return view


def nothing_known(_document: Document) -> KnownSizes:
    return NOTHING_KNOWN


class LaidOut:
    """A map made ready to be shown; to be made on a thread, as a large one takes a second."""

    def __init__(
        self,
        records: Iterable[Record],
        view: ViewState,
        check: Callable[[], None] = unchecked,
        known: Callable[[Document], KnownSizes] = nothing_known,
    ) -> None:
        """What `check` raises stops it. What is `known` of how large its cards are drawn is not measured."""
        self.session = Session(records)
        self.session.is_read_only = True
        self.view = view
        self.scene = laid_out(self.session.tree, view, check, known(self.session.document))

    def take_apart(self) -> None:
        """Let it go at once: the collector would have to look through the open map as well, for 0.4 s."""
        at_once(self.taken_apart())

    def taken_apart(self) -> Iterator[None]:
        """Let it go piece by piece, so that a window can turn between them."""
        yield from self.scene.layout.taken_apart()
        yield from self.session.document.taken_apart()


class Preview(QWidget):
    """Shows one map after another, or words in its place."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None, free: Free = at_once) -> None:
        """`free` is given what was shown, piece by piece, once something else is or nothing."""
        super().__init__(parent)
        self._appearance, self._free = appearance, free
        self._made: LaidOut | None = None
        self._context: MapContext | None = None
        self._canvas: MapCanvas | None = None
        self._words = plain_label(look="hint", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._words)

    @property
    def context(self) -> MapContext | None:
        """What the canvas has of the map that is shown."""
        return self._context

    @property
    def canvas(self) -> MapCanvas | None:
        return self._canvas

    @property
    def session(self) -> Session | None:
        """The map that is shown."""
        return self._context.session if self._context is not None else None

    def show_map(self, made: LaidOut, make_canvas: Callable[[MapContext], MapCanvas] = MapCanvas) -> None:
        """Show a map instead of what is shown."""
        self.clear()
        self._made = made
        self._context = context = MapContext(made.session, self._appearance, made.view, self)
        context.scene = made.scene
        self._canvas = canvas = make_canvas(context)
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows go from version to version
        self._stack.addWidget(canvas)
        self._stack.setCurrentWidget(canvas)

    def take(self, change: Change) -> None:
        """Make the map another one by a change, and bring what changed into view."""
        if self._context is None or not change:
            return
        self._context.session.receive(change)
        place_id = place_shown_by(self._context.tree, change)
        if place_id is not None and self._context.tree.place(place_id) is not None:
            self._context.show(place_id)

    def say(self, words: str) -> None:
        """Show words in place of a map."""
        self.clear()
        self._words.setText(words)

    def clear(self) -> None:
        """Let go of the map that is shown."""
        if self._made is None or self._context is None or self._canvas is None:
            return
        self._context.close()
        self._stack.removeWidget(self._canvas)
        self._canvas.hide()  # it may be asked to paint until it is deleted
        self._canvas.deleteLater()
        self._context.deleteLater()
        self._free(self._made.taken_apart())
        self._made = self._context = self._canvas = None
