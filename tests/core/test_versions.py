"""A newer text of a source: what becomes of its passages, and how what is in doubt is settled."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.change import Change, Label
from argmap.core.errors import EditRefused
from argmap.core.fragment import Fragment, take
from argmap.core.graph import passages_of
from argmap.core.records import Foreign, Passage, PassageState, Source, SourceText
from argmap.core.refinding.passages import find_all, sought_in
from argmap.core.tree import Tree
from argmap.core.versions import doubtful_passages, newest_version, place_near
from argmap.reasoning.summary import summarize
from tests.core.builders import Build, small_map
from tests.core.refinding.texts import AFTER, BEFORE, OLD, QUOTE

SOURCE = "5" * 32
CHANGED_QUOTE = "Rents in the city have tripled in ten years."
SHIFTED, CHANGED, LOST = "A foreword.\n" + OLD, BEFORE + CHANGED_QUOTE + AFTER, BEFORE + AFTER


def linked_map() -> Build:
    """The small map, with its reason resting on the quote."""
    build = small_map()
    build.add_source(OLD)
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote(QUOTE), new_id=build.new_id))
    return build


def renew(build: Build, *texts: str) -> None:
    for text in texts:
        new = edits.source_text(SOURCE, text, new_id=build.new_id)
        build.do(edits.add_version(build.document, new, new_id=build.new_id))


def passage(build: Build) -> Passage:
    """The one passage that the reason rests on."""
    ((_, found),) = passages_of(build.document, build.id("reason"))
    return found


def version_of(build: Build, one: Passage) -> int:
    text = build.document.find(SourceText, one.source_text_id or "")
    assert text is not None
    return text.version


def in_newest(build: Build, words: str) -> Quote:
    text = newest_version(build.document, SOURCE)
    assert text is not None
    start = text.text.index(words)
    return Quote(text.id, start, start + len(words))


def test_a_passage_of_no_words_in_a_strangers_map_stands_in_no_version_s_way() -> None:
    build = linked_map()
    before = passage(build)
    empty = replace(before, start=3, end=3, exact="", page=None)
    build.do(Change(Label.IMPORT, ((before, empty),)))
    renew(build, SHIFTED)
    assert newest_version(build.document, SOURCE).version == 2
    assert passage(build) == empty


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        (SHIFTED, PassageState.EXACT, QUOTE),
        ("Quite another thing. " + QUOTE + " Enough.", PassageState.MOVED, QUOTE),
        (CHANGED, PassageState.CHANGED, CHANGED_QUOTE),
        (LOST, PassageState.LOST, QUOTE),
    ],
)
def test_what_rests_on_the_old_text_rests_on_the_new_one_and_says_how_sure_that_is(text, state, words) -> None:
    build = linked_map()
    before = passage(build)
    renew(build, text)
    after = passage(build)
    assert (after.state, after.exact, after.found_from, version_of(build, after)) == (state, words, before.id, 2)
    assert after.reviewed is (state is PassageState.EXACT)
    assert build.document.find(Passage, before.id) == before


def test_a_passage_found_has_its_place_its_context_and_its_page_in_the_new_text() -> None:
    build = linked_map()
    new = edits.source_text(SOURCE, SHIFTED, locators=((0, "page", "1"), (12, "page", "2")), new_id=build.new_id)
    build.do(edits.add_version(build.document, new))
    after = passage(build)
    assert SHIFTED[after.start : after.end] == QUOTE
    assert (after.prefix, after.suffix, after.page) == (BEFORE[-32:], AFTER[:32], "2")


def test_a_lost_passage_has_no_place_and_keeps_the_words_it_had() -> None:
    build = linked_map()
    renew(build, LOST)
    after = passage(build)
    assert (after.start, after.end, after.score, after.page) == (None, None, None, None)
    assert (after.exact, after.prefix, after.suffix) == (QUOTE, BEFORE[-32:], AFTER[:32])


def test_a_lost_passage_is_found_again_once_its_words_are_back() -> None:
    build = linked_map()
    renew(build, LOST, SHIFTED)
    after = passage(build)
    assert (after.state, after.exact, version_of(build, after)) == (PassageState.EXACT, QUOTE, 3)


def test_what_nobody_looked_at_is_sought_by_the_words_that_somebody_stood_for() -> None:
    build = linked_map()
    first = passage(build)
    renew(build, CHANGED, CHANGED + " An afterword.")
    after = passage(build)
    assert (after.state, after.found_from, after.reviewed) == (PassageState.CHANGED, first.id, False)
    assert len(list(build.document.all(Passage))) == 2


def test_what_was_accepted_is_sought_by_its_own_words() -> None:
    build = linked_map()
    renew(build, CHANGED)
    second = passage(build)
    build.do(edits.accept_passages(build.document, [second.id]))
    renew(build, CHANGED + " An afterword.")
    assert (passage(build).state, passage(build).found_from) == (PassageState.EXACT, second.id)


def test_quotes_without_a_text_are_found_once_the_text_comes() -> None:
    build = small_map()
    build.do(edits.add_source(build.document, Source(SOURCE, title="A book")))
    build.do(edits.link_words(build.document, build.id("reason"), SOURCE, QUOTE))
    renew(build, OLD)
    assert (passage(build).state, passage(build).exact) == (PassageState.EXACT, QUOTE)


def test_a_doubt_that_came_from_nowhere_stays_one_though_its_words_are_there_unchanged() -> None:
    build = linked_map()
    build.do(edits.edit_field(build.document, passage(build), state=PassageState.CHANGED, reviewed=False))
    renew(build, SHIFTED)
    assert (passage(build).state, passage(build).reviewed) == (PassageState.CHANGED, False)


def test_lost_words_whose_old_place_nobody_knows_are_exact_once_they_are_found() -> None:
    build = linked_map()
    lost = {"start": None, "end": None, "state": PassageState.LOST, "reviewed": False}
    build.do(edits.edit_field(build.document, passage(build), **lost))
    renew(build, SHIFTED)
    assert (passage(build).state, passage(build).reviewed, passage(build).exact) == (PassageState.EXACT, True, QUOTE)


def test_keeping_the_quotes_only_keeps_the_words_that_somebody_stood_for() -> None:
    build = linked_map()
    renew(build, CHANGED)
    build.do(edits.keep_quotes_only(build.document, SOURCE, new_id=build.new_id))
    assert (passage(build).state, passage(build).exact) == (PassageState.UNVERIFIED, QUOTE)
    renew(build, CHANGED)
    assert passage(build).state is not PassageState.EXACT


def copied(build: Build) -> Fragment:
    """The reason as it is copied."""
    place = Tree(build.document).full_place(build.id("reason"))
    assert place is not None
    return take(build.document, [place.id])


def test_a_copy_in_another_map_knows_the_words_that_somebody_stood_for() -> None:
    build, other = linked_map(), small_map()
    renew(build, CHANGED)
    other.do(edits.paste(other.document, copied(build), new_id=other.new_id))
    (found,) = (one for one in other.document.all(Passage) if one.found_from is not None)
    before = other.document.find(Passage, found.found_from or "")
    assert before is not None
    assert (found.exact, before.exact, before.start, before.source_text_id) == (
        CHANGED_QUOTE,
        QUOTE,
        None,
        found.source_text_id,
    )


def test_a_copy_of_cards_on_both_versions_keeps_both_places() -> None:
    build, other = linked_map(), small_map()
    renew(build, CHANGED)
    (claim,) = build.document.root_ids
    old_text = min(build.document.all(SourceText), key=lambda text: text.version)
    start = OLD.index(QUOTE)
    quote = Quote(old_text.id, start, start + len(QUOTE))
    build.do(edits.link_passage(build.document, claim, quote, new_id=build.new_id))
    place = Tree(build.document).main_claim()
    assert place is not None
    other.do(edits.paste(other.document, take(build.document, [place.id]), new_id=other.new_id))
    assert sorted((one.exact, one.start is not None) for one in other.document.all(Passage)) == [
        (QUOTE, True),
        (CHANGED_QUOTE, True),
    ]


def test_a_copy_in_the_same_map_was_found_from_the_same_passage() -> None:
    build = linked_map()
    before = passage(build)
    renew(build, CHANGED)
    build.do(edits.paste(build.document, copied(build), new_id=build.new_id))
    assert [one.found_from for one in build.document.all(Passage)] == [None, before.id, before.id]


def test_ranges_move_along_with_unchanged_words() -> None:
    build = linked_map()
    before = passage(build)
    parts = ((before.start, before.start + 5), (before.end - 6, before.end))
    build.do(edits.edit_field(build.document, before, ranges=parts))
    renew(build, SHIFTED)
    after = passage(build)
    assert [SHIFTED[start:end] for start, end in after.ranges] == [QUOTE[:5], QUOTE[-6:]]


def test_the_passages_may_be_sought_beforehand_on_another_thread() -> None:
    build = linked_map()
    told: list[tuple[int, int]] = []
    found = find_all(sought_in(build.document, SOURCE), CHANGED, lambda done, total: told.append((done, total)))
    build.do(edits.add_version(build.document, edits.source_text(SOURCE, CHANGED), found))
    assert passage(build).state is PassageState.CHANGED
    assert set(told) == {(0, 1)}


def test_the_search_can_be_stopped_while_a_long_text_is_made_ready() -> None:
    build = linked_map()
    asked: list[int] = []

    def stop(_done: int, _total: int) -> None:
        asked.append(1)
        if len(asked) == 3:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        find_all(sought_in(build.document, SOURCE), "word, and “word”. " * 20_000, stop)
    assert len(asked) == 3


def test_passages_that_came_while_others_were_sought_are_not_left_behind() -> None:
    build = linked_map()
    found = find_all(sought_in(build.document, SOURCE), CHANGED)
    build.do(edits.link_passage(build.document, build.id("objection"), build.quote("The council")))
    with pytest.raises(EditRefused, match="have changed meanwhile"):
        edits.add_version(build.document, edits.source_text(SOURCE, CHANGED), found)


def test_a_place_longer_than_a_passage_may_be_is_none() -> None:
    build = linked_map()
    (one,) = sought_in(build.document, SOURCE)
    whole = f"{QUOTE}{'x' * 100_000}"
    found = find_all([one], QUOTE)[one.passage.id]
    too_long = type(found)(PassageState.CHANGED, 0, len(whole), 0.9)
    build.do(edits.add_version(build.document, edits.source_text(SOURCE, whole), {one.passage.id: too_long}))
    assert passage(build).state is PassageState.LOST


# -- settling what is in doubt


def test_doubtful_passages_come_in_the_order_in_which_they_stood() -> None:
    build = linked_map()
    build.do(edits.link_passage(build.document, build.id("objection"), build.quote("The council met on Monday")))
    renew(build, "Nothing of it is left here.")
    assert [one.exact for one in doubtful_passages(build.document, SOURCE)] == ["The council met on Monday", QUOTE]


def test_an_accepted_passage_is_exact_and_in_doubt_no_more() -> None:
    build = linked_map()
    renew(build, CHANGED)
    build.do(edits.accept_passages(build.document, [passage(build).id]))
    assert (passage(build).state, passage(build).exact) == (PassageState.EXACT, CHANGED_QUOTE)
    assert doubtful_passages(build.document, SOURCE) == []


def test_a_lost_passage_cannot_be_accepted() -> None:
    build = linked_map()
    renew(build, LOST)
    with pytest.raises(EditRefused, match="was not found"):
        edits.accept_passages(build.document, [passage(build).id])


def test_a_passage_is_adjusted_to_other_words() -> None:
    build = linked_map()
    renew(build, LOST)
    lost = passage(build)
    build.do(edits.adjust_passage(build.document, lost.id, in_newest(build, "nobody was content")))
    after = passage(build)
    assert (after.id, after.exact, after.state, after.reviewed) == (
        lost.id, "nobody was content", PassageState.EXACT, True,
    )  # fmt: skip
    assert after.found_from == lost.found_from


def test_a_passage_is_not_adjusted_to_words_of_another_source() -> None:
    build = linked_map()
    renew(build, LOST)
    other = edits.source_text("6" * 32, "Words of another source.", new_id=build.new_id)
    build.do(edits.add_source(build.document, Source("6" * 32), other))
    with pytest.raises(EditRefused, match="in another source"):
        edits.adjust_passage(build.document, passage(build).id, Quote(other.id, 0, 5))


def test_a_passage_is_kept_on_the_old_version() -> None:
    build = linked_map()
    before = passage(build)
    renew(build, CHANGED)
    build.do(edits.keep_old_passage(build.document, passage(build).id))
    assert passage(build) == before
    assert list(build.document.all(Passage)) == [before]
    assert doubtful_passages(build.document, SOURCE) == []


def test_what_was_kept_on_an_old_version_stays_there_until_its_words_are_found_again() -> None:
    build = linked_map()
    before = passage(build)
    renew(build, LOST)
    build.do(edits.keep_old_passage(build.document, passage(build).id))
    renew(build, LOST + " An afterword.")
    assert passage(build) == before
    renew(build, SHIFTED)
    assert (passage(build).state, version_of(build, passage(build))) == (PassageState.EXACT, 4)


def test_a_passage_that_came_from_no_older_one_cannot_be_kept_there() -> None:
    build = linked_map()
    with pytest.raises(EditRefused, match="not found from an older one"):
        edits.keep_old_passage(build.document, passage(build).id)


def test_a_removed_passage_goes_with_all_that_it_was_found_from() -> None:
    build = linked_map()
    renew(build, SHIFTED, CHANGED)
    assert len(list(build.document.all(Passage))) == 3
    build.do(edits.remove_passage(build.document, passage(build).id))
    assert list(build.document.all(Passage)) == []
    assert build.node("reason").text == "reason"


def test_what_an_import_said_about_a_passage_goes_with_the_last_that_was_found_from_it() -> None:
    build = linked_map()
    build.do(edits.bring_in(build.document, [Foreign(build.new_id(), passage(build).id, "other")]))
    renew(build, SHIFTED)
    assert len(list(build.document.all(Foreign))) == 1
    build.do(edits.delete_branch(build.document, [build.place_id("reason")]))
    assert list(build.document.all(Foreign)) == []


@pytest.mark.parametrize(
    "settle",
    [
        lambda build: edits.accept_passages(build.document, [passage(build).id]),
        lambda build: edits.adjust_passage(build.document, passage(build).id, in_newest(build, "the budget")),
        lambda build: edits.keep_old_passage(build.document, passage(build).id),
        lambda build: edits.remove_passage(build.document, passage(build).id),
    ],
)
def test_every_settling_is_one_change_that_undo_takes_back(settle: Callable[[Build], Change]) -> None:
    build = linked_map()
    renew(build, CHANGED)
    before = set(build.document.records())
    change = build.do(settle(build))
    build.do(change.inverse())
    assert set(build.document.records()) == before


def test_what_newer_passages_were_found_from_is_not_counted() -> None:
    build = linked_map()
    renew(build, CHANGED)
    counts = summarize(build.tree)
    assert (counts.passages, counts.passages_exact, counts.passage_links) == (1, 0, 1)


def test_a_lost_passage_is_looked_for_between_those_that_stood_around_it() -> None:
    build = linked_map()
    for card, words in (("objection", "The council met"), ("evidence", "read out to all")):
        build.do(edits.link_passage(build.document, build.id(card), build.quote(words), new_id=build.new_id))
    renew(build, BEFORE + AFTER)
    start, end = place_near(build.document, passage(build))
    assert (start, end) == (len("The council met"), (BEFORE + AFTER).index("read out to all"))


def test_a_lost_passage_with_nothing_around_it_may_stand_anywhere() -> None:
    build = linked_map()
    renew(build, LOST)
    assert place_near(build.document, passage(build)) == (0, len(LOST))
