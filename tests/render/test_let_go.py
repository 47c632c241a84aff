"""What a picture was made of is gone with it: nobody would collect its circles before a map is closed."""

import gc
from contextlib import suppress

import pytest
from PySide6.QtWidgets import QApplication

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.heeding import Heed, unheeded
from argmap.render.images import ImageFormat, ImageOptions, image_of
from argmap.render.paper import Paper
from tests.benchmarks.maps import random_map

DOWN = ImageOptions(ImageFormat.SVG)
ON_A_PAGE = ImageOptions(ImageFormat.SVG, direction=Direction.PAGE)
ON_PAPER = ImageOptions(ImageFormat.PDF, paper=Paper.A4)


class Cancelled(Exception):
    """Somebody does not want the picture any more."""


def cancelled_at(end: float) -> Heed:
    def heed(fraction: float) -> None:
        if fraction >= end:
            raise Cancelled

    return heed


@pytest.mark.parametrize("options", [DOWN, ON_A_PAGE, ON_PAPER])
def test_a_picture_leaves_no_circles(qapp: QApplication, options: ImageOptions) -> None:
    circles_left_by(20, options)  # what is made once for all pictures
    assert circles_left_by(200, options) <= circles_left_by(20, options)


@pytest.mark.parametrize("options", [DOWN, ON_A_PAGE, ON_PAPER])
@pytest.mark.parametrize("end", [0.2, 0.4, 0.6])
def test_nor_does_one_that_is_cancelled(qapp: QApplication, options: ImageOptions, end: float) -> None:
    circles_left_by(20, options)
    assert circles_left_by(200, options, cancelled_at(end)) <= circles_left_by(20, options)


def circles_left_by(cards: int, options: ImageOptions, heed: Heed = unheeded) -> int:
    tree = Tree(Document(random_map(cards)))
    gc.collect()
    with suppress(Cancelled):
        image_of(tree, options, heed)
    return gc.collect()
