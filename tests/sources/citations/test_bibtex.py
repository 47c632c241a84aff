"""BibTeX is read whole or refused with the line, and what is written reads back the same."""

from pathlib import Path

import pytest

from argmap.sources.citations.bibtex import read_bibtex, write_bibtex
from argmap.sources.citations.errors import BrokenReferences, NoReferences
from argmap.sources.citations.item import trouble_with

CORPUS = Path(__file__).resolve().parents[4] / "shared/corpora/bibtex"
FILES = sorted(CORPUS.glob("*.bib"))


def read(text):
    return read_bibtex(text.encode(), "a.bib")


def one(fields):
    return read(f"@book{{k, {fields}}}")[0]


@pytest.mark.skipif(not FILES, reason="the corpora are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:40])
def test_every_file_of_the_corpus_is_read_and_comes_back_the_same(path):
    items = read_bibtex(path.read_bytes(), path.name)
    assert [trouble_with(item) for item in items] == [""] * len(items)
    assert read_bibtex(write_bibtex(items), path.name) == items


def test_accents_braces_and_escapes_become_what_a_reader_sees():
    assert one(r'title = {The {NATO} \& J{\"o}rg---50% of "it"}')["title"] == 'The NATO & Jörg—50% of "it"'


def test_abbreviations_are_joined_and_filled_in():
    assert read('@string{p = "Oxford"}\n@book{k, publisher = p # { } # "Press"}')[0]["publisher"] == "Oxford Press"


def test_a_name_of_many_blanks_is_read_in_no_time():
    assert one("author = {Plato" + " " * 1_000_000 + "and\n\n Mill}")["author"] == [
        {"family": "Plato"},
        {"family": "Mill"},
    ]


def test_names_are_taken_apart():
    found = one(r"author = {Ludwig van Beethoven and King, Jr., Martin Luther and {Barnes and Noble} and Plato}")
    assert found["author"] == [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Barnes and Noble"},
        {"family": "Plato"},
    ]


def test_a_chapter_inherits_from_the_book_it_refers_to():
    text = "@inbook{a, crossref = {B}, title = {Of Truth}}\n@book{b, title = {Essays}, publisher = {Haviland}}"
    chapter = read(text)[0]
    assert (chapter["title"], chapter["container-title"], chapter["publisher"]) == ("Of Truth", "Essays", "Haviland")


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 1859, month = feb", {"date-parts": [[1859, 2]]}),
        ("date = {1859-02-01/1860}", {"date-parts": [[1859, 2, 1], [1860]]}),
        ("date = {1859~}", {"circa": True, "date-parts": [[1859]]}),
        ("date = {1859-21}", {"season": 1, "date-parts": [[1859]]}),
        ("year = {in press}", {"literal": "in press"}),
    ],
)
def test_dates_are_read_and_written(fields, issued):
    item = one(fields)
    assert item["issued"] == issued
    assert read_bibtex(write_bibtex([item]), "a.bib") == (item,)


def test_a_season_that_is_none_is_left_out():
    item = {"id": "k", "type": "book", "issued": {"date-parts": [[1859]], "season": "9" * 5_000}}
    assert read_bibtex(write_bibtex([item]), "a.bib")[0]["issued"] == {"date-parts": [[1859]]}


def test_signs_that_latex_takes_for_its_own_come_back():
    item = {"id": "k", "type": "book", "title": "50% {a} \\b $c_d^e ~f #g & ``h'' i--j", "URL": "https://a.b/c_d%20e"}
    assert read_bibtex(write_bibtex([item]), "a.bib") == (item,)


def test_paths_of_files_are_dropped():
    assert "/home" not in str(one("title = {x}, file = {/home/ann/a.pdf}, local-url = {/home/ann}"))


def test_two_entries_of_one_key_are_both_read():
    assert [item["title"] for item in read("@book{k, title = {a}}\n@book{k, title = {b}}")] == ["a", "b"]


def test_an_entry_that_does_not_close_refuses_the_file_with_its_line():
    with pytest.raises(BrokenReferences, match="line 2"):
        read("@book{k, title = {a}}\n@book{l, title = {b}\n\n@book{m, title = {c}}")


def test_nesting_without_end_is_refused():
    with pytest.raises(BrokenReferences, match="nested too deeply"):
        one("title = {" + "{" * 5000 + "}" * 5000 + "}")


def test_a_file_without_references_is_refused():
    with pytest.raises(NoReferences):
        read("Mill 1859")
