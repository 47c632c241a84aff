"""A picture that takes long says how far it is, and can be stopped wherever it says so."""

from functools import partial
from itertools import pairwise

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.heeding import heeding, part
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.render.paper import Paper
from tests.benchmarks.maps import random_map

KINDS = {
    "png": ImageOptions(ImageFormat.PNG, scale=0.2),
    "svg": ImageOptions(ImageFormat.SVG),
    "pdf": ImageOptions(ImageFormat.PDF),
    "on paper": ImageOptions(ImageFormat.PDF, paper=Paper.A3, direction=Direction.PAGE),
}


class Stopped(Exception):
    pass


def stop_at(last: float, fraction: float) -> None:
    if fraction >= last:
        raise Stopped


@pytest.mark.parametrize("options", KINDS.values(), ids=KINDS)
def test_a_picture_says_how_far_it_is_and_stops_wherever_it_is_told_to(options: ImageOptions) -> None:
    tree = Tree(Document(random_map(350)))
    reached: list[float] = []
    export_image(tree, options, reached.append)

    assert reached == sorted(reached)
    assert max(after - before for before, after in pairwise([0.0, *reached, 1.0])) < 0.5
    for last in reached[:: len(reached) // 8]:
        with pytest.raises(Stopped):
            export_image(tree, options, partial(stop_at, last))


def test_a_part_of_the_work_is_said_as_a_part_of_the_whole() -> None:
    said: list[float] = []
    things = list(heeding(range(250), part(said.append, 0.5, 1.0)))

    assert things == list(range(250))
    assert said == [0.5, 0.7, 0.9]
