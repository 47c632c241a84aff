"""Dates become the part of ISO 8601 that is certain."""

import pytest

from argmap.sources.dates import iso_date


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2024-05-06T07:08:09Z", "2024-05-06"),
        ("2024/5/6", "2024-05-06"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-13-01", "2024"),
        ("2024-02-40", "2024-02"),
        ("20240506", ""),
        ("6 May 2024", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_one(said, date):
    assert iso_date(said) == date
