"""From words marked in a source to passages and links."""

import pytest

from argmap.core import edits
from argmap.core.anchoring import Quote, describe
from argmap.core.errors import EditRefused
from argmap.core.fragment import take
from argmap.core.graph import passages_of, passages_of_step
from argmap.core.ids import new_id
from argmap.core.records import Inference, LinkRole, Passage, PassageLink, PassageState, Source, SourceText
from tests.core.builders import TEXT, small_map


def test_a_passage_says_its_words_and_what_stands_either_side() -> None:
    build = small_map()
    build.add_source()
    passage = describe(build.document, build.quote("duplicate what NATO does"), new_id)
    assert passage.exact == TEXT[passage.start : passage.end] == "duplicate what NATO does"
    assert passage.prefix == TEXT[passage.start - 32 : passage.start]
    assert passage.suffix == ". Nobody counted it."


def test_offsets_count_characters_beyond_the_basic_plane_once() -> None:
    build = small_map()
    build.add_source()
    passage = describe(build.document, build.quote("Joint"), new_id)
    assert (passage.start, passage.prefix) == (2, "𝕏 ")


def test_the_same_words_are_one_passage() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    build.do(edits.link_passage(build.document, build.step("reason").id, build.quote("save money")))
    assert (build.document.count(Passage), build.document.count(PassageLink)) == (1, 2)


def test_linking_the_same_words_to_a_card_again_changes_nothing() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    assert not edits.link_passage(build.document, build.id("reason"), build.quote("save money"))


def test_an_empty_card_takes_the_words_it_is_linked_to() -> None:
    build = small_map()
    build.add_source("One\n   two  three")
    build.do(edits.edit_text(build.document, build.id("reason"), ""))
    build.do(edits.link_passage(build.document, build.id(""), build.quote("One\n   two  three")))
    assert build.node("One two three")


def test_an_empty_card_does_not_take_more_words_than_a_card_holds() -> None:
    build = small_map()
    build.add_source("x" * 10_001)
    build.do(edits.edit_text(build.document, build.id("reason"), ""))
    with pytest.raises(EditRefused, match="a card holds at most 10,000"):
        edits.link_passage(build.document, build.id(""), build.quote("x" * 10_001))


def test_a_step_rests_on_passages_of_its_own() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.step("reason").id, build.quote("save money"), LinkRole.BACKS))
    ((link, _),) = passages_of_step(build.document, build.step("reason").id)
    assert link.role is LinkRole.BACKS
    assert passages_of(build.document, build.id("reason")) == []


def test_a_card_names_its_passages_in_the_order_of_the_source() -> None:
    build = small_map()
    build.add_source()
    for words in ("Nobody", "Joint", "It could"):
        build.do(edits.link_passage(build.document, build.id("reason"), build.quote(words)))
    assert [passage.exact for _, passage in passages_of(build.document, build.id("reason"))] == [
        "Joint",
        "It could",
        "Nobody",
    ]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 3), (90, 9_000)])
def test_words_that_are_not_there_cannot_be_linked(start: int, end: int) -> None:
    build = small_map()
    text = build.add_source()
    with pytest.raises(EditRefused, match="Select some words of the source first"):
        edits.link_passage(build.document, build.id("reason"), Quote(text.id, start, end))


def test_a_passage_beyond_the_limit_is_refused_with_its_length() -> None:
    build = small_map()
    text = build.add_source("x" * 100_001)
    with pytest.raises(EditRefused, match=r"has 100,001 characters; a passage holds at most 100,000"):
        edits.link_passage(build.document, build.id("reason"), Quote(text.id, 0, 100_001))


def test_words_of_a_source_that_was_removed_cannot_be_linked() -> None:
    build = small_map()
    build.add_source()
    quote = build.quote("save money")
    build.do(edits.remove_source(build.document, "5" * 32))
    with pytest.raises(EditRefused, match="source of these words is no longer in the map"):
        edits.link_passage(build.document, build.id("reason"), quote)


def test_words_cannot_be_linked_to_what_is_gone() -> None:
    build = small_map()
    build.add_source()
    with pytest.raises(EditRefused, match="no longer in the map"):
        edits.link_passage(build.document, "f" * 32, build.quote("save money"))


