"""A page's letters come from its characters in the same way whether one asks where they come from or not."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.pdf_letters import cleaned, letters_of

CHARACTERS = st.lists(
    st.sampled_from([*"ab c\u00a8\u00b4\u00b8oC\u0131\ufb01\ufb03\x02\u00ad\ud835\udd4f\ud800\udc00\n界", "\U0001f600"])
)


@given(CHARACTERS)
def test_the_letters_are_those_of_the_text(characters: list[str]) -> None:
    assert "".join(letter for letter, _ in letters_of(characters)) == cleaned("".join(characters))


@given(CHARACTERS)
def test_letters_come_in_the_order_of_the_characters(characters: list[str]) -> None:
    indexes = [index for _, index in letters_of(characters)]
    assert indexes == sorted(indexes)
    assert all(0 <= index < len(characters) for index in indexes)


def test_the_letters_of_a_ligature_come_from_it() -> None:
    assert letters_of(["o", "\ufb03", "c"]) == [("o", 0), ("f", 1), ("f", 1), ("i", 1), ("c", 2)]


def test_an_accent_printed_over_a_letter_comes_from_the_letter() -> None:
    assert letters_of(["M", "\u00a8", "o"]) == [("M", 0), ("\u00f6", 2)]
    assert letters_of(["c", "\u00b8"]) == [("\u00e7", 0)]


def test_two_halves_of_a_letter_are_one() -> None:
    assert letters_of(["\ud835", "\udd4f", "!"]) == [("\U0001d54f", 0), ("!", 2)]
