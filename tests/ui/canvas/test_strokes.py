"""Lines are drawn once where several share a stretch, and their dashes stay in place whatever is in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.geometry import Rect
from argmap.render.drawing import Path
from argmap.ui.canvas.strokes import in_strokes

EVERYWHERE = Rect(-1e5, -1e5, 2e5, 2e5)


def path(*lines, dash=()):
    steps = [("L" if index else "M", point) for line in lines for index, point in enumerate(line)]
    return Path(tuple(steps), stroke="#000000", stroke_width=2.0, dash=dash)


def strokes(drawn):
    found = []
    for letter, point in drawn.steps:
        if letter == "M":
            found.append([point])
        else:
            found[-1].append(point)
    return [tuple(one) for one in found]


def test_dashes_are_counted_from_the_beginning_of_the_line():
    line = path([(0, 0), (25, 0)], dash=(6.0, 4.0))
    assert strokes(in_strokes(line, EVERYWHERE)) == [((0, 0), (6, 0)), ((10, 0), (16, 0)), ((20, 0), (25, 0))]


def test_a_dash_goes_around_a_corner():
    line = path([(0, 0), (3, 0), (3, 20)], dash=(6.0, 4.0))
    assert strokes(in_strokes(line, EVERYWHERE))[0] == ((0, 0), (3, 0), (3, 3))


def test_dashes_that_lines_share_are_drawn_once():
    line = path([(0, 0), (20, 0), (20, 30)], [(0, 0), (20, 0), (20, -30)], dash=(6.0, 4.0))
    assert len(strokes(in_strokes(line, EVERYWHERE))) == 2 + 3 + 3


def test_a_line_of_a_million_pixels_is_drawn_only_where_it_is_seen():
    line = path([(-500_000.0, 7.0), (500_000.0, 7.0)], dash=(6.0, 4.0))
    assert 10 <= len(strokes(in_strokes(line, Rect(0, 0, 100, 100)))) <= 14


@given(st.floats(-900, 900), st.floats(-900, 900))
def test_what_is_seen_of_the_dashes_is_the_same_from_everywhere(x, y):
    line = path([(0, 0), (0, 333.3), (-700, 333.3), (-700, 40), (500, 40)], dash=(6.0, 4.0))
    every, view = strokes(in_strokes(line, EVERYWHERE)), Rect(x, y, 300, 200)
    seen = [one for one in every if any(view.contains(type(view)(*point, 0, 0).centre) for point in one)]
    some = strokes(in_strokes(line, view))
    assert all(one in some for one in seen)
    assert all(any(set(one) <= set(other) for other in every) for one in some)


def test_solid_lines_that_share_a_stretch_are_drawn_there_once():
    shared = path([(0, 0), (0, 50), (100, 50)], [(0, 0), (0, 50), (40, 50)], [(0, 0), (0, 20)])
    assert sorted(strokes(in_strokes(shared, EVERYWHERE))) == [((0, 0), (0, 50)), ((0, 50), (100, 50))]


def test_solid_lines_that_share_nothing_stay_as_they_are():
    line = path([(0, 0), (0, 50)], [(10, 0), (10, 50)])
    assert in_strokes(line, EVERYWHERE) == line


@pytest.mark.parametrize("dash", [(), (6.0, 4.0)])
def test_a_bend_stays_on_its_curve(dash):
    bend = (("M", (0.0, 0.0)), ("C", (0.0, 5.5, 4.5, 10.0, 10.0, 10.0)))
    drawn = in_strokes(Path(bend + bend, stroke="#000000", dash=dash), EVERYWHERE)
    assert all(abs(((x - 10) ** 2 + y**2) ** 0.5 - 10) < 0.25 for _, (x, y) in drawn.steps)
    assert drawn.steps[0] == ("M", (0.0, 0.0))
