"""Words looked for near where a file says they stand."""

from argmap.formats.finding_words import MOST, WINDOW, Finder


def test_the_nearest_place_is_found_before_or_behind():
    finder = Finder("ab ab ab cd ab")

    assert [finder.nearest("ab", start) for start in (0, 2, 7, 10, 13, 99)] == [0, 3, 6, 12, 12, 12]
    assert finder.nearest("x", 0) == -1


def test_what_stands_far_away_is_found_too():
    assert Finder("far" + " " * 3 * WINDOW + "here").nearest("far", 3 * WINDOW) == 0


def test_looking_ends_after_a_while_however_many_words_there_are():
    finder = Finder("a" * 10_000_000)

    assert sum(finder.nearest("b", 0) == -1 for _ in range(3 * MOST // 10_000_000)) == 150
    assert finder.nearest("a", 0) == -1
