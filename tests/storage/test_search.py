"""Words are found by their beginnings, whatever their script, in every text of a map, and where they stand."""

from dataclasses import replace
from hashlib import sha256

import pytest

from argmap.core.change import Change, Label
from argmap.core.records import Node, Passage, Source, SourceText
from argmap.storage.search import Hit, SearchIndex
from tests.benchmarks.maps import random_map
from tests.storage.samples import CLAIM, PASSAGE, REASON, every_record, node


@pytest.fixture
def index():
    index = SearchIndex()
    yield index
    index.close()


def indexed(index, *texts):
    index.build([node(number, text) for number, text in enumerate(texts, 1)])
    return index


def found_texts(index, query, *texts):
    ids = [f"{number:032x}" for number in range(1, len(texts) + 1)]
    return {texts[ids.index(hit.record_id)] for hit in indexed(index, *texts).find(query)}


def test_a_word_is_found_by_its_beginning(index):
    assert found_texts(index, "secur", "Security first", "Insecure", "secure") == {"Security first", "secure"}


def test_every_word_must_be_there(index):
    assert found_texts(index, "de nat", "Defence and NATO", "Defence", "NATO") == {"Defence and NATO"}


def test_diacritics_do_not_matter_either_way(index):
    assert found_texts(index, "uberall", "Überall", "above") == {"Überall"}
    assert found_texts(index, "défense", "defense", "attack") == {"defense"}


def test_scripts_without_spaces_are_found_by_any_piece(index):
    assert found_texts(index, "防衛", "欧州の防衛", "欧州") == {"欧州の防衛"}
    assert found_texts(index, "州の防", "欧州の防衛", "欧州") == {"欧州の防衛"}
    assert found_texts(index, "นโยบาย", "นโยบายสาธารณะ", "สาธารณะ") == {"นโยบายสาธารณะ"}


def test_scripts_without_spaces_mix_with_words(index):
    assert found_texts(index, "EU 防衛", "EUの防衛", "防衛", "EU") == {"EUの防衛"}


@pytest.mark.parametrize("query", ["", "   ", "?!", '"', "*", "\0", "\ud800", "(", "AND"])
def test_a_query_without_words_or_with_operators_only_is_no_error(index, query):
    assert found_texts(index, query, "nothing of that kind") == set()


def test_quotes_and_operators_in_a_query_are_plain_text(index):
    assert found_texts(index, 'NOT "here" OR -x*', 'it is not "here" or x', "elsewhere") == {'it is not "here" or x'}


def test_a_query_of_very_many_words_is_answered(index):
    assert found_texts(index, "word " * 5_000, "word", "other") == {"word"}


def test_the_ranges_are_the_found_words_in_code_points(index):
    text = "\N{SCROLL} The défense of Europe; defence again"

    hits = indexed(index, text).find("def")

    assert [text[first:last] for first, last in hits[0].ranges] == ["défense", "defence"]


def test_the_ranges_in_a_script_without_spaces_are_the_found_pieces(index):
    assert indexed(index, "\N{SCROLL}欧州の防衛と防衛").find("防衛")[0].ranges == ((4, 6), (7, 9))


def test_all_kinds_of_texts_are_found(index):
    index.build(every_record())

    assert {hit.record_type for hit in index.find("defense")} == {Passage, SourceText}
    assert [(hit.record_type, hit.field) for hit in index.find("private")] == [(Node, "notes")]
    assert [hit.record_type for hit in index.find("report")] == [Source]
    assert Hit(Node, CLAIM.id, "text", ((4, 9),)) in index.find("union")
    assert [hit.record_id for hit in index.find("quoted hand")] == ["b" * 32]


def test_the_place_in_a_long_source_is_that_in_the_whole_text(index):
    text = "filler words\n" * 3_000 + "the needle here " + "more filler " * 3_000
    version = SourceText("8" * 32, "7" * 32, 1, text, sha256(text.encode()).hexdigest())
    index.build([version])

    hits = index.find("needle")

    assert [(text[first:last], first) for hit in hits for first, last in hit.ranges] == [("needle", 39_004)]


def test_a_mark_that_the_index_uses_itself_does_no_harm(index):
    assert indexed(index, "\ufdd0 a \ufdd1 word").find("word")[0].ranges == ((6, 10),)


def test_an_index_kept_up_to_date_finds_what_a_fresh_one_finds(index):
    records = every_record()
    index.build(records)
    edited = replace(REASON, text="A completely new sentence with 防衛", notes="")
    change = Change(Label.EDIT_TEXT, ((REASON, edited), (PASSAGE, None), (None, node(50, "Another card on defense"))))

    index.update(change)

    fresh = SearchIndex()
    fresh.build(
        [one for one in records if one not in (REASON, PASSAGE)] + [edited, node(50, "Another card on defense")]
    )
    for query in ("defense", "private", "sentence new", "防衛", "card", "end", "report", "μ"):
        assert set(index.find(query)) == set(fresh.find(query))
    fresh.close()


def test_as_many_hits_come_as_were_asked_for_even_when_there_are_too_many_to_rank(index):
    index.build(random_map(8_000))

    assert len(index.find("the", limit=10)) == 10
    assert len(index.find("the")) == 100
