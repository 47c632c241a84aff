"""The one list of formats."""

import re
from importlib.metadata import EntryPoint

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.records import Foreign, Kind, Node, Source
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.formats import registry
from argmap.formats.errors import NotWritten, UnknownFormat
from argmap.formats.format import EVERYTHING, Format, later
from argmap.formats.imported import Incoming
from argmap.formats.parts import Part
from argmap.formats.registry import FORMATS, export_map, format_of, format_written, import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from tests.core.builders import small_map
from tests.formats.shapes import shape, shape_of

BOTH = [one for one in FORMATS if one.read is not None and one.write is not None]


@pytest.mark.parametrize("one", BOTH, ids=lambda one: one.id)
def test_every_format_reads_what_it_writes(one):
    build = small_map()
    if Part.KINDS not in one.carries:
        build.do(edits.change_kind(build.document, build.id("evidence"), Kind.CLAIM))
    if not one.carries >= {Part.JOINT, Part.UNDERCUTS}:  # its report says so, as the test of each format shows
        build.do(edits.delete_branch(build.document, [build.place_id("doubt"), build.place_id("joint two")]))
    if Part.KINDS not in one.carries:
        build.do(edits.delete_branch(build.document, [build.place_id("evidence")]))

    assert shape_of(one.read(Incoming(one.write(Outgoing(build.tree)).data, "map")).records) == shape(build.tree)


@pytest.mark.parametrize("one", BOTH, ids=lambda one: one.id)
def test_what_a_format_writes_is_known_by_its_content_alone(one):
    assert format_of(one.write(Outgoing(Tree(small_map().document))).data, "map") is one


def test_no_two_formats_have_one_id():
    assert len({one.id for one in FORMATS}) == len(FORMATS)


def test_content_that_nobody_reads_is_refused_with_the_usual_names_and_where_all_are_listed():
    says = "“map” is in no format that argmap imports (it reads .md, .csv, .json, .argdown and others, which argmap"
    with pytest.raises(UnknownFormat, match=f"^{re.escape(says)} formats lists\\)\\.$"):
        import_map(Incoming(b"\0\1\2", "map"))


def test_xml_of_none_of_the_kinds_that_argmap_reads_is_refused_with_those_that_were_tried():
    with pytest.raises(UnknownFormat, match=r"it fits none of those of \.xml, Argunet GraphML .*, Carneades CAF"):
        import_map(Incoming(b"<a/>", "map.xml"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(("text", "id_"), [("<ARG>", "aml"), ("<arggraph>", "arggraph"), ("<lkif>", "lkif")])
def test_a_format_is_known_in_every_encoding_that_says_which_it_is(encoding, text, id_):
    assert format_of(text.encode(encoding), "map.xml").id == id_


def test_a_format_is_chosen_by_its_id_whatever_the_name_is():
    assert format_of(b"- a\n  - b\n", "map.json", "outline").id == "outline"
    assert format_written("map.txt", "argmap-json").id == "argmap-json"


def test_an_id_that_no_format_has_is_refused():
    with pytest.raises(UnknownFormat, match="argmapp is none of"):
        format_of(b"", "map.json", "argmapp")


def test_a_suffix_that_nobody_writes_is_refused():
    with pytest.raises(NotWritten, match=r"“map\.doc” has a suffix of no format that argmap writes: .*\.json"):
        format_written("map.doc")


def test_another_package_adds_a_format_by_an_entry_point(monkeypatch):
    added = EntryPoint("lists", "tests.formats.test_registry:LISTS", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [added] if group == registry.GROUP else [])
    registry.all_formats.cache_clear()
    try:
        imported = import_map(Incoming(b"- a\n  - b\n", "map.list"))
    finally:
        registry.all_formats.cache_clear()

    assert [line[2] for line in shape_of(imported.records)] == ["a", "b"]


LISTS = Format("lists", "Lists", (".list",), lambda start: False, later("markdown_outline:take"))


def test_what_a_format_cannot_say_is_in_the_report():
    document = small_map().document
    whole = export_map(Outgoing(Tree(document)), format_written("map.json"))
    outline = export_map(Outgoing(Tree(document)), format_written("map.md"))

    assert format_written("map.json").carries == EVERYTHING
    assert whole.report.is_whole
    assert all(entry.reason.startswith("The format") for entry in outline.report.entries)


def test_a_document_for_readers_says_which_sources_it_does_not_list_and_what_is_noted_of_them():
    build = small_map()
    text = build.add_source()
    node = next(iter(build.document.all(Node)))
    build.do(edits.link_passage(build.document, node.id, build.quote(text.text.split()[0])))
    build.do(edits.edit_source(build.document, text.source_id, notes="mine", reliability="good"))
    read_only = edits.source_text("6" * 32, "")
    build.do(edits.add_source(build.document, Source(id="6" * 32, title="A book"), read_only))

    for one in (one for one in FORMATS if one.is_for_readers):
        wish = Outgoing(Tree(build.document), has_passages=True, citations=CitationStyle.AUTHOR_DATE)
        dropped = {(entry.what, entry.place) for entry in export_map(wish, one).report.of(Fate.DROPPED)}
        assert {("sources", "A book"), ("notes on sources", "A report")} <= dropped
        assert ("sources", "A report") not in dropped


def test_argdown_says_that_it_holds_no_references_and_json_that_it_leaves_out_nothing():
    build = small_map()
    build.add_source()
    build.do(edits.cite(build.document, [Source(id="7" * 32, title="A report", citation='{"publisher":"x"}')]).change)
    build.do(Change(Label.CITE, ((None, Foreign("8" * 32, build.document.info.id, "opml", "{}")),)))
    wish = Outgoing(Tree(build.document))
    found = [export_map(wish, format_written(name)).report.entries for name in ("a.argdown", "a.json")]

    assert [[entry.what for entry in one] for one in found] == [
        ["references of sources", "texts of sources", "foreign records"],
        [],
    ]
