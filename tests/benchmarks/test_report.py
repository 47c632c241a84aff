"""The page of figures keeps what people wrote, and says what was and what was not reached."""

import pytest

from tests.benchmarks.listing import by_size, goals
from tests.benchmarks.report import figures, reached, with_figures
from tests.benchmarks.results import Result, Row, heard, told
from tests.benchmarks.rows import faster, sizes
from tests.benchmarks.tables import Picture, Table

GROWTH = Table("Growth", "How it grows.", ("What", "100", "1,000"), (("layout", "1 ms", "10 ms"),))
PLOT = Picture("The plot", "Time over size.", "growth", "<svg>light</svg>", "<svg>dark</svg>")


def test_new_figures_leave_the_sections_before_and_after_as_they_are() -> None:
    page = "# Speed\n\nWritten.\n\n## Figures\n\nold\n\n### Old table\n\n| 1 |\n\n## Beyond\n\nAlso written.\n"

    assert with_figures(page, "new") == "# Speed\n\nWritten.\n\n## Figures\n\nnew\n\n## Beyond\n\nAlso written.\n"


def test_figures_put_in_twice_are_there_once() -> None:
    page = with_figures("# Speed\n\n## Figures\n\nold\n", "new")

    assert with_figures(page, "new") == page == "# Speed\n\n## Figures\n\nnew\n"


def test_the_rows_of_a_number_stand_together_under_it() -> None:
    lines = list(goals([Row(2, "b", "1 ms"), Row(1, "a", "1 ms"), Row(2, "c", "1 ms")]))

    assert [line.split("|")[1].strip() for line in lines[2:]] == ["1", "2", ""]
    assert [line.split("|")[2].strip() for line in lines[2:]] == ["a", "b", "c"]


def test_a_size_without_a_goal_has_its_place_in_the_table_of_sizes_alone() -> None:
    rows = [
        faster(1, "layout", 0.02, "dot", 2.0, 50, size="1,000 nodes"),
        faster(1, "layout", 0.02, "dot", 0.1, None, size="a chain of 10"),
        faster(1, "layout", 0.001, "dot", 0.01, None, size="100 nodes"),
    ]
    table = by_size(rows)

    assert len(list(goals(rows))) == 3
    assert table is not None
    assert table.heads == ("Row", "What", "Peer", "100", "1,000", "a chain of 10")
    assert table.lines == [("1", "layout", "dot", "1 ms · 10 ×", "20 ms · 100 ×", "20 ms · 5 ×")]


def test_a_peer_that_is_absent_is_said_to_be_beside_every_size() -> None:
    table = by_size([faster(1, "layout", 0.02, "dot", None, None, size="100 nodes")])

    assert table is not None
    assert table.lines == [("1", "layout", "dot: not installed", "20 ms")]


def test_what_is_not_reached_is_named() -> None:
    rows = [Row(1, "a", "1 ms", is_met=True), Row(4, "b", "1 ms", is_met=False), Row(4, "c", "1 ms")]

    assert reached(rows) == "1 of 2 goals are met; not all of row 4."
    assert reached(rows[:1]) == "1 of 1 goals are met."


def test_tables_and_pictures_stand_below_the_rows_with_a_picture_for_dark_pages() -> None:
    text = "\n".join(figures(["A machine"], [GROWTH, Row(1, "a", "1 ms"), PLOT]))

    assert text.index("- A machine") < text.index("| 1 ") < text.index("### Growth") < text.index("### The plot")
    assert 'media="(prefers-color-scheme: dark)" srcset="images/growth-dark.svg"' in text
    assert 'src="images/growth.svg"' in text


@pytest.mark.parametrize("result", [Row(1, "a", "1 ms", is_met=True), GROWTH, PLOT])
def test_a_result_comes_back_from_another_process_as_it_was(result: Result) -> None:
    again = heard(told(result))

    assert type(again) is type(result)
    assert told(again) == told(result)


def test_three_sizes_lead_up_to_the_largest() -> None:
    assert sizes(10_000) == (100, 1_000, 10_000)
    assert sizes(50_000) == (1_000, 10_000, 50_000)
    assert sizes(300) == (100, 300)
    assert sizes(7) == (7,)
