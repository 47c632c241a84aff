"""What all windows of one process share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from argmap import settings
from argmap.ui.appearance import Appearance
from argmap.ui.collecting import Collector
from argmap.ui.main_thread import MainThread
from argmap.ui.preferences import Preferences
from argmap.ui.runs import Run
from argmap.ui.soon import soon
from argmap.ui.still_there import asked


class Desk(QObject):
    """Made once, by the composition root; handed to every window. Knows the windows and how to make one more."""

    def __init__(self, preferences: Preferences, appearance: Appearance, make_window: Callable[["Desk"], Any]) -> None:
        super().__init__()
        self.preferences = preferences
        self.appearance = appearance
        self.main_thread = MainThread(self)
        self.collector = Collector(self, self._holds_much, self._makes_much)
        self.run = Run(settings.runs_folder())
        self.windows: list[Any] = []
        self._gone: list[Any] = []
        self._make_window = make_window
        self._open_maps: Any = None
        self._worker: Any = None
        self._page_reader: Any = None

    def new_window(self, opening: Path | None = None) -> Any:  # noqa: ANN401  # a Window, which is made above
        """Another window, shown: with the start page, or with as much as can be seen of what it opens."""
        window = self._make_window(self)
        self.windows.append(window)
        if opening is not None:
            window.open_first(opening)
        else:
            window.show_start_page()
        window.show()
        return window

    @property
    def front(self) -> Any:  # noqa: ANN401  # a Window
        """The window that is in front, or else the one made last; there must be one."""
        return next((one for one in self.windows if one.isActiveWindow()), self.windows[-1])

    def forget(self, window: object, undone: Sequence[str] = ()) -> None:
        """For a window to say that it is closed, and which files that somebody asked for are not written for that.

        Where no window is left to tell it, the next start does.
        """
        self.windows = [one for one in self.windows if one is not window]
        if undone and self.windows:
            words = self.tr("This was given up when its window was closed: {0}")
            self.front.say(words.format(", ".join(undone)), stays=True)
        elif undone:
            from argmap.ui.given_up import note_given_up  # late: it is hardly ever so

            note_given_up(undone)

    def tell_of(self, gone: Any) -> None:  # noqa: ANN401  # a Gone, which few maps are
        """Say where that is which a map was that is being closed: in a window that is left, or at the next start."""
        self._gone.append(gone)
        soon(self, self._tell_gone)

    def _tell_gone(self) -> None:
        from argmap.ui.gone import say_gone

        while self._gone and self.windows:
            say_gone(self.front, self._gone.pop(0))

    def holds(self, path: Path) -> bool:
        """Whether this process may have the map at `path` open, by whatever name; a share that hangs does not say."""
        return self._open_maps is not None and asked(lambda: bool(self._open_maps.may_hold(path)), True)

    def _holds_much(self) -> bool:
        """Whether large maps are open, and somebody may be at work in them."""
        is_worked_in = self.appearance.application.applicationState() is Qt.ApplicationState.ApplicationActive
        return is_worked_in and self._open_maps is not None and self._open_maps.hold_much()

    def _makes_much(self) -> bool:
        """Whether a thread is at work for a window, or writes a large change. How large a map is now says nothing: what
        is made may be all of it.
        """
        is_written = self._open_maps is not None and self._open_maps.write_much()
        return is_written or any(one.tasks.current is not None for one in self.windows)

    def open_maps(self) -> Any:  # noqa: ANN401  # an OpenMaps, which must not be imported before the first paint
        """The maps that are open in this process."""
        if self._open_maps is None:
            from argmap.ui.open_maps import OpenMaps

            self._open_maps = OpenMaps(self.run)
        return self._open_maps

    def worker(self) -> Any:  # noqa: ANN401  # a Worker, likewise
        """The process that reads foreign documents; it starts with the first one."""
        if self._worker is None:
            from argmap.worker.client import Worker

            self._worker = Worker()
        return self._worker

    def page_reader(self) -> Any:  # noqa: ANN401  # a PageReader, likewise
        """The process that draws the pages of PDFs, while the other one may be reading a long document."""
        if self._page_reader is None:
            from argmap.worker.page_reader import PageReader

            self._page_reader = PageReader()
        return self._page_reader

    def mark_reader(self) -> Any:  # noqa: ANN401  # a PageReader, likewise
        """Reads the highlights in PDFs, in the process that reads documents, so that no page has to wait."""
        from argmap.worker.page_reader import PageReader

        return PageReader(self.worker())

    def close(self) -> None:
        """End what was started for the windows, once the last one is gone."""
        for one in (self._worker, self._page_reader):
            if one is not None:
                one.close()
        if self._gone:
            from argmap.ui.gone import note_gone

            note_gone(self._gone)
        self.preferences.save()
        self.collector.stop()
