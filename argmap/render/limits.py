"""How many pixels an image can have, and what happens to a drawing that would need more."""

from math import ceil, floor, log10, sqrt

from argmap.core.errors import MapError
from argmap.render import words
from argmap.render.drawing import Drawing

LONGEST_SIDE = 32_767  # pixels, the most that QImage and many viewers open
MOST_MEGAPIXELS = 256  # a gigabyte while it is painted
ROUNDING = 1e-6  # of a pixel, which is not worth another one


class ImageTooLarge(MapError):
    """An image with more pixels than can be opened or held."""


def pixels_of(drawing: Drawing, scale: float) -> tuple[int, int]:
    """How wide and how high the image of the drawing is. Raises `ImageTooLarge`."""
    width, height = (max(1, ceil(side * scale - ROUNDING)) for side in (drawing.width, drawing.height))
    if max(width, height) > LONGEST_SIDE:
        raise ImageTooLarge(words.too_large(max(width, height), LONGEST_SIDE, largest_scale(drawing)))
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        megapixels = width * height // 1_000_000
        raise ImageTooLarge(words.too_many_pixels(megapixels, MOST_MEGAPIXELS, largest_scale(drawing)))
    return width, height


def largest_scale(drawing: Drawing) -> float:
    """The largest scale, in three digits, at which an image can hold the drawing."""
    width, height = drawing.width, drawing.height
    rim = (width + height) / 2  # what is lost to whole pixels at the edges, at a scale of one
    by_area = (sqrt(rim * rim + MOST_MEGAPIXELS * 1e6 * width * height) - rim) / (width * height)
    limit = min((LONGEST_SIDE - 1) / max(width, height), by_area)
    digits = 2 - floor(log10(limit))
    return floor(limit * 10.0**digits) / 10.0**digits
