"""From a path to an open map in a window, and back. Imported when the first map is opened."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from argmap.core.errors import MapError
from argmap.core.records import Node, Record
from argmap.core.stopping import Check, unchecked
from argmap.session import Session, Wake, hold, session_of
from argmap.storage.errors import AlreadyThere
from argmap.storage.files import NoAnswer
from argmap.storage.glimpse import FEW
from argmap.storage.opening import read_original
from argmap.ui.canvas.scene import Scene
from argmap.ui.context import MapContext
from argmap.ui.desk import Desk
from argmap.ui.folders import own_folder
from argmap.ui.laying_out import Copy, lay_out
from argmap.ui.main_thread import Unheard
from argmap.ui.naming import SUFFIX, free_path
from argmap.ui.once_free import once_free
from argmap.ui.open_maps import OpenMap
from argmap.ui.panes import Pane
from argmap.ui.parts import load_parts
from argmap.ui.start_page import thumbnail_path
from argmap.ui.still_there import does_answer, files_among
from argmap.ui.tasks import Cancelled, Progress, Work
from argmap.ui.text import isolated
from argmap.ui.view_state import view_state_of
from argmap.ui.window import Window
from argmap.ui.workspace import Workspace

MANY = 2_000  # cards, which to free takes some 10 ms


def open_file(window: Window, path: Path) -> None:
    """Open a map, or take in a file of another kind: a map format becomes a map, a document a source."""
    if path.suffix.lower() == SUFFIX or not files_among([path]):
        open_map(window, path)
        return
    from argmap.ui.taking_in import take_in

    take_in(window, [path])


def open_map(
    window: Window,
    path: Path,
    then: Callable[[], None] = lambda: None,
    refused: Callable[[MapError], None] = lambda _: None,
) -> None:
    """Show the map at `path`, read on a thread, in place of another, and do `then`; or say why not, then `refused`."""
    if not does_answer(path):
        _say_why(window, path, NoAnswer(path), refused)
        return
    found = window.desk.open_maps().find(path)
    if found is not None:
        from argmap.ui.keeping import open_what_lies_there  # late: it stands on this module

        if not open_what_lies_there(window, path, found, then):
            _show_found(window, found, then)
        return
    window.tasks.start(
        _words_for(path),
        _reading(path, window.desk.main_thread.post),
        lambda made: once_free(window, lambda: _show_read(window, made, then), made.session.close),
        lambda error: _say_why(window, path, error, refused),
        lambda made: made.session.close(),
    )


def _words_for(path: Path) -> str:
    return QCoreApplication.translate("Opening", "Opening {0}…").format(path.stem)


def _show_found(window: Window, found: OpenMap, then: Callable[[], None]) -> None:
    """Show a map that is open here already; in a window that shows it, it would be closed by that."""
    if window.context is None or window.context.session is not found.session:
        show_too(window, found, then)
    else:
        then()


def show_too(window: Window, opened: OpenMap, then: Callable[[], None] = lambda: None) -> None:
    """Show a map that is open here in one more window; it is laid out on a thread. `then` is done once it is shown."""
    copy, words = Copy(opened.session), _words_for(opened.path)

    def take(scene: Scene) -> None:
        if not opened.windows:  # it was closed meanwhile
            open_map(window, opened.path, then)
            return
        opened.scene = copy.hand_over(scene)
        show(window, opened)
        then()

    if window.context is None and window.glimpse is None:
        window.stage.show_words(words)
        window.show_chrome()
    window.tasks.start(words, copy.lay_out, lambda scene: once_free(window, lambda: take(scene)))


def _show_read(window: Window, made: OpenMap, then: Callable[[], None]) -> None:
    """Show a map that was read; one that was opened here meanwhile, as by a double click, is that one."""
    found = window.desk.open_maps().find(made.path)
    if found is not None and made.held.is_picture:
        made.session.close()
        _show_found(window, found, then)
    else:
        show(window, made)
        then()


def _say_why(window: Window, path: Path, error: MapError, refused: Callable[[MapError], None]) -> None:
    from argmap.ui.unopened import say_unopened  # late, as nearly every map opens

    say_unopened(window, path, error)
    refused(error)


def _reading(path: Path, wake: Wake) -> Work:
    """The work of reading a map and laying it out."""

    def work(progress: Progress) -> OpenMap:
        made = lay_out(read(path, wake), progress)
        document = made.session.document
        try:
            if document.count(Node) > FEW:  # of a smaller one the map itself is to be seen sooner
                load_parts(document, wake, progress)
        except Cancelled:
            made.session.close()
            raise
        return made

    return work


def read(path: Path, wake: Wake) -> OpenMap:
    """Check and read the map at `path`. One that another process has open is a picture of it, for reading only.

    Raises a `StorageError`.
    """
    from argmap.worker.backing_up import BeforeLoss  # late: a key may be pressed once the main claim is to be seen

    held, before_loss, unheard = hold(path), BeforeLoss(wake), Unheard(wake)
    session = session_of(held, unheard, before_loss=before_loss)
    return OpenMap(session, held, unheard, before_loss=before_loss)


def create(window: Window, name: str, records: Iterable[Record]) -> Path:
    """Make a map of the records in the user's maps folder and show it; returns its path. Raises a `StorageError`."""
    made = make(name, records, window.desk.main_thread.post)
    show(window, made)
    return made.path


