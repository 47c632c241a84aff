"""Finding one's way in a map, by keys and mouse on the installed application."""

import pytest

from tests.journeys.person import box_of

pytestmark = pytest.mark.xvfb
TITLE = "Does EU defence integration"
OPPOSES = "#B8400A"


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
