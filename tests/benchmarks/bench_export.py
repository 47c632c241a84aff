"""Rows 10 and 11: a map file to SVG and to PDF as whole processes, against Graphviz's dot and `argdown map`."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from textwrap import fill
from time import perf_counter

from argmap.core.document import Document
from argmap.core.graph import base_node_id
from argmap.core.records import Inference, Node, Polarity
from argmap.core.tree import Tree
from argmap.storage.creating import create_map
from tests.benchmarks.maps import random_map

ROWS = (("svg", 1_000, "≥ 5 × argdown"), ("svg", 10_000, "≥ 10 × dot"), ("pdf", 1_000, "≥ 3 × dot"))
LINE = 32  # letters of a card's line, about


def seconds(command: list[str], runs: int) -> float:
    """The median time of several runs of a process."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(perf_counter() - start)
    return median(times)


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


def compare(image: str, nodes: int, goal: str, runs: int, folder: Path) -> None:
    records = random_map(nodes)
    document = Document(records)
    create_map(folder / f"{nodes}.argmap", records)
    (folder / "map.dot").write_text(graph(document), encoding="utf-8")
    (folder / "map.argdown").write_text(argdown(document), encoding="utf-8")
    ours = [sys.executable, "-m", "argmap", "export", str(folder / f"{nodes}.argmap"), str(folder / f"map.{image}")]
    peers = {
        "dot": ["dot", f"-T{image}", str(folder / "map.dot"), "-o", str(folder / f"dot.{image}")],
        "argdown": ["argdown", "map", "--format", image, str(folder / "map.argdown"), str(folder)],
    }
    own = seconds(ours, runs)
    print(f"{nodes:,} nodes to {image.upper()}: {own:.2f} s (goal {goal})")
    for name, command in peers.items():
        if shutil.which(name) is None:
            print(f"  {name}: peer not installed")
        else:
            peer = seconds(command, runs)
            print(f"  {name}: {peer:.2f} s; ratio {peer / own:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=int, default=10_000, help="leave out larger maps")
    arguments = parser.parse_args()
    for image, nodes, goal in ROWS:
        if nodes <= arguments.most:
            with tempfile.TemporaryDirectory() as folder:
                compare(image, nodes, goal, arguments.runs, Path(folder))


if __name__ == "__main__":
    main()
