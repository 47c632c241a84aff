"""Which source an annotation means: the one that fits, and none where several do."""

import pytest

from argmap.core.records import Source
from argmap.core.references.identity import doi_key
from argmap.formats.annotations.annotation import NamedSource
from argmap.formats.annotations.matching import match

DEAR = Source(id="1" * 32, title="Rents in Europe", url="https://www.example.org/rents/?page=2#top")
CITED = Source(id="2" * 32, title="Housing", citation='{"DOI":"10.1000/ABC"}')
FILE = Source(id="3" * 32, title="interview one")
ALL = [DEAR, CITED, FILE]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (NamedSource(id="1" * 32, title="Housing"), DEAR),
        (NamedSource(address="http://example.org/rents?page=2"), DEAR),
        (NamedSource(address="https://doi.org/10.1000/abc"), CITED),
        (NamedSource(doi="10.1000/abc", title="Rents in Europe"), CITED),
        (NamedSource(title="rents  in EUROPE"), DEAR),
        (NamedSource(address="file:///home/someone/interview%20one.txt"), FILE),
        (NamedSource(file_name="Interview One.docx"), FILE),
        (NamedSource(address="https://example.org/rents?page=3"), None),
        (NamedSource(address="https://[broken"), None),
        (NamedSource(), None),
    ],
)
def test_a_source_is_known_by_the_surest_of_its_names(named, found):
    assert match(named, ALL) == found


def test_of_two_that_fit_none_is_taken():
    twin = Source(id="4" * 32, title="Housing")

    assert match(NamedSource(title="Housing"), [*ALL, twin]) is None


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1000/X.Y", "10.1000/x.y"),
        ("doi:10.1000/x", "10.1000/x"),
        ("10.1000/x", "10.1000/x"),
        ("https://dx.doi.org/10.1000%2Fx", "10.1000/x"),
        ("https://example.org/10.1000/x", ""),
        ("", ""),
    ],
)
def test_a_doi_is_known_however_it_is_written(text, doi):
    assert doi_key(text) == doi
