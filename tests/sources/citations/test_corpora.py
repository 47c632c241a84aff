"""Every file of the corpora turns out as docs/formats/citations.md says, comes back the same, and can be cited."""

import json
import re

import pytest

from argmap.core.records import Source
from argmap.core.references.bibliography import CitationStyle, bibliography
from argmap.core.references.fields import fields_of, with_fields
from argmap.intake.errors import FileTrouble
from argmap.sources.citations.bibtex import write_bibtex
from argmap.sources.citations.csl_json import read_csl_json, write_csl_json
from argmap.sources.citations.item import Item, trouble_with
from argmap.sources.citations.reading import read_references
from argmap.sources.citations.source_fields import item_of, source_of
from tests.sources.citations.corpus_table import CORPORA, Row, rows

ROWS = rows()
READABLE = [row for row in ROWS if row.is_read]
NO_ENTRIES = ("comment", "string", "preamble")

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora (../shared/corpora) are not here")


def items_of(row: Row) -> tuple[Item, ...]:
    return read_references(row.data(), row.name)


def counted(row: Row) -> int:
    """How many references a file holds, by its marks alone."""
    text = row.data().decode("utf-8-sig")
    match row.folder:
        case "bibtex":
            return sum(kind.lower() not in NO_ENTRIES for kind in re.findall(r"^\s*@\s*(\w+)\s*[{(]", text, re.M))
        case "ris":
            return len(re.findall(r"^TY  -", text, re.M))
        case _:
            return len(json.loads(text))


def sources() -> list[Source]:
    found = [item for row in READABLE for item in items_of(row)]
    return [source_of(item, f"{number:032x}") for number, item in enumerate(found)]


def test_every_file_of_the_corpora_is_in_the_table():
    folders = {row.folder for row in ROWS}
    assert folders == {"bibtex", "csl-json", "ris"}
    assert {(row.folder, row.name) for row in ROWS} == {
        (folder, file.name) for folder in folders for file in (CORPORA / folder).iterdir()
    }
    assert len(ROWS) == len({(row.folder, row.name) for row in ROWS})


@pytest.mark.parametrize("row", [row for row in ROWS if not row.is_read], ids=str)
def test_a_file_is_refused_by_the_sentence_of_the_table(row):
    with pytest.raises(FileTrouble) as refused:
        items_of(row)
    assert str(refused.value) == row.outcome


@pytest.mark.parametrize("row", READABLE, ids=str)
def test_a_file_is_read_with_the_figures_of_the_table_and_as_many_references_as_it_marks(row):
    items = items_of(row)
    named = sum(bool(item.get("author") or item.get("editor")) for item in items)
    dated = sum("date-parts" in item.get("issued", {}) for item in items)
    assert (str(len(items)), str(named), str(dated)) == row.figures
    assert len(items) == counted(row)
    assert [trouble_with(item) for item in items] == [""] * len(items)


@pytest.mark.parametrize("row", READABLE, ids=str)
def test_what_is_read_comes_back_the_same_through_csl_json(row):
    items = items_of(row)
    assert read_csl_json(write_csl_json(items), row.name) == items


@pytest.mark.parametrize("row", READABLE, ids=str)
def test_who_wrote_what_comes_back_the_same_through_bibtex(row):
    items = items_of(row)
    again = read_references(write_bibtex(items), "again.bib")
    kept = ("title", "author", "editor", "container-title", "publisher", "volume", "issue", "DOI", "URL")
    assert [{name: item.get(name) for name in kept} for item in again] == [
        {name: item.get(name) for name in kept} for item in items
    ]


def test_a_source_gives_back_its_reference_and_is_not_changed_by_an_edit_of_nothing():
    for source in sources():
        assert source_of(item_of(source), source.id) == source
        assert with_fields(source, fields_of(source)) == source


@pytest.mark.parametrize("style", CitationStyle)
def test_every_reference_can_be_cited_and_told_from_every_other(style):
    found = bibliography(sources(), style)
    assert len(found.entries) == len(set(found.marks.values())) == len(sources())
    assert all(entry.text for entry in found.entries)
    assert [entry.text for entry in found.entries if re.search(r"</?[a-z]+>|\s{2}|\bNone\b|\.\.", entry.text)] == []
