"""What the user chose for the whole application, and where windows stood: an INI file, read before the first paint."""

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

E = TypeVar("E", bound=StrEnum)
RECENT = 12
UNNAMED = 200


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Connecting(StrEnum):
    """Which words stand on the connectors."""

    BECAUSE_BUT = "because_but"
    SUPPORTS_OPPOSES = "supports_opposes"
    BECAUSE_HOWEVER = "because_however"


class Colours(StrEnum):
    """The palette of supporting and opposing, named as in `render.theme.Palette`."""

    BLUE_ORANGE = "blue_orange"
    GREEN_RED = "green_red"


class Preferences(QObject):
    """Read as attributes, changed by `set_…`, which says so by `changed`."""

    changed = Signal()
    overview_changed = Signal()
    standings_changed = Signal()
    coach_changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat, self)

    @property
    def theme(self) -> ThemeChoice:
        return _one_of(ThemeChoice, self._text("theme"), ThemeChoice.SYSTEM)

    @property
    def palette(self) -> Colours:
        return _one_of(Colours, self._text("palette"), Colours.BLUE_ORANGE)

    @property
    def connecting(self) -> Connecting:
        return _one_of(Connecting, self._text("connecting"), Connecting.BECAUSE_BUT)

    @property
    def reduce_motion(self) -> bool:
        return self._text("reduce_motion") == "yes"

    @property
    def marks_indicators(self) -> bool:
        """Whether the reader marks the words that say what a sentence does in an argument."""
        return self._text("marks_indicators") == "yes"

    @property
    def shows_overview(self) -> bool:
        """Whether the overview is wanted in a corner of a map that is larger than its view."""
        return self._text("overview") != "no"

    @property
    def shows_standings(self) -> bool:
        """Whether it is worked out and shown which cards stand, fall or are open."""
        return self._text("standings") == "yes"

    @property
    def shows_strengths(self) -> bool:
        """Whether it is also shown how strongly they do, as a number."""
        return self._text("strengths") == "yes"

    @property
    def coach(self) -> str:
        """The user's own switches of the coach's checks, as `reasoning.checks.rules` writes them."""
        return self._text("coach") or "{}"

    @property
    def name(self) -> str:
        """The user's name as asked for when handing in; empty until then."""
        return self._text("name")

    def set_theme(self, theme: ThemeChoice) -> None:
        self._set("theme", theme)

    def set_palette(self, palette: Colours) -> None:
        self._set("palette", palette)

    def set_connecting(self, connecting: Connecting) -> None:
        self._set("connecting", connecting)

    def set_reduce_motion(self, reduce: bool) -> None:
        self._set("reduce_motion", "yes" if reduce else "no")

    def set_marks_indicators(self, marks: bool) -> None:
        self._set("marks_indicators", "yes" if marks else "no")

    def set_overview(self, shows: bool) -> None:
        """Said by a signal of its own: nothing else looks different."""
        self._settings.setValue("overview", "yes" if shows else "no")
        self.overview_changed.emit()

    def set_standings(self, shows: bool) -> None:
        """Said by a signal of its own, as above."""
        self._settings.setValue("standings", "yes" if shows else "no")
        self.standings_changed.emit()

    def set_strengths(self, shows: bool) -> None:
        self._settings.setValue("strengths", "yes" if shows else "no")
        self.standings_changed.emit()

    def set_coach(self, rules: str) -> None:
        """Said by a signal of its own, as above."""
        self._settings.setValue("coach", rules)
        self.coach_changed.emit()

    def set_name(self, name: str) -> None:
        self._set("name", name.strip())

    def state(self, name: str) -> QByteArray:
        """The bytes kept for a window or a splitter; empty if there are none."""
        kept = self._settings.value(f"state/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        self._settings.setValue(f"state/{name}", state)

    def number(self, name: str, otherwise: int) -> int:
        """The whole number kept under a name, such as a width in pixels."""
        kept = self._text(name)
        return int(kept) if kept.isdecimal() else otherwise

    def keep_number(self, name: str, number: int) -> None:
        self._settings.setValue(name, str(number))

    def recent(self) -> list[Path]:
        """The maps opened last, newest first, whether or not they are still there."""
        return self._paths("recent")

    def add_recent(self, path: Path) -> None:
        """Put a map in front of the recent ones."""
        self._set_paths("recent", [path, *(one for one in self.recent() if one != path)][:RECENT])

    def is_unnamed(self, path: Path) -> bool:
        """Whether nobody has named this map yet, so that it is called after its main claim."""
        return path in self._paths("unnamed")

    def set_unnamed(self, path: Path, unnamed: bool) -> None:
        others = [one for one in self._paths("unnamed") if one != path]
        self._set_paths("unnamed", [path, *others][:UNNAMED] if unnamed else others)

    def replace_path(self, before: Path, after: Path) -> None:
        """A map was renamed or moved."""
        for name in ("recent", "unnamed"):
            self._set_paths(name, [after if one == before else one for one in self._paths(name)])

    def save(self) -> None:
        self._settings.sync()

    def _paths(self, name: str) -> list[Path]:
        kept = self._settings.value(name) or []
        paths = [kept] if isinstance(kept, str) else kept
        return [Path(one) for one in paths if isinstance(one, str) and one]

    def _set_paths(self, name: str, paths: list[Path]) -> None:
        if paths != self._paths(name):
            self._settings.setValue(name, [str(one) for one in paths])

    def _text(self, name: str) -> str:
        kept = self._settings.value(name)
        return kept if isinstance(kept, str) else ""

    def _set(self, name: str, value: str) -> None:
        if self._text(name) != value:
            self._settings.setValue(name, str(value))
            self.changed.emit()


def _one_of(kind: type[E], text: str, otherwise: E) -> E:
    return kind(text) if text in set(kind) else otherwise
