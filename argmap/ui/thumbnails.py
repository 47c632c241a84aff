"""Small pictures of maps for the start page, made when a map is closed."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.render.images import ImageFormat, ImageOptions, compose
from argmap.render.preview import preview
from argmap.render.theme import ThemeName
from argmap.ui.start_page import PICTURE

DRAWN = 400  # cards; of a larger map what the window showed is kept
RATIO = 2
COLOURS = 256


def draw_thumbnail(tree: Tree, theme: ThemeName = ThemeName.LIGHT) -> QImage:
    """The map in the middle of a picture of the start page's size, at twice its pixels."""
    size = PICTURE * RATIO
    options = ImageOptions(ImageFormat.PNG, theme=theme, direction=Direction.PAGE, has_title=False, is_transparent=True)
    drawn = preview(compose(tree, options), options, size.width(), size.height())
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.drawImage((size.width() - drawn.width()) // 2, (size.height() - drawn.height()) // 2, drawn)
    return image


def few_colours(image: QImage) -> QImage:
    """The picture in its 256 most frequent colours: looks the same, and the start page reads it five times as fast."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I"))
    return plain.convertToFormat(QImage.Format.Format_Indexed8, [colour for colour, _ in counts.most_common(COLOURS)])


def keep_thumbnail(tree: Tree, shown: QPixmap, path: Path) -> None:
    """Write the picture of a map. A folder that cannot be written to costs the picture, not the map."""
    if not tree.document.root_ids:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return
    if tree.document.count(Node) <= DRAWN:
        image = draw_thumbnail(tree)
    else:
        image = shown.toImage().scaled(PICTURE * RATIO, Qt.AspectRatioMode.KeepAspectRatio)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    few_colours(image).save(str(path))
