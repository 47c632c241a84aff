"""Mind maps of Freeplane and FreeMind in and out."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import Foreign, Inference, Node, Polarity, Source
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import format_written, import_map
from argmap.formats.report import Fate
from argmap.formats.xml_text import escaped
from argmap.intake.errors import DamagedFile, SwollenFile
from tests.conftest import SHARED
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps
from tests.formats.round_trips import check_round_trip, read_again, written
from tests.formats.test_mindmup import deep_map

FREEPLANE = format_written("map.mm")
REAL = sorted((SHARED / "corpora" / "freeplane-mm").glob("*.mm"))
needs_corpora = pytest.mark.skipif(not REAL, reason="the shared corpora are not here")


def read(nodes, before=""):
    return import_map(Incoming(f'<map version="1.0.1">{before}\n{nodes}</map>'.encode(), "a.mm"))


def outline(imported):
    return Build(imported.records).outline()


def card(imported, text):
    return Build(imported.records).node(text)


@pytest.mark.parametrize(
    "said",
    [
        '<node TEXT="It rains."><attribute NAME="relation" VALUE="con"/></node>',
        '<node TEXT="It rains."><icon BUILTIN="button_cancel"/></node>',
        '<node TEXT="It rains."><icon BUILTIN="no"/></node>',
        '<node TEXT="- It rains."/>',
        '<node TEXT="Con: It rains."/>',
        '<node TEXT="It rains."><icon BUILTIN="button_ok"/><attribute NAME="Relation" VALUE="Against"/></node>',
    ],
)
def test_an_attribute_an_icon_or_a_word_says_that_a_node_is_against(said):
    assert outline(read(f'<node TEXT="Walk.">{said}</node>')) == ["Walk.", "  - It rains."]


def test_a_node_that_does_not_say_how_it_bears_is_a_reason_and_is_told():
    imported = read('<node TEXT="Walk."><node TEXT="It is near."/>\n<node TEXT="Pro: It is dry."/></node>')

    assert outline(imported) == ["Walk.", "  + It is near.", "  + It is dry."]
    assert [(one.fate, one.place) for one in imported.report.entries] == [(Fate.APPROXIMATED, "line 2")]
    assert b"relation" not in written(imported.records, FREEPLANE).split(b"It is near")[1].split(b"<node")[0]


def test_a_group_is_a_step_and_a_group_in_it_doubts_the_step():
    group = '<node TEXT="{}"><attribute NAME="relation" VALUE="group"/>{}</node>'
    doubt = group.format("but", '<node TEXT="Only by day."/>')
    because = group.format("because", '<node TEXT="Near"/><node TEXT="Dry"/>' + doubt)
    imported = read(f'<node TEXT="Walk.">{because}</node>')
    build = Build(imported.records)

    assert build.premises("Dry") == ["Near", "Dry"]
    assert build.step("Only by day.").target_inference_id == build.step("Near").id
    assert build.step("Only by day.").polarity is Polarity.OPPOSES


def test_the_words_of_rich_text_are_taken_line_by_line():
    body = "One <p>two <b>bold</b>&#160;words</p><ul><li>three</li></ul>"
    html = f"<html><head><title>x</title></head><body>{body}</body></html>"
    note = "<html><body><p>First.</p><p>Second &amp; last.</p></body></html>"
    imported = read(
        f'<node><richcontent TYPE="NODE">{html}</richcontent><richcontent TYPE="NOTE">{note}</richcontent></node>'
    )

    assert card(imported, "One\ntwo bold words\nthree").notes == "First.\nSecond & last."
    assert b"<b>bold</b>" in written(imported.records, FREEPLANE)


def test_rich_text_that_was_changed_goes_out_as_plain_text():
    imported = read('<node><richcontent TYPE="NODE"><html><body><b>Old</b></body></html></richcontent></node>')
    records = [replace(one, text="New") if isinstance(one, Node) else one for one in imported.records]

    assert b"<b>Old" not in written(records, FREEPLANE)
    assert outline(read_again(records, FREEPLANE)) == ["New"]


def test_a_link_to_the_web_is_a_source_and_any_other_is_kept_unread():
    imported = read('<node TEXT="a" LINK="https://example.org/x"><node TEXT="b" LINK="file:/etc/passwd"/></node>')

    assert [one.url for one in Document(imported.records).all(Source)] == ["https://example.org/x"]
    assert card(imported, "a").notes == "https://example.org/x"
    assert card(imported, "b").notes == ""
    assert b'LINK="file:/etc/passwd"' in written(imported.records, FREEPLANE)


def test_an_arrow_is_one_more_step_and_goes_out_as_an_arrow():
    arrow = '<arrowlink DESTINATION="ID_1" COLOR="#ff0000" MIDDLE_LABEL="contradicts"/>'
    imported = read(
        f'<node TEXT="a" ID="ID_1"><node TEXT="b" ID="ID_2">{arrow}<arrowlink DESTINATION="ID_9"/></node></node>'
    )
    steps = list(Document(imported.records).all(Inference))

    assert [step.polarity for step in steps] == [Polarity.SUPPORTS, Polarity.OPPOSES]
    assert imported.report.counted()["arrows"] == 2
    assert b'COLOR="#ff0000" MIDDLE_LABEL="contradicts" DESTINATION="ID_1"' in written(imported.records, FREEPLANE)


def test_a_clone_is_the_same_card_in_a_second_place():
    imported = read(
        '<node TEXT="a"><node TEXT="b" ID="ID_1"/><node TEXT="c"><node CONTENT_ID="ID_1" ID="ID_2"/></node></node>'
    )

    assert outline(imported) == ["a", "  + b", "  + c", "    + [b]"]


def test_styles_hooks_and_unknown_elements_go_back_out():
    inside = '<hook NAME="MapStyle"><map_styles><stylenode LOCALIZED_TEXT="x"/></map_styles></hook><font SIZE="22"/>'
    imported = read(f'<node TEXT="a" FOLDED="true" ID="ID_5" CREATED="12">{inside}</node>', "<attribute_registry/>")
    back = fromstring(written(imported.records, FREEPLANE))

    assert Document(imported.records).count(Node) == 1
    assert (back.get("version"), back.find("attribute_registry") is not None) == ("1.0.1", True)
    node = back.find("node")
    assert dict(node.attrib) == {"TEXT": "a", "ID": "ID_5", "FOLDED": "true", "CREATED": "12"}
    assert node.find("hook/map_styles/stylenode").get("LOCALIZED_TEXT") == "x"


def test_kept_xml_that_was_tampered_with_cannot_break_the_file():
    build = Build(read('<node TEXT="a"/>').records)
    data = '{"inside": "</node><evil/>", "rich": {"NODE": "<b>a"}, "attributes": {"x y=\'": "1"}}'
    records = [replace(one, data=data) if isinstance(one, Foreign) else one for one in build.document.records()]

    assert outline(read_again(records, FREEPLANE)) == ["a"]
    assert b"evil" not in written(records, FREEPLANE)


@pytest.mark.parametrize(
    "text", ["=1+1", "<html><img src='file:/x'>", " < HTML x>a\n\nb  c ", "\\latex \\frac12", "'<html>"]
)
def test_a_text_that_freeplane_would_compute_or_draw_is_written_as_plain(text):
    build = small_map()
    records = [
        replace(one, text=text, tags=(text,)) if one.id == build.id("reason") else one
        for one in build.document.records()
    ]
    data = written(records, FREEPLANE)

    assert data.count(b"NO_FORMAT") == (text == "=1+1")
    assert data.count(b'TEXT="' + escaped(text).encode()) == (text in ("=1+1", "'<html>"))
    assert re.search(rb'VALUE="(=|\\s*&lt;\\s*html)', data, re.IGNORECASE) is None
    check_round_trip(records, FREEPLANE)


def test_a_card_of_a_mind_map_that_is_a_formula_since_is_computed_no_more_than_others():
    imported = read('<node TEXT="a" ID="ID_1" FORMAT="STANDARD_FORMAT"/>')
    records = [replace(one, text="=1+1") if isinstance(one, Node) else one for one in imported.records]

    assert b'FORMAT="NO_FORMAT"' in written(records, FREEPLANE)


def test_a_page_that_came_with_a_mind_map_goes_back_out_as_it_came():
    imported = read('<node TEXT="&lt;html&gt;&lt;b&gt;x"/>')

    assert b'TEXT="&lt;html&gt;&lt;b&gt;x"' in written(imported.records, FREEPLANE)
    assert outline(imported) == ["<html><b>x"]


def test_characters_that_xml_cannot_hold_are_replaced_and_told():
    build = small_map()
    records = [replace(one, text="a\x01b") if one.id == build.id("claim") else one for one in build.document.records()]

    assert outline(read_again(records, FREEPLANE))[0] == "a�b"


@pytest.mark.parametrize(
    ("data", "trouble", "said"),
    [
        (b"  \n", EmptyImport, "is empty"),
        (b"<map><node TEXT='a'>\n</map>", DamagedFile, r"line 2, column 3 \(mismatched tag\)"),
        (b"<map><node TEXT='a&nbsp;b'/></map>", DamagedFile, r"line 1, column 6 \(undefined entity"),
        (b"<opml/>", CannotImport, "its first element is no “map”"),
        (b'<!DOCTYPE map [<!ENTITY a "b">]><map/>', SwollenFile, "declares entities"),
        (b"<map>" + b"<node>" * 30_000, SwollenFile, "nested too deeply"),
        (b"<map>" + b"<node>" * 1_500 + b"</node>" * 1_500 + b"</map>", CannotImport, "1,500 deep"),
        (b"<map>" + b"<node/>" * 100_002 + b"</map>", CannotImport, "more than 100,000 nodes"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(data, trouble, said):
    with pytest.raises(trouble, match=said):
        import_map(Incoming(data, "a.mm"))


def test_a_deep_map_comes_back():
    records = deep_map(900)

    assert Document(read_again(records, FREEPLANE).records).count(Node) == 900


@settings(max_examples=25, deadline=None)
@given(generated_maps(FREEPLANE.carries, has_lines=True))
def test_what_a_mind_map_carries_comes_back(records):
    check_round_trip(records, FREEPLANE)


@needs_corpora
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_real_map_comes_in_whole_and_goes_back_out(path):
    imported = import_map(Incoming(path.read_bytes(), path.name))
    root = fromstring(path.read_bytes())
    nodes, arrows = len(list(root.iter("node"))), sum(len(node.findall("arrowlink")) for node in root.iter("node"))

    assert imported.report.counted()["nodes"] == nodes == Document(imported.records).count(Node)
    assert imported.report.counted().get("arrows", 0) == arrows
    back = fromstring(written(imported.records, FREEPLANE))
    assert Counter(one.get("ID") for one in root.iter("node") if one.get("ID")) <= Counter(
        one.get("ID") for one in back.iter("node")
    )
    assert words(root) == words(back)


def words(root):
    """The texts of all nodes, and what is in them, in whatever order."""
    found = [(one.tag, one.get("TEXT"), one.get("LINK"), one.get("BUILTIN"), one.get("NAME")) for one in root.iter()]
    return Counter(one for one in found if one[0] != "arrowlink" and one[4] != "relation") + Counter(
        said for one in root.iter() if (said := (one.text or "").strip())
    )
