"""Map files taken up by this process: its own to change, or a picture of what another process is changing."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from argmap import settings
from argmap.core.marked import N
from argmap.storage.errors import Busy, InUse, LongName, Moved, NotNoted, Older, ReadOnly, StorageError
from argmap.storage.files import file_state, has_long_name, is_writable, real_path, resolved
from argmap.storage.moving import move_map
from argmap.storage.occupancy import Claim, claim
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.taking import take


class IsBackup(StorageError):
    """What is written into one would go with it, when the backups are thinned."""

    sentence = N("Errors", "“{file}” is a backup, which stays as it is; it can be read here, but not changed.")
    advice = N("Errors", "Save a copy of it in a folder of your own.")


class HeldMap:
    """A map that was read, and whose file no other argmap writes until `release`.

    Of one that another process has open it is a picture, read from a private copy that goes with `release`.
    """

    def __init__(
        self,
        path: Path,
        loaded: LoadedMap,
        claimed: Claim | None,
        private: ExitStack,
        trouble: NotNoted | None = None,
    ) -> None:
        """`trouble`: why it was not claimed, if nobody else has it."""
        self.path = path
        self._trouble = trouble
        self.loaded = loaded
        self._claim = claimed
        self._private = private
        self.was_older = False  # and was brought up to the present version when it was taken up

    @property
    def is_picture(self) -> bool:
        """Whether another process has the map open, so that this one may only show it."""
        return self._claim is None and self._trouble is None

    @property
    def is_claimed(self) -> bool:
        """Whether others are told that this process has the map open."""
        return self._claim is not None

    @property
    def is_backup(self) -> bool:
        """Whether it is one of the backups of a map."""
        return _is_backup(self.path)

    @property
    def identity(self) -> tuple[int, int] | None:
        """Of the file that this process has to itself: the same by whatever path it is found."""
        return self._claim.identity if self._claim is not None else None

    @property
    def is_writable(self) -> bool:
        """Whether this process may change the map."""
        return self.why_not_writable is None

    @property
    def why_not_writable(self) -> StorageError | None:
        """What keeps this process from changing the map, if anything does."""
        if self.is_picture:
            return InUse(self.path)
        if self.is_backup:
            return IsBackup(self.path)
        if self.loaded.is_writable:
            return self._trouble
        return LongName(self.path) if has_long_name(self.path) else ReadOnly(self.path)

    def hand_over(self) -> LoadedMap:
        """What was read, for the session that keeps it true from now on; here it would only stay as it was."""
        handed, self.loaded = self.loaded, replace(self.loaded, records=[], history=[])
        return handed

    def move(self, target: Path) -> frozenset[Path]:
        """Give the file another path, while no writer has it open; returns the folders that are still to be synced.

        Raises a `StorageError`.
        """
        if self._claim is None:
            raise self._trouble or InUse(self.path)
        folders = move_map(self.path, target)
        self.path = target
        if file_state(target).identity == self._claim.identity:
            self._claim = self._claim.at(target)
        else:  # another disk
            before, self._claim = self._claim, claim(target, self._claim.folder)
            before.at(target).release()
        return folders

    def follow(self, target: Path) -> None:
        """Know the file by another path, to which somebody else has moved it. Raises `Moved` if it is not the same."""
        if self._claim is None or file_state(target).identity != self._claim.identity:
            raise Moved(target)
        self.path, self._claim = target, self._claim.at(target)

    def claim_again(self) -> None:
        """Hold what lies at the path now: the same map, in another file. Raises `InUse` or another `StorageError`."""
        if self._claim is None:
            raise self._trouble or InUse(self.path)
        before, self._claim = self._claim, claim(self.path, self._claim.folder)
        before.release()

    def release(self) -> None:
        """Let the file go; who wrote it has closed it before."""
        if self._claim is not None:
            self._claim.release()
        self._private.close()


def hold(path: Path) -> HeldMap:
    """Take the map at `path` up in the user's record of open maps, and read it.

    A change of our own that a crash cut off is taken back first; of a map that another process has, a picture is made;
    one of an older version is brought up to the present one, which its old file outlives among the backups. Where the
    record cannot be written, as on a full disk, the map can be read.
    Raises a `StorageError`, and holds nothing then.
    """
    path = real_path(path)
    try:
        return _hold(path)
    except Older:
        pass
    try:
        return _hold_older(path)
    except Busy as busy:
        try:
            return _hold(path)  # another process has brought it up to date meanwhile
        except Older:
            raise busy from None


def _is_backup(path: Path) -> bool:
    return resolved(settings.backups_folder()) in path.parents


def _hold(path: Path) -> HeldMap:
    with ExitStack() as stack:
        try:
            place, claimed = take(path, stack)
        except NotNoted as trouble:
            return HeldMap(path, read_map(path), None, ExitStack(), trouble)
        if claimed is not None:
            stack.callback(claimed.release)
        loaded = read_map(place, claimed is not None and claimed.was_left_open)
        kept = stack.pop_all()
    if claimed is None:
        return HeldMap(path, loaded, None, kept)
    return HeldMap(path, loaded, claimed.once_read(), ExitStack())


def _hold_older(path: Path) -> HeldMap:
    """Where it cannot be replaced it is shown as it would be."""
    from argmap.storage.looking import look_at  # late, as nearly every map is of the present version
    from argmap.storage.migrating import migrate

    with ExitStack() as stack:
        try:
            place, claimed = take(path, stack)
        except NotNoted as trouble:
            return HeldMap(path, look_at(path), None, ExitStack(), trouble)
        if claimed is not None:
            stack.callback(claimed.release)
        if claimed is None or not is_writable(path) or _is_backup(path):
            shown, kept = replace(look_at(place), is_writable=False), stack.pop_all()
            return HeldMap(path, shown, claimed, kept if claimed is None else ExitStack())
        migrate(path, claimed.was_left_open, settings.backups_folder(), datetime.now(UTC))
    held = _hold(path)
    held.was_older = True
    return held
