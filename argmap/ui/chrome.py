"""The colours of the window around the map: those of the map's theme, and a few of its own."""

import tomllib
from dataclasses import dataclass

from argmap.resources import resource_path

OWN = {
    "light": {"panel": "#FFFFFF", "well": "#F4F5F7", "line": "#DFE3E8", "pill": "#EEF1F5", "pressed": "#E3E8EF"},
    "dark": {"panel": "#191F26", "well": "#12161B", "line": "#2C353F", "pill": "#232B35", "pressed": "#2C353F"},
}
SHARED = ("text", "muted", "accent", "supports", "evidence", "opposes", "warning")


@dataclass(frozen=True, slots=True)
class Chrome:
    """Colours as #RRGGBB. A panel carries controls, a well is what is typed or shown in, a pill is what is chosen."""

    panel: str
    well: str
    line: str
    pill: str
    pressed: str
    text: str
    muted: str
    accent: str
    supports: str
    evidence: str
    opposes: str
    warning: str


def load_chrome(name: str) -> Chrome:
    """The colours of the window for "light" or "dark"."""
    table = tomllib.loads(resource_path(f"themes/{name}.toml").read_text(encoding="utf-8"))
    return Chrome(**OWN[name], **{colour: table[colour] for colour in SHARED})
