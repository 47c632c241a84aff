"""Plain lines that are kept together are drawn as each would be on its own."""

from dataclasses import replace

import pytest

from argmap.render.composition import ImageFormat, ImageOptions, compose
from argmap.render.drawing import Drawing, Lines, line_by_line
from argmap.render.png import draw_image
from argmap.render.reach import reach_of
from argmap.render.svg import svg
from tests.render.named_maps import tree_of


@pytest.fixture(scope="module", params=["every element", "all scripts"])
def drawing(request) -> Drawing:
    return compose(tree_of(request.param), ImageOptions(ImageFormat.SVG, has_notes=True)).drawing


@pytest.fixture(scope="module")
def alone(drawing: Drawing) -> Drawing:
    groups = [group._replace(primitives=tuple(line_by_line(group.primitives))) for group in drawing.groups]
    return replace(drawing, groups=tuple(groups))


def test_the_same_file_is_written(drawing: Drawing, alone: Drawing) -> None:
    assert drawing != alone
    assert svg(drawing) == svg(alone)


def test_the_same_pixels_are_painted(drawing: Drawing, alone: Drawing) -> None:
    assert draw_image(drawing, 1.0) == draw_image(alone, 1.0)


def test_lines_reach_as_far_as_each_of_them(drawing: Drawing) -> None:
    together = [one for group in drawing.groups for one in group.primitives if isinstance(one, Lines)]

    assert together
    for one in together:
        reaches = [reach_of(run) for run in one.runs()]
        assert reach_of(one).bottom == pytest.approx(max(reach.bottom for reach in reaches))
        assert reach_of(one).right == pytest.approx(max(reach.right for reach in reaches))
