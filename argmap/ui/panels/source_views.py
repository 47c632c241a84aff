"""The two ways in which a source is shown: as its real pages, where the map keeps them, or as its text."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from argmap.core.records import Source, SourceText
from argmap.core.versions import has_pages
from argmap.render.theme import Palette, ThemeName, Tone, load_theme
from argmap.ui.context import MapContext
from argmap.ui.panels.fields import Choice
from argmap.ui.panels.page_view import PageView
from argmap.ui.panels.reader_view import ReaderView
from argmap.ui.panels.seeing_words import SeeingWords
from argmap.ui.text import set_tooltip

KEPT_WAY, KEPT_ZOOM = "reader_pages", "reader_zoom"
PAGES, TEXT = "pages", "text"


class SourceViews(QObject):
    """Makes both views, which the reader lays out, and the choice between them."""

    way_changed = Signal()

    def __init__(self, context: MapContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.text, self.pages = ReaderView(), PageView()
        self.text.setAccessibleName(self.tr("Text of the source"))
        self.pages.setAccessibleName(self.tr("Pages of the source"))
        self.pages.set_zoom(context.preferences.number(KEPT_ZOOM, 100))
        self.ways = Choice({PAGES: self.tr("Pages"), TEXT: self.tr("Text")}, self.tr("How the source is shown"))
        set_tooltip(self.ways, self.tr("Pages are made larger and smaller by Ctrl+wheel."))
        self._page_colours = self._colours_on_paper()
        self._seeing = SeeingWords(context, self.pages)
        self.ways.chosen.connect(self._choose)
        self.pages.zoomed.connect(lambda percent: context.preferences.keep_number(KEPT_ZOOM, percent))
        context.closed.connect(self.pages.show_nothing)

    @property
    def shows_pages(self) -> bool:
        """Whether the context's source is shown as its pages: it has some, and the user wants them."""
        return self._has_pages() and self._context.preferences.number(KEPT_WAY, 1) == 1

    @property
    def current(self) -> ReaderView | PageView:
        """What shows the context's source."""
        return self.pages if self.shows_pages else self.text

    @property
    def colours(self) -> Mapping[Tone, str]:
        """The colours of marks on what is shown."""
        theme = self._context.theme
        return self._page_colours if self.shows_pages else {tone: theme.tone(tone) for tone in Tone}

    def show_source(self, text: SourceText) -> None:
        """Fill the view that is to show a version of a source."""
        if self.shows_pages and self._context.pages is not None:
            source = self._context.document.find(Source, text.source_id)
            self.pages.show_pages(self._context.pages, text, source.title if source is not None else "")
        else:
            self.pages.show_nothing()
            self.text.show_text(text.id, text.text, text.locators)

    def show_ways(self) -> None:
        """Offer the choice where there is one."""
        self.ways.setVisible(self._has_pages())
        self.ways.show_value(PAGES if self.shows_pages else TEXT)

    def dress(self) -> None:
        """Take over other colours."""
        self._page_colours = self._colours_on_paper()

    def _choose(self, way: str) -> None:
        self._context.preferences.keep_number(KEPT_WAY, int(way == PAGES))
        self.way_changed.emit()

    def _has_pages(self) -> bool:
        text = self._context.document.find(SourceText, self._context.source_text_id or "")
        return self._context.pages is not None and has_pages(text)

    def _colours_on_paper(self) -> Mapping[Tone, str]:
        """Paper stays white when the window is dark, and so do the colours on it."""
        theme = load_theme(ThemeName.LIGHT, Palette(self._context.preferences.palette))
        return {tone: theme.tone(tone) for tone in Tone}
