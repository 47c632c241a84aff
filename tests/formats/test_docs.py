"""The examples on the formats' pages are what argmap reads and writes."""

import re

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats import argmap_json, markdown_outline, outline_writing
from argmap.formats.outline_words import JOINT_WORDS, ROOT_WORDS, STEP_WORDS
from tests.conftest import ROOT

PAGES = ROOT / "docs" / "formats"


def example(page: str, language: str) -> str:
    """The first example in that language on a page."""
    text = (PAGES / page).read_text(encoding="utf-8")
    return re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)[1]


def test_the_example_of_argmap_json_is_read():
    imported = argmap_json.read(example("argmap-json.md", "json").encode(), "example.json")

    assert (len(imported.records), imported.remarks) == (5, ())


def test_the_example_of_an_outline_is_what_argmap_writes():
    text = example("markdown.md", "markdown")
    imported = markdown_outline.read(text.encode(), "example.md")

    assert imported.remarks == ()
    assert outline_writing.write(Tree(Document(imported.records))).decode() == text


def test_the_page_on_outlines_names_the_words_that_are_written():
    page = (PAGES / "markdown.md").read_text(encoding="utf-8")
    usual = [word for word in STEP_WORDS.values() if " " not in word] + [JOINT_WORDS["claim"], JOINT_WORDS["evidence"]]

    assert [word for word in usual if f"`{word}:`" not in page] == []
    assert set(ROOT_WORDS.values()) - {"Claim"} <= set(usual)
