from itertools import combinations
from pathlib import Path

import pytest

from argmap.core.roles import Role
from argmap.render.theme import BrokenTheme, Palette, Theme, ThemeName, Tone, load_theme, read_theme, tone_of

THEMES = [(name, palette) for name in ThemeName for palette in Palette]
MACHADO = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009."""


def linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in (red, green, blue))


def luminance(colour: str) -> float:
    return sum(part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, success criterion 1.4.3."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, deficiency: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return tuple(min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in MACHADO[deficiency])


def lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB under D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = (sum(a * b for a, b in zip(row, rgb, strict=True)) for row in rows)
    x, y, z = (
        (part / white) ** (1 / 3) if part / white > 0.008856 else 7.787 * part / white + 16 / 116
        for part, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, deficiency: str) -> float:
    """How far apart two colours are for an eye: CIE76, where about 2.3 is just noticeable."""
    pairs = zip(lab(seen(one, deficiency)), lab(seen(other, deficiency)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize(("name", "palette"), THEMES)
@pytest.mark.parametrize("ink", ["supports", "evidence", "opposes", "text", "muted", "warning"])
def test_everything_written_on_a_card_is_legible(name: ThemeName, palette: Palette, ink: str) -> None:
    theme = load_theme(name, palette)

    assert contrast(getattr(theme, ink), theme.card) >= 4.5


@pytest.mark.parametrize(("name", "palette"), THEMES)
@pytest.mark.parametrize("ink", ["supports", "opposes", "text", "muted"])
def test_everything_written_on_the_canvas_is_legible(name: ThemeName, palette: Palette, ink: str) -> None:
    theme = load_theme(name, palette)

    assert contrast(getattr(theme, ink), theme.canvas) >= 4.5


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize("deficiency", MACHADO)
def test_supporting_and_opposing_stay_apart_for_every_eye(name: ThemeName, deficiency: str) -> None:
    theme = load_theme(name)

    assert difference(theme.supports, theme.opposes, deficiency) > 25


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_no_two_tones_of_a_theme_are_the_same(name: ThemeName, palette: Palette) -> None:
    theme = load_theme(name, palette)

    assert all(theme.tone(one) != theme.tone(other) for one, other in combinations(Tone, 2))


def test_the_classroom_palette_changes_the_sides_and_nothing_else() -> None:
    usual, classroom = load_theme(ThemeName.LIGHT), load_theme(ThemeName.LIGHT, Palette.GREEN_RED)

    changed = {name for name in Theme.__dataclass_fields__ if getattr(usual, name) != getattr(classroom, name)}
    assert changed == {"supports", "evidence", "opposes"}


@pytest.mark.parametrize(
    ("role", "tone"),
    [
        (Role.MAIN_CLAIM, Tone.SUPPORTS),
        (Role.ANSWER, Tone.SUPPORTS),
        (Role.EVIDENCE, Tone.EVIDENCE),
        (Role.COUNTER_EVIDENCE, Tone.OPPOSES),
        (Role.OBJECTION, Tone.OPPOSES),
        (Role.REBUTTAL, Tone.OPPOSES),
        (Role.QUESTION, Tone.NEUTRAL),
    ],
)
def test_a_role_has_the_tone_of_its_side(role: Role, tone: Tone) -> None:
    assert tone_of(role) is tone


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('text = "#000000"', "", "lacks or does not know: text"),
        ('text = "#000000"', 'text = "black"', "no good value for text"),
        ('text = "#000000"', "text = 0", "no good value for text"),
        ("shadow_strength = 0.0", "shadow_strength = 7.0", "no good value for shadow_strength"),
        ('text = "#000000"', "text = ", "cannot be read"),
    ],
)
def test_a_broken_theme_is_named(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    good = (Path(__file__).parents[2] / "resources/themes/print.toml").read_text()
    (tmp_path / "mine.toml").write_text(good.replace(before, after))

    with pytest.raises(BrokenTheme, match=complaint):
        read_theme(tmp_path / "mine.toml")
