"""Words are found by their beginnings, whatever their script, in every text of a map, and where they stand."""

from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.querying import query_of
from argmap.core.records import Node, PassageLink, Source, SourceText
from argmap.storage.search import TOLD, SearchIndex
from argmap.storage.searched import SEARCHED, Group, parts_of
from tests.benchmarks.maps import random_map
from tests.storage.samples import PASSAGE, REASON, every_record, node
from tests.weighing import weigh


@pytest.fixture
def index():
    index = SearchIndex()
    yield index
    index.close()


def indexed(index, *texts):
    index.build([node(number, text) for number, text in enumerate(texts, 1)])
    return index


def found_texts(index, query, *texts):
    return {hit.record.text for hit in indexed(index, *texts).find(query)}


def marked(hit):
    return [getattr(hit.record, field)[first:last] for field, places in hit.marks() for first, last in places]


def keys(hits):
    return [(hit.kind, hit.record.id, hit.start) for hit in hits]


def test_a_word_is_found_by_its_beginning(index):
    assert found_texts(index, "secur", "Security first", "Insecure", "secure") == {"Security first", "secure"}


def test_every_word_must_be_there(index):
    assert found_texts(index, "de nat", "Defence and NATO", "Defence", "NATO") == {"Defence and NATO"}


def test_the_words_may_stand_in_different_fields_of_a_card(index):
    index.build([replace(node(1, "Energy is dear"), speaker="Minister Smith"), node(2, "Smith"), node(3, "Energy")])

    (hit,) = index.find("smith energy")

    assert dict(hit.marks()) == {"text": [(0, 6)], "speaker": [(9, 14)]}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("uberall", "Überall"),
        ("défense", "defense"),
        ("defense", "de\u0301fense"),
        ("strasse", "STRAẞE"),
        ("straße", "Strasse"),
        ("efficient", "eﬃcient"),
        ("oeuvre", "Œuvre"),
        ("aesthetic", "Æsthetic"),
        ("soren", "Søren"),
        ("lodz", "Łódź"),
        ("istanbul", "İstanbul"),
        ("ISPARTA", "ısparta"),
        ("ısparta", "ISPARTA"),
        ("αθηνα", "Αθήνα"),
        ("ς", "ΣΟΦΟΣ σοφός Σ"),
        ("елка", "Ёлка"),
        ("كتاب", "كِتَاب"),
        ("احمد", "أحمد"),
        ("שלום", "שָׁלוֹם"),
        ("हिन्दी", "यह हिन्दी है"),
        ("한국", "한국의"),
        ("co-operation", "Co operation"),
        ("don't", "don’t"),
    ],
)
def test_neither_case_nor_accents_nor_joined_letters_matter(index, query, text):
    assert found_texts(index, query, text, "something else") == {text}


@pytest.mark.parametrize(("query", "text"), [("eu", "ＥＵ"), ("2", "②"), ("colour", "color"), ("की", "कि")])
def test_full_width_letters_circled_digits_spellings_and_indian_vowels_stay_apart(index, query, text):
    assert found_texts(index, query, text) == set()


def test_scripts_without_spaces_are_found_by_any_piece(index):
    assert found_texts(index, "防衛", "欧州の防衛", "欧州") == {"欧州の防衛"}


@pytest.mark.parametrize("piece", ["衛", "州の防", "防衛"])
def test_a_piece_of_any_length_is_found(index, piece):
    assert found_texts(index, piece, "欧州の防衛", "欧州", "衞") == {"欧州の防衛"}


def test_a_word_of_a_script_without_spaces_is_found_with_its_vowel_signs(index):
    assert found_texts(index, "นโยบาย", "นโยบายสาธารณะ", "สาธารณะ") == {"นโยบายสาธารณะ"}


def test_a_vowel_sign_that_makes_another_word_matters(index):
    assert found_texts(index, "ปี", "ปี่", "ปา", "หลายปี") == {"ปี่", "หลายปี"}


def test_scripts_without_spaces_mix_with_words(index):
    assert found_texts(index, "EU 防衛", "EUの防衛", "防衛", "EU") == {"EUの防衛"}


