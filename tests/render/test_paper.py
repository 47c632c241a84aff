import pytest

from argmap.layout.geometry import Rect
from argmap.render.drawing import Box, Drawing, Group
from argmap.render.paper import LONGEST_SIDE, Paper, on_one_page, on_sheets, sheets_of, text_points


def filled(width: float, height: float, holes: tuple[Rect, ...] = ()) -> Drawing:
    """A drawing with a dot every 100 pixels, but in the holes."""
    left = -width / 2
    dots = [Rect(left + x, y, 10, 10) for x in range(0, int(width), 100) for y in range(0, int(height), 100)]
    kept = [Box(*dot) for dot in dots if not any(dot.intersects(hole) for hole in holes)]
    return Drawing(*Rect(left, 0, width, height), "#FFFFFF", (Group("dots", "", "", tuple(kept)),))


def test_a_page_of_its_own_is_as_large_as_the_drawing_at_96_dots_an_inch() -> None:
    page = on_one_page(filled(960, 480))

    assert (page.width, page.height) == (720, 360)
    assert text_points(page.scale) == 10.5


def test_a_page_of_its_own_is_never_longer_than_readers_open() -> None:
    page = on_one_page(filled(100_000, 500))

    assert page.width == pytest.approx(LONGEST_SIDE)
    assert text_points(page.scale) < 10.5


def test_a_small_map_is_one_page_in_the_middle_and_not_blown_up() -> None:
    (page,) = on_sheets(filled(300, 200), sheets_of(Paper.A4)[0])

    assert page.scale == 1
    assert page.x + 150 == pytest.approx(page.width / 2)


def test_a_map_whose_text_would_fall_below_six_points_is_tiled_at_six() -> None:
    pages = on_sheets(filled(6000, 900), sheets_of(Paper.A4)[0])

    assert len(pages) > 1
    assert [text_points(page.scale) for page in pages] == [pytest.approx(6)] * len(pages)


def test_tiles_overlap_and_cover_the_whole_drawing() -> None:
    drawing = filled(6000, 3000)
    parts = [page.part for page in on_sheets(drawing, sheets_of(Paper.LETTER)[1])]

    assert min(part.x for part in parts) == drawing.x
    assert max(part.right for part in parts) >= drawing.x + drawing.width
    assert max(part.bottom for part in parts) >= drawing.y + drawing.height
    assert parts[0].intersects(parts[1])


def test_a_tile_with_nothing_on_it_is_left_out_and_the_others_keep_their_names() -> None:
    room = sheets_of(Paper.A4)[0]
    whole = [page.label for page in on_sheets(filled(6000, 3000), room)]
    holed = [page.label for page in on_sheets(filled(6000, 3000, (Rect(-3000, 0, 3500, 1400),)), room)]

    assert set(holed) < set(whole)
    assert "row 1, column 1" not in holed


def test_paper_lies_or_stands() -> None:
    lying, upright = sheets_of(Paper.A4)

    assert (lying.width, lying.height) == (upright.height, upright.width)
    assert lying.width > lying.height
