"""What evidence rests on: one source for all of it, and sources that nobody verified."""

import pytest

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.records import Source
from argmap.reasoning.checks.sourcing import one_source_only, unverified_source
from tests.core.builders import Build
from tests.reasoning.test_checks import build_from, texts

EVIDENCE = "- main\n  - Evidence: one\n  - Evidence: two\n  - Counter-evidence: three\n"


def source(build: Build, number: int, reliability: str = "") -> str:
    """A source of its own; the id of its text."""
    source_id = str(number) * 32
    text = edits.source_text(source_id, "Traffic fell by a fifth.", new_id=build.new_id)
    build.do(edits.add_source(build.document, Source(id=source_id, title="A report", reliability=reliability), text))
    return text.id


def tie(build: Build, text: str, text_id: str) -> None:
    quote = Quote(text_id, 0, 7)
    build.do(edits.link_passage(build.document, build.id(text), quote, new_id=build.new_id))


def test_a_claim_whose_evidence_all_lies_in_one_source_rests_on_that_alone():
    build = build_from(EVIDENCE)
    text_id = source(build, 1)
    tie(build, "one", text_id)
    tie(build, "two", text_id)

    assert texts(build, one_source_only) == ["main"]


def test_a_second_source_is_enough_and_one_of_counter_evidence_is_not():
    build = build_from(EVIDENCE)
    first, second = source(build, 1), source(build, 2)
    tie(build, "one", first)
    tie(build, "two", first)
    tie(build, "three", second)
    assert texts(build, one_source_only) == ["main"]

    tie(build, "two", second)
    assert texts(build, one_source_only) == []


def test_one_piece_of_evidence_and_evidence_without_a_source_say_nothing_about_it():
    build = build_from(EVIDENCE)
    tie(build, "one", source(build, 1))

    assert texts(build, one_source_only) == []


@pytest.mark.parametrize("reliability", ["unverified", " Unverified: from a chat ", "Machine-written"])
def test_evidence_from_sources_that_nobody_verified_is_named(reliability):
    build = build_from(EVIDENCE)
    tie(build, "one", source(build, 1, reliability))
    assert texts(build, unverified_source) == ["one"]

    tie(build, "one", source(build, 2))
    assert texts(build, unverified_source) == []


def test_evidence_that_calls_itself_unverified_is_named():
    build = build_from(EVIDENCE)
    build.do(edits.change_basis(build.document, build.id("two"), "unverified"))

    assert texts(build, unverified_source) == ["two"]
