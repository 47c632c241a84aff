"""The highlights and notes that Zotero, Acrobat and others left in a PDF, as cards in the tray: each once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from PySide6.QtCore import QCoreApplication

from argmap.core import edits
from argmap.core.annotations import Reply, Said, known_in
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Source, SourceText
from argmap.formats.annotations.annotation import Annotation, NamedSource, Span, Target
from argmap.formats.annotations.arriving import arrive, fresh_ones, replies_to
from argmap.formats.annotations.shelf import Shelf
from argmap.sources.page import Original, PageSpan, page_spans
from argmap.sources.pdf_mark import PdfMark
from argmap.ui.annotation_words import Arrived, remarks, sentence
from argmap.ui.tasks import Progress
from argmap.ui.translating import N
from argmap.ui.window import Window

FORMAT = "pdf"
"""Under which name what the PDF says of a mark is kept beside its card."""


def offer_highlights(window: Window, source: Source, text: SourceText, warnings: Sequence[str] = ()) -> None:
    """Look for highlights in a PDF that was just added, and offer to bring them in; say the warnings in any case."""

    def show(arrived: Arrived) -> None:
        count = len(arrived.arrival.cards)
        if count:
            one, several = (
                N("Highlights", "1 highlight or note is in it."),
                N("Highlights", "{0} highlights and notes are in it."),
            )
            words = _tr(one) if count == 1 else _tr(several).format(f"{count:,}")
            offer = _tr(N("Highlights", "Bring them in"))
            window.say("\n".join([*warnings, words]), offer, lambda: _commit(window, arrived), stays=True)

    if warnings:
        window.say("\n".join(warnings), stays=True)
    _read(window, source, text, show)


def bring_in_highlights(window: Window, source: Source, text: SourceText) -> None:
    """Make cards of the highlights and notes in a PDF of the map that are not there yet."""
    _read(window, source, text, lambda arrived: _commit(window, arrived))


def _read(window: Window, source: Source, text: SourceText, show: Callable[[Arrived], None]) -> None:
    context = window.context
    original = context.pages.original(text, source.title)
    known, shelf = known_in(context.document), Shelf(context.document)
    reader = window.desk.mark_reader()

    def work(progress: Progress) -> Arrived:
        marks = _marks(reader, original, text, progress)
        annotations = annotations_of(marks, source, text)
        fresh = fresh_ones(annotations, known)
        arrival = arrive(fresh, shelf, source.id)
        return Arrived(arrival, replies_to(annotations), (), len(annotations) - len(fresh), ())

    def take(arrived: Arrived) -> None:
        if window.context is context:
            show(arrived)

    context.pages.when_saved(lambda: window.tasks.start(_tr(N("Highlights", "Looking for highlights…")), work, take))


def _marks(reader: Any, original: Original, text: SourceText, progress: Progress) -> list[PdfMark]:  # noqa: ANN401  # as Desk has it
    stored = [text.text[span.start : span.end] for span in page_spans(text.text, text.locators)]
    marks: list[PdfMark] = reader.marks(
        original, stored, lambda done, of: progress.reach(done / max(of, 1)), lambda: progress.is_cancelled
    )
    return marks


def annotations_of(marks: Sequence[PdfMark], source: Source, text: SourceText) -> list[Annotation]:
    """What a PDF says of its marks as annotations of one version of its source."""
    spans = page_spans(text.text, text.locators)
    return [
        Annotation(
            said=Said(FORMAT, key, asdict(mark)),
            text=mark.comment,
            targets=tuple(_targets(mark, spans[mark.page], source, text)),
            replies=tuple(Reply(words, created) for words, created in mark.replies),
        )
        for key, mark in _told_apart(marks)
    ]


def _told_apart(marks: Sequence[PdfMark]) -> Iterator[tuple[str, PdfMark]]:
    """Each mark with a key of its own: names in a PDF are unique on their page alone (ISO 32000-1, table 164)."""
    seen: set[str] = set()
    for mark in marks:
        is_again = mark.key in seen
        seen.add(mark.key)
        yield (f"{mark.key} {sha256(repr(mark).encode()).hexdigest()[:32]}" if is_again else mark.key), mark


def _targets(mark: PdfMark, page: PageSpan, source: Source, text: SourceText) -> Iterator[Target]:
    """The words that are marked, at their place; those to be sought, if they are not stored so; else the page alone."""
    about = _tr(N("Highlights", "{0}, p. {1}")).format(source.title, page.label)
    named = NamedSource(title=about, sha256=text.sha256)
    for start, end in mark.stretches:
        stretch = Span(page.start + start, page.start + end)
        yield Target(named, text.text[stretch.start : stretch.end], span=stretch, page=page.label)
    if not mark.stretches:
        yield Target(named, mark.words, page=page.label)


def _commit(window: Window, arrived: Arrived) -> None:
    """Put the cards into the tray as one change, and say what came."""
    context, came = window.context, arrived.arrival

    def edit(document: Document) -> Change:
        return edits.add_annotations(document, came.cards, came.sources, arrived.replies)

    def then(change: Change) -> None:
        words = "\n".join([sentence(arrived), *remarks(arrived)])
        window.say(words, _tr(N("Highlights", "Undo")) if change else "", context.undo if change else None)

    context.stepping.perform(edit, arrived.size, _tr(N("Highlights", "Adding cards…")), then)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Highlights", words)
