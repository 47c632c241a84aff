"""The maps this process has open: two windows on one file share one session."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.core.records import Node
from argmap.session import HeldMap, Session
from argmap.storage.errors import StorageError
from argmap.storage.files import file_state, resolved
from argmap.ui.main_thread import Unheard
from argmap.ui.runs import Run

MANY = 5_000  # cards, or records on their way to the disk


@dataclass(slots=True)
class OpenMap:
    """A session, and the file it is on."""

    session: Session
    held: HeldMap
    unheard: Unheard  # what the file says is kept until the map is shown: nothing changes while it is laid out
    windows: int = 0
    before_loss: Any = None  # the BeforeLoss that its writer calls
    is_compared: bool = False  # with its last backup, or it was said already that the backups have more
    is_kept: bool = False  # elsewhere, as its file is not the one any more that was opened
    gone: Any = None  # the Gone that is to be told of once it is closed
    scene: Any = None  # the Scene for its first view, if it was laid out on the thread that has read it

    @property
    def path(self) -> Path:
        """Where the file is now."""
        return self.held.path


def settled_path(opened: OpenMap) -> Path:
    """On any thread: where the map's file is, once it has all that was made so far.

    Raises a `StorageError` where it is not the file any more that was opened: another map may lie there.
    """
    refusal = opened.session.wait()
    if refusal is not None:
        raise refusal
    return opened.path


class OpenMaps:
    """Counts the windows that show each map, and keeps the note of what this run has open."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._maps: list[OpenMap] = []

    def find(self, path: Path) -> OpenMap | None:
        """The map on that file, if it is open here: by another link to it, too, or from where it was moved away."""
        path = resolved(path)
        return next((one for one in self._maps if one.path == path), None) or self._on_the_file(path)

    def _on_the_file(self, path: Path) -> OpenMap | None:
        try:
            identity = file_state(path).identity
        except StorageError:
            return None
        return next((one for one in self._maps if one.held.identity == identity), None)

    def may_hold(self, path: Path) -> bool:
        """Whether a map that is open here may lie at `path`, also by another link; one that was moved may lie anywhere.

        Who reads such a file lets go of the locks on it.
        """
        try:
            return any(one.path.samefile(path) for one in self._maps)
        except OSError:
            return bool(self._maps)

    def hold_much(self) -> bool:
        """Whether the maps that are open are so large that to look through all their records would be noticed."""
        return sum(one.session.document.count(Node) for one in self._maps) > MANY

    def write_much(self) -> bool:
        """Whether so much is on its way to the files that to look through it would be noticed."""
        return sum(one.session.unsaved_records for one in self._maps) > MANY

    def of(self, session: Session) -> OpenMap:
        """The open map of a session."""
        return next(one for one in self._maps if one.session is session)

    def take(self, one: OpenMap) -> None:
        """One more window shows it."""
        one.windows += 1
        if one not in self._maps:
            self._maps.append(one)
        self.note()

    def release(self, one: OpenMap) -> bool:
        """One window less shows it. The last one closes it, once all is on disk; says whether it did."""
        one.windows -= 1
        if one.windows > 0:
            return False
        self._maps = [other for other in self._maps if other is not one]
        one.session.close()
        self.note()
        return True

    def note(self) -> None:
        """Write down what is open where, for a start after a bad end. For who moved the file of one as well."""
        self._run.note(one.path for one in self._maps)
