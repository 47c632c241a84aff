"""The labelled maps can be read, and are many enough on each side to measure a coach by."""

import re
import tomllib
from collections import Counter

import pytest

from argmap.core.records import Inference, Node, PassageLink
from tests.reasoning.coach_maps.reading import CARD_RULES, FOLDER, HALVES, RULES, STEP_RULES, CoachMap, maps_of

LEAST = 10  # places of each rule in each half


@pytest.fixture(scope="module")
def halves() -> dict[str, list[CoachMap]]:
    return {half: maps_of(half) for half in HALVES}


@pytest.fixture(scope="module")
def maps(halves) -> list[CoachMap]:
    return [one for half in halves.values() for one in half]


def test_there_are_two_hundred_maps_and_half_of_them_are_sound(maps):
    sound = sum(not one.labels for one in maps)

    assert len(maps) >= 200
    assert 0.4 <= sound / len(maps) <= 0.6


def test_the_halves_are_of_one_size_and_no_map_is_in_both(halves):
    names = [one.name for half in halves.values() for one in half]

    assert len(names) == len(set(names))
    assert abs(len(halves["development"]) - len(halves["held_out"])) <= 4


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_half_has_ten_places_of_each_rule_in_english(halves, half, rule):
    places = Counter(rule for one in halves[half] if one.language == "en" for rule, _ in one.labels)

    assert places[rule] >= LEAST


def test_a_label_names_a_card_or_a_step_as_its_rule_does(maps):
    for one in maps:
        for rule, record_id in one.labels | one.allowed:
            assert rule in RULES
            assert one.document.find(Inference if rule in STEP_RULES else Node, record_id) is not None, one.name


def test_nothing_is_both_demanded_and_merely_allowed(maps):
    assert [one.name for one in maps if one.labels & one.allowed] == []


def test_a_map_has_two_to_twelve_cards_none_without_words_and_no_marker_is_left(maps):
    for one in maps:
        texts = [node.text for node in one.document.all(Node)]
        assert 2 <= len(texts) <= 12, one.name
        assert all(texts), one.name
        assert not any("{" in text for text in texts), one.name


def test_each_map_hangs_together_below_one_card(maps):
    assert [one.name for one in maps if len(one.document.root_ids) != 1] == []


def test_some_forty_maps_are_german_and_up_to_three_in_ten_are_hurried(maps):
    hurried = sum(one.is_hurried for one in maps) / len(maps)

    assert sum(one.language == "de" for one in maps) >= 40
    assert 0.15 <= hurried <= 0.3


def test_what_rests_on_a_source_has_its_passage(maps):
    linked = sum(one.document.count(PassageLink) for one in maps)

    assert linked >= 100


def test_every_marker_is_named_and_no_marker_is_named_twice_over():
    for path in FOLDER.glob("*/*.toml"):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["map"]:
            markers = re.findall(r" \{([a-z]{1,2})\}$", entry["outline"], re.MULTILINE)
            tables = [*entry.get("labels", {}).values(), *entry.get("allowed", {}).values(), entry.get("rests", {})]
            assert len(markers) == len(set(markers)), entry["name"]
            assert set(markers) == {marker for table in tables for marker in table}, entry["name"]


def test_cards_and_steps_have_rules_of_their_own():
    assert CARD_RULES.isdisjoint(STEP_RULES)
