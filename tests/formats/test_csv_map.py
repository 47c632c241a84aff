"""Maps as tables in CSV, in and out."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Inference, Kind, Node, Passage, PassageLink, Source, SourceText
from argmap.core.tree import Tree
from argmap.formats.csv_rows import guarded, plain
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_written, import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps
from tests.formats.round_trips import check_round_trip, read_again, written
from tests.formats.test_mindmup import deep_map
from tests.reliability.exported_tables import is_computed

CSV = format_written("map.csv")


def read(text, /, **choices):
    return import_map(Incoming(text.encode(), "a.csv", choices=choices))


def outline(imported):
    return Build(imported.records).outline()


def table(records):
    return list(csv.DictReader(io.StringIO(written(records, CSV).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_table_is_read_whatever_stands_between_its_cells(between):
    rows = [["id", "parent", "stance", "text"], ["1", "", "", '"A, b; c\nd"'], ["2", "1", "con", "No"]]

    assert outline(read("\r\n".join(map(between.join, rows)))) == ["A, b; c\nd", "  - No"]


def test_the_line_in_which_spreadsheets_say_what_stands_between_cells_is_no_row():
    assert outline(read("sep=;\r\nid;text\r\n1;a\r\n")) == ["a"]


def test_columns_are_chosen_where_their_names_do_not_tell():
    text = "No;Claim or so;Under;View;Points\n1;Walk.;;;3\n2;It rains.;1;against;4\n"
    imported = read(text, text="Claim or so", parent="Under", relation="View", id="No")

    assert outline(imported) == ["Walk.", "  - It rains."]
    assert [(one.what, one.place) for one in imported.report.of(Fate.STORED)] == [("columns", "line 2")]
    assert [row["Points"] for row in table(imported.records)] == ["3", "4"]


def test_rows_may_stand_in_any_order_and_name_texts_where_there_are_no_ids():
    assert outline(read("text,parent,relation\nb,a,pro\nc,b,con\na,,\n")) == ["a", "  + b", "    - c"]


def test_rows_that_stand_nowhere_or_under_themselves_are_at_the_top_and_told():
    imported = read("id,parent,text\n1,9,a\n2,3,b\n3,2,c\n4,4,d\n")
    told = [(one.what, one.place) for one in imported.report.entries if one.what == "parents"]

    assert told == [("parents", "line 2"), ("parents", "line 3"), ("parents", "line 5")]
    assert imported.report.counted()["rows"] == Document(imported.records).count(Node) == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,parent,text\n1,,a\n2,1,b\n1,,c\n3,1,d\n2,,e\n", [("ids", "line 4")]),
        ("id,parent,relation,text\n1,,,a\n1,,,b\nq,1,passage,words\n", [("ids", "line 3")]),
        ("text,parent\na,\nb,a\na,\nb,\n", [("texts", "line 4")]),
        ("id,parent,text\n,,a\n,,b\n", []),
    ],
)
def test_two_tables_put_together_are_told_whose_rows_are_mistaken_for_each_other(text, told):
    entries = read(text).report.entries
    assert [(one.what, one.place) for one in entries if "means the first" in one.reason] == told


def test_a_row_that_does_not_say_how_it_bears_is_told_and_goes_out_so():
    imported = read("id,parent,text\n1,,a\n2,1,b\n3,1,Con: c\n")

    assert outline(imported) == ["a", "  + b", "  - c"]
    assert [one.place for one in imported.report.of(Fate.APPROXIMATED)] == ["line 3"]
    assert [row["relation"] for row in table(imported.records)] == ["", "", "con"]


def test_values_that_cannot_be_are_kept_and_cells_beyond_the_columns_are_told():
    imported = read("id,kind,text\n1,hunch,a\n2,evidence,b,c\n")

    assert [one.kind for one in Document(imported.records).all(Node)] == [Kind.CLAIM, Kind.EVIDENCE]
    assert [(one.fate, one.what) for one in imported.report.entries] == [
        (Fate.DROPPED, "cells"),
        (Fate.STORED, "columns"),
    ]


LIKE_FORMULAS = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''-", " =1", "' =1", '"-1')
LIKE_WORDS = ("'plain", "plain", "'", "")


@pytest.mark.parametrize("text", LIKE_FORMULAS + LIKE_WORDS)
def test_no_cell_is_a_formula_and_each_is_read_back(text):
    build = small_map()
    records = [replace(one, text=text) if one.id == build.id("reason") else one for one in build.document.records()]

    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert plain(guarded(text)) == text
    assert text in [node.text for node in Document(read_again(records, CSV).records).all(Node)]


@given(st.text(alphabet=";\t\r\n'\" =-a"))
def test_what_is_guarded_is_read_as_it_was_and_begins_no_formula_wherever_a_cell_begins(text):
    whole = f"a,{guarded(text)}"

    assert plain(guarded(text)) == text
    assert [cell for cell in re.split(r"[;\t\r\n]", whole) if is_computed(cell)] == []


def test_a_table_of_others_keeps_its_apostrophes_inside_cells():
    imported = read("text,notes\na;'-b,\"one:\n'- two'\"\n")

    assert [(one.text, one.notes) for one in Document(imported.records).all(Node)] == [("a;'-b", "one:\n'- two'")]


def test_a_guard_is_made_in_time_that_grows_with_the_text():
    text = ";" + " " * 100_000 + ";\t\n" * 100_000

    assert plain(guarded(text)) == text


def passages(imported):
    """Of each: the card or the label of the step, the words, the page, and the source."""
    document = Document(imported.records)
    found = []
    for link in document.all(PassageLink):
        passage = document.find(Passage, link.passage_id)
        text = document.find(SourceText, passage.source_text_id) if passage.source_text_id else None
        title = document.find(Source, text.source_id).title if text is not None else ""
        about = document.find(Node, link.node_id) if link.node_id else document.find(Inference, link.inference_id)
        found.append((getattr(about, "text", ""), link.role.value, passage.exact, passage.page, title))
    return found


def test_a_table_of_claims_with_quotes_is_read_with_its_sources():
    imported = read(
        "Claim,Quote,Document,Page\nTrains are late.,31% late,A report,7\nTrains are full.,Full!,A report,\n"
    )

    assert passages(imported) == [
        ("Trains are late.", "paraphrases", "31% late", "7", "A report"),
        ("Trains are full.", "paraphrases", "Full!", None, "A report"),
    ]
    assert Document(imported.records).count(Source) == 1
    assert imported.report.counted() == {"rows": 2, "passages": 2}


def test_a_source_that_is_named_without_words_is_listed_and_told():
    imported = read("Claim,Document,Page\nTrains are late.,A report,7\n")

    assert [one.title for one in Document(imported.records).all(Source)] == ["A report"]
    assert [one.what for one in imported.report.entries] == ["names of sources", "columns", "columns"]
    assert {"document": "A report", "page": "7"}.items() <= table(imported.records)[0].items()


QUOTED = """id,parent,relation,text,document,start,exact,page,passage_role,url
1,,,a,r,,=1+1,2,states,
,1,passage,,r,,more,,,
2,1,group,because,,,@step,,context,
3,2,,b,,,,,,
,9,passage,,r,,lost,,,
r,,source,A report,,,,,,https://example.org
"""


def test_further_passages_stand_in_rows_under_a_card_or_a_group():
    imported = read(QUOTED)
    told = [("a", "states", "=1+1", "2", "A report"), ("", "context", "@step", None, "")]

    assert sorted(passages(imported)) == sorted([*told, ("a", "paraphrases", "more", None, "A report")])
    assert [(one.what, one.place) for one in imported.report.of(Fate.DROPPED)] == [("passages", "line 6")]
    assert outline(imported) == ["a", "  + b"]
    assert sorted(passages(read_again(imported.records, CSV))) == sorted(passages(imported))
    assert b"'=1+1" in written(imported.records, CSV)
    assert table(imported.records)[-1]["url"] == "https://example.org"


def test_a_passage_of_blanks_is_one_where_its_place_is_said():
    build = small_map()
    build.add_source("Some words.")
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote(" ")))

    assert [words for _, _, words, *_ in passages(read_again(list(build.document.records()), CSV))] == [" "]


def test_where_words_stand_in_a_text_that_is_not_there_is_told():
    build = small_map()
    build.add_source("Some words.")
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("Some")))
    records = list(build.document.records())

    row = next(one for one in table(records) if one["text"] == "reason")
    assert (row["document"], row["start"], row["end"], row["exact"]) == ("A report", "0", "4", "Some")
    assert [one.what for one in read_again(records, CSV).report.of(Fate.APPROXIMATED)] == ["passages"]


def test_cells_that_say_nothing_of_what_stands_in_the_row_go_back_out():
    text = "id,parent,relation,kind,text,url\r\n1,,,hunch,a,https://example.org\r\n"

    assert [one.what for one in read(text).report.entries] == ["columns", "columns"]
    assert written(read(text).records, CSV).decode("utf-8-sig") == text


def test_spreadsheets_know_the_encoding_by_its_mark():
    assert written(list(small_map().document.records()), CSV).startswith(b"\xef\xbb\xbfid,parent,relation,kind,text")


def test_the_title_is_a_row_that_is_no_card():
    records = list(small_map().document.records())

    assert table(records)[0] == table(records)[0] | {"id": "map", "relation": "map", "text": "A map"}
    assert Document(read_again(records, CSV).records).info.title == "A map"


@pytest.mark.parametrize(
    ("text", "trouble", "said", "choices"),
    [
        (" \n", EmptyImport, "is empty", {}),
        ("a,b\n1,2\n", CannotImport, "choose the one that holds it, of “a”, “b”", {}),
        ("a,b\n1,2\n", CannotImport, "it has no column “c”; it has “a”, “b”", {"text": "c"}),
        ("a,b\n1,2\n", CannotImport, "“words” is nothing that a column can hold", {"words": "a"}),
        ('id,text\n1,a\n2,"b\n', CannotImport, "line 3 is no row of a table", {}),
        ("id,text\n1," + "a" * 200_000, CannotImport, "line 2 is no row of a table", {}),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text, trouble, said, choices):
    with pytest.raises(trouble, match=said):
        read(text, **choices)


def test_a_deep_map_comes_back():
    assert Document(read_again(deep_map(900), CSV).records).count(Node) == 900


@settings(max_examples=15, deadline=None)
@given(generated_maps(CSV.carries, has_lines=True))
def test_what_a_table_carries_comes_back(records):
    check_round_trip(records, CSV)


def test_what_a_table_cannot_say_is_told():
    build = small_map()
    build.add_source()

    told = {one.what for one in export_map(Outgoing(Tree(build.document)), CSV).report.entries}
    assert told == {"texts of sources"}
