"""Of a long text one sees the words around what was found, and of these the ones that say most."""

import re

from hypothesis import given
from hypothesis import strategies as st

from argmap.core.excerpts import excerpt
from argmap.core.querying import query_of


def shown(text: str, typed: str, length: int = 40) -> str:
    """The excerpt with what was found in brackets."""
    pieces = excerpt(text, query_of(typed).places_in(text), length)
    return "".join(f"[{words}]" if is_found else words for words, is_found in pieces)


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    assert shown("Joint\n  procurement saves", "proc") == "Joint [procurement] saves"


def test_of_a_long_text_the_words_around_are_shown_cut_between_words() -> None:
    text = "It is said by many people that joint procurement would save a great deal of money every year."

    assert shown(text, "procurement") == "…that joint [procurement] would save a…"


def test_the_beginning_and_the_end_have_no_ellipsis() -> None:
    text = "Procurement would save a great deal of money in every single year of the century"

    assert shown(text, "procurement") == "[Procurement] would save a great deal of…"
    assert shown(text, "century").startswith("…")
    assert shown(text, "century").endswith("of the [century]")


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "The tax, the tax and the tax again, which nobody likes to pay; but a climate tax is something else"

    assert "[climate] [tax]" in shown(text, "climate tax")


def test_a_word_longer_than_the_excerpt_is_shown_whole() -> None:
    assert shown("x " * 50 + "y" * 60 + " x" * 50, "yyy") == f"…x x x x x x [{'y' * 60}]…"


def test_a_text_without_spaces_is_cut_where_it_must_be() -> None:
    assert shown("欧" * 100 + "防衛" + "州" * 100, "防衛", 10) == "…欧欧欧[防衛]州州州州州…"


def test_without_a_place_the_beginning_is_shown() -> None:
    assert shown("word " * 40, "") == "word word word word word word word word…"


@given(st.text(st.sampled_from("ab \nß防"), max_size=80), st.sampled_from(["a", "b a", "ss", "防"]))
def test_an_excerpt_is_a_piece_of_the_text_with_all_that_is_found_in_it_marked(text: str, typed: str) -> None:
    pieces = excerpt(text, query_of(typed).places_in(text), 20)
    words = "".join(words for words, _ in pieces)

    assert words.removeprefix("…").removesuffix("…") in re.sub(r"\s+", " ", text)
    assert any(is_found for _, is_found in pieces) == bool(query_of(typed).places_in(text))
