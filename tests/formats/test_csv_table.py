"""Tables as CSV: read back as they were, and no cell a formula."""

import csv
import io

import pytest

from argmap.formats import csv_table


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_table_is_read_back_as_it_was() -> None:
    rows = [["a, b", 'said "so"', 3], ["", "ü", 0.5]]

    assert read_back(csv_table.write(["x", "y", "z"], rows)) == [
        ["x", "y", "z"],
        ["a, b", 'said "so"', "3"],
        ["", "ü", "0.5"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_text_that_would_be_a_formula_begins_with_an_apostrophe(start: str) -> None:
    assert read_back(csv_table.write(["x"], [[f"{start}1+1"]]))[1][0].startswith("'")


def test_a_number_below_zero_stays_a_number() -> None:
    assert read_back(csv_table.write(["x"], [[-1.5]]))[1] == ["-1.5"]
