"""The map as one page of HTML."""

import re

import pytest
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from argmap.core.document import Document
from argmap.core.edits import change_basis, edit_field, edit_map, edit_text
from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.formats.parts import Part
from argmap.formats.registry import export_map, format_written
from argmap.formats.written import Outgoing
from argmap.samples import sample_records
from tests.core.builders import small_map
from tests.formats.generated_maps import generated_maps

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title></svg>\n'
LOADED = ("src", "href", "srcset", "data", "action", "background")


def page(tree: Tree) -> LexborHTMLParser:
    written = export_map(Outgoing(tree, draw=lambda _: SVG), format_written("a.html"))
    return LexborHTMLParser(written.data)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def sample() -> LexborHTMLParser:
    return page(Tree(Document(sample_records("eu-nato"))))


def test_the_page_loads_nothing_and_runs_nothing(sample):
    policy = sample.css_first("meta[http-equiv]").attributes["content"]

    assert policy.startswith("default-src 'none'")
    assert "script" not in policy
    assert not sample.css("script, iframe, object, embed, form, link, base")
    assert not [one for one in sample.css("*") if any(name in one.attributes for name in LOADED)]
    assert not [name for one in sample.css("*") for name in one.attributes if name.startswith("on")]


def test_what_stands_below_a_card_is_folded_with_it(sample):
    top = sample.css_first("ul.map > li > details[open]")

    assert top.css_first("summary").text().startswith("1 So far, EU defence integration")
    assert len(top.css("ul li")) > 20
    assert sample.css_first("main > h1").text() == "Does EU defence integration complement NATO?"


def test_quotes_open_under_their_card_and_name_their_source(sample):
    quotes = sample.css("details > blockquote")

    assert len(quotes) >= 30
    assert all(plain(one.css_first("cite").text()) for one in quotes)
    assert not sample.css("details[open] > summary.quiet")


def test_the_picture_is_part_of_the_page(sample):
    assert sample.css_first("figure > svg > title").text() == "A map"


def test_the_page_says_what_the_map_says_of_itself_but_names_nobody():
    build = small_map()
    words = {"task": "Weigh it.", "description": "On roads.", "licence": "CC BY 4.0", "language": "en-GB"}
    names = {"author": "Ada Quill", "submitted_by": "Bo Reed", "origin_id": "c0ffee"}
    build.do(edit_map(build.document, **words))
    build.do(edit_field(build.document, build.document.info, **names))
    written = export_map(Outgoing(build.tree), format_written("a.html"))
    said = plain(LexborHTMLParser(written.data).css_first("main").text(separator=" "))

    assert all(word in said for word in words.values())
    assert not any(name in written.data.decode() for name in names.values())
    about = [one.place for one in written.report.entries if one.what == Part.ABOUT]
    assert about == ["author", "submitted by", "origin id"]


def test_the_kind_of_evidence_stands_with_its_card():
    build = small_map()
    node = next(iter(build.document.all(Node)))
    build.document.apply(change_basis(build.document, node.id, "statistic", "a survey <2020>"))
    written = export_map(Outgoing(Tree(build.document)), format_written("a.html"))

    assert "statistic: a survey <2020>" in LexborHTMLParser(written.data).css_first("ul.map").text()
    assert not [one for one in written.report.entries if one.what == Part.BASIS]


def test_words_are_never_taken_for_markup():
    build = small_map()
    node = next(iter(build.document.all(Node)))
    text = '<script>alert(1)</script> & "quotes" <b>'
    build.document.apply(edit_text(build.document, node.id, text))
    found = page(Tree(build.document))

    assert text in found.css_first("main").text()
    assert not found.css("script, b")


@given(generated_maps(has_lines=True))
@settings(max_examples=25, deadline=None)
def test_every_card_is_in_the_page_and_every_list_is_closed(records):
    tree = Tree(Document(records))
    found = page(tree)
    said = plain(found.css_first("main").text(separator=" "))
    data = export_map(Outgoing(tree), format_written("a.html")).data.decode()

    assert all(plain(node.text) in said for node in tree.document.all(Node))
    for tag in ("ul", "li", "details", "summary", "main"):
        assert len(re.findall(rf"<{tag}[ >]", data)) == data.count(f"</{tag}>")


@pytest.mark.parametrize("title", ["\u2028\u00ad", "\u200b\u2066\u2069"])
def test_a_page_whose_title_nobody_sees_is_called_an_argument_map(title):
    build = small_map()
    build.do(edit_map(build.document, title=title))
    page = LexborHTMLParser(export_map(Outgoing(Tree(build.document)), format_written("a.html")).data.decode())

    assert [page.css_first(one).text() for one in ("title", "h1")] == ["Argument map"] * 2
