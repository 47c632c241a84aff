"""Finding one's way in a map, by keys and mouse on the installed application."""

import pytest
from PySide6.QtGui import QColor, QImage

from tests.journeys.person import ACCENT, SUPPORTS
from tests.journeys.sight import box_of

TITLE = "Does EU defence integration"
OPPOSES = "#B8400A"
WHOLE_MAP = (550, 90)  # the first way up in the bar above the map


def coloured(person) -> int:
    """How much of the map's own colours is on the screen."""
    image = person.look().convertToFormat(QImage.Format.Format_RGB32)
    region = person.map_region
    lines = [
        bytes(image.constScanLine(y))[4 * region.left : 4 * region.right] for y in range(region.top, region.bottom)
    ]
    return sum(
        line.count(QColor(colour).rgb().to_bytes(4, "little")) for line in lines for colour in (OPPOSES, SUPPORTS)
    )


@pytest.fixture
def person(at_work, example):
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home")
    return person


def test_show_so_many_levels_and_all_again(person) -> None:
    person.keys("alt+1")
    person.shot("top level")
    assert box_of(person.look(), OPPOSES, person.map_region) is None
    person.keys("2")
    person.shot("two levels below the claim")
    assert box_of(person.look(), OPPOSES, person.map_region) is not None
    person.keys("alt+1", "alt+0")
    person.shot("all levels")
    assert box_of(person.look(), OPPOSES, person.map_region) is not None
    person.quit()


def test_show_one_branch_go_up_and_out(person) -> None:
    person.keys("Down", "Down")
    person.shot("whole map")
    person.keys("f")
    person.shot("branch alone")
    alone = coloured(person)
    person.keys("shift+f")
    person.shot("one card up")
    up = coloured(person)
    person.click(*WHOLE_MAP)
    person.shot("whole map again")
    assert alone < up < coloured(person)
    person.keys("f")
    assert coloured(person) < up
    person.keys("Escape")
    assert coloured(person) > up
    person.quit()


def test_filter_by_role_and_go_from_match_to_match(person) -> None:
    before = coloured(person)
    person.keys("ctrl+l", "space", "Down", "Down", "Down", "space")
    person.shot("choosing objections")
    person.keys("Escape", "F6")
    person.shot("objections picked out")
    picked_out = coloured(person)
    assert picked_out < before / 2
    person.keys("m")
    first = person.ring()
    person.keys("m")
    assert person.ring() != first
    person.shot("the second one")
    person.keys("Escape", "Home")
    person.shot("everything again")
    assert coloured(person) > 2 * picked_out
    person.quit()


def test_go_to_the_far_end_of_the_map_by_the_overview(person) -> None:
    corner = (person.map_region.left + 20, person.map_region.bottom - 40)
    person.shot("overview")
    person.press_and_move(corner, (corner[0] + 20, corner[1]))
    person.shot("at the far end")
    person.let_go()
    assert box_of(person.look(), ACCENT, person.map_region) is None
    person.keys("ctrl+shift+3")
    person.settle(0.4)
    without = coloured(person)
    person.shot("without the overview")
    person.keys("ctrl+shift+3")
    person.settle(0.4)
    assert coloured(person) > without
    person.keys("alt+Right", "alt+Right", "Home")
    person.ring()
    person.quit()
