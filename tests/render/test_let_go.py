"""What a picture was made of is gone with it: nobody would collect its circles before a map is closed."""

import gc

from PySide6.QtWidgets import QApplication

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.render.images import ImageFormat, ImageOptions, image_of
from tests.benchmarks.maps import random_map


def test_a_picture_leaves_no_circles(qapp: QApplication) -> None:
    circles_left_by(cards=20)  # what is made once for all pictures
    assert circles_left_by(cards=400) <= circles_left_by(cards=20)


def circles_left_by(cards: int) -> int:
    tree = Tree(Document(random_map(cards)))
    gc.collect()
    image_of(tree, ImageOptions(ImageFormat.SVG))
    return gc.collect()