@pytest.mark.parametrize("query", ["", "   ", "?!", '"', "*", "\0", "\ud800", "(", "AND"])
def test_a_query_without_words_or_with_operators_only_is_no_error(index, query):
    assert found_texts(index, query, "nothing of that kind") == set()
    assert index.count(query) == 0


def test_quotes_and_operators_in_a_query_are_plain_text(index):
    assert found_texts(index, 'NOT "here" OR -x*', 'it is not "here" or x', "elsewhere") == {'it is not "here" or x'}


def test_a_query_of_very_many_words_is_answered(index):
    assert found_texts(index, "word " * 5_000, "word", "other") == {"word"}


def test_the_marks_are_the_found_words_in_code_points(index):
    text = "\N{SCROLL} The défense of Europe; undefended defence again"

    assert marked(indexed(index, text).find("def")[0]) == ["défense", "defence"]


def test_the_marks_in_a_script_without_spaces_are_the_found_pieces(index):
    assert indexed(index, "\N{SCROLL}欧州の防衛と防衛").find("防衛")[0].marks() == [("text", [(4, 6), (7, 9)])]


LETTERS = st.text(st.sampled_from("aAáßsSﬁfiİıøœ-' ._0²防衛のกิकि한\u0301أَ"), max_size=12)


@settings(deadline=None)  # the first of them compiles expressions
@given(LETTERS, LETTERS)
def test_what_is_found_is_marked_and_what_would_be_marked_is_found(text, typed):
    with closing(SearchIndex()) as index:
        index.build([node(1, text)])
        queries = [query for query in map(query_of, typed.split()) if query.words]
        are_marked = [bool(query.places_in(text)) for query in queries]

        assert bool(index.find(typed)) == (are_marked != [] and all(are_marked))


def test_all_kinds_of_texts_are_found_in_their_groups(index):
    index.build(every_record())

    assert {hit.kind.group for hit in index.find("defense")} == {Group.QUOTES, Group.SOURCES}
    assert [(hit.kind.group, hit.record.id) for hit in index.find("private")] == [(Group.NOTES, REASON.id)]
    assert [hit.kind.record_type for hit in index.find("report")] == [Source]
    assert [hit.marks() for hit in index.find("union", group=Group.CARDS)] == [[("text", [(4, 9)])]]


def test_hits_are_counted_group_by_group_and_in_all(index):
    index.build([*random_map(300), replace(node(1, ""), notes="the end")])

    counts = [index.count("the", group) for group in Group]

    assert counts[1:] == [1, 0, 0]
    assert index.count("the") == sum(counts) == len(index.find("the", 1_000))


def test_a_quote_on_which_nothing_rests_any_more_is_not_found(index):
    records = [one for one in every_record() if not isinstance(one, PassageLink)]
    index.build(records)

    assert [hit.kind.group for hit in index.find("defense")] == [Group.SOURCES]


def test_the_place_in_a_long_source_is_that_in_the_whole_text(index):
    text = "filler words\n" * 3_000 + "the needle here " + "more filler " * 3_000
    index.build([SourceText("8" * 32, "7" * 32, 1, text, sha256(text.encode()).hexdigest())])

    (hit,) = index.find("needle")

    assert hit.marks() == [("text", [(39_004, 39_010)])]
    assert hit.start <= 39_004 < hit.end


@given(st.text(st.sampled_from("ab \n。"), max_size=60))
def test_the_parts_of_a_long_text_make_up_the_whole(text):
    long = text * 200

    assert "".join(long[start:end] for start, end in parts_of(long)) == long


def test_better_hits_come_first_and_equal_ones_in_the_order_of_the_map(index):
    indexed(index, "tax " + "and more words " * 20, "a tax", "no", "a tax", "tax tax")

    assert [hit.record.text[:8] for hit in index.find("tax")] == ["tax tax", "a tax", "a tax", "tax and "]
    assert [hit.record.id[-1] for hit in index.find("tax")][1:3] == ["2", "4"]
    assert [hit.record.id[-1] for hit in index.find("tax", is_ranked=False)] == ["1", "2", "4", "5"]


