"""Drawings and graphs in the programs that they are for: Mermaid in Chromium, DOT in Graphviz, GraphML in networkx."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import networkx
import pytest

from argmap.core.document import Document
from argmap.core.records import Inference, Node, Premise
from argmap.core.tree import Tree
from argmap.formats import dot, mermaid
from argmap.formats.drawn_graph import DrawnGraph, drawn_graph
from argmap.formats.registry import format_written
from tests.reliability.chromium import Page, chromium, program
from tests.reliability.elsewhere_maps import npm_file, outgoing, records_of
from tests.reliability.row import Row, Tally

MERMAID = "mermaid/dist/mermaid.min.js"
MAPS = 1_000
AT_ONCE = 10  # in one trial: Mermaid takes long to be loaded
EMPTY_PAGE = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Mermaid</title><body>"
ESCAPE = re.compile(r"\\(.)")
SET_UP = "mermaid.initialize({startOnLoad: false, securityLevel: 'strict', maxEdges: 100000, maxTextSize: 10000000})"
DRAW = """mermaid.render("drawn", %s).then(({svg}) => {
  document.body.innerHTML = svg;
  const all = selector => [...document.body.querySelectorAll(selector)];
  const boxes = all("g.node").map(one => [one.id.replace(/^.*flowchart-|-[0-9]+$/g, ""), one.textContent]);
  return [Object.fromEntries(boxes), all("path.flowchart-link").length, all("script, img, a, iframe").length];
})"""


def draw_in_mermaid(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write some maps for Mermaid, and have them drawn on a page."""
    path = folder / "page.html"
    path.write_text(EMPTY_PAGE, encoding="utf-8")
    script = npm_file(MERMAID)
    assert script is not None  # as why_not has asked
    with Page(chromium(), path) as page, pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        page.run(script.read_text(encoding="utf-8") + ";0")
        page.run(SET_UP)
        for one in range(number * AT_ONCE, (number + 1) * AT_ONCE):
            tally.count("flowcharts")
            for complaint in _in_mermaid(one, page):
                tally.fail(f"map {one}: {complaint}")
        if page.requests() != [path.as_uri()]:
            tally.fail(f"maps from {number * AT_ONCE}: what is drawn asks for {page.requests()[1][:80]}")


def _in_mermaid(number: int, page: Page) -> Iterator[str]:
    graph = _graph_of(number)
    text = outgoing(number, format_written("map.mmd")).decode()
    try:
        boxes, lines, others = page.run(DRAW % json.dumps(text))
    except RuntimeError as error:
        yield f"Mermaid refuses it: {error}"
        return
    if boxes.keys() != graph.cards.keys() | graph.knots.keys() or lines != len(graph.lines):
        yield f"{len(boxes)} boxes and {lines} lines are drawn of {len(graph.cards)} cards and {len(graph.lines)} lines"
    elif found := _other_words(graph, boxes):
        yield f"{found} says {boxes[found]!a}"
    if others:
        yield "something is drawn that is no drawing"


def parse_by_graphviz(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write map number `number` as DOT, and have it laid out."""
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        data = outgoing(number, format_written("map.dot"))
    tally.count("graphs")
    said = subprocess.run(["dot", "-Tdot_json"], input=data, capture_output=True, check=False)
    if said.returncode or said.stderr:
        tally.fail(f"map {number}: Graphviz says {said.stderr[:200]!a}")
        return
    graph, read = _graph_of(number), json.loads(said.stdout)
    objects = read.get("objects", [])
    boxes = {one["name"]: _unescaped(one["label"]) for one in objects if one["name"] in graph.cards}
    lines = [(objects[edge["tail"]]["name"], objects[edge["head"]]["name"]) for edge in read.get("edges", ())]
    if boxes.keys() != graph.cards.keys() or sorted(lines) != sorted((one.start, one.end) for one in graph.lines):
        tally.fail(f"map {number}: Graphviz reads {len(boxes)} boxes and {len(lines)} lines, which are others")
    elif found := _other_words(graph, boxes):
        tally.fail(f"map {number}: {found} says {boxes[found]!a}")


def read_by_networkx(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write map number `number` as GraphML, and count what networkx finds in it."""
    document = Document(records_of(number))
    tally.count("graphs")
    graph = networkx.read_graphml(BytesIO(outgoing(number, format_written("map.graphml"))), force_multigraph=True)
    steps = list(document.all(Inference))
    aimed = [one for one in steps if one.target_node_id is not None or one.target_inference_id is not None]
    wanted = (document.count(Node) + len(steps), document.count(Premise) + len(aimed))
    found = (graph.number_of_nodes(), graph.number_of_edges())
    if found != wanted:
        tally.fail(f"map {number}: networkx finds {found} nodes and edges of {wanted}")
    texts = sorted(_plain(str(one["text"])) for _, one in graph.nodes(data=True) if "text" in one)
    if texts != sorted(_plain(one.text) for one in document.all(Node)):
        tally.fail(f"map {number}: networkx finds other words")


def _unescaped(label: str) -> str:
    """What Graphviz shows of a label, which it gives back as it was written."""
    return ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], label)


def _graph_of(number: int) -> DrawnGraph:
    return drawn_graph(Tree(Document(records_of(number))))


def _other_words(graph: DrawnGraph, boxes: dict[str, str]) -> str | None:
    """The name of a box that does not say what its card says."""
    wanted = {name: _plain(card.title + card.text) for name, card in graph.cards.items()}
    said = {name: _plain(boxes[name]) for name in wanted}
    bracketed = {name: _plain(f"{graph.cards[name].title}[{graph.cards[name].text}]") for name in wanted}
    return next((name for name in wanted if said[name] not in (wanted[name], bracketed[name])), None)


def _plain(text: str) -> str:
    """A text without its spaces and line ends, which are where the line is broken; JavaScript trims U+FEFF too."""
    return "".join(text.replace("\ufeff", "").split())


def _why_not_mermaid() -> str:
    if program() is None:
        return "Chromium is not installed"
    return "" if npm_file(MERMAID) is not None else "npm's mermaid is not installed"


def _why_not_graphviz() -> str:
    return "" if shutil.which("dot") is not None else "Graphviz is not installed"


def _unescaped_mermaid(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(mermaid, "label", lambda lines: '"' + "<br>".join(lines) + '"')


def _unescaped_dot(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(dot, "quoted", lambda text: f'"{text}"')


SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "Mermaid's escapes": _unescaped_mermaid,
    "DOT's escapes": _unescaped_dot,
}
ROWS = (
    Row(
        name="mermaid",
        what=f"flowcharts drawn by Mermaid in Chromium: samples and nasty maps, {MAPS:,} in all, {AT_ONCE} in a trial",
        full=MAPS // AT_ONCE,
        short=0,
        trial=draw_in_mermaid,
        defences={"Mermaid's escapes": 1},
        why_not=_why_not_mermaid,
    ),
    Row(
        name="dot",
        what=f"DOT laid out by Graphviz: samples and nasty maps, {MAPS:,} in all",
        full=MAPS,
        short=8,
        trial=parse_by_graphviz,
        defences={"DOT's escapes": 8},
        why_not=_why_not_graphviz,
    ),
    Row(
        name="graphml",
        what=f"GraphML read by networkx: samples and nasty maps, {MAPS:,} in all",
        full=MAPS,
        short=8,
        trial=read_by_networkx,
        defences={},
    ),
)
