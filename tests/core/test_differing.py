"""The words that two versions of a quote do not share."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.core.differing import differing_words


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    gone, come = differing_words(old, new)
    return [old[start:end] for start, end in gone], [new[start:end] for start, end in come]


def test_equal_words_do_not_differ_whatever_the_spaces() -> None:
    assert differing("Rents have doubled.", "Rents\n have  doubled.") == ([], [])


def test_words_that_follow_each_other_differ_as_one_stretch() -> None:
    assert differing("Rents have doubled in ten years.", "Rents have more than tripled in ten years.") == (
        ["doubled"],
        ["more than tripled"],
    )


def test_a_word_left_out_is_on_one_side_only() -> None:
    assert differing("It may rise.", "It rise.") == (["may"], [])


def test_long_quotes_are_compared_word_by_word() -> None:
    long = " ".join(f"word{number}" for number in range(9_000))
    assert differing(long, long.replace("word40 ", "word ").replace("word8000 ", "")) == (
        ["word40", "word8000"],
        ["word"],
    )


def test_quotes_too_repetitive_to_compare_differ_from_the_first_difference_to_the_last() -> None:
    old, new = "First, the " + "a the " * 500 + "end.", "First, a " + "the b a " * 500 + "end."
    assert differing(old, new) == (["the " + "a the " * 499 + "a the"], ["a " + "the b a " * 499 + "the b a"])


@given(st.text("ab .", max_size=30), st.text("ab .", max_size=30))
def test_the_stretches_come_in_order_and_lie_within_the_words(old: str, new: str) -> None:
    for text, spans in zip((old, new), differing_words(old, new), strict=True):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)
