"""What a citation says gets into a line of bearable length."""

import pytest

from argmap.core.limits import SHORT_TEXT
from argmap.core.references.bibliography import CitationStyle, bibliography
from argmap.core.references.plain import plain
from tests.core.references.sources import source


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Of <i>Truth</i> and H<sub>2</sub>O", "Of Truth and H2O"),
        ('<span class="nocase">van</span> Gogh', "van Gogh"),
        ("a < b > c", "a < b > c"),
        ("two\r\n lines\tand  more", "two lines and more"),
    ],
)
def test_markup_and_line_ends_are_left_out(text: str, line: str) -> None:
    assert plain(text) == line


@pytest.mark.parametrize("style", CitationStyle)
def test_a_title_of_a_million_characters_is_cut(style: CitationStyle) -> None:
    (entry,) = bibliography([source(title="x" * 1_000_000)], style).entries
    assert len(entry.text) < SHORT_TEXT + 20
