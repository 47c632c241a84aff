"""The colours in which a map is shown."""

from argmap.render.theme import Palette, Theme, ThemeName, load_theme
from argmap.ui.appearance import Appearance


def theme_of(appearance: Appearance) -> Theme:
    """The theme that the user's choices ask for now."""
    name = ThemeName.DARK if appearance.is_dark else ThemeName.LIGHT
    return load_theme(name, Palette(appearance.preferences.palette))
