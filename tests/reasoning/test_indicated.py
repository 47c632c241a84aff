"""Sentences with indicator words are the same however a text is read, and say what card they may become."""

import pytest

from argmap.core.records import Kind, Polarity
from argmap.reasoning.indicated import LONGEST, PIECE, IndicatorReader, suggested
from argmap.reasoning.word_lists import load_words

TEXT = "The Union pays. However, it may pay too late.\n\nFor example, shells came late. Because of that, e.g. guns."


@pytest.fixture(scope="module")
def reader() -> IndicatorReader:
    words = load_words("en")
    assert words is not None
    return IndicatorReader(words)


def test_each_sentence_comes_with_its_words_where_they_stand(reader: IndicatorReader) -> None:
    found = [(TEXT[one.start : one.end], [word.words for word in one.indicators]) for one in reader.read(TEXT)]
    assert found == [
        ("The Union pays.", []),
        ("However, it may pay too late.", ["However", "may"]),
        ("For example, shells came late.", ["For example"]),
        ("Because of that, e.g. guns.", ["Because"]),
    ]
    assert all(TEXT[word.start : word.end] == word.words for one in reader.read(TEXT) for word in one.indicators)


@pytest.mark.parametrize("offset", [at for at, letter in enumerate(TEXT) if not letter.isspace()])
def test_the_sentence_at_an_offset_is_one_of_those_of_the_text(reader: IndicatorReader, offset: int) -> None:
    found = reader.at(TEXT, offset)
    assert found in list(reader.read(TEXT))
    assert found is not None and found.start <= offset < found.end


def test_a_text_in_pieces_has_the_same_sentences_as_in_one(reader: IndicatorReader) -> None:
    long = "\n\n".join([TEXT] * (3 * PIECE // len(TEXT)))
    found = list(reader.read(long))
    assert len(found) == 4 * (3 * PIECE // len(TEXT))
    assert {long[one.start : one.end] for one in found} == {TEXT[one.start : one.end] for one in reader.read(TEXT)}


def test_a_long_line_without_any_end_is_read_in_bearable_pieces(reader: IndicatorReader) -> None:
    found = list(reader.read("because " * LONGEST))
    assert max(one.end - one.start for one in found) <= LONGEST
    assert sum(len(one.indicators) for one in found) >= LONGEST - len(found)


@pytest.mark.parametrize(
    ("sentence", "card"),
    [
        ("However, it may fail.", (Kind.CLAIM, Polarity.OPPOSES)),
        ("It may fail because nobody pays.", (Kind.CLAIM, Polarity.SUPPORTS)),
        ("It may fail.", (Kind.CLAIM, Polarity.SUPPORTS)),
        ("For instance, shells were late.", (Kind.EVIDENCE, Polarity.SUPPORTS)),
        ("Therefore it fails, but slowly.", (Kind.CLAIM, Polarity.SUPPORTS)),
        ("It fails.", None),
    ],
)
def test_the_first_word_that_says_more_than_how_sure_one_is_decides_the_card(
    reader: IndicatorReader, sentence: str, card: tuple[Kind, Polarity] | None
) -> None:
    found = reader.at(sentence, 3)
    assert found is not None and suggested(found.indicators) == card


def test_at_a_place_without_words_there_is_no_sentence(reader: IndicatorReader) -> None:
    assert reader.at("  \n\n  ", 2) is None
