"""Where sentences begin and end."""

import pytest

from argmap.reasoning.sentences import sentences
from argmap.reasoning.word_lists import load_words

ABBREVIATIONS = frozenset(load_words().clauses.abbreviations)


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rains.", "It pours!", "Does it?", "Yes…", "Well."],
        ["“It rains.”", "(It pours.)", "Then it stops."],
        ["Dr. Ada J. Weaver spoke, e.g. of Art. 5.", "Then she left."],
        ["Growth was 3.5 per cent.", "It fell."],
        ["The U.S. Senate, i.e. the upper house, voted.", "Nobody spoke."],
        ["They ask “why now?” of everybody.", "Few answer."],
        ["No end"],
    ],
)
def test_sentences_are_parted_where_they_end(parts):
    assert parted(" ".join(parts)) == parts


def test_the_end_of_a_line_parts_a_heading_from_its_text():
    assert parted("A heading\nThe text below it.") == ["A heading", "The text below it."]


def test_sentences_of_scripts_without_spaces_are_parted():
    assert parted("雨が降る。風が吹く。") == ["雨が降る。", "風が吹く。"]


def test_a_line_that_only_wraps_ends_no_sentence():
    assert parted("The levy was\nraised twice.\nIt fell.") == ["The levy was\nraised twice.", "It fell."]


def test_where_sentences_may_begin_small_a_full_stop_ends_one_before_a_small_letter():
    text = "it rains. it pours e.g. here. why? nobody knows."

    assert [text[start:end] for start, end in sentences(text, ABBREVIATIONS, may_begin_small=True)] == [
        "it rains.",
        "it pours e.g. here.",
        "why? nobody knows.",
    ]
    assert parted(text) == [text]


def test_an_empty_line_ends_a_sentence_whatever_follows():
    assert parted("no dot\n \nsmall letters") == ["no dot", "small letters"]


def test_space_and_nothing_hold_no_sentence():
    assert parted("") == parted(" \n\n ") == []


def test_offsets_are_code_points():
    assert list(sentences("\U0001f4a1 One. Two.", ABBREVIATIONS)) == [(0, 6), (7, 11)]
