"""The maps this process has open: two windows on one file share one session."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.session import HeldMap, Session


@dataclass(slots=True)
class OpenMap:
    """A session, and the file it is on."""

    session: Session
    held: HeldMap
    windows: int = 0
    scene: Any = None  # the Scene for its first view, if it was laid out while it was read

    @property
    def path(self) -> Path:
        """Where the file is now."""
        return self.held.path


class OpenMaps:
    """Counts the windows that show each map."""

    def __init__(self) -> None:
        self._maps: list[OpenMap] = []

    @property
    def is_empty(self) -> bool:
        return not self._maps

    def find(self, path: Path) -> OpenMap | None:
        """The map on that file, if it is open here."""
        path = path.resolve()
        return next((one for one in self._maps if one.path == path), None)

    def of(self, session: Session) -> OpenMap:
        """The open map of a session."""
        return next(one for one in self._maps if one.session is session)

    def take(self, one: OpenMap) -> None:
        """One more window shows it."""
        one.windows += 1
        if one not in self._maps:
            self._maps.append(one)

    def release(self, one: OpenMap) -> bool:
        """One window less shows it. The last one closes it, once all is on disk; says whether it did."""
        one.windows -= 1
        if one.windows > 0:
            return False
        self._maps = [other for other in self._maps if other is not one]
        one.session.close()
        return True
