"""A map that is compared with another: read as a stranger's file, and never written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Record
from argmap.core.stopping import Check
from argmap.storage.errors import InUse
from argmap.storage.looking import look_at
from argmap.ui.canvas.sizes import NO_SIZES, Sizes, sizes_in
from argmap.ui.opening import opened_in
from argmap.ui.panes import Pane
from argmap.ui.window import Window


def none_known() -> Sizes:
    """Where nobody has drawn the map."""
    return NO_SIZES


@dataclass(frozen=True, slots=True)
class ReadMap:
    """What a map says, and what it did before; frozen, for any thread. `name` is what it is called on screen.

    `sizes` tells those of its cards, as far as they were drawn already; to be asked on a thread, as it takes a while.
    """

    name: str
    path: Path
    records: Sequence[Record]
    entries: Sequence[Entry] = ()
    sizes: Callable[[], Sizes] = none_known


def open_map_of(window: Window) -> ReadMap:
    """The map that the window shows, as it is now."""
    session, path = window.context.session, opened_in(window).path
    return ReadMap(path.name, path, list(session.document.records()), session.history.entries(), sizes_shown_in(window))


def sizes_shown_in(window: Window) -> Callable[[], Sizes]:
    """How large the cards of the window's map are drawn now; nothing is told of a map that is another by then."""
    context = window.context
    if context.is_glimpse:
        return none_known
    session, revision = context.session, context.session.revision
    blocks = window.workspace.part(Pane.MAP).sight.scene.layout.blocks()

    def sizes() -> Sizes:
        found = sizes_in(blocks)
        return found if session.revision == revision else NO_SIZES  # it becomes another before its cards do

    return sizes


def reading(window: Window, path: Path) -> Callable[[Check], ReadMap]:
    """How the map at `path` is to be read on a thread; one that is open here says what it is now.

    What is returned raises a `StorageError` for a file that is no sound map, or what the check does that it is given.
    """
    opened = window.desk.open_maps().find(path)
    if opened is not None:
        session = opened.session
        found = ReadMap(path.name, path, list(session.document.records()), session.history.entries())
        return lambda _: found
    if window.desk.holds(path):  # by another name: who reads its file lets go of the locks on it
        raise InUse(path)
    return lambda check: _read(path, check)


def _read(path: Path, check: Check) -> ReadMap:
    loaded = look_at(path, check)
    return ReadMap(path.name, path, loaded.records, loaded.history)