def test_words_are_not_taken_for_a_passage_that_means_only_some_of_them() -> None:
    build = small_map()
    build.add_source()
    quote = build.quote("Joint procurement may save money")
    build.do(edits.link_passage(build.document, build.id("reason"), quote))
    (some,) = build.document.all(Passage)
    build.do(
        edits.edit_field(build.document, some, ranges=((quote.start, quote.start + 5), (quote.end - 5, quote.end)))
    )
    build.do(edits.link_passage(build.document, build.id("claim"), quote))
    assert [(one.exact, bool(one.ranges)) for one in build.document.all(Passage)] == [
        (some.exact, True),
        (some.exact, False),
    ]


def test_words_from_paper_are_kept_as_never_checked() -> None:
    build = small_map()
    build.do(edits.add_source(build.document, Source(id="6" * 32, title="A book")))
    build.do(edits.link_words(build.document, build.id("reason"), "6" * 32, " In the beginning ", "17"))
    build.do(edits.link_words(build.document, build.step("reason").id, "6" * 32, "was the word"))
    first, second = build.document.all(Passage)
    assert (first.exact, first.page, first.state) == ("In the beginning", "17", PassageState.UNVERIFIED)
    assert first.source_text_id == second.source_text_id
    assert build.document.count(SourceText) == 1


@pytest.mark.parametrize(
    ("words", "scans"), [("The same words.", (None, None)), ("", ("a" * 64, "b" * 64)), ("", (None,) * 2)]
)
def test_a_copied_card_stays_with_its_own_source_though_another_has_the_same_words(
    words: str, scans: tuple[str | None, ...]
) -> None:
    build = small_map()
    ids = ["6" * 32, "7" * 32]
    for source_id, scan in zip(ids, scans, strict=True):
        text = edits.source_text(source_id, words, original_sha256=scan, new_id=build.new_id)
        build.do(edits.add_source(build.document, Source(id=source_id, title="Scan"), text))
    for source_id in ids:
        (text,) = build.document.where(SourceText, "source_id", source_id)
        seen = edits.link_seen_words(build.document, build.id("reason"), text.id, "Read on it", "3", build.new_id)
        build.do(seen)
    build.do(edits.duplicate(build.document, build.place_id("reason"), build.new_id))
    texts = [build.document.find(SourceText, one.source_text_id or "") for one in build.document.all(Passage)]
    assert sorted(text.source_id for text in texts if text is not None) == [*[ids[0]] * 2, *[ids[1]] * 2]


def test_a_copied_card_brings_its_scan_where_another_of_the_same_title_is() -> None:
    build, other = small_map(), small_map()
    for one, source_id, scan in ((build, "6" * 32, "a" * 64), (other, "7" * 32, "b" * 64)):
        text = edits.source_text(source_id, "", original_sha256=scan, new_id=one.new_id)
        one.do(edits.add_source(one.document, Source(id=source_id, title="Scan"), text))
    (text,) = build.document.all(SourceText)
    build.do(edits.link_seen_words(build.document, build.id("reason"), text.id, "Read on it", "3", build.new_id))
    other.do(edits.paste(other.document, take(build.document, [build.place_id("reason")]), new_id=other.new_id))
    (passage,) = other.document.all(Passage)
    found = other.document.find(SourceText, passage.source_text_id or "")
    assert found is not None
    assert found.original_sha256 == "a" * 64


def test_a_source_with_a_text_has_its_words_selected_not_typed() -> None:
    build = small_map()
    build.add_source()
    with pytest.raises(EditRefused, match="select the words in it"):
        edits.link_words(build.document, build.id("reason"), "5" * 32, "some words")


def test_words_from_paper_need_words_and_a_card() -> None:
    build = small_map()
    build.do(edits.add_source(build.document, Source(id="6" * 32, title="A book")))
    with pytest.raises(EditRefused, match="Type the words"):
        edits.link_words(build.document, build.id("reason"), "6" * 32, "  ")
    with pytest.raises(EditRefused, match="no longer in the map"):
        edits.link_words(build.document, "f" * 32, "6" * 32, "words")


def test_a_step_joined_into_another_keeps_its_passages() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.step("reason").id, build.quote("save money")))
    build.do(edits.join(build.document, [build.place_id("joint one"), build.place_id("reason")]))
    ((link, _),) = passages_of_step(build.document, build.step("joint one").id)
    assert build.document.find(Inference, link.inference_id or "") == build.step("reason")
