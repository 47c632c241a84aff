"""Every file of the corpora turns out as docs/sources.md says, and its words are those that others find in it."""

from pathlib import Path

import pytest

from argmap.intake.errors import FileTrouble
from argmap.sources.document import SourceDocument
from argmap.sources.reading import read_source
from tests.sources.corpus_table import Row, rows
from tests.sources.references import agreement, said_by_browser, said_by_docx, said_by_epub, said_by_poppler, words

ROWS = rows()
OPENING = [row for row in ROWS if row.opens]
GOAL = 0.99


@pytest.fixture
def corpora(shared: Path) -> Path:
    folder = shared / "corpora"
    if not folder.is_dir():
        pytest.skip("the corpora (../shared/corpora) are not here")
    return folder


def of_folder(folder: str) -> list[Row]:
    return [row for row in OPENING if row.folder == folder]


def document_of(row: Row, corpora: Path) -> SourceDocument:
    return read_source((corpora / row.folder / row.name).read_bytes(), row.name, row.password)


def percent(share: float) -> str:
    """Rounded down, so that 100 % is said of nothing less."""
    return f"{int(share * 1000) / 10:g} %"


def test_every_file_of_the_corpora_is_in_the_table(corpora):
    there = {f"{folder.name}/{file.name}" for folder in corpora.glob("doc-*") for file in folder.iterdir()}
    assert {f"{row.folder}/{row.name}" for row in ROWS} == there


@pytest.mark.parametrize("row", [row for row in ROWS if not row.opens], ids=str)
def test_a_file_is_refused_by_the_sentence_of_the_table(row, corpora):
    with pytest.raises(FileTrouble) as refused:
        document_of(row, corpora)
    assert str(refused.value) == row.outcome


@pytest.mark.parametrize("row", OPENING, ids=str)
def test_a_file_opens_with_the_words_and_locators_of_the_table(row, corpora):
    document = document_of(row, corpora)
    assert (f"{len(document.text.split()):,}", f"{len(document.locators):,}") == row.figures[:2]


@pytest.mark.parametrize("row", of_folder("doc-pdf"), ids=str)
def test_a_pdf_has_the_words_that_poppler_finds(row, corpora):
    ours = words(document_of(row, corpora).text)
    path = corpora / row.folder / row.name
    as_laid_out = words(said_by_poppler(path, row.password))
    as_drawn = words(said_by_poppler(path, row.password, "-raw"))
    found = agreement(as_laid_out, ours), agreement(as_drawn, ours)
    assert (percent(found[0]), percent(found[1])) == row.figures[2:]
    assert sorted(ours) == sorted(as_laid_out)
    assert max(found) >= GOAL


@pytest.mark.parametrize("row", of_folder("doc-docx"), ids=str)
def test_a_docx_has_the_words_of_its_own_xml(row, corpora):
    theirs = said_by_docx((corpora / row.folder / row.name).read_bytes())
    assert percent(agreement(words(theirs), words(document_of(row, corpora).text))) == row.figures[2]


@pytest.mark.parametrize("row", of_folder("doc-epub"), ids=str)
def test_an_epub_has_the_words_of_its_own_parts(row, corpora):
    theirs = said_by_epub((corpora / row.folder / row.name).read_bytes())
    assert percent(agreement(words(theirs), words(document_of(row, corpora).text))) == row.figures[2]


@pytest.mark.parametrize("row", of_folder("doc-html"), ids=str)
def test_a_page_has_the_words_that_a_browser_shows(row, corpora, tmp_path):
    _, theirs = said_by_browser((corpora / row.folder / row.name).read_bytes(), tmp_path)
    assert percent(agreement(words(theirs), words(document_of(row, corpora).text))) == row.figures[2]


@pytest.mark.parametrize("row", [*of_folder("doc-md"), *of_folder("doc-txt")], ids=str)
def test_a_text_is_its_bytes_in_the_encoding_of_the_table(row, corpora):
    document = document_of(row, corpora)
    assert document.encoding == row.figures[2]
    assert document.text.encode(document.encoding) == document.original
