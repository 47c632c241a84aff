"""Annotations become cards in the tray, tied to the words they mark if these are there, and say so if they are not."""

import json
from dataclasses import replace

import pytest

from argmap.core.annotations import Reply
from argmap.core.document import Document
from argmap.core.edits import add_annotations, remove_source, source_text
from argmap.core.errors import EditRefused
from argmap.core.limits import NODE_TEXT, NOTE_TEXT
from argmap.core.records import (
    Comment,
    Foreign,
    Kind,
    LinkRole,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Source,
    SourceText,
)
from argmap.formats.annotation_formats import read_annotations
from argmap.formats.annotations.annotation import NamedSource, Span
from argmap.formats.annotations.arriving import arrive
from argmap.formats.annotations.shelf import Shelf
from argmap.intake.countings import CountedText, Counting
from tests.core.builders import Build
from tests.formats.annotations.bringing import (
    TEXT,
    annotation,
    bring,
    build_with_source,
    passages,
    target,
    the_passage,
    the_text,
    titles,
)

RENTS = "Rents in the city have doubled in ten years."
START = TEXT.index(RENTS)
END = START + len(RENTS)


def span(words: str, counting: Counting) -> Span:
    counted = CountedText(TEXT, counting)
    start = TEXT.index(words)
    return Span(counted.from_code_point(start), counted.from_code_point(start + len(words)), counting)


def test_a_comment_is_a_card_in_the_tray_on_the_words_it_marks():
    build = build_with_source()

    bring(build, annotation(text="Housing is dear.", tags=("cost",), targets=(target(),)))

    assert build.tray() == ["Housing is dear."]
    assert build.node("Housing is dear.").tags == ("cost",)
    (link,) = build.document.all(PassageLink)
    assert link.role is LinkRole.PARAPHRASES
    passage = the_passage(build)
    assert (passage.start, passage.end, passage.exact, passage.state) == (START, END, RENTS, PassageState.EXACT)
    assert passage.prefix == TEXT[START - 32 : START]


def test_a_highlight_without_a_word_takes_the_words_it_marks():
    build = build_with_source()

    bring(build, annotation(targets=(target(),)))

    assert build.tray() == [RENTS]
    assert next(iter(build.document.all(PassageLink))).role is LinkRole.STATES


@pytest.mark.parametrize("counting", Counting)
def test_short_words_that_stand_twice_are_found_at_their_own_place_in_every_counting(counting):
    build = build_with_source()
    at = TEXT.rindex("nobody was content")
    around = {"prefix": "of wages, and ", "suffix": ".\n"}
    counted = CountedText(TEXT, counting)
    place = Span(counted.from_code_point(at), counted.from_code_point(at + 18), counting)

    bring(build, annotation(targets=(target("nobody was content", span=place, **around),)))

    assert (the_passage(build).start, the_passage(build).state) == (at, PassageState.EXACT)


def test_a_line_end_counted_as_one_is_found_out_by_the_words():
    build = build_with_source()
    at = TEXT.rindex("nobody")
    place = Span(at - 2, at + 4, Counting.CODE_POINTS)

    bring(build, annotation(targets=(target("nobody", span=place, prefix="of wages, and ", suffix=" was"),)))

    assert the_passage(build).start == at


def test_a_place_at_which_the_words_stand_by_accident_is_not_believed():
    build = build_with_source()
    at = TEXT.index("in ")

    bring(build, annotation(targets=(target("in", span=Span(at, at + 2)),)))

    assert (the_passage(build).start, the_passage(build).state) == (None, PassageState.LOST)


def test_a_place_with_the_words_amid_others_than_the_annotation_says_is_not_believed():
    text = (
        "It was warm. Nobody said a word about the rents. It was cold. Nobody said a word about the rents. It rained."
    )
    build = build_with_source(text)
    words = "Nobody said a word about the rents."
    first, second = text.index(words), text.rindex(words)
    around = {"prefix": "It was cold. ", "suffix": " It rained."}

    bring(build, annotation(targets=(target(words, span=Span(first, first + len(words)), **around),)))

    assert (the_passage(build).start, the_passage(build).state) == (second, PassageState.EXACT)


def test_a_place_with_other_words_is_not_believed():
    build = build_with_source()

    bring(build, annotation(targets=(target(span=Span(0, len(RENTS))),)))

    assert (the_passage(build).start, the_passage(build).exact) == (START, RENTS)


def test_a_space_that_was_marked_with_the_words_does_not_make_them_others():
    build = build_with_source()

    bring(build, annotation(targets=(target(f" {RENTS} ", prefix="was content.", suffix="That is what"),)))

    assert (the_passage(build).exact, the_passage(build).state) == (RENTS, PassageState.EXACT)


