"""The year a work is cited by."""

import pytest

from argmap.core.references.terms import ENGLISH
from argmap.core.references.years import year_in, year_written


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ({"date-parts": [[2021, 5, 3]]}, "2021"),
        ({"date-parts": [["2021", "5"]]}, "2021"),
        ({"date-parts": [[1939], [1945]]}, "1939–1945"),
        ({"date-parts": [[1939, 1], [1939, 2]]}, "1939"),
        ({"date-parts": [[1600]], "circa": True}, "ca. 1600"),
        ({"date-parts": [[-44]]}, "44 BCE"),
        ({"date-parts": [["1901"], [0]]}, "1901"),
        ({"literal": "in press"}, "in press"),
        ({"raw": "3 May 2021"}, "2021"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [["soon"]]}, ""),
        ({}, ""),
        ("2021", ""),
    ],
)
def test_the_year_of_a_date(date: object, year: str) -> None:
    assert year_in(date, ENGLISH) == year


@pytest.mark.parametrize(
    ("line", "year"), [("2021-05", "2021"), ("spring 2021", "2021"), ("12021", "12021"), ("in press", "in press")]
)
def test_the_year_of_a_line(line: str, year: str) -> None:
    assert year_written(line) == year
