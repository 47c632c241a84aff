"""DOT, as Graphviz draws it: boxes from the bottom up, a small box for a step that several lines meet in."""

from collections.abc import Iterator
from textwrap import wrap

from argmap.core.records import Inference, Kind, Node, Polarity
from argmap.formats.drawn_graph import SAYS, DrawnGraph, Line, drawn_graph, step_label
from argmap.formats.format import Format, later
from argmap.formats.report import Report
from argmap.formats.written import Outgoing, Written

LABEL_WIDTH = 34  # characters
COLOURS = {
    Polarity.SUPPORTS: "#2F6B4F",
    Polarity.OPPOSES: "#B3421B",
    Polarity.ANSWERS: "#6B5B1F",
    Polarity.RESTATES: "#4A5568",
}
STYLES = {Kind.CLAIM: "rounded", Kind.EVIDENCE: "rounded,filled", Kind.QUESTION: "rounded,dashed"}
HEAD = """digraph map {
  rankdir=BT;
  fontname="Inter,Helvetica,sans-serif";
  node [shape=box, fontname="Inter,Helvetica,sans-serif", fontsize=11, margin="0.15,0.1", fillcolor="#E8F2F0"];
  edge [fontname="Inter,Helvetica,sans-serif", fontsize=10];
"""

FORMAT = Format(
    "dot",
    "DOT of Graphviz",
    (".dot", ".gv"),
    lambda start: False,
    write=later("dot:write"),
    carries=SAYS,
)


def write(outgoing: Outgoing) -> Written:
    """The map as DOT in UTF-8."""
    drawn = drawn_graph(outgoing.tree)
    title = outgoing.tree.document.info.title if outgoing.has_title else ""
    lines = [f"  label={quoted([title])};\n  labelloc=t;\n"] if title else []
    for number, (section, names) in enumerate(drawn.sections().items()):
        lines += _section(number, section, names, drawn)
    lines += (f"  {name} {_knot(step)};\n" for name, step in drawn.knots.items())
    lines += (f"  {_line(line)};\n" for line in drawn.lines)
    kept = (("cards", len(drawn.cards)), ("steps", len(drawn.knots) + sum(bool(one.words) for one in drawn.lines)))
    return Written("".join((HEAD, *lines, "}\n")).encode(), Report(kept))


def quoted(lines: list[str]) -> str:
    """Lines as a string of DOT, in which nothing but the breaks between them has a meaning."""
    return '"' + r"\n".join(line.replace("\\", r"\\").replace('"', r"\"") for line in lines) + '"'


def _section(number: int, section: str, names: list[str], drawn: DrawnGraph) -> Iterator[str]:
    boxes = [f"  {name} {_box(drawn.cards[name])};\n" for name in names]
    if not section:
        yield from boxes
        return
    yield f"  subgraph cluster_{number} {{\n  label={quoted([section])};\n"
    yield from boxes
    yield "  }\n"


def _box(card: Node) -> str:
    return f'[label={quoted(_words(card))}, style="{STYLES[card.kind]}"]'


def _words(card: Node) -> list[str]:
    """The title of a card and its text, in lines; brackets around what is only implied."""
    text = f"[{card.text}]" if card.implicit else card.text
    lines = [part for line in text.splitlines() for part in wrap(line, LABEL_WIDTH)] or [""]
    return [card.title, *lines] if card.title else lines


def _knot(step: Inference) -> str:
    colour = COLOURS[step.polarity]
    return f'[label={quoted([step_label(step)])}, shape=ellipse, margin="0.05,0.02", fontsize=10, color="{colour}"]'


def _line(line: Line) -> str:
    says = [f'color="{COLOURS[line.polarity]}"']
    says += ["dir=both"] if line.is_symmetric else [] if line.is_arrow else ["dir=none"]
    says += ["style=dashed"] if line.polarity is Polarity.OPPOSES else []
    says += [f"label={quoted([line.words])}"] if line.words else []
    return f"{line.start} -> {line.end} [{', '.join(says)}]"