def test_a_word_as_it_was_typed_comes_before_longer_ones(index):
    indexed(index, "European rules for all", "Europeans", "Rules of the EU for all in every land", "euros", "no")

    assert [hit.record.id[-1] for hit in index.find("eu")] == ["3", "2", "4", "1"]


def test_an_index_kept_up_to_date_finds_what_a_fresh_one_finds(index):
    records = every_record()
    index.build(records)
    document = Document(records)
    edited = replace(REASON, text="A completely new sentence with 防衛", notes="")
    link = next(one for one in records if isinstance(one, PassageLink) and one.passage_id == PASSAGE.id)
    change = Change(Label.EDIT_TEXT, ((REASON, edited), (link, None), (None, node(50, "Another card on defense"))))
    document.apply(change)

    index.update(change, document)

    with closing(SearchIndex()) as fresh:
        fresh.build(document.records())
        for query in ("defense", "private", "sentence new", "防衛", "card", "end", "report", "μ"):
            assert keys(index.find(query)) == keys(fresh.find(query))


def pieces(index):
    """In how many pieces the index is written."""
    return index._connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]


def test_the_index_of_a_whole_map_is_one_piece_and_does_not_meet_those_of_changes(index):
    index._connection.execute("INSERT INTO words(words, rank) VALUES ('hashsize', 50000)")  # as if the map were large
    document = Document(random_map(2_000))
    index.build(document.records())
    assert pieces(index) == 1

    for number in range(70):
        change = Change(Label.EDIT_TEXT, ((None, node(number, f"Zebra {number}")),))
        document.apply(change)
        index.update(change, document)
        assert index.count("zebra") == number + 1

    assert 1 < pieces(index) < 64


def test_changes_are_indexed_by_the_next_search_all_at_once(index):
    document = Document([node(1, "Zebra")])
    index.build(document.records())
    assert index.count("zebra") == 1
    before = index._connection.total_changes

    for text in ("Horse", "Donkey", "Zebras"):
        one = next(iter(document.all(Node)))
        change = Change(Label.EDIT_TEXT, ((one, replace(one, text=text)),))
        document.apply(change)
        index.update(change, document)

    assert index._connection.total_changes == before
    assert [hit.record.text for hit in index.find("zebra")] == ["Zebras"]
    assert index.count("donkey") == 0


def test_as_many_hits_come_as_were_asked_for_even_when_there_are_too_many_to_rank(index):
    index.build(random_map(8_000))

    assert len(index.find("the", limit=10)) == 10
    assert len(index.find("the")) == 100


def test_a_change_is_written_into_the_index_only_when_something_is_asked(index):
    document = Document([node(1, "apples")])
    before = node(1, "apples")
    index.build(document.records())
    written = index._connection.total_changes
    for text in ("pears", "plums"):
        change = Change(Label.EDIT_TEXT, ((before, node(1, text)),))
        before = node(1, text)
        document.apply(change)
        index.update(change, document)
    assert index._connection.total_changes == written
    assert [index.count(text) for text in ("apples", "pears", "plums")] == [0, 0, 1]


def test_what_comes_and_goes_between_two_searches_is_not_remembered(index):
    index.build([])
    records = Document()

    def come_and_go() -> None:
        for number in range(1_000):
            added = Change(Label.ADD_CLAIM, ((None, node(number)),))
            index.update(added, records)
            index.update(added.inverse(), records)

    assert weigh(come_and_go).kept < 20_000


def test_it_may_be_stopped_before_any_record_is_looked_at():
    records = iter(every_record())

    def stop(_part: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        SearchIndex().build(records, stop)
    assert list(records) == every_record()


def test_it_may_rest_again_and_again_before_the_first_word_is_indexed():
    told: list[float] = []
    SearchIndex().build(random_map(TOLD), told.append)
    assert told[: len(SEARCHED) + 2] == [0.0] * (len(SEARCHED) + 2)  # at first, amid the records, for each type
