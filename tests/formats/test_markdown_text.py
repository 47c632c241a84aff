"""Plain words as Markdown and back, character by character."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.formats.markdown_text import InlineMarkdown, escaped

# control characters are no text; markdown-it takes NUL for a broken character
plain = st.text(
    st.sampled_from("ab1 \t\n\r\\*_`[]<>&!#;-+=~.)(|:oé𝕏•–") | st.characters(exclude_categories=["Cs", "Cc"])
)


@given(plain)
@example("a\n\nb")
@example("\n a \n")
@example("a\\\n- b")
@example("&amp; &#10; &copy")
@example("snake_case _emphasis_ __strong__")
@example("<https://example.org> [a](b) ![c](d) `e` ^[f] [^1]")
def test_escaped_words_read_back_as_they_were(text):
    assert InlineMarkdown().words(escaped(text, "  ")) == (text, [])


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**bold** and *soft* and `code`", "bold and soft and code"),
        ("wrapped\nline", "wrapped line"),
        ("hard  \nbreak", "hard\nbreak"),
        ("hard\\\nbreak", "hard\nbreak"),
        ("AT&amp;T &copy; 2020", "AT&T © 2020"),
        ("an ![image of a tree](tree.png)", "an image of a tree"),
        ("no <b>tags</b>", "no tags"),
    ],
)
def test_marks_are_read_away(markdown, words):
    assert InlineMarkdown().words(markdown) == (words, [])


def test_links_give_their_words_and_their_address():
    assert InlineMarkdown().words("See [the report](https://example.org/a) of 2020.") == (
        "See the report of 2020.",
        ["https://example.org/a"],
    )


def test_words_stay_legible_where_nothing_needs_escaping():
    text = "In 2023, the E.U. (27 states) spent 1.3% - not 2% - on snake_case things; is that “much”?"

    assert escaped(text, "") == text
