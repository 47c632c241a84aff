"""Rating a map and seeing what follows, by keys and mouse on the installed application."""

import pytest

TITLE = "Does EU defence integration"


@pytest.fixture
def person(at_work, example):
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home")
    return person


def ratings(example) -> list[tuple[str, float]]:
    return [(one["dimension"], one["value"]) for one in example.data()["ratings"]]


def test_rate_cards_see_what_follows_and_ask_what_if(person, example) -> None:
    person.keys("r")
    person.shot("the five words")
    person.keys("4")
    person.keys("shift+r", "Down", "Return")
    person.keys("Down", "Up", "r", "5")
    person.shot("three things rated")
    person.keys("Home", "v")
    person.shot("what stands")
    person.keys("x")
    person.shot("on which card the main claim turns")
    person.keys("i")
    person.shot("what if it stood otherwise")
    person.keys("Escape", "d")
    person.shot("a disagreement")
    person.keys("r", "0")
    person.shot("the rating of the main claim taken back")
    person.quit()
    assert sorted(dimension for dimension, _ in ratings(example)) == ["relevance", "sufficiency"]


def test_a_rating_of_other_words_is_said_again_by_a_key(person, example) -> None:
    person.keys("r", "2", "F2", "End")
    person.type(" Indeed.")
    person.keys("Return")
    person.shot("rated before the words changed")
    person.keys("y")
    person.shot("said again")
    person.quit()
    (rating,) = example.data()["ratings"]
    assert rating["value"] == 0.25
    assert rating["text_at_rating"].endswith("Indeed.")
