"""CSL-JSON is read whole or refused with the place, and comes back as it was."""

import json
from pathlib import Path

import pytest

from argmap.core.records import canonical_json
from argmap.intake.errors import BrokenJson, EmptyImport
from argmap.sources.citations.csl_json import read_csl_json, write_csl_json
from argmap.sources.citations.errors import MOST, BrokenReferences, NoReferences, TooManyReferences
from argmap.sources.citations.source_fields import source_of

CORPUS = Path(__file__).resolve().parents[4] / "shared/corpora/csl-json"
FILES = sorted(CORPUS.glob("*.json"))
BOOK = {"type": "book", "title": "On Liberty", "author": [{"family": "Mill", "given": "John Stuart"}]}


def read(value):
    return read_csl_json(json.dumps(value).encode(), "a.json")


def source(**variables):
    return source_of({**BOOK, **variables}, "0" * 32)


@pytest.mark.skipif(not FILES, reason="the corpora are not here")
def test_every_file_of_the_corpus_comes_back_as_it_was_but_for_paths():
    for path in FILES:
        said = [{key: item[key] for key in item if key != "file"} for item in json.loads(path.read_bytes())]
        written = write_csl_json(read_csl_json(path.read_bytes(), path.name))
        assert canonical_json(json.loads(written)) == canonical_json(said), path.name
        assert write_csl_json(read_csl_json(written, path.name)) == written


def test_a_reference_that_stands_alone_is_read():
    assert read(BOOK) == (BOOK,)


def test_paths_of_files_are_dropped():
    assert read([{**BOOK, "file": "/home/ann/mill.pdf"}]) == (BOOK,)


def test_variables_that_argmap_does_not_know_are_kept():
    assert read([{**BOOK, "custom": {"shelf": "B 7"}}]) == ({**BOOK, "custom": {"shelf": "B 7"}},)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"title": "x"}, "type"),
        ({"type": "book", "author": "Mill"}, "author"),
        ({"type": "book", "issued": {"date-parts": 1859}}, "issued.date-parts"),
        ({"type": "book", "accessed": "yesterday"}, "accessed"),
        ({"type": "book", "translator": 7}, "translator"),
        ({"type": "book", "author": [{"family": "Mill", "suffix": ["Jr"]}]}, "author.0.suffix"),
        ({"type": "book", "custom": "\ud800"}, "half a character"),
        ("Mill 1859", "dictionary"),
    ],
)
def test_a_broken_reference_refuses_the_file_and_is_named_by_its_number(broken, said):
    with pytest.raises(BrokenReferences, match=r"“a.json”.*in reference 2, ") as refusal:
        read([BOOK, broken])
    assert said in str(refusal.value)


def test_more_references_than_anybody_reads_are_refused_before_they_are_looked_at():
    with pytest.raises(TooManyReferences, match=r"“a.json” holds more than 100,000 references"):
        read([BOOK, *[None] * MOST])


def test_a_file_without_references_is_refused():
    with pytest.raises(NoReferences):
        read([])
    with pytest.raises(EmptyImport):
        read_csl_json(b" ", "a.json")


def test_broken_json_is_refused_with_its_line():
    with pytest.raises(BrokenJson, match="line 2"):
        read_csl_json(b"[\n{]", "a.json")


def test_a_source_says_who_wrote_it_when_and_where():
    found = source(issued={"date-parts": [["1859", "2", 1]]}, DOI="10.1/x")
    assert (found.title, found.authors, found.issued) == ("On Liberty", "John Stuart Mill", "1859-02-01")
    assert found.url == "https://doi.org/10.1/x"
    assert source(URL="https://example.org", DOI="10.1/x").url == "https://example.org"


def test_a_span_and_a_date_in_words_are_shown():
    assert source(issued={"date-parts": [[1859], [1860, 3]]}).issued == "1859/1860-03"
    assert source(issued={"literal": "no date"}).issued == "no date"


def test_names_are_read_with_particles_and_in_their_own_words():
    names = [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, {"literal": "World Bank"}]
    assert source(author=names).authors == "Vincent van Gogh; World Bank"


def test_what_no_field_of_a_source_may_hold_is_left_out_of_it():
    assert source(title="a\0b").title == "ab"
    assert len(source(title="x" * 5000).title) == 2000
