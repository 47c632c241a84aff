from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.geometry import Rect, Size
from argmap.render.drawing import Drawing
from argmap.render.map import draw_map
from argmap.render.reach import Tiling, reach_of
from tests.benchmarks.maps import random_map
from tests.core.builders import Build
from tests.render.ink import ink_rect
from tests.render.pictures import every_element, picture


def large() -> Drawing:
    build = Build()
    build.document = Document(random_map(200))
    build.tree = Tree(build.document)
    return draw_map(picture(build))


def test_no_primitive_has_ink_beyond_its_reach() -> None:
    for one in draw_map(picture(every_element())).primitives():
        reach = reach_of(one)
        ink = ink_rect([one], reach.adjusted(-10, -10, 10, 10))
        assert ink is None or reach.united(ink) == reach


def test_a_tile_shows_exactly_what_reaches_into_it_in_painting_order() -> None:
    drawing = large()
    tiling = Tiling(drawing, Size(500, 300))

    for part in (Rect(drawing.x, drawing.y, 500, 300), Rect(-250, 100, 700, 450), Rect(0, 1e6, 500, 300)):
        wanted = [one for one in drawing.primitives() if reach_of(one).intersects(part)]
        assert [one for group in tiling.within(part) for one in group.placed()] == wanted
