"""The five journeys of the design, on the installed application, by keys and mouse."""

import pytest

pytestmark = pytest.mark.xvfb
TITLE = "Does EU defence integration"


def test_open_a_map_with_its_article(at_work, example) -> None:
    before = example.path.read_bytes()
    person = at_work(str(example.path), title=TITLE)
    person.shot("open")
    person.keys("Home")
    person.ring()
    person.quit()
    assert example.path.read_bytes() == before


def test_object_by_keyboard(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home", "o")
    person.type("It depends on money that nobody has promised.")
    person.shot("written")
    person.keys("Return")
    person.shot("committed")
    person.keys("o")
    person.type("Never mind")
    person.keys("Escape")
    person.shot("given up")
    person.quit()
    assert example.info()["objections"] == 11
    assert "It depends on money that nobody has promised." in example.texts()
    assert "Never mind" not in example.texts()
