"""A stretch of a line of text that is drawn in one go."""

from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of one line in logical order, to be drawn in one direction; `x` and `width` in pixels.

    `is_joined` says that its letters join or stack, so that the font's joining features have to be on.
    """

    text: str
    x: float
    width: float
    is_joined: bool = False
    is_rtl: bool = False
