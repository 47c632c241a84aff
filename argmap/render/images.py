"""A map or a branch as an image file: the one way in for export, clipboard and command line.

Each format's writer is imported when it is asked for, so that none waits for what another needs.
"""

from argmap.core.tree import Tree
from argmap.layout.collector import quiet_collector
from argmap.layout.heeding import Heed, part, unheeded
from argmap.render.composition import Composition, ImageFormat, ImageOptions, compose, image_scale, use_composition
from argmap.render.fonts import register_fonts

__all__ = [
    "Composition",
    "ImageFormat",
    "ImageOptions",
    "compose",
    "export_image",
    "image_bytes",
    "image_of",
    "image_scale",
    "use_composition",
]

COMPOSED = 0.5  # of the time that an image takes


def export_image(tree: Tree, options: ImageOptions, heed: Heed = unheeded) -> bytes:
    """The bytes of the image file. Raises what `image_of` raises. Needs a running QGuiApplication."""
    register_fonts()
    with quiet_collector():  # nothing made here is circular, and there is much of it
        return image_of(tree, options, heed)


def image_of(tree: Tree, options: ImageOptions, heed: Heed = unheeded) -> bytes:
    """The bytes of the image file. Raises `NoSuchCard`, `ImageTooLarge` and what `heed` raises."""
    written = part(heed, COMPOSED, 1.0)
    return use_composition(tree, options, lambda made: image_bytes(made, options, written), part(heed, 0.0, COMPOSED))


def image_bytes(composition: Composition, options: ImageOptions, heed: Heed = unheeded) -> bytes:
    """The bytes of the image file of what was composed, with the same options."""
    match options.format:
        case ImageFormat.PNG:
            from argmap.render.png import png

            return png(composition.drawing, image_scale(composition.drawing, options), heed)
        case ImageFormat.SVG:
            from argmap.render.svg import svg

            return svg(composition.drawing, options.pixel_scale, heed)
        case ImageFormat.PDF:
            from argmap.render.pdf.pages import pdf

            return pdf(composition.pages, heed)
