"""A map or a branch as an image file: the one way in for export, clipboard and command line.

Each format's writer is imported when it is asked for, so that none waits for what another needs.
"""

from argmap.core.tree import Tree
from argmap.layout.collector import quiet_collector
from argmap.render.composition import Composition, ImageFormat, ImageOptions, compose
from argmap.render.fonts import register_fonts

__all__ = ["Composition", "ImageFormat", "ImageOptions", "compose", "export_image", "image_bytes"]


def export_image(tree: Tree, options: ImageOptions) -> bytes:
    """The bytes of the image file. Raises `NoSuchCard` and `ImageTooLarge`. Needs a running QGuiApplication."""
    register_fonts()
    with quiet_collector():  # nothing made here is circular, and there is much of it
        return image_bytes(compose(tree, options), options)


def image_bytes(composition: Composition, options: ImageOptions) -> bytes:
    """The bytes of the image file of what was composed, with the same options."""
    match options.format:
        case ImageFormat.PNG:
            from argmap.render.png import png

            return png(composition.drawing, options.pixel_scale)
        case ImageFormat.SVG:
            from argmap.render.svg import svg

            return svg(composition.drawing, options.pixel_scale).encode()
        case ImageFormat.PDF:
            from argmap.render.pdf import pdf

            return pdf(composition.pages)
