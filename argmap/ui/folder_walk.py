"""A folder of maps that is gone through one by one in one window: which maps there are, and which is to be seen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap.core.commented import open_comments
from argmap.core.errors import MapError
from argmap.storage.remarked import may_hold_open_comments
from argmap.ui.naming import SUFFIX
from argmap.ui.opening import open_map
from argmap.ui.walk_bar import WalkBar
from argmap.ui.window import Window


def maps_in(folder: Path) -> list[Path]:
    """The maps that lie in a folder, by name; those of its folders are none of its own. Raises OSError."""
    found = [one for one in folder.iterdir() if one.suffix.lower() == SUFFIX and not one.name.startswith(".")]
    return sorted(found, key=lambda one: one.name.casefold())


class FolderWalk:
    """Held by the context of the map that is shown: when another is opened by other means, the walk is over."""

    def __init__(self, window: Window, paths: list[Path], back: Callable[[], None] | None = None) -> None:
        self._window = window
        self.paths = paths
        self.back = back  # to the list that the maps were chosen from
        self.number = 0  # of the map that is shown, or was tried last, from 0
        self._shown = -1

    @property
    def _is_under_way(self) -> bool:
        """Whether another map is being opened; one that could not be opened is waited for no more."""
        return self.number != self._shown >= 0 and self._window.tasks.current is not None

    def go_to(
        self,
        number: int,
        then: Callable[[], None] = lambda: None,
        refused: Callable[[MapError], None] = lambda _: None,
    ) -> bool:
        """Open the map of that number, and do `then` once it is to be seen. False if there is none.

        `refused` is done where it cannot be opened, once the window has said why.

        While another is being opened nothing happens, so that no key in haste passes over a map.
        """
        if self._is_under_way:
            return True
        if not 0 <= number < len(self.paths):
            return False
        self.number = number
        open_map(self._window, self.paths[number], lambda: self._arrive(number, then), refused)
        return True

    def go_to_comment(self, by: int, then: Callable[[Any], None]) -> bool:
        """Open the next map one way or the other that has an open comment, and hand `then` its context."""
        way = range(self.number + 1, len(self.paths)) if by > 0 else range(self.number - 1, -1, -1)
        found = next((at for at in way if self._may_hold_some(self.paths[at])), None)
        return found is not None and self.go_to(found, lambda: self._look(by, then))

    def leave(self) -> None:
        """Stay with the map that is shown."""
        self._window.context.walk = None
        self._window.refresh()

    def _may_hold_some(self, path: Path) -> bool:
        return self._window.desk.holds(path) or may_hold_open_comments(path)

    def _look(self, by: int, then: Callable[[Any], None]) -> None:
        context = self._window.context
        if open_comments(context.tree) or not self.go_to_comment(by, then):
            then(context)

    def _put_bar(self, context: Any) -> None:  # noqa: ANN401  # a MapContext
        """Say above the map which it is, in place of what an earlier walk said."""
        middle = self._window.workspace.middle
        for bar in middle.findChildren(WalkBar):
            bar.hide()
        context.walk = self
        bar = WalkBar(context)
        middle.put_above(bar)
        bar.show()

    def _arrive(self, number: int, then: Callable[[], None]) -> None:
        """Take up the map that was opened; one that is open in another window too is of the folder here alone."""
        context = self._window.context
        if number == self.number and context is not None:
            self._shown = number
            self._put_bar(context)
            context.situation.say()
            then()