def make(name: str, records: Iterable[Record], wake: Wake, check: Check = unchecked) -> OpenMap:
    """Make a map of the records in the user's maps folder, and open it; on a thread, too.

    Raises a `StorageError`, or what `check` does before the map is there.
    """
    from argmap.storage.creating import create_map

    folder, records = own_folder(), list(records)
    path = free_path(folder, name).resolve()
    while True:
        try:
            create_map(path, records, check=check)
        except AlreadyThere:
            taken, path = path, free_path(folder, name).resolve()
            if path == taken:
                raise
        else:
            return read(path, wake)


def open_sample(window: Window, name: str) -> None:
    """Make a map of a sample in the user's maps folder and show it."""
    from argmap.samples import sample_copy, sample_title

    create(window, sample_title(name), sample_copy(name))


def show(window: Window, opened: OpenMap) -> None:
    """Show an open map in a window."""
    from argmap.ui.backing_up import back_up_while_open  # late, as above
    from argmap.ui.left_over import say_left
    from argmap.ui.page_supply import PageSupply
    from argmap.ui.signing import sign

    let_go(window)
    session = opened.session
    window.desk.open_maps().take(opened)
    glimpse = _glimpse_of(window, session)
    view = glimpse.context.view_state if glimpse is not None else view_state_of(session.document.info.id)
    context = MapContext(session, window.desk.appearance, view, window)
    context.scene, opened.scene = opened.scene, None
    if context.scene is not None:
        context.scene.follow(view)
    context.pages = PageSupply(
        session, window.desk.page_reader, lambda digest: read_original(opened.path, digest), context
    )
    context.closed.connect(context.pages.stop)
    sign(context)
    claim_place = context.tree.main_claim()
    if claim_place is not None and (glimpse is None or glimpse.context.selection.cards):
        context.selection.select_card(claim_place.id)
    context.stepping.begin(window.tasks, partial(_contexts_of, window.desk, session), window.desk.collector)
    workspace = Workspace(context, window.by_name)
    window.show_map(context, workspace)
    opened.unheard.hear()
    window.desk.preferences.add_recent(opened.path)
    opened.before_loss.failed = lambda error: _say_unguarded(window.desk, session, error)
    back_up_while_open(window, opened)
    why_not = opened.held.why_not_writable
    if why_not is not None and not session.is_free:
        from argmap.ui.error_words import said_with_advice  # late, as nearly every map can be changed

        window.messages.say(said_with_advice(why_not), stays=True)
    elif opened.windows == 1:
        if opened.held.was_older:
            words = "{0} was brought up to the present version of argmap; its old file is among its backups."
            window.say(QCoreApplication.translate("Opening", words).format(isolated(opened.path.name)))
        say_left(window)


def _say_unguarded(desk: Desk, session: Session, error: MapError) -> None:
    """Say in a window that shows the map that many cards went without a backup, and how they come back."""
    from argmap.ui.actions import ACTIONS  # late, as nearly every backup is made
    from argmap.ui.keys import shown_key

    words = QCoreApplication.translate("Opening", "Many cards were removed without a backup. {0} {1} brings them back.")
    said = words.format(error, shown_key(ACTIONS["map.history.undo"]))
    for window in windows_of(desk, session)[:1]:
        window.say(said, stays=True)


def windows_of(desk: Desk, session: Session) -> list[Window]:
    """The windows that show the map of a session."""
    return [one for one in desk.windows if one.context is not None and one.context.session is session]


def _contexts_of(desk: Desk, session: Session) -> list[MapContext]:
    return [one.context for one in windows_of(desk, session)]


def _glimpse_of(window: Window, session: Session) -> Any:  # noqa: ANN401  # a Glimpse, or None
    """What the window showed of this map while it was read."""
    glimpse = window.glimpse
    return glimpse if glimpse is not None and glimpse.context.document.info.id == session.document.info.id else None


def let_go(window: Window) -> None:
    """Close the window's map, if it shows one; the file with the last window."""
    if window.context is not None:
        from argmap.ui.thumbnails import keep_thumbnail

        opened = opened_in(window)
        window.slim_bar.title.commit()
        window.workspace.finish_editing()
        window.workspace.keep_refused()
        for finish in tuple(window.context.owed.before_closing):
            finish()
        window.context.stepping.finish()
        was_kept, is_last = opened.is_kept, opened.windows == 1
        opened.is_kept |= is_last  # else it would be kept on a thread, for which nobody may wait
        opened.session.wait()  # for a look at the file: what happened to it just now is known to nobody yet
        opened.session.flush()  # while somebody still hears what the disk refuses
        refusal = opened.session.refusal
        if is_last and refusal is not None and not was_kept:
            from argmap.ui.keeping import keep_last

            keep_last(opened, refusal)
        keep_thumbnail(opened.session.tree, window.workspace.picture(), thumbnail_path(opened.path))
        drawing = window.workspace.part(Pane.MAP).sight.scene
        outline = window.workspace.made_part(Pane.OUTLINE)
        window.take_down_map()
        if (is_closed := window.desk.open_maps().release(opened)) and opened.gone is not None:
            window.desk.tell_of(opened.gone)
        lines: Iterator[None] = outline.let_go() if outline is not None else iter(())
        _free(window.desk, drawing, opened.session if is_closed else None, lines)


def _free(desk: Desk, drawing: Scene, session: Session | None, lines: Iterator[None]) -> None:
    """Free a large map that was closed piece by piece. All of it hangs in circles, but the collector frees at once."""
    if drawing.tree.document.count(Node) > MANY:
        desk.collector.free(lines)
        desk.collector.free(drawing.layout.taken_apart())
        if session is not None:
            desk.collector.free(session.taken_apart())
    desk.collector.look_through_all()


def opened_in(window: Window) -> OpenMap:
    """The open map that the window shows."""
    opened: OpenMap = window.desk.open_maps().of(window.context.session)
    return opened
