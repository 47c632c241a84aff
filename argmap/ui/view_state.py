"""How one user looks at one map: what is folded, where it is scrolled to. Kept outside the file and outside undo."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

from argmap import settings

LAYOUTS = ("down", "right", "page")


@dataclass(frozen=True, slots=True)
class KeptView:
    """How a map was looked at last: frozen, so that a thread may lay the map out by it."""

    folded: frozenset[str]  # the ids of the places whose branch is folded
    layout: str
    others: Mapping[str, Any]  # what each view kept, by its name


class ViewState(QObject):
    """Folded places, the layout, and where each view stands. Read when the map opens, written by `save`."""

    folds_changed = Signal()
    layout_changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        kept = _kept_in(path)
        self._folded = set(kept.folded)
        self._folded_before: frozenset[str] = frozenset()  # what was folded before places were folded for now,
        self._folded_for_now: frozenset[str] | None = None  # and after it
        self._layout = kept.layout
        self._kept = dict(kept.others)
        self._writing: Thread | None = None  # by which it was written last

    @property
    def folded(self) -> frozenset[str]:
        """The ids of the places whose branch is folded."""
        return frozenset(self._folded)

    @property
    def layout(self) -> str:
        """The layout of the map: "down", "right" or "page"."""
        return self._layout

    def set_layout(self, layout: str) -> None:
        if layout in LAYOUTS and layout != self._layout:
            self._layout = layout
            self.layout_changed.emit()

    def is_folded(self, place_id: str) -> bool:
        return place_id in self._folded

    def fold(self, place_ids: Iterable[str], folded: bool = True) -> None:
        """Fold or unfold places; says so once."""
        ids = set(place_ids)
        after = self._folded | ids if folded else self._folded - ids
        self.set_folded(after)

    def set_folded(self, place_ids: Iterable[str]) -> None:
        """Fold exactly these places."""
        after = set(place_ids)
        if after != self._folded:
            self._folded = after
            self.folds_changed.emit()

    def fold_for_now(self, place_ids: Iterable[str]) -> None:
        """Fold exactly these places; asked for the same once more, what was folded before by other means."""
        after = frozenset(place_ids)
        is_for_now = self.folded == self._folded_for_now
        if is_for_now and after == self._folded_for_now:
            self._folded_for_now = None
            self.set_folded(self._folded_before)
        else:
            self._folded_before = self._folded_before if is_for_now else self.folded
            self._folded_for_now = after
            self.set_folded(after)

    def get(self, name: str) -> Any:  # noqa: ANN401  # whatever JSON holds
        """What a view kept under `name`, or None."""
        return self._kept.get(name)

    def keep(self, name: str, value: object) -> None:
        """Keep something JSON can hold, such as `{"zoom": 0.5, "x": 0, "y": 120}`, for the next opening."""
        self._kept[name] = value

    def save(self) -> None:
        """Write it down. A folder that cannot be written to costs the view, not the map."""
        if self._writing is not None:
            self._writing.join()
        _write(self._path, self._text())

    def save_aside(self) -> None:
        """Write it down on a thread, unless one still does: a disk that writes a large change holds up who writes."""
        if self._writing is None or not self._writing.is_alive():
            self._writing = Thread(target=_write, args=(self._path, self._text()), name="keeping a view")
            self._writing.start()

    def _text(self) -> str:
        return json.dumps(self._kept | {"folded": sorted(self._folded), "layout": self._layout})


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        try:
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError:
        return


def view_state_of(map_id: str) -> ViewState:
    """How the user looked at that map last."""
    return ViewState(_path_of(map_id))


def kept_view_of(map_id: str) -> KeptView:
    """What is kept of how the user looked at that map; to be read on any thread."""
    return _kept_in(_path_of(map_id))


def _path_of(map_id: str) -> Path:
    return settings.views_folder() / f"{map_id}.json"


def _kept_in(path: Path) -> KeptView:
    kept = _read(path)
    folded = frozenset(one for one in _list(kept.get("folded")) if isinstance(one, str))
    layout = kept.get("layout") if kept.get("layout") in LAYOUTS else LAYOUTS[0]
    return KeptView(folded, str(layout), {name: kept[name] for name in kept if name not in ("folded", "layout")})


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
