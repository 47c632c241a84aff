"""Maps as several tables in a .zip, in and out."""

import csv
import io
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import Inference, LinkRole, Node, Passage, Polarity, Source, SourceText
from argmap.formats.csv_files import FORMAT
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.imported import Imported, Incoming
from argmap.formats.registry import format_of, import_map
from argmap.formats.report import Fate
from argmap.intake.errors import DamagedFile, SwollenFile
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps
from tests.formats.round_trips import check_round_trip, read_again, written

NODES = "id,text\n1,Ban short flights.\n2,Trains are as fast.\n3,They are not.\n4,Speed counts.\n"
EDGES = "id,kind,premise_ids,target_id\na,pro,2;4,1\nb,undercut,3,a\n"


def packed(folder: str = "", **files: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{folder}{name.replace('__', '/')}{'.csv' if '__' not in name else '.txt'}", text)
    return made.getvalue()


def read(data: bytes) -> Imported:
    return import_map(Incoming(data, "a.zip"))


def tables(records) -> dict[str, list[dict[str, str]]]:
    with ZipFile(BytesIO(written(records, FORMAT))) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def told(imported: Imported, fate: Fate) -> list[tuple[str, str]]:
    return [(one.what, one.place) for one in imported.report.of(fate)]


@settings(max_examples=15, deadline=None)
@given(generated_maps(FORMAT.carries, has_lines=True))
def test_what_the_tables_carry_comes_back(records):
    check_round_trip(records, FORMAT)


@pytest.mark.parametrize("folder", ["", "My map/"])
def test_cards_and_edges_are_joined_by_their_ids(folder):
    imported = read(packed(folder, nodes=NODES, edges=EDGES))
    build = Build(imported.records)

    assert build.outline() == [
        "Ban short flights.",
        "  + Trains are as fast.",
        "  + Speed counts.",
        "  - They are not.",
    ]
    assert build.premises("Trains are as fast.") == ["Trains are as fast.", "Speed counts."]
    assert imported.report.is_whole
    assert [(row["id"], row["kind"], row["premise_ids"]) for row in tables(imported.records)["edges.csv"]] == [
        ("a", "pro", "2;4"),
        ("b", "undercut", "3"),
    ]


def test_an_undercut_means_an_edge_where_a_card_has_the_same_id():
    build = Build(read(packed(nodes=NODES, edges=EDGES.replace("\na,", "\n1,").replace("3,a", "3,1"))).records)

    assert build.step("They are not.").target_inference_id == build.step("Speed counts.").id


SOURCES = "id,title,text_file,shelf\ns,A report,texts/one.txt,B 2\n"
PASSAGES = """claim_id,edge_id,document,start,end,exact,prefix,suffix
1,,s,,,late,was ,.
,a,s,0,3,The,,
2,,A report,,,Nowhere,,
3,,A book,,,Hearsay,,
9,,s,,,The,,
"""


def test_passages_are_tied_to_texts_in_the_archive():
    text = {"texts__one": "The late train was late.", "texts__two": "unread"}
    imported = read(packed(nodes=NODES, edges=EDGES, sources=SOURCES, passages=PASSAGES, **text))
    document = Document(imported.records)

    assert [(one.start, one.exact) for one in document.all(Passage)] == [
        (19, "late"), (0, "The"), (None, "Nowhere"), (None, "Hearsay"),
    ]  # fmt: skip
    assert sorted(one.title for one in document.all(Source)) == ["A book", "A report"]
    assert told(imported, Fate.DROPPED) == [("passages", "passages.csv, line 6"), ("files", "texts/two.txt")]
    assert told(imported, Fate.STORED) == [("columns", "sources.csv, line 2")]
    assert tables(imported.records)["sources.csv"][0]["shelf"] == "B 2"
    assert {one.text for one in Document(read_again(imported.records, FORMAT).records).all(SourceText)} == {
        "The late train was late.", "",
    }  # fmt: skip


def test_words_that_stand_in_several_places_are_told_where_the_table_does_not_say_which():
    passages = "claim_id,document,start,end,exact\n1,s,,,late\n1,s,,,was\n1,s,19,23,late\n"
    text = {"texts__one": "The late train was late."}
    imported = read(packed(nodes=NODES, edges=EDGES, sources=SOURCES, passages=passages, **text))

    assert [one.start for one in Document(imported.records).all(Passage)] == [4, 15, 19]
    assert told(imported, Fate.APPROXIMATED) == [("passages", "passages.csv, line 2")]


def test_what_the_tables_say_wrong_is_told_with_its_line():
    nodes = "id,text,kind\n1,a,claim\n1,b,hunch\n2,c,\n"
    edges = "id,kind,premise_ids,target_id,strength\n,,2;7;2,1,strong\nx,con,2,y,\n"
    imported = read(packed(nodes=nodes, edges=edges))
    document = Document(imported.records)

    assert (document.count(Node), document.count(Inference)) == (3, 2)
    assert told(imported, Fate.APPROXIMATED)[:3] == [
        ("nodes", "nodes.csv, line 3"), ("edges", "edges.csv, line 2"), ("targets", "edges.csv, line 3"),
    ]  # fmt: skip
    assert told(imported, Fate.DROPPED) == [("premises", "edges.csv, line 2")] * 2
    assert tables(imported.records)["nodes.csv"][1]["kind"] == "claim"
    assert tables(imported.records)["edges.csv"][0]["strength"] == "strong"


def test_texts_that_are_packed_very_tightly_are_read_again():
    builder = GraphBuilder("", "a")
    builder.passage(builder.source("Long", "a" * 2_000_000), 0, 1, builder.card("x", ""), LinkRole.STATES)
    records = builder.finished().records

    assert len(written(records, FORMAT)) > 1_000_000
    assert [len(one.text) for one in Document(read_again(records, FORMAT).records).all(SourceText)] == [2_000_000]


def test_a_step_and_a_text_of_the_same_words_are_no_formulas():
    builder = GraphBuilder("", "a")
    builder.step(Polarity.SUPPORTS, [builder.card("=1+1", "")], builder.card("@x", ""), label="-2")
    records = builder.finished("=3").records

    with ZipFile(BytesIO(written(records, FORMAT))) as archive:
        assert [name for name in archive.namelist() if b"'" not in archive.read(name)] == []
    assert Document(read_again(records, FORMAT).records).info.title == "=3"


def test_a_zip_of_others_is_not_taken_for_one():
    assert format_of(packed(nodes=NODES), "map").id == "csv-files"
    assert format_of(written(list(small_map().document.records()), FORMAT), "map.bin").id == "csv-files"


@pytest.mark.parametrize(
    ("data", "trouble", "said"),
    [
        (b"", EmptyImport, "“a.zip” is empty"),
        (b"PK\x03\x04", DamagedFile, "its archive cannot be opened"),
        (packed(edges=EDGES), CannotImport, "its archive holds no nodes.csv"),
        (
            packed(nodes="id\n1\n", edges='id\n"x\n'),
            CannotImport,
            "nodes.csv has no column “text”; edges.csv, line 2 is no row of a table",
        ),
        (packed(nodes=NODES, edges="id,premises\na,1\n"), CannotImport, "edges.csv has no column “target_id”"),
        (packed(nodes="id,text\n" + "1,a\n" * 3 + "\0" * 50), CannotImport, "nodes.csv is not text"),
    ],
)
def test_a_wrong_archive_is_refused_with_all_that_is_wrong(data, trouble, said):
    with pytest.raises(trouble, match=said):
        FORMAT.read(Incoming(data, "a.zip"))


def test_a_table_that_swells_is_refused():
    made = BytesIO()
    with ZipFile(made, "w", 8) as archive:
        archive.writestr("nodes.csv", "id,text\n" + "a" * 5_000_000)

    with pytest.raises(SwollenFile, match="packed more than 200 to 1"):
        read(made.getvalue())
