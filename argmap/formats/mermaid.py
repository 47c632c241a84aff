"""Mermaid flowcharts, as many web pages draw them from text."""

import re
from textwrap import wrap

from argmap.core.records import Kind, Node, Polarity
from argmap.formats.drawn_graph import SAYS, Line, drawn_graph, step_label
from argmap.formats.format import Format, later
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

LABEL_WIDTH = 36  # characters
MOST_EDGES = 500  # that Mermaid draws unless the page that draws it allows more
MOST_TEXT = 50_000  # characters, likewise
SHAPES = {Kind.CLAIM: ("[", "]"), Kind.EVIDENCE: ("([", "])"), Kind.QUESTION: ("{{", "}}")}
NAMED = {"&": "#amp;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "#": "#35;", "`": "#96;", "\\": "#92;"}
ESCAPES = str.maketrans(NAMED | {mark: f"#{ord(mark)};" for mark in "*_~[](){}|;%@"})
LISTS = re.compile(r"^(\s*)(?:([-+])|(\d+)([.)]))")
"""How a line begins that Mermaid would take for one of a list, and refuse."""
STROKES = {Polarity.OPPOSES: ("-.-", "-.->"), Polarity.RESTATES: ("===", "==>")}
FEWER = "Mermaid draws at most {:,} {} unless the page that draws it sets “{}” higher."

FORMAT = Format(
    "mermaid",
    "Mermaid flowchart",
    (".mmd", ".mermaid"),
    lambda start: False,
    write=later("mermaid:write"),
    carries=SAYS,
)


def write(outgoing: Outgoing) -> Written:
    """The map as a flowchart of Mermaid in UTF-8."""
    drawn, tally = drawn_graph(outgoing.tree), Tally()
    title = outgoing.tree.document.info.title if outgoing.has_title else ""
    lines = [f"---\ntitle: {_yaml(title)}\n---"] if title else []
    lines += ["flowchart BT"]
    for number, (section, names) in enumerate(drawn.sections().items()):
        boxes = [f"  {_box(name, drawn.cards[name])}" for name in names]
        lines += [f"  subgraph g{number}[{label([section])}]", *boxes, "  end"] if section else boxes
    lines += (f"  {name}(({label([step_label(step)])}))" for name, step in drawn.knots.items())
    lines += (f"  {_line(line)}" for line in drawn.lines)
    data = "\n".join((*lines, ""))
    tally.keep("cards", len(drawn.cards))
    tally.keep("steps", len(drawn.knots) + sum(bool(one.words) for one in drawn.lines))
    if len(drawn.lines) > MOST_EDGES:
        tally.approximate("drawings", "", FEWER.format(MOST_EDGES, "edges", "maxEdges"))
    if len(data) > MOST_TEXT:
        tally.approximate("drawings", "", FEWER.format(MOST_TEXT, "characters", "maxTextSize"))
    return Written(data.encode(), tally.report())


def label(lines: list[str]) -> str:
    """Lines as a label in which nothing has a meaning but the breaks between them."""
    return '"' + "<br>".join(LISTS.sub(_escaped, line.translate(ESCAPES)) for line in lines) + '"'


def _escaped(found: re.Match[str]) -> str:
    space, bullet, number, mark = found.groups(default="")
    return f"{space}{number}#{ord(bullet or mark)};"


def _box(name: str, card: Node) -> str:
    text = f"[{card.text}]" if card.implicit else card.text
    lines = [part for line in text.splitlines() for part in wrap(line, LABEL_WIDTH)] or [" "]
    opens, closes = SHAPES[card.kind]
    return f"{name}{opens}{label([card.title, *lines] if card.title else lines)}{closes}"


def _line(line: Line) -> str:
    """Dotted where it opposes, thick where it says the same; without a point up to a knot."""
    plain, pointed = STROKES.get(line.polarity, ("---", "-->"))
    stroke = pointed if line.is_arrow else plain
    words = f"|{label([line.words])}|" if line.words else ""
    return f"{line.start} {'<' if line.is_symmetric else ''}{stroke}{words} {line.end}"


def _yaml(title: str) -> str:
    """A text on one line, in quotes as YAML has them."""
    return '"' + " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
