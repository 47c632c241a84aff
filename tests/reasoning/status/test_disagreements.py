"""Where a rating and what is computed part, and where they only seem to."""

from argmap.reasoning.status.disagreements import disagreements
from argmap.reasoning.status.status import status_of
from tests.reasoning.status.maps import build_from, rate_bearing, rate_card, rate_step


def found(build):
    status = status_of(build.document)
    return disagreements(status, status.standings)


def test_a_claim_that_its_rater_accepts_and_the_map_does_not_is_listed():
    build = build_from("- m\n  - Pro: a\n  - Con: o")
    rate_card(build, "m", 1.0)
    rate_card(build, "a", 1.0)

    (one,) = found(build)

    assert (one.id, one.value, one.rated, one.computed) == (build.id("m"), 1.0, "stands", "falls")


def test_a_claim_of_which_its_rater_cannot_tell_is_listed_where_the_map_can():
    build = build_from("- m\n  - Pro: a")
    rate_card(build, "m", 0.5)

    assert [(one.rated, one.computed) for one in found(build)] == [("open", "stands")]


def test_what_rests_on_its_rating_agrees_with_it():
    build = build_from("- m\n  - Con: o")
    rate_card(build, "o", 0.0)
    rate_step(build, "o", 0.25)

    assert found(build) == []


def test_a_step_its_rater_finds_to_the_point_is_listed_while_a_doubt_of_it_holds():
    build = build_from("- m\n  - Pro: a\n    - Doubt: d")
    rate_step(build, "a", 1.0)

    assert [(one.id, one.computed) for one in found(build)] == [(build.step("a").id, "falls")]


def test_a_step_whose_card_falls_is_no_disagreement():
    build = build_from("- m\n  - Pro: a\n    - Con: o")
    rate_step(build, "a", 1.0)

    assert found(build) == []


def test_reasons_that_their_rater_finds_too_few_are_no_disagreement():
    build = build_from("- m\n  - Pro: a")
    rate_bearing(build, "m", 0.25)

    assert found(build) == []
