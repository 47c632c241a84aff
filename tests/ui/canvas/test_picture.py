import pytest

from argmap.layout.geometry import Rect
from argmap.ui.canvas.picture import uncovered

BEFORE = Rect(100, 100, 40, 30)


@pytest.mark.parametrize(
    ("after", "strips"),
    [
        (Rect(110, 100, 40, 30), [Rect(140, 100, 10, 30)]),
        (Rect(90, 100, 40, 30), [Rect(90, 100, 10, 30)]),
        (Rect(100, 105, 40, 30), [Rect(100, 130, 40, 5)]),
        (Rect(95, 90, 40, 30), [Rect(95, 90, 5, 30), Rect(95, 90, 40, 10)]),
        (BEFORE, []),
    ],
)
def test_what_comes_into_view_is_the_strip_at_the_side_to_which_it_moves(after, strips):
    assert list(uncovered(BEFORE, after)) == strips


@pytest.mark.parametrize("after", [Rect(9_000, 100, 40, 30), Rect(-9_000, -7_000, 40, 30), Rect(100, 5_000, 40, 30)])
def test_after_a_jump_it_is_the_view_and_nothing_on_the_way_there(after):
    strips = list(uncovered(BEFORE, after))
    assert strips
    assert set(strips) == {after}
