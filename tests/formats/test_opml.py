"""OPML in and out."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import MapInfo, Node, Source
from argmap.core.tree import Tree
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_written, import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from argmap.intake.errors import DamagedFile, SwollenFile
from tests.conftest import SHARED
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps
from tests.formats.round_trips import check_round_trip, read_again, written
from tests.formats.test_mindmup import deep_map

OPML = format_written("map.opml")
REAL = sorted((SHARED / "corpora" / "opml").glob("*"))
GOOD = [path for path in REAL if not path.name.startswith("malformed")]
BAD = [path for path in REAL if path.name.startswith("malformed")]
LINES = (19, 12, 14, 13, 11, 8)  # of the bad ones, where each is wrong
needs_corpora = pytest.mark.skipif(not REAL, reason="the shared corpora are not here")


def read(body, head=""):
    return import_map(
        Incoming(f'<opml version="2.0"><head>{head}</head>\n<body>{body}</body></opml>'.encode(), "a.opml")
    )


def outline(imported):
    return Build(imported.records).outline()


@pytest.mark.parametrize("said", ['text="It rains." _relation="con"', 'text="Con: It rains."', 'TEXT="- It rains."'])
def test_an_attribute_or_a_word_says_that_an_outline_is_against(said):
    assert outline(read(f'<outline text="Walk."><outline {said}/></outline>')) == ["Walk.", "  - It rains."]


def test_an_outline_that_does_not_say_how_it_bears_is_a_reason_and_is_told():
    imported = read('<outline text="a">\n<outline text="b"/></outline>')

    assert outline(imported) == ["a", "  + b"]
    assert [(one.fate, one.place) for one in imported.report.entries] == [(Fate.APPROXIMATED, "line 3")]
    assert b'<outline text="b"/>' in written(imported.records, OPML).replace(b">\n</outline>", b"/>")


def test_people_can_read_in_any_outliner_what_is_for_and_against():
    texts = [one.get("text") for one in fromstring(written(list(small_map().document.records()), OPML)).iter("outline")]

    assert "Con: objection" in texts
    assert "Con: rebuttal" in texts
    assert "because" in texts


def test_what_the_head_and_unknown_attributes_say_goes_back_out():
    said = '<outline text="a" created="1" xmlURL="https://example.org/feed" _note="A note." _id="x7"/>'
    imported = read(said, "<title> A list </title><ownerName>N. N.</ownerName><_task>Argue.</_task>")
    info = Document(imported.records).info
    back = fromstring(written(imported.records, OPML))

    assert (info.title, info.task) == ("A list", "Argue.")
    assert [one.url for one in Document(imported.records).all(Source)] == ["https://example.org/feed"]
    assert Build(imported.records).node("a").notes == "A note."
    assert dict(back.find("body/outline").attrib) == dict(fromstring(said).attrib)
    assert (back.findtext("head/ownerName"), back.findtext("head/_task")) == ("N. N.", "Argue.")


def test_a_text_that_begins_like_a_mark_comes_back():
    build = small_map()
    records = [
        replace(one, text="Con: Con: so") if one.id == build.id("objection") else one
        for one in build.document.records()
    ]

    check_round_trip(records, OPML)


@pytest.mark.parametrize(
    ("data", "trouble", "said"),
    [
        (b"\n", EmptyImport, "is empty"),
        (
            b"<opml><body>\n<outline text='a&nbsp;b'/></body></opml>",
            DamagedFile,
            r"line 2, column 1 \(undefined entity",
        ),
        (b"<rss/>", CannotImport, "its first element is no “opml”"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', SwollenFile, "declares entities"),
        (b"<opml>" + b"<outline>" * 30_000, SwollenFile, "nested too deeply"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(data, trouble, said):
    with pytest.raises(trouble, match=said):
        import_map(Incoming(data, "a.opml"))


def test_a_deep_map_comes_back():
    assert Document(read_again(deep_map(900), OPML).records).count(Node) == 900


@pytest.mark.parametrize("text", ["=1+1", "<html><img src='http://a.example'>", "\u200b=1", "\u200bx"])
def test_a_text_that_freeplane_would_compute_or_draw_when_it_opens_the_outline_does_not_begin_so(text):
    build = small_map()
    records = [replace(one, text=text) if one.id == build.id("claim") else one for one in build.document.records()]
    records = [replace(one, title=text) if isinstance(one, MapInfo) else one for one in records]
    data = written(records, OPML).decode()

    assert re.search(r'(text="|<title>)(=|&lt;html)', data) is None
    check_round_trip(records, OPML)


def test_characters_that_xml_cannot_hold_are_replaced_and_told_each_with_its_place():
    build = small_map()
    changed = {
        build.document.info.id: replace(build.document.info, title="a\x0bb"),
        build.id("reason"): replace(build.node("reason"), text="a\x0bb"),
        build.id("rebuttal"): replace(build.node("rebuttal"), notes="\x01"),
    }
    exported = export_map(Outgoing(Tree(Document(changed.get(one.id, one) for one in build.document.records()))), OPML)

    assert [(one.what, one.place) for one in exported.report.entries] == [
        ("texts", "title"),
        ("texts", "a b"),
        ("texts", "rebuttal"),
    ]
    assert "a�b" in outline(import_map(Incoming(exported.data, "a.opml")))[1]


@settings(max_examples=25, deadline=None)
@given(generated_maps(OPML.carries, has_lines=True))
def test_what_an_outline_carries_comes_back(records):
    check_round_trip(records, OPML)


@needs_corpora
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_every_real_outline_comes_in_whole_and_goes_back_out(path):
    imported = import_map(Incoming(path.read_bytes(), path.name), "opml")
    root = fromstring(path.read_bytes())
    outlines = [one for one in root.iter() if one.tag.endswith("outline")]
    back = fromstring(written(imported.records, OPML))

    assert imported.report.counted()["outlines"] == len(outlines) == Document(imported.records).count(Node)
    assert Counter(map(attributes, outlines)) == Counter(map(attributes, back.iter("outline")))
    head = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in root.find("{*}head") or ()}
    assert head.items() <= ({"title": ""} | {one.tag: (one.text or "").strip() for one in back.find("head")}).items()


def attributes(element):
    return frozenset(element.attrib.items()) - {("text", "")}


@needs_corpora
@pytest.mark.parametrize(("path", "line"), [*zip(BAD, LINES, strict=False)], ids=lambda one: getattr(one, "name", one))
def test_every_broken_outline_is_refused_with_its_line(path, line):
    with pytest.raises(DamagedFile, match=f"at line {line},"):
        import_map(Incoming(path.read_bytes(), path.name), "opml")


def test_words_in_an_outline_that_stands_in_the_head_are_nobody_s():
    data = b'<opml version="2.0"><head><outline text="Tolls work.">words</outline></head><body/></opml>'

    made = import_map(Incoming(data, "a.opml")).records
    assert [one.text for one in made if isinstance(one, Node)] == ["Tolls work."]
