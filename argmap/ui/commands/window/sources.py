"""Adds, renews and describes the sources of a map."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap.core import edits
from argmap.core.records import Source, SourceText
from argmap.core.versions import newest_version
from argmap.ui.kept_texts import named
from argmap.ui.panes import Pane
from argmap.ui.taking_in import SOURCE_FILTER, add_source, add_written, rewrite
from argmap.ui.taking_in import add_version as add_version_of
from argmap.ui.translating import translate
from argmap.ui.window import Window


def add(window: Window) -> None:
    for path in _ask(window, translate("Window", "Add a source")):
        add_source(window, path)


def show_contents(window: Window) -> None:
    """The chapters and headings of the source that the reader shows, to go to one."""
    window.workspace.focus(Pane.READER)
    reader = window.workspace.part(Pane.READER)
    reader.contents.open(reader.view.first_offset)


def write(window: Window) -> None:
    """A source that is typed or pasted; without a text it is a book on paper, quoted by hand."""
    _ask_for_text(
        window,
        translate("Window", "Write or paste a source"),
        translate("Window", "Without a text it is a source on paper: its words are typed, and cannot be checked."),
        translate("Window", "Add"),
        ("", ""),
        lambda title, text: add_written(window, title, text),
    )


def edit_text(window: Window) -> None:
    """Correct the newest text of the source that the reader shows: it becomes a new version."""
    from argmap.ui.dialogs.written_source import is_editable

    source = shown_source(window)
    newest = newest_version(window.context.document, source.id) if source is not None else None
    if source is None or newest is None:
        return
    if not is_editable(newest.text):
        window.say(translate("Window", "This text is too long to be edited here; change its file, and add that."))
        return
    _ask_for_text(
        window,
        translate("Window", "Edit the text of a source"),
        translate(
            "Window",
            "It becomes a new version. The one before stays, and each passage says what became of it.",
        ),
        translate("Window", "Add version"),
        (source.title, newest.text),
        lambda title, text: rewrite(window, source, title, newest, text),
    )


def _ask_for_text(
    window: Window,
    heading: str,
    intro: str,
    does: str,
    shown: tuple[str, str],
    take: Callable[[str, str], None],
    typed: str = "",
) -> None:
    """Have a title and a text written. Escape is pressed soon: what was typed until then can be gone on with."""
    from argmap.ui.dialog_words import open_kept, typed_in
    from argmap.ui.dialogs.written_source import WrittenSource

    dialog = WrittenSource(heading, intro, does, *shown, take, window)
    if typed:
        dialog.text.selectAll()
        dialog.text.insertPlainText(typed)
    context = window.context

    def offer_again() -> None:
        for text in typed_in(dialog):
            again = partial(_ask_for_text, window, heading, intro, does, (dialog.title.text(), shown[1]), take, text)
            words = translate("Window", "This was given up: {0}").format(named([text]))
            window.say(words, translate("Window", "Write on"), again, stays=True)

    dialog.rejected.connect(lambda: offer_again() if window.context is context else None)
    open_kept(dialog, context)


def add_version(window: Window) -> None:
    """A newer text of the source that the reader shows."""
    source = shown_source(window)
    if source is not None:
        for path in _ask(window, translate("Window", "New version of {0}").format(source.title))[:1]:
            add_version_of(window, path, source)


def show_details(window: Window) -> None:
    from argmap.ui.dialog_words import open_kept
    from argmap.ui.dialogs.source_details import SourceDetails

    source = shown_source(window)
    if source is not None:
        open_kept(SourceDetails(window.context, source, window), window.context)


def keep_quotes_only(window: Window) -> None:
    """Let go of the text and the file of the source that the reader shows; its quotes stay."""
    source = shown_source(window)
    if source is not None and window.context.perform(edits.keep_quotes_only, source.id):
        words = translate("Window", "Of “{0}” only the quotes are kept; they cannot be checked any more.")
        window.say(words.format(source.title), translate("Window", "Undo"), window.context.undo)


def remove(window: Window) -> None:
    """Take the source that the reader shows out of the map; undo brings it back."""
    source = shown_source(window)
    if source is not None and window.context.perform(edits.remove_source, source.id):
        words = translate("Window", "The source “{0}” and its passages are gone from the map; the cards stay.")
        window.say(words.format(source.title), translate("Window", "Undo"), window.context.undo)


def shown_source(window: Window) -> Source | None:
    """The source that the reader shows, or else the first one."""
    document = window.context.document
    text = document.find(SourceText, window.context.source_text_id or "")
    if text is not None:
        found: Source | None = document.find(Source, text.source_id)
        return found
    return next(iter(document.all(Source)), None)


def _ask(window: Window, title: str) -> list[Path]:
    kinds = translate("Window", "Documents ({0});;All files (*)").format(SOURCE_FILTER)
    names, _ = QFileDialog.getOpenFileNames(window, title, "", kinds)
    return [Path(name) for name in names]
