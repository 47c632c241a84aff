"""Words are found whatever their case and accents, where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.finding import OVERLAP, SLICE, find_words

TEXTS = st.text(st.sampled_from("aAáÁäa\u0301oßsSﬁfi ıİi\n\t界한𝕏\u0300"), max_size=60)


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for places in find_words(text, query) for start, end in places]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Zoë met ZOE.", "zoe", ["Zoë", "ZOE"]),
        ("Zoe\u0308, again", "zoë", ["Zoe\u0308"]),
        ("Die Straße, die STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "stras", ["Straß"]),
        ("AßS", "s", ["ß", "S"]),
        ("an eﬃcient ﬁre", "fi", ["ﬃ", "ﬁ"]),
        ("nuclear\n  energy", "nuclear energy", ["nuclear\n  energy"]),
        ("核能 and 한국", "한", ["한"]),
        ("कुल और कल", "कल", ["कल"]),
        ("a.b", ".", ["."]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing", "  ", []),
        ("nothing", "\u0301", []),
    ],
)
def test_words_are_found_with_or_without_their_accents(text: str, query: str, expected: list[str]) -> None:
    assert found(text, query) == expected


@given(TEXTS, st.data())
def test_a_piece_of_a_text_is_found_in_it_and_what_is_found_reads_the_same(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    query = text[start : data.draw(st.integers(start, len(text)))]
    hits = found(text, query)
    assert hits or not query.strip(" \n\t\u0300\u0301")
    assert all(found(hit, query) == [hit] for hit in hits)


@given(TEXTS, st.sampled_from(["a", "ss", "i", "o s"]))
def test_places_come_in_order_and_do_not_overlap(text: str, query: str) -> None:
    places = [one for some in find_words(text, query) for one in some]
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@pytest.mark.parametrize("before", [SLICE - 3, SLICE, SLICE + 1, 2 * SLICE - 1])
def test_words_across_the_slices_of_a_long_text_are_found_once(before: int) -> None:
    text = "x" * before + "Énergie" + "x" * 2 * OVERLAP
    assert [one for some in find_words(text, "energie") for one in some] == [(before, before + 7)]
