"""Rows 10 and 11: a map file to SVG and to PDF as whole processes, against Graphviz's dot and `argdown map`."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from argmap.core.document import Document
from argmap.core.graph import base_node_id
from argmap.core.records import Inference, Node, Polarity
from argmap.core.tree import Tree
from argmap.storage.creating import create_map
from tests.benchmarks.installed import OURS, installed
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, faster, main, sizes, typical

SMALL = 1_000
TO_SVG = "file to SVG, whole process"
LINE = 32  # letters of a card's line, about


@dataclass(frozen=True, slots=True)
class Goals:
    """How often ours is to fit into a peer's time, None where it is only shown."""

    of_dot: float | None = None
    of_argdown: float | None = None
    to_pdf: float | None = None


GOALS = {1_000: Goals(of_argdown=5, to_pdf=3), 10_000: Goals(of_dot=10)}


def rows(nodes: int, runs: int) -> Iterator[Row]:
    with installed() as environment:
        for count in sizes(nodes):
            with tempfile.TemporaryDirectory() as folder:
                yield from exports(count, Processes(Path(folder), environment, runs))


@dataclass(frozen=True, slots=True)
class Processes:
    """Whole processes in a folder with the map in it; each gives the median of its times in seconds."""

    folder: Path
    environment: dict[str, str]
    runs: int

    def ours(self, image: str) -> float:
        return self._time((OURS, "export", "map.argmap", image))

    def peer(self, *command: str) -> float | None:
        """None if the program is not installed."""
        return self._time(command) if shutil.which(command[0]) else None

    def _time(self, command: Sequence[str]) -> float:
        def run() -> None:
            subprocess.run(command, cwd=self.folder, env=self.environment, check=True, capture_output=True)

        run()  # what only the first start on a machine has to do
        return typical(run, self.runs)


def exports(nodes: int, processes: Processes) -> Iterator[Row]:
    """The rows of a map of that many nodes; argdown, which takes minutes for a large one, is asked for a small one."""
    records = random_map(nodes)
    document = Document(records)
    create_map(processes.folder / "map.argmap", records)
    (processes.folder / "map.dot").write_text(graph(document), encoding="utf-8")
    (processes.folder / "map.argdown").write_text(argdown(document), encoding="utf-8")
    to_svg = processes.ours("map.svg")
    of_dot = processes.peer("dot", "-Tsvg", "map.dot", "-o", "dot.svg")
    size, goals = f"{nodes:,} nodes", GOALS.get(nodes, Goals())
    yield faster(10, TO_SVG, to_svg, "dot", of_dot, goals.of_dot, size)
    if nodes > SMALL:
        return
    of_argdown = processes.peer("argdown", "map", "--format", "svg", "map.argdown", ".")
    yield faster(10, TO_SVG, to_svg, "argdown", of_argdown, goals.of_argdown, size)
    to_pdf = processes.ours("map.pdf")
    of_dot = processes.peer("dot", "-Tpdf", "map.dot", "-o", "dot.pdf")
    yield faster(11, "file to PDF, whole process", to_pdf, "dot", of_dot, goals.to_pdf, size)


def graph(document: Document) -> str:
    """The map for dot: a box per card, its text wrapped as ours, an arrow per premise."""
    lines = ["digraph {", "rankdir=BT; node [shape=box, fontname=Inter, fontsize=10.5];"]
    for node in document.all(Node):
        lines.append(f'"{node.id}" [label="{fill(node.text, LINE)}"];')
    for place, _ in Tree(document).walk():
        step = document.find(Inference, place.inference_id) if place.inference_id else None
        if step is not None:
            lines.append(f'"{place.node_id}" -> "{base_node_id(document, step)}";')
    return "\n".join([*lines, "}"])


def argdown(document: Document) -> str:
    """The map for argdown: a statement per card, indented below what it bears on."""
    lines = []
    for place, depth in Tree(document).walk():
        step = document.find(Inference, place.inference_id) if place.inference_id else None
        sign = "" if step is None else "- " if step.polarity is Polarity.OPPOSES else "+ "
        lines.append(f"{'  ' * depth}{sign}[{place.node_id}]: {document.find(Node, place.node_id).text}")
    return "\n".join(lines)


if __name__ == "__main__":
    main(rows, __doc__ or "", nodes=10_000)
