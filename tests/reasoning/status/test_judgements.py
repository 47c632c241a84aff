"""Which ratings count: one person's, of what they are about, on the scale."""

from argmap.core.document import Document
from argmap.core.records import Dimension, Rating
from argmap.reasoning.status.judgements import judgements, raters
from tests.reasoning.status.maps import build_from, rate_bearing, rate_card, rate_step


def test_only_the_ratings_of_one_person_count():
    build = build_from("- m\n  - Pro: a")
    rate_card(build, "m", 0.25, "Ann")
    rate_card(build, "m", 0.75, "Bo")
    rate_step(build, "a", 0.5, "Bo")
    rate_bearing(build, "m", 1.0, "Bo")

    found = judgements(build.document, "Bo")

    assert (found.of(build.id("m")), found.of(build.step("a").id), found.sufficiency(build.id("m"))) == (0.75, 0.5, 1.0)
    assert judgements(build.document, "Ann").of(build.step("a").id) is None
    assert not judgements(build.document, "Cy")
    assert raters(build.document) == ["Ann", "Bo"]


def test_values_beyond_the_scale_that_imports_hold_count_as_its_ends():
    build = build_from("- m\n  - Pro: a")
    ratings = [
        Rating("e" * 32, build.id("m"), None, "", Dimension.ACCEPTABILITY, -1.5, text_at_rating="m"),
        Rating("f" * 32, build.id("a"), None, "", Dimension.ACCEPTABILITY, 9.0, text_at_rating="a"),
    ]

    found = judgements(Document([*build.document.records(), *ratings]), "")

    assert (found.of(build.id("m")), found.of(build.id("a"))) == (0.0, 1.0)


def test_a_rating_that_does_not_fit_what_it_rates_is_passed_over():
    build = build_from("- m\n  - Pro: a")
    ratings = [
        Rating("d" * 32, build.id("m"), None, "", Dimension.RELEVANCE, 0.0, text_at_rating="m"),
        Rating("e" * 32, None, build.step("a").id, "", Dimension.ACCEPTABILITY, 0.0),
        Rating("f" * 32, None, None, "", Dimension.SUFFICIENCY, 0.0),
    ]

    assert not judgements(Document([*build.document.records(), *ratings]), "")


def test_of_two_ratings_that_one_person_gave_the_same_counts_whatever_their_order():
    build = build_from("- m")
    high, low = (
        Rating(one * 32, build.id("m"), None, "", Dimension.ACCEPTABILITY, value, text_at_rating="m")
        for one, value in (("f", 1.0), ("e", 0.0))
    )
    records = list(build.document.records())

    assert judgements(Document([*records, high, low]), "") == judgements(Document([*records, low, high]), "")
