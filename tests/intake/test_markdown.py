"""Headings are found where they stand in the text as typed."""

import pytest

from argmap.intake.markdown import front_matter, headings


def found(text: str, begin: int = 0) -> list[tuple[str, int, str]]:
    return [(text[one.start : one.start + 3], one.level, one.words) for one in headings(text, begin, len(text))]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_headings_are_found_under_every_line_end(line_end):
    text = line_end.join(["# *One* `two`", "", "three", "=====", "", "    # code", "", "### four [five](x)"])
    assert found(text) == [("# *", 1, "One two"), ("thr", 1, "three"), ("###", 3, "four five")]


def test_headings_in_fences_are_none():
    assert found("```\n# no\n```\n# yes") == [("# y", 1, "yes")]


def test_front_matter_gives_its_simple_fields():
    text = '---\ntitle: "A: b"\nAuthor: C\ntags:\n  - x\n---\n# Real\n'
    fields, end = front_matter(text)
    assert fields == {"title": "A: b", "author": "C"}
    assert found(text, end) == [("# R", 1, "Real")]


@pytest.mark.parametrize(
    "text", ["# x\n---\ntitle: y\n---\n", "---\n" + "a: b\n" * 10_000 + "---\n", "----\na: b\n---"]
)
def test_what_only_looks_like_front_matter_is_none(text):
    assert front_matter(text) == ({}, 0)


@pytest.mark.parametrize(
    "text", ["> " * 50_000, "- " * 3_000 + "a", "# " + "[" * 50_000, "a" * 2_000_000, "[a](b" * 50_000]
)
def test_deeply_nested_text_is_read_without_recursion(text):
    assert len(found(text)) <= 1
