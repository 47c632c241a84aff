"""The colours of a map, read from `resources/themes`, and the classroom's green and red as a second palette."""

import re
import tomllib
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from argmap.core.errors import MapError
from argmap.core.roles import OPPOSING, Role
from argmap.resources import resource_path

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class Palette(StrEnum):
    """Which colours supporting and opposing have; marks, words and line styles are the same in both."""

    BLUE_ORANGE = "blue_orange"
    GREEN_RED = "green_red"


class Tone(StrEnum):
    """What a card's bar and mark say: which side it is on."""

    SUPPORTS = "supports"
    EVIDENCE = "evidence"
    OPPOSES = "opposes"
    NEUTRAL = "neutral"


class BrokenTheme(MapError):
    """A theme file that lacks a colour, or holds something else in its place."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB. `ring` separates a selected card from its ring; `shadow_strength` is an opacity, 0 to 1."""

    supports: str
    evidence: str
    opposes: str
    canvas: str
    card: str
    text: str
    muted: str
    border: str
    frame: str
    frame_fill: str
    accent: str
    ring: str
    warning: str
    shadow: str
    shadow_strength: float

    def tone(self, tone: Tone) -> str:
        """The colour of a bar, a mark or a connector."""
        match tone:
            case Tone.SUPPORTS:
                return self.supports
            case Tone.EVIDENCE:
                return self.evidence
            case Tone.OPPOSES:
                return self.opposes
            case Tone.NEUTRAL:
                return self.muted


def tone_of(role: Role) -> Tone:
    """Which side a card of that role is on."""
    if role in OPPOSING or role is Role.REBUTTAL:
        return Tone.OPPOSES
    if role is Role.QUESTION:
        return Tone.NEUTRAL
    return Tone.EVIDENCE if role is Role.EVIDENCE else Tone.SUPPORTS


@lru_cache(maxsize=len(ThemeName) * len(Palette))  # each once: what is drawn is kept by its theme, and keeps that
def load_theme(name: ThemeName, palette: Palette = Palette.BLUE_ORANGE) -> Theme:
    """The theme of that name, in one of the two palettes. Raises `BrokenTheme`."""
    theme = read_theme(resource_path(f"themes/{name}.toml"))
    if palette is Palette.BLUE_ORANGE:
        return theme
    sides = _read_table(resource_path("themes/green_red.toml"))[name]
    if not isinstance(sides, dict) or not {"supports", "evidence", "opposes"} >= sides.keys():
        raise BrokenTheme(f"The theme green_red.toml has no colours for {name}.")
    return _checked(replace(theme, **sides), "green_red.toml")


def read_theme(path: Path) -> Theme:
    """The theme in a TOML file. Raises `BrokenTheme` if a colour is missing, unknown or misspelt."""
    table = _read_table(path)
    names = {field.name for field in fields(Theme)}
    if table.keys() != names:
        odd = ", ".join(sorted(names ^ table.keys()))
        raise BrokenTheme(f"The theme {path.name} lacks or does not know: {odd}.")
    return _checked(Theme(**table), path.name)  # type: ignore[arg-type]  # the types are checked there


def _read_table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenTheme(f"The theme {path.name} cannot be read: {error}.") from error


def _checked(theme: Theme, name: str) -> Theme:
    for field in fields(theme):
        value = getattr(theme, field.name)
        is_good = isinstance(value, str) and COLOUR.fullmatch(value) is not None
        if field.name == "shadow_strength":
            is_good = isinstance(value, float) and 0 <= value <= 1
        if not is_good:
            raise BrokenTheme(f"The theme {name} has no good value for {field.name}.")
    return theme
