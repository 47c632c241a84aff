"""References find the source they are of, or become new ones, in one step."""

import json
from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import MapInfo, Source


def source(number: int, **values: str) -> Source:
    doi = values.pop("doi", "")
    return Source(id=f"{number:032x}", citation=json.dumps({"DOI": doi, "n": number}), **values)


def cited(known: list[Source], *references: Source) -> tuple[list[int], list[int]]:
    found = edits.cite(Document([MapInfo(id="f" * 32), *known]), references)
    return [int(one.id, 16) for one in found.matched], [int(one.id, 16) for one in found.added]


@pytest.mark.parametrize(
    ("known", "reference"),
    [
        (source(1, title="a", doi="10.1/X"), source(2, title="b", doi="https://doi.org/10.1/x")),
        (source(1, title="a", url="https://doi.org/10.1/x"), source(2, title="b", doi="10.1/x")),
        (source(1, title="a", url="http://www.b.org/c/"), source(2, title="b", url="https://b.org/c")),
        (source(1, title="On Liberty."), source(2, title="on  liberty", issued="1859")),
    ],
)
def test_a_reference_finds_its_source(known: Source, reference: Source) -> None:
    assert cited([known], reference) == ([1], [])


@pytest.mark.parametrize(
    ("known", "reference"),
    [
        (source(1, title="a"), source(2, title="b")),
        (source(1), source(2)),
        (source(1, title="a", issued="1859"), source(2, title="a", issued="1869")),
        (source(1, title="a", doi="10.1/x"), source(2, title="a", doi="10.1/y")),
    ],
)
def test_a_reference_of_another_work_is_a_source_of_its_own(known: Source, reference: Source) -> None:
    assert cited([known], reference) == ([], [2])


def test_a_title_that_two_sources_bear_finds_neither() -> None:
    assert cited([source(1, title="a"), source(2, title="a")], source(3, title="a")) == ([], [3])


def test_two_works_of_one_title_in_one_file_stay_two() -> None:
    assert cited([source(1, title="a")], source(2, title="a"), source(3, title="a")) == ([1], [3])


def test_one_work_twice_in_a_file_is_added_once() -> None:
    assert cited([], source(2, title="a", doi="10.1/x"), source(3, title="a", doi="10.1/x")) == ([], [2])


def test_two_works_in_a_file_that_give_one_address_stay_two_also_when_they_come_again() -> None:
    references = [source(n, title=title, url="https://publisher.org") for n, title in ((2, "a"), (3, "b"))]
    again = [replace(one, id=f"{n:032x}") for n, one in enumerate(references[::-1], 4)]

    assert cited([], *references) == ([], [2, 3])
    assert cited([source(1, title="home", url="https://publisher.org")], *references) == ([1], [3])
    assert cited(references, *again) == ([3, 2], [])


def test_what_the_user_wrote_stays_and_what_lacked_is_filled() -> None:
    document = Document([MapInfo(id="f" * 32), source(1, title="My Mill", doi="10.1/x")])
    document.apply(edits.cite(document, [source(2, title="On Liberty", authors="Mill", doi="10.1/x")]).change)
    (found,) = document.all(Source)
    assert (found.title, found.authors, json.loads(found.citation)["n"]) == ("My Mill", "Mill", 2)


def test_what_matches_no_source_is_left_out_if_nothing_is_to_be_added() -> None:
    document = Document([MapInfo(id="f" * 32), source(1, title="a")])
    found = edits.cite(document, [source(2, title="a"), source(3, title="b")], adds=False)
    document.apply(found.change)
    assert ([one.title for one in found.left], document.count(Source)) == (["b"], 1)


def test_taking_references_in_is_one_step_that_can_be_undone() -> None:
    document = Document([MapInfo(id="f" * 32), source(1, title="a")])
    before = set(document.records())
    change = edits.cite(document, [source(2, title="a"), source(3, title="b")]).change
    document.apply(change)
    document.apply(change.inverse())
    assert set(document.records()) == before