def test_words_amid_other_words_are_moved_and_in_doubt():
    build = build_with_source()

    bring(build, annotation(targets=(target(prefix="wrote the editor: ", suffix=" Who knows?"),)))

    passage = the_passage(build)
    assert (passage.start, passage.state, passage.reviewed) == (START, PassageState.MOVED, False)
    sought = build.document.find(Passage, passage.found_from)
    assert (sought.exact, sought.start, sought.state) == (RENTS, None, PassageState.UNVERIFIED)


def test_other_words_near_enough_are_changed_and_in_doubt():
    build = build_with_source()
    words = "Rents in the town have doubled in nine years."

    bring(build, annotation(targets=(target(words, suffix=" That is what the office for stat"),)))

    passage = the_passage(build)
    assert (passage.exact, passage.state, passage.reviewed) == (RENTS, PassageState.CHANGED, False)
    assert build.document.find(Passage, passage.found_from).exact == words


@pytest.mark.parametrize("words", ["Nothing of the kind stands here at all.", "nobody was content"])
def test_words_that_are_not_there_or_nobody_knows_which_are_lost(words):
    build = build_with_source()

    arrival = bring(build, annotation(targets=(target(words),)))

    passage = the_passage(build)
    assert (passage.start, passage.state, passage.reviewed) == (None, PassageState.LOST, False)
    assert (passage.exact, passage.source_text_id) == (words, the_text(build).id)
    assert arrival.states == {PassageState.LOST: 1}


def test_a_source_that_is_not_in_the_map_comes_without_a_text():
    build = build_with_source()
    named = NamedSource(address="https://doi.org/10.1000/x", title="Another report")

    bring(
        build,
        annotation(targets=(target(source=named, page="xii"),)),
        annotation("two", targets=(target(source=named),)),
    )

    assert titles(build) == ["A report", "Another report"]
    new = next(one for one in build.document.all(Source) if one.title == "Another report")
    assert (new.url, json.loads(new.citation)) == ("https://doi.org/10.1000/x", {"DOI": "10.1000/x"})
    first = passages(build)[0]
    assert (first.state, first.start, first.page) == (PassageState.UNVERIFIED, None, "xii")


def test_the_source_can_be_named_by_the_user():
    build = build_with_source()

    bring(build, annotation(targets=(target(source=NamedSource(title="Nobody's")),)), source_id="5" * 32)

    assert titles(build) == ["A report"]
    assert the_passage(build).state is PassageState.EXACT


def test_coming_again_doubles_nothing():
    build = build_with_source()
    two = (annotation(targets=(target(),)), annotation("two", text="Dear.", targets=(target("no such words"),)))
    bring(build, *two)
    before = list(build.document.records())

    arrival = bring(build, *two, annotation(targets=(target(),)))

    assert (arrival.cards, list(build.document.records())) == ((), before)


def test_of_two_that_share_an_id_each_comes_and_neither_comes_again():
    said = [
        {"type": "Annotation", "id": "urn:x:1", "target": "https://example.org/a", "bodyValue": words}
        for words in ("Rents are high.", "Wages are low.", "Rents are high.")
    ]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": said}
    build = build_with_source()

    for _ in range(2):
        bring(build, *read_annotations(json.dumps(page).encode(), "page.jsonld").annotations)

    assert build.tray() == ["Rents are high.", "Wages are low."]


def test_what_came_twice_at_the_same_time_is_committed_once():
    build = build_with_source()
    arrival = arrive([annotation(targets=(target(),))], Shelf(build.document), new_id=build.new_id)
    build.do(add_annotations(build.document, arrival.cards, arrival.sources, new_id=build.new_id))

    assert not add_annotations(build.document, arrival.cards, arrival.sources, new_id=build.new_id)


def test_a_source_that_nothing_needs_any_more_does_not_come():
    build = build_with_source()
    named = NamedSource(title="Another report")
    late = arrive([annotation(targets=(target(source=named),))], Shelf(build.document), new_id=build.new_id)
    bring(build, annotation(targets=(target(source=named),)))

    assert not add_annotations(build.document, late.cards, late.sources, new_id=build.new_id)


def test_a_card_that_was_deleted_comes_again():
    build = build_with_source()
    bring(build, annotation(targets=(target(),)))
    build.do(build.changes[-1].inverse())

    assert len(bring(build, annotation(targets=(target(),))).cards) == 1


def test_the_same_words_are_one_passage():
    build = build_with_source()

    bring(build, annotation(targets=(target(),)), annotation("two", text="Dear.", targets=(target(),)))
    bring(build, annotation("three", targets=(target(),)))

    assert len(passages(build)) == 1
    assert build.document.count(PassageLink) == 3


def test_annotations_of_one_card_become_one_card():
    build = build_with_source()
    said = {"text": "Dear.", "card": "urn:uuid:1"}

    bring(build, annotation(targets=(target(),), **said), annotation("two", targets=(target("doubled"),), **said))

    assert build.tray() == ["Dear."]
    assert (build.document.count(PassageLink), build.document.count(Foreign)) == (2, 2)


