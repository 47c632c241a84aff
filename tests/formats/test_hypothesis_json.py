"""What Hypothesis's API and its sidebar give is read; nobody's name comes along; replies and page notes are kept."""

import json

import pytest

from argmap.core.errors import MapError
from argmap.core.records import Comment, Foreign, Node, PassageState, Source
from argmap.formats import hypothesis_json
from argmap.formats.hypothesis_json import read
from argmap.intake.countings import Counting
from argmap.intake.offsets import Utf16Map
from argmap.sources.reading import read_source
from tests.core.builders import Build
from tests.formats.annotations.bringing import TEXT, bring, build_with_source, passages, the_passage, titles

RENTS = "Rents in the city have doubled in ten years."


def row(**said: object) -> dict:
    start = Utf16Map(TEXT).to_utf16(TEXT.index(RENTS))
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0, "endContainer": "/p[1]", "endOffset": 9},
        {"type": "TextPositionSelector", "start": start, "end": start + len(RENTS)},
        {"type": "TextQuoteSelector", "exact": RENTS, "prefix": "nobody was content.\n", "suffix": " That is"},
    ]
    return {
        "id": "abc",
        "created": "2024-05-06T07:08:09.123456+00:00",
        "user": "acct:jane@hypothes.is",
        "user_info": {"display_name": "Jane"},
        "uri": "https://example.org/report",
        "text": "Housing is **dear**, see [here](https://example.org/more).\n\nIs it?",
        "tags": ["cost"],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"], "update": ["acct:jane@hypothes.is"]},
        "target": [{"source": "https://example.org/report", "selector": selectors}],
        "document": {"title": ["A report"]},
    } | said


def read_rows(*rows: dict):
    return read(json.dumps({"total": len(rows), "rows": rows}).encode(), "x.json").annotations


def refusal(value: object) -> str:
    with pytest.raises(MapError) as caught:
        read(json.dumps(value).encode(), "x.json")
    return str(caught.value)


def test_an_annotation_becomes_a_card_on_its_words():
    build = build_with_source()

    bring(build, *read_rows(row()))

    node = build.node("Housing is dear, see here.\n\nIs it?")
    assert (node.tags, node.notes) == (("cost",), "https://example.org/more")
    assert (the_passage(build).exact, the_passage(build).state) == (RENTS, PassageState.EXACT)
    assert titles(build) == ["A report"]


def test_its_place_is_counted_in_utf_16():
    (found,) = read_rows(row())

    assert found.targets[0].span.counting is Counting.UTF16


def test_the_smallest_real_file_is_exact_on_its_page(shared):
    folder = shared / "corpora" / "hypothesis-json"
    page = read_source((folder / "minimal.html").read_bytes(), "minimal.html", "", lambda done, of: None)
    build = build_with_source(page.text)

    bring(build, *read((folder / "minimal.json").read_bytes(), "minimal.json").annotations, source_id="5" * 32)

    assert (the_passage(build).start, the_passage(build).state) == (4, PassageState.EXACT)


def test_nobodys_name_comes_along():
    build = build_with_source()

    bring(build, *read_rows(row(), row(id="def", references=["abc"], text="No.")))

    assert "jane" not in " ".join(map(str, build.document.records())).casefold()
    (kept,) = build.document.all(Foreign)
    assert json.loads(kept.data)["annotation"]["group"] == "__world__"


def test_a_highlight_takes_the_words_it_marks():
    build = build_with_source()

    bring(build, *read_rows(row(text="", tags=[])))

    assert build.tray() == [RENTS]


def test_a_page_note_is_a_card_without_a_passage():
    build = build_with_source()

    bring(build, *read_rows(row(text="Worth reading.", target=[{"source": "https://example.org/report"}])))

    assert (build.node("Worth reading.").notes, passages(build)) == ("A report", [])


def test_replies_are_comments_in_their_order_wherever_they_stand_in_the_file():
    build = build_with_source()
    first = row(id="r1", references=["abc"], text="No.", created="2024-05-07T00:00:00Z", target=[{}])
    second = row(id="r2", references=["abc", "r1"], text="Yes.", created="2024-05-08T00:00:00Z", target=[{}])

    bring(build, *read_rows(second, first, row(text="")))

    comments = list(build.document.all(Comment))
    assert [(one.text, one.node_id) for one in comments] == [("No.", build.id(RENTS)), ("Yes.", build.id(RENTS))]


