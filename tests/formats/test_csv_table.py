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


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize(
    "name",
    ["Ada;http://a.example/;=WEBSERVICE(B2);b", "Ada\t+cmd|x!A0", 'Ada, "A";"=1+1"', "Ada;'@SUM(A1)", "=1;-2"],
)
def test_no_name_is_a_formula_in_a_spreadsheet_with_something_else_between_its_cells(name: str, between: str) -> None:
    """The name is a student's, and in German a spreadsheet opens tables with semicolons between cells."""
    text = csv_table.write(["file", "student"], [["a.argmap", name]])
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=between) for cell in row]
    assert [cell for cell in cells if cell.lstrip(' "').startswith(("=", "+", "-", "@"))] == []


def test_words_are_not_altered_where_they_are_no_formula() -> None:
    rows = [["one; two", "a = b; c", "x;y"]]
    assert read_back(csv_table.write(["x", "y", "z"], rows))[1:] == rows


def test_a_number_below_zero_stays_a_number() -> None:
    assert read_back(csv_table.write(["x"], [[-1.5]]))[1] == ["-1.5"]