def test_what_the_file_says_besides_is_kept_with_the_card():
    build = build_with_source()

    bring(build, annotation(targets=(target(),)))

    (kept,) = build.document.all(Foreign)
    (link,) = build.document.all(PassageLink)
    assert kept.entity_id == link.node_id
    assert json.loads(kept.data) == {"key": "one", "annotation": {"key": "one"}, "links": {link.id: link.passage_id}}


def test_replies_are_comments_on_the_card():
    build = build_with_source()

    bring(build, annotation(targets=(target(),), replies=(Reply("Is that so?", "2024-05-06T07:08:09Z"),)))

    (comment,) = build.document.all(Comment)
    assert (comment.text, comment.created, comment.author) == ("Is that so?", "2024-05-06T07:08:09Z", "")
    assert comment.node_id == build.id(RENTS)


def test_a_reply_that_was_written_later_comes_when_the_file_comes_again():
    build = build_with_source()
    first, second = Reply("Is that so?"), Reply("It is.", "2024-05-06T07:08:09Z")
    bring(build, annotation(targets=(target(),), replies=(first,)))

    bring(build, annotation(targets=(target(),), replies=(first, second)))

    assert [one.text for one in build.document.all(Comment)] == ["Is that so?", "It is."]
    assert build.document.count(Node) == 1


def test_an_annotation_of_a_whole_page_is_a_card_that_says_which():
    build = build_with_source()

    arrival = bring(build, annotation(text="Worth reading.", targets=(target("", source=NamedSource("", "urn:x:1")),)))

    assert build.node("Worth reading.").notes == "urn:x:1"
    assert (arrival.without_words, build.document.count(PassageLink), titles(build)) == (1, 0, ["A report"])


def test_a_comment_longer_than_a_card_is_whole_in_the_notes():
    build = build_with_source()
    text = "a" * (NODE_TEXT + 1)

    bring(build, annotation(text=text))

    (node,) = build.document.all(Node)
    assert (len(node.text), node.text[-2:], node.notes) == (NODE_TEXT, "a…", text)


def test_words_longer_than_a_passage_are_told():
    build = build_with_source()

    arrival = bring(build, annotation(text="All of it.", targets=(target("a" * (NOTE_TEXT + 1)),)))

    assert (arrival.too_long, build.document.count(PassageLink)) == (1, 0)


def test_words_that_stand_on_more_of_the_text_than_a_passage_can_have_are_lost_and_told():
    words = " ".join(f"{number}" for number in range(17_000))
    build = build_with_source(words.replace(" ", "    "))

    arrival = bring(build, annotation(text="All of it.", targets=(target(words),)))

    assert (the_passage(build).state, arrival.too_long) == (PassageState.LOST, 1)


def test_where_a_file_lay_on_somebodys_disk_is_no_address():
    build = Build()

    bring(build, annotation(targets=(target(source=NamedSource(address="file:///home/jane/My%20notes.txt")),)))

    (source,) = build.document.all(Source)
    assert (source.title, source.url) == ("My notes.txt", "")


def test_a_place_without_words_is_believed_only_of_the_very_same_text():
    build = build_with_source()
    same = replace(target().source, sha256=the_text(build).sha256)

    bring(build, annotation(targets=(target("", source=same, span=Span(START, END)),)))
    bring(build, annotation("two", targets=(target("", span=Span(START, END - 1)),)))

    assert the_passage(build).exact == RENTS


def test_the_version_that_the_annotation_was_made_on_is_the_one_that_is_read():
    build = build_with_source()
    old = the_text(build)
    newer = source_text("5" * 32, "Another text.", 2, new_id=build.new_id)
    build.document = Document([*build.document.records(), newer])

    bring(build, annotation(targets=(target(source=replace(target().source, sha256=old.sha256)),)))

    assert the_passage(build).source_text_id == old.id


def test_a_text_that_the_file_brings_becomes_the_sources():
    build = Build()

    bring(build, annotation(targets=(target(source=NamedSource(title="Notes", text=TEXT)),)))

    assert the_text(build).text == TEXT
    assert the_passage(build).state is PassageState.EXACT


def test_a_source_that_came_with_annotations_goes_with_its_passages():
    build = build_with_source()
    bring(build, annotation(targets=(target(prefix="other words before "),)))

    build.do(remove_source(build.document, "5" * 32))

    assert (build.document.count(Passage), build.document.count(SourceText)) == (0, 0)


def test_kinds_of_cards_are_taken_over():
    build = build_with_source()

    bring(build, annotation(text="Who says so?", kind=Kind.QUESTION, targets=(target(),)))

    assert build.node("Who says so?").kind is Kind.QUESTION


def test_a_title_that_no_card_can_hold_is_one_sentence():
    build = build_with_source()

    with pytest.raises(EditRefused, match="cannot be that"):
        bring(build, annotation(text="a\0b"))
