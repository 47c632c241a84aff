"""DOT, Mermaid and plain text: what other programs draw or print of a map."""

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.edits import edit_text
from argmap.core.records import Inference, Node, Polarity
from argmap.core.tree import Tree
from argmap.formats.drawn_graph import drawn_graph
from argmap.formats.registry import export_map, format_written
from argmap.formats.written import Outgoing
from argmap.samples import sample_records
from tests.core.builders import small_map
from tests.formats.generated_maps import generated_maps

SAMPLE = Tree(Document(sample_records("eu-nato")))


def written(tree: Tree, name: str, has_passages: bool = False) -> str:
    return export_map(Outgoing(tree, has_passages=has_passages), format_written(name)).data.decode()


@given(generated_maps())
@settings(max_examples=30, deadline=None)
def test_each_card_and_step_is_drawn_once(records):
    document = Document(records)
    drawn = drawn_graph(Tree(document))
    plain = [line for line in drawn.lines if line.words]

    assert {card.id for card in drawn.cards.values()} == {node.id for node in document.all(Node)}
    assert len(drawn.cards) == document.count(Node)
    assert len(drawn.knots) + len(plain) == document.count(Inference)
    names = drawn.cards.keys() | drawn.knots.keys()
    assert all({line.start, line.end} <= names for line in drawn.lines)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@given(generated_maps(has_lines=True))
@settings(max_examples=8, deadline=None)
def test_graphviz_reads_the_words_and_lines_that_were_written(records):
    tree = Tree(Document(records))
    drawn = drawn_graph(tree)
    command = ["dot", "-Tdot_json"]
    said = subprocess.run(command, input=written(tree, "a.dot").encode(), capture_output=True, check=True)
    read = json.loads(said.stdout)
    objects = read["objects"]
    boxes = {one["name"]: one["label"].replace("\\n", "\n") for one in objects if one["name"] in drawn.cards}
    lines = {(objects[edge["tail"]]["name"], objects[edge["head"]]["name"]) for edge in read.get("edges", ())}

    assert said.stderr == b""
    assert boxes.keys() == drawn.cards.keys()
    assert lines == {(line.start, line.end) for line in drawn.lines}


def test_dot_takes_no_word_for_anything_but_a_word():
    build = small_map()
    node = next(iter(build.document.all(Node)))
    text = written(Tree(build.document), "a.dot")

    assert f'label="{node.text}"' in text
    assert format_written("a.gv") is format_written("a.dot")


@given(generated_maps(has_lines=True))
@settings(max_examples=25, deadline=None)
def test_in_mermaid_nothing_of_a_card_stands_outside_its_quotes(records):
    tree = Tree(Document(records))
    drawn = drawn_graph(tree)
    lines = written(tree, "a.mmd").splitlines()
    body = lines[lines.index("flowchart BT") + 1 :]
    outside = [re.sub(r'"[^"]*"', '""', line).strip() for line in body]
    shapes = r'[cs]\d+(\[""\]|\(\[""\]\)|\{\{""\}\}|\(\(""\)\))'
    arrows = r'[cs]\d+ <?(---|-->|-\.-|-\.->|===|==>)(\|""\|)? [cs]\d+'

    assert all(re.fullmatch(rf'{shapes}|{arrows}|subgraph g\d+\[""\]|end', line) for line in outside)
    assert sum(bool(re.fullmatch(shapes, line)) for line in outside) == len(drawn.cards) + len(drawn.knots)


def test_a_line_that_looks_like_one_of_a_list_is_none():
    build = small_map()
    node = next(iter(build.document.all(Node)))
    build.document.apply(edit_text(build.document, node.id, "1. first\n- second\n#third"))

    assert '"1#46; first<br>#45; second<br>#35;third"' in written(Tree(build.document), "a.mmd")


def test_a_map_that_mermaid_does_not_draw_by_itself_is_said():
    records = sample_records("eu-nato")
    root = next(one for one in records if isinstance(one, Node))
    many = [Inference(id=f"{n:032x}", polarity=Polarity.OPPOSES, target_node_id=root.id) for n in range(501)]
    report = export_map(Outgoing(Tree(Document([*records, *many]))), format_written("a.mmd")).report

    assert any("at most 500 edges" in entry.reason for entry in report.entries)


def test_plain_text_numbers_the_places_and_says_how_they_bear():
    text = written(SAMPLE, "a.txt", has_passages=True)

    assert text.startswith("Does EU defence integration complement NATO?\n====")
    assert re.search(r"^  1\.\d+ But: ", text, re.M)
    assert re.search(r"^    1\.\d+\.\d+ Whether that follows is doubted: ", text, re.M)
    assert re.search(r"^ +“.+” \(.+\)$", text, re.M)
    assert text.count("1.1 Because: ") >= 1


@given(generated_maps())
@settings(max_examples=25, deadline=None)
def test_plain_text_holds_every_card(records):
    tree = Tree(Document(records))
    text = " ".join(written(tree, "a.txt").split())

    assert all(" ".join(node.text.split()) in text for node in tree.document.all(Node))
