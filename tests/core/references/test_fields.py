"""A reference is edited by lines, and what nobody touched stays."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.errors import EditRefused
from argmap.core.records import Source
from argmap.core.references.bibliography import CitationStyle, bibliography
from argmap.core.references.dates import date_of_line, written_date
from argmap.core.references.fields import VARIABLES, SourceFields, fields_of, with_fields
from tests.core.references.sources import KOENIG, bare, source

NAMES_OF_PARTS = st.sampled_from(["family", "given", "literal", "suffix", "date-parts", "raw", "circa", "season"])
MARQUEZ = {"family": "García Márquez", "given": "Gabriel", "ORCID": "x"}


def edited(one: Source, **lines: str) -> Source:
    return with_fields(one, replace(fields_of(one), **lines))


def said(one: Source) -> dict[str, Any]:
    return json.loads(one.citation)


def test_a_reference_is_shown_in_lines() -> None:
    chapter = source(
        type="chapter",
        title="Of <i>Truth</i>",
        author=[MARQUEZ, {"literal": "UN"}, {"family": "King", "given": "M. L.", "suffix": "Jr."}],
        issued={"date-parts": [[1625, 3]]},
        container_title="Essays",
        volume=2,
        DOI="10.1/x",
    )
    assert fields_of(chapter) == SourceFields(
        kind="chapter",
        title="Of Truth",
        authors="García Márquez, Gabriel; UN; King, M. L., Jr.",
        issued="1625-03",
        container="Essays",
        volume="2",
        doi="10.1/x",
    )


def test_nothing_changes_where_nothing_was_edited() -> None:
    one = source(type="book", title="A <i>b</i>", author=[MARQUEZ], custom={"shelf": 7}, volume=2)
    assert with_fields(one, fields_of(one)) == one
    assert (
        with_fields(bare(title="A", authors="Ana Ríos"), SourceFields(title="A", authors="Ana Ríos")).citation == "{}"
    )


def test_what_is_edited_is_said_in_the_source_and_in_its_reference() -> None:
    after = edited(source(type="book", title="A", custom=7), title="B", issued="2021-05", doi="https://doi.org/10.1/x")
    assert (after.title, after.issued) == ("B", "2021-05")
    assert said(after) == {
        "type": "book",
        "title": "B",
        "custom": 7,
        "issued": {"date-parts": [[2021, 5]]},
        "DOI": "10.1/x",
    }


def test_an_emptied_line_goes() -> None:
    after = edited(source(type="book", title="A", author=[KOENIG], publisher="P"), authors="", publisher="")
    assert (after.authors, said(after)) == ("", {"type": "book", "title": "A"})


def test_authors_that_stay_keep_what_the_line_does_not_show() -> None:
    after = edited(source(type="book", author=[MARQUEZ]), authors="García Márquez, Gabriel; Vargas Llosa, Mario")
    assert said(after)["author"] == [MARQUEZ, {"family": "Vargas Llosa", "given": "Mario"}]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("van der Berg, Jan", {"family": "van der Berg", "given": "Jan"}),
        ("King, Martin Luther, Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("World Bank", {"literal": "World Bank"}),
        ("Department for Health, London", {"literal": "Department for Health, London"}),
        ("Food, Air, Water", {"literal": "Food, Air, Water"}),
    ],
)
def test_a_typed_name_is_taken_apart_where_it_is_a_persons(typed: str, name: dict[str, str]) -> None:
    assert said(edited(source(type="book"), authors=typed))["author"] == [name]


def test_a_source_without_a_reference_gets_one_when_more_is_said_than_it_has_fields_for() -> None:
    plain = bare(title="A", authors="Anna Koenig, Béla Ríos", url="https://example.org")
    assert edited(plain, title="B").citation == "{}"
    assert said(edited(plain, kind="report", publisher="UN")) == {
        "type": "report",
        "title": "A",
        "author": [{"literal": "Anna Koenig, Béla Ríos"}],
        "publisher": "UN",
        "URL": "https://example.org",
    }
    assert said(edited(plain, volume="2"))["type"] == "document"


@pytest.mark.parametrize("line", ["2021", "2021-05", "2021-05-03", "1939/1945", "-044", "in press", "1/2/3", ""])
def test_a_date_comes_back_as_it_was_written(line: str) -> None:
    assert written_date(date_of_line(line)) == line


def test_a_span_that_is_still_open_is_shown_by_its_beginning() -> None:
    assert written_date({"date-parts": [["1901"], [0]]}) == "1901"


@pytest.mark.parametrize("citation", ["[]", '{"author": 3, "issued": [], "title": {"x": 1}}', '{"author": [3]}'])
def test_a_citation_of_another_shape_breaks_nothing(citation: str) -> None:
    odd = Source(id="a" * 32, title="Prices", citation=citation)
    assert fields_of(odd) == SourceFields(title="Prices")
    assert edited(odd, publisher="UN").title == "Prices"


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES_OF_PARTS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*VARIABLES.values(), "author", "editor", "issued"]), ANY_JSON),
    st.text(max_size=9),
)
def test_no_citation_of_any_shape_breaks_what_shows_edits_or_cites_it(citation: dict[str, Any], line: str) -> None:
    one = Source(id="a" * 32, citation=json.dumps(citation))
    assert with_fields(one, fields_of(one)) == one
    try:
        after = edited(one, authors=line, issued=line, container=line)
    except EditRefused:
        after = one
    for style in CitationStyle:
        (entry,) = bibliography([after], style).entries
        assert entry.text
