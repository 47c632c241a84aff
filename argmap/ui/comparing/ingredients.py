"""The three maps of a merge: the open one, the other, and the one that both come from, as far as that is found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.merging.common_past import Past, common_past
from argmap.core.stopping import Check
from argmap.session.bases import base_among
from argmap.session.merged import Files, Maps, maps_of, refuse_strangers
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.folder_walk import maps_in
from argmap.ui.still_there import is_file
from argmap.ui.tasks import Progress
from argmap.ui.translating import translate
from argmap.ui.window import Window

MOST = 40
"""Files that are looked into for the one that two maps come from."""


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Frozen, to be merged on a thread; without a base there is nothing to merge yet."""

    mine: ReadMap
    theirs: ReadMap
    base: ReadMap | None

    @property
    def names(self) -> tuple[str, str]:
        """What the two sides are called in a sentence; by their place where both have one name."""
        if self.mine.name != self.theirs.name:
            return f"“{self.mine.name}”", f"“{self.theirs.name}”"
        return translate("Merging", "this map"), translate("Merging", "the other map")

    def maps(self, base: ReadMap) -> Maps:
        """The three maps. Raises `Strangers` where one is no copy of the other."""
        return maps_of(*((one.name, one.records) for one in (base, self.mine, self.theirs)))

    def files(self, base: ReadMap) -> Files:
        return base.path, self.mine.path, self.theirs.path


def gathered(
    mine: ReadMap, read_theirs: Callable[[Check], ReadMap], near: Sequence[Path], progress: Progress
) -> Ingredients:
    """Read the other map and find the one that both come from: in their histories, else among the files `near`.

    Raises `Strangers` for two maps that do not come from one, or a `StorageError`.
    """
    theirs = read_theirs(progress.go_on)
    refuse_strangers((mine.name, mine.records), (theirs.name, theirs.records))
    progress.check()
    past = common_past(Past(mine.records, mine.entries), Past(theirs.records, theirs.entries))
    if past is not None:
        words = translate("Merging", "one map, as it was before the two parted")
        return Ingredients(mine, theirs, ReadMap(words, theirs.path, past))
    found = base_among(near, mine.records, theirs.records, progress.check)
    base = ReadMap(found[0].name, *found) if found is not None else None
    return Ingredients(mine, theirs, base)


def files_near(window: Window, mine: Path, theirs: Path) -> list[Path]:
    """Where the map that two come from may lie: beside them, or among the recent ones. None that is open here."""
    found = [*_maps_beside(mine), *_maps_beside(theirs), *window.desk.preferences.recent()]
    others = dict.fromkeys(path for path in found if path not in (mine, theirs) and is_file(path))
    return [path for path in others if not window.desk.holds(path)][:MOST]


def _maps_beside(path: Path) -> list[Path]:
    try:
        return maps_in(path.parent)
    except OSError:
        return []