def test_a_reply_to_what_the_file_does_not_hold_is_a_card():
    build = build_with_source()

    bring(build, *read_rows(row(references=["gone"], text="No.", target=[{"source": "https://example.org/report"}])))

    assert build.tray() == ["No."]


def test_an_orphan_is_lost_and_keeps_its_words():
    build = build_with_source()
    quote = {"type": "TextQuoteSelector", "exact": "Nothing of the kind is written here.", "prefix": "", "suffix": ""}

    bring(build, *read_rows(row(target=[{"source": "https://example.org/report", "selector": [quote]}])))

    assert (the_passage(build).state, the_passage(build).exact) == (PassageState.LOST, quote["exact"])


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ({}, 0),
        ({"permissions": {"read": ["acct:jane@hypothes.is"]}}, 1),
        ({"group": "k3p", "permissions": {"read": ["group:k3p"]}}, 1),
    ],
)
def test_what_was_not_written_for_all_is_counted(said, private):
    assert bring(build_with_source(), *read_rows(row(**said))).private == private


def test_the_page_of_a_pdf_is_the_one_that_is_printed():
    quote = {"type": "TextQuoteSelector", "exact": RENTS}
    labelled = [quote, {"type": "PageSelector", "index": 11, "label": "xii"}]
    numbered = [quote, {"type": "PageSelector", "index": 11}]

    found = read_rows(row(target=[{"selector": labelled}]), row(id="def", target=[{"selector": numbered}]))

    assert [one.targets[0].page for one in found] == ["xii", "12"]


def test_where_a_file_lay_on_somebodys_disk_is_not_taken_over():
    build = Build()
    said = {"uri": "file:///home/jane/My%20report.pdf", "document": {"title": []}}
    selector = {"type": "TextQuoteSelector", "exact": RENTS}

    bring(build, *read_rows(row(target=[{"source": said["uri"], "selector": [selector]}], **said)))

    (source,) = build.document.all(Source)
    assert (source.title, source.url) == ("My report.pdf", "")
    assert "/home/jane" not in " ".join(map(str, build.document.records()))


@pytest.mark.parametrize(
    "value",
    [
        {"rows": [row()], "total": 1},
        {"rows": [row()], "replies": [row(id="def", references=["abc"])]},
        {"export_date": "2024-05-06", "client_version": "1.1", "annotations": [row()]},
        [row()],
        row(),
    ],
)
def test_the_shapes_of_the_api_and_of_the_export_are_known(value):
    assert hypothesis_json.fits(value)
    assert len(read(json.dumps(value).encode(), "x.json").annotations) == 1


def test_the_same_rows_again_double_nothing():
    build = build_with_source()
    bring(build, *read_rows(row(), row(id="def")))
    nameless = row()
    del nameless["id"]
    bring(build, *read_rows(nameless))

    assert bring(build, *read_rows(row(), row(id="def"), nameless)).cards == ()
    assert build.document.count(Node) == 3


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"id": 9}, "rows[0].id is not a text"),
        ({"text": ["a"]}, "rows[0].text is not a text"),
        ({"tags": "a"}, "rows[0].tags is not a list of texts"),
        ({"references": [9]}, "rows[0].references is not a list of texts"),
        ({"target": [9]}, "rows[0].target[0] is not an object"),
        ({"target": [{"source": 9}]}, "rows[0].target[0].source is not a text"),
        (
            {"target": [{"selector": [{"type": "TextPositionSelector", "start": "4", "end": 7}]}]},
            "rows[0].target[0].selector[0].start is not a whole number from 0",
        ),
        (
            {"target": [{"selector": [{"type": "TextQuoteSelector"}]}]},
            "rows[0].target[0].selector[0].exact is missing",
        ),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(said, says):
    assert says in refusal({"rows": [row(**said)]})


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"rows": [9]}, "rows[0] is not an object"),
        ({"rows": [{"id": "a"}]}, "rows[0] says neither words"),
        ({}, "the file says neither words"),
        (9, "the file is not an object"),
    ],
)
def test_what_is_no_annotation_is_refused(value, says):
    assert says in refusal(value)
