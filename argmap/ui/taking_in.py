"""Files from outside: maps of other formats become new maps, documents become sources of the open one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import new_id
from argmap.core.records import RecordId, Source, SourceText
from argmap.core.refinding import Found
from argmap.core.refinding.locators import carried_locators
from argmap.core.refinding.passages import find_all, found_by_now, sought_in
from argmap.core.values import values_that_fit
from argmap.core.versions import has_pages
from argmap.formats.annotation_formats import DROPPED_SUFFIXES
from argmap.session import Step
from argmap.session.ahead import Edit
from argmap.sources.citations.reading import OWN_SUFFIXES
from argmap.sources.document import SourceDocument
from argmap.sources.errors import PasswordNeeded
from argmap.sources.kinds import SUFFIXES
from argmap.sources.source_records import source_records, source_text
from argmap.storage.files import read_foreign
from argmap.ui.context import MapContext
from argmap.ui.dialogs.password import PasswordDialog
from argmap.ui.glimpsing import glimpse_first
from argmap.ui.highlights import offer_highlights
from argmap.ui.kept_texts import put_into_tray
from argmap.ui.naming import SUFFIX
from argmap.ui.opening import open_map
from argmap.ui.stepping import Wish
from argmap.ui.tasks import Progress, Task
from argmap.ui.text import shortened
from argmap.ui.translating import N
from argmap.ui.window import Window

TITLE = 80  # characters of a text that has none
RECORD = 1_000  # characters that cost as much as a record
FORMATS = "argmap.formats.registry"
SOURCE_FILTER = " ".join(f"*{suffix}" for suffix in SUFFIXES)

Made = TypeVar("Made")
Show = Callable[[], None]


def take_in(window: Window, paths: Sequence[Path]) -> None:
    """What dropping files on the window means.

    Maps are opened, other maps imported; into an open map documents come as sources, annotations as cards, and
    references to the sources they are of.
    """
    is_editable = window.context is not None and window.context.is_editable
    annotations = [path for path in paths if is_editable and path.suffix.lower() in DROPPED_SUFFIXES]
    if annotations:
        from argmap.ui.annotating import import_annotations  # late: it reads files as this module does

        import_annotations(window, annotations)
    references = [path for path in paths if is_editable and path.suffix.lower() in OWN_SUFFIXES]
    if references:
        from argmap.ui.citing import import_citations  # late, as above

        import_citations(window, references)
    for path in (one for one in paths if one not in annotations + references):
        if path.suffix.lower() == SUFFIX:
            glimpse_first(window, path, partial(open_map, window, path))
        elif path.suffix.lower() in SUFFIXES:
            _take_document(window, path)
        else:
            _take_other(window, path)


def _take_document(window: Window, path: Path) -> None:
    """A document becomes a source of the open map."""
    if window.context is not None and window.context.is_editable:
        add_source(window, path)
    else:
        window.say(_tr(N("TakingIn", "Open a map first; then “{0}” can become one of its sources.")).format(path.name))


def _take_other(window: Window, path: Path) -> None:
    """A map of another program is imported, anything else a document.

    What knows their formats is loaded on a thread at first: ninety modules, for which the window would stand still.
    """

    def take(_formats: object) -> None:
        from argmap.ui.importing.taking import import_file, is_foreign_map  # late, as above

        if is_foreign_map(path):
            import_file(window, path)
        else:
            _take_document(window, path)

    words = _tr(N("TakingIn", "Reading {0}…")).format(path.name)
    window.tasks.start(words, lambda _: import_module(FORMATS).all_formats(), take)


def add_source(window: Window, path: Path) -> None:
    """Read a document in the worker process and add it to the open map; the reader shows it."""
    context = window.context

    def add(document: SourceDocument, made: tuple[Source, SourceText]) -> None:
        source, text = made

        def show() -> None:
            context.show_source(text.id)
            if has_pages(text):
                offer_highlights(window, source, text, document.warnings)
            elif document.warnings:
                window.say("\n".join(document.warnings), stays=True)

        if context is window.context:
            _commit(window, document, text, lambda one: edits.add_source(one, source, text), show)

    _read(window, path, lambda document: source_records(document, path.name, new_id), add)


def add_written(window: Window, title: str, text: str) -> None:
    """Add a source that was typed or pasted; the reader shows it."""
    written = SourceDocument(text, "text/plain", b"")
    try:
        with values_that_fit():
            source = Source(new_id(), title=title or shortened(text, TITLE), kind="text/plain")
        record = edits.source_text(source.id, text)
    except MapError as error:
        window.say_error(error)
        return
    context = window.context

    def show() -> None:
        context.show_source(record.id)

    _commit(window, written, record, lambda one: edits.add_source(one, source, record), show)


def rewrite(window: Window, source: Source, title: str, newest: SourceText, words: str) -> None:
    """Make an edited text the newest version of a source, with the headings that are still there."""
    context = window.context
    if title != source.title:
        context.perform(edits.edit_source, source.id, title=title)
    if words == newest.text:
        return

    def at_once(document: Document) -> Change:
        text = edits.source_text(source.id, words, locators=carried_locators(newest, words))
        return edits.add_version(document, text, find_all(sought_in(document, source.id), text.text))

    def work(progress: Progress) -> SourceText:
        locators = carried_locators(newest, words)
        progress.check()
        return edits.source_text(source.id, words, locators=locators)

    def then(text: SourceText) -> None:
        if context is window.context:
            renew(window, text, SourceDocument(words, text.media_type, b""), finish)

    def finish() -> None:
        if context.perform(at_once) is None:  # it is gone, in another window, and the words are nowhere else
            put_into_tray(context, [words])

    title = _tr(N("TakingIn", "Finding the headings again…"))
    _hold_for(context, finish, window.tasks.start(title, work, then))


def add_version(window: Window, path: Path, source: Source) -> None:
    """Read a newer text of a source that is in the map, and find the passages again there."""
    context = window.context

    def find(document: SourceDocument, text: SourceText) -> None:
        if context is window.context:
            renew(window, text, document)

    _read(window, path, lambda document: source_text(document, source, 1, new_id), find)  # the edit counts the versions


def renew(
    window: Window, text: SourceText, document: SourceDocument, finish: Callable[[], object] | None = None
) -> None:
    """Find the passages of a source in its new text, on a thread, and commit both; the reader shows what is in doubt.

    Passages that came meanwhile, or stand elsewhere by now, are sought once more. `finish` does it at once, where the
    map is closed before that: for words that are nowhere else.
    """
    context = window.context
    sought = sought_in(context.document, text.source_id)

    def work(progress: Progress) -> Mapping[RecordId, Found]:
        return find_all(sought, text.text, lambda done, of: progress.reach(done / of))

    def add(found: Mapping[RecordId, Found]) -> None:
        if context is not window.context:
            return
        if sought_in(context.document, text.source_id) != sought:
            renew(window, text, document, finish)
            return

        def show() -> None:
            context.show_source(text.id)
            _tell_what_became(window, len(found), document.warnings)

        def edit(one: Document) -> Change:
            return edits.add_version(one, text, found_by_now(one, text, sought, found))

        _commit(window, document, text, edit, show, is_typed=finish is not None)

    task = window.tasks.start(_tr(N("TakingIn", "Finding the passages again…")), work, add)
    if finish is not None:
        _hold_for(context, finish, task)


def _hold_for(context: MapContext, finish: Callable[[], object], task: Task) -> None:
    """Have something done if the map is closed while the task that leads to it is under way."""
    context.owed.before_closing.append(finish)
    task.ended.connect(lambda _: context.owed.before_closing.remove(finish))


def _tell_what_became(window: Window, count: int, warnings: Sequence[str]) -> None:
    """Say how many of the passages are in doubt now, and lead to them."""
    doubts = len(window.context.review.passages)
    if doubts:
        words = _tr(N("TakingIn", "The new version is shown. In doubt: {0} of {1} passages.")).format(doubts, count)
        act = window.by_name["map.reviewing.show_next"].trigger
        window.say("\n".join([*warnings, words]), _tr(N("TakingIn", "Review")), act, stays=bool(warnings))
        return
    words = _tr(N("TakingIn", "The new version is shown; every passage stands in it unchanged."))
    only = _tr(N("TakingIn", "The new version is shown."))
    window.say("\n".join([*warnings, words if count else only]), stays=bool(warnings))


def _read(
    window: Window,
    path: Path,
    make_records: Callable[[SourceDocument], Made],
    then: Callable[[SourceDocument, Made], None],
    password: str = "",
) -> None:
    """Read a document on a thread, in the worker process; tell how far it is, ask for its password if it is locked."""
    worker = window.desk.worker()

    def work(progress: Progress) -> tuple[SourceDocument, Made]:
        data = read_foreign(path)
        document = worker.read_source(
            data,
            path.name,
            password,
            progress=lambda done, of: progress.reach(done / max(of, 1)),
            is_cancelled=lambda: progress.is_cancelled,
        )
        return document, make_records(document)

    def take(read: tuple[SourceDocument, Made]) -> None:
        if password and window.context is not None:
            window.context.pages.remember_password(sha256(read[0].original).hexdigest(), password)
        then(*read)

    def refuse(error: MapError) -> None:
        if isinstance(error, PasswordNeeded):
            PasswordDialog(str(error), lambda given: _read(window, path, make_records, then, given), window).open()
        else:
            window.say_error(error)

    window.tasks.start(_tr(N("TakingIn", "Reading {0}…")).format(path.name), work, take, refuse)


def _commit(
    window: Window, read: SourceDocument, text: SourceText, edit: Edit, show: Show, is_typed: bool = False
) -> None:
    """Commit the edit that adds a text, with the original bytes; on a thread if it is long, as its digest is made.

    `show` is called then, if the window shows the map still. A refusal becomes a message, with a way to keep what
    `is_typed` for a source that is gone.
    """
    context, digest = window.context, text.original_sha256
    step = Step(edit, originals={digest: read.original} if digest is not None else {})

    def then(_change: Change) -> None:
        if context is window.context:
            show()

    def refuse(error: MapError) -> None:
        if is_typed and context is window.context:
            keep = partial(add_written, window, "", text.text)
            window.say(str(error), _tr(N("TakingIn", "Add it as a new source")), keep, stays=True)
        else:
            window.say_error(error)

    words = _tr(N("TakingIn", "Adding a source…"))
    context.stepping.make(Wish(step, len(text.text) // RECORD, words, then, refuse))


def _tr(words: str) -> str:
    return QCoreApplication.translate("TakingIn", words)
