"""`argmap status`: what it says of a map, whose ratings count, and what it refuses."""

from pathlib import Path

import pytest

from argmap.core import edits
from argmap.core.records import Dimension
from argmap.reasoning.status.words import NOTICE, UNRATED
from argmap.storage.creating import create_map
from tests.cli.command_line import refusal, run
from tests.reasoning.status.maps import build_from, rate_card, rate_step

OUTLINE = "- main\n  - Pro: a\n  - Pro: b\n    - Con: o\n  - Question: q\n\n## Tray\n- t"


@pytest.fixture
def build():
    return build_from(OUTLINE)


@pytest.fixture
def said(build, tmp_path: Path):
    """What the command says of the map."""

    def say(*options: str):
        path = tmp_path / "x.argmap"
        path.unlink(missing_ok=True)
        create_map(path, list(build.document.records()))
        return run("status", path, *options)

    return say


def test_cards_are_listed_as_they_are_drawn_with_how_they_stand_and_it_is_no_verdict(said):
    assert said().out.splitlines() == [
        NOTICE,
        UNRATED,
        "stands  main",
        "stands    a",
        "falls     b",
        "stands      o",
        "3 stand · 1 falls.",
        "The crux is “a”: if it fell, the main claim would be open.",
    ]


def test_a_rating_stands_beside_its_card_and_disagreements_are_listed(build, said):
    rate_card(build, "main", 0.25, "Ann")
    rate_card(build, "o", 0.0, "Ann")
    rate_step(build, "b", 1.0, "Ann")

    lines = said().out.splitlines()

    assert NOTICE in lines
    assert UNRATED not in lines
    assert "stands  main [Doubtful]" in lines
    assert "falls       o [Reject]" in lines
    assert lines[-1] == "Ann rated “main” “Doubtful”; by the map it stands."
    assert "No single card changes how the main claim stands." in lines


def test_a_rating_whose_card_was_reworded_is_named_and_does_not_count(build, said):
    rate_card(build, "a", 0.0)
    build.do(edits.edit_text(build.document, build.id("a"), "A"))

    lines = said().out.splitlines()

    assert "stands    A" in lines
    assert lines[-1] == "Its words changed since it was rated, so that its acceptability does not count: “A”."


def test_the_strength_is_told_when_asked_for(said):
    lines = said("--strength").out.splitlines()

    assert "stands  0.72  main" in lines
    assert "falls   0.40    b" in lines
    assert lines[-1] == "Its strength hangs most on “a”: 0.57 without it, 0.83 with all of it."


def test_json_holds_the_same(build, said):
    rate_card(build, "main", 0.25, "Ann")

    found = said("--json", "--strength").json()

    assert (found["notice"], found["rater"]) == (NOTICE, "Ann")
    assert [(one["text"], one["standing"]) for one in found["cards"]] == [
        ("main", "stands"),
        ("a", "stands"),
        ("b", "falls"),
        ("o", "stands"),
    ]
    assert [(one["bearing"], one["standing"]) for one in found["steps"]] == [
        ("for", "stands"),
        ("for", "falls"),
        ("against", "stands"),
    ]
    assert (found["cards"][0]["rating"], found["cards"][0]["rated"]) == (0.25, "Doubtful")
    assert [(one["id"], one["computed"]) for one in found["disagreements"]] == [(build.id("main"), "stands")]
    assert found["crux"][0]["node_id"] == build.id("a")
    assert {"strength_if_full", "strength_if_none"} <= found["crux"][0].keys()
    assert "strength" not in said("--json").json()["cards"][0]


def test_of_several_people_one_has_to_be_named(build, said, tmp_path):
    rate_card(build, "a", 0.0, "Ann")
    rate_card(build, "a", 1.0, "Bo")
    said()

    assert refusal("status", tmp_path / "x.argmap").endswith("say with --rater whose ratings count: “Ann”, “Bo”.")
    assert refusal("status", tmp_path / "x.argmap", "--rater", "Cy") == "“Cy” rated nothing in this map."
    assert "open    main" in said("--rater", "Ann").out
    assert "stands  main" in said("--rater", "Bo").out
    assert UNRATED not in said("--rater", "Bo").out
    assert "stands  main" in said("--rater", "").out


def test_a_map_without_a_main_claim_has_no_crux(tmp_path):
    build = build_from("- Evidence: only this")
    create_map(tmp_path / "x.argmap", list(build.document.records()))

    assert run("status", tmp_path / "x.argmap").out.splitlines()[2:] == ["stands  only this", "1 stands."]


def test_an_empty_map_has_nothing_that_can_stand(tmp_path):
    run("new", tmp_path / "x.argmap")

    assert run("status", tmp_path / "x.argmap").out.splitlines()[2:] == ["no card can stand or fall."]
    assert run("status", tmp_path / "x.argmap", "--json").json()["cards"] == []


def test_a_step_that_is_doubted_is_named_by_its_card(build, said):
    build.do(edits.add_undercut(build.document, build.step("a").id, "d", new_id=build.new_id))
    build.do(edits.rate(build.document, build.step("a").id, Dimension.RELEVANCE, 1.0))

    assert said().out.splitlines()[-1] == "You rated the step from “a” “To the point”; by the map it falls."


def test_a_german_map_is_told_of_in_german(build, said):
    build.do(edits.edit_map(build.document, language="de"))
    rate_card(build, "main", 0.25, "Ann")

    lines = said().out.splitlines()

    assert lines[:2] == ["Aus Ihren Bewertungen errechnet, kein Urteil.", "steht   main [Zweifelhaft]"]
    assert "3 stehen · 1 fällt." in lines
    assert "Es hängt an „a“: fiele das, so wäre die Hauptbehauptung offen." in lines
    assert lines[-1] == "Bewertung von Ann: „main“ ist „Zweifelhaft“; nach der Argumentkarte steht das."
