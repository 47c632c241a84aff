"""Colours that step back: mixed with the ground on which they stand."""

from dataclasses import fields, replace

from argmap.render.theme import Theme


def faded(theme: Theme, strength: float) -> Theme:
    """The theme with every colour so near to its own, from 0 (the canvas) to 1."""
    if strength == 1.0:
        return theme
    colours = {one.name: getattr(theme, one.name) for one in fields(theme) if one.type is str}
    paler = {name: mixed(theme.canvas, colour, strength) for name, colour in colours.items()}
    return replace(theme, **paler)  # type: ignore[arg-type]  # the one number is not among them


def mixed(ground: str, colour: str, strength: float) -> str:
    """A colour laid on a ground, from 0 (the ground alone) to 1."""
    pairs = ((int(ground[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * strength):02X}" for low, high in pairs)
