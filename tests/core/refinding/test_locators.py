"""Headings and pages stay with their lines when a text is edited."""

from argmap.core.edits import source_text
from argmap.core.refinding.locators import carried_locators

TEXT = "Aims of the plan\nIt wants more trams.\nCosts of the plan\nThey are not known.\n"
LOCATORS = ((0, "heading1", "Aims of the plan"), (TEXT.index("Costs"), "heading1", "Costs of the plan"))


def carried(new: str) -> tuple[tuple[int, str, str], ...]:
    return carried_locators(source_text("5" * 32, TEXT, locators=LOCATORS), new)


def test_headings_are_where_their_lines_are_now() -> None:
    new = "A foreword.\n" + TEXT
    assert [new[start:].split("\n")[0] for start, _, _ in carried(new)] == ["Aims of the plan", "Costs of the plan"]


def test_a_heading_that_is_gone_is_left_out() -> None:
    assert carried(TEXT.replace("Costs of the plan\n", "")) == LOCATORS[:1]


def test_a_text_without_headings_has_none() -> None:
    assert carried_locators(source_text("5" * 32, TEXT), TEXT) == ()
