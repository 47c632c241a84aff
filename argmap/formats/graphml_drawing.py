"""How yEd is to draw a map: boxes in rows by depth with their words, and steps as small circles between the rows."""

from collections import defaultdict
from textwrap import wrap

from argmap.core.document import Document
from argmap.core.graph import in_order
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId
from argmap.core.tree import Tree
from argmap.formats.xml_text import escaped

LABEL_WIDTH, LABEL_LINES = 32, 8  # characters, lines
WIDTH, LINE, PADDING = 230, 16, 14  # pixels
COLUMN, ROW = WIDTH + 40, LABEL_LINES * LINE + 120
ROUND = 30
COLORS = {Kind.CLAIM: "#E8EEF8", Kind.EVIDENCE: "#E2F2F0", Kind.QUESTION: "#F6EFD9"}
STEP_COLORS = {Polarity.SUPPORTS: "#CDE6CF", Polarity.OPPOSES: "#F3CDBB"}
SIGNS = {Polarity.SUPPORTS: "+", Polarity.OPPOSES: "−", Polarity.ANSWERS: "!", Polarity.RESTATES: "="}
LINE_GRAPHICS = '<y:PolyLineEdge><y:Arrows source="none" target="standard"/></y:PolyLineEdge>'


class Drawing:
    """Where everything stands, found once for the map."""

    def __init__(self, tree: Tree) -> None:
        self._document: Document = tree.document
        self._rows: dict[int, int] = defaultdict(int)
        self._places: dict[RecordId, tuple[int, int]] = {}
        for place, depth in tree.walk():
            self._put(place.node_id, 2 * depth)
        below = max(self._rows, default=-2) + 2
        for node_id in sorted(tree.document.tray_ids):
            self._put(node_id, below)

    def card(self, card: Node) -> str:
        """The box of a card with its title, or its first words."""
        lines = wrap(card.title or card.text, LABEL_WIDTH) or [""]
        shown = [*lines[: LABEL_LINES - 1], "…"] if len(lines) > LABEL_LINES else lines
        self._put(card.id, 0)  # for one that is in no tree
        box = (WIDTH, len(shown) * LINE + PADDING)
        return self._shape(card.id, box, COLORS[card.kind], "\n".join(shown), "roundrectangle")

    def step(self, step: Inference) -> str:
        """The circle of a step, above its first premise."""
        premises = sorted(self._document.where(Premise, "inference_id", step.id), key=in_order)
        column, row = self._places.get(premises[0].node_id, (0, 0)) if premises else (0, 0)
        self._places[step.id] = (column, row - 1)
        sign = SIGNS[step.polarity]
        return self._shape(step.id, (ROUND, ROUND), STEP_COLORS.get(step.polarity, "#DDDDDD"), sign, "ellipse")

    def line(self) -> str:
        return LINE_GRAPHICS

    def _put(self, record_id: RecordId, row: int) -> None:
        if record_id not in self._places:
            self._places[record_id] = (self._rows[row], row)
            self._rows[row] += 1

    def _shape(self, record_id: RecordId, box: tuple[int, int], color: str, label: str, shape: str) -> str:
        column, row = self._places[record_id]
        width, height = box
        x, y = column * COLUMN + (WIDTH - width) / 2, row * ROW / 2
        geometry = f'<y:Geometry x="{x}" y="{y}" width="{width}" height="{height}"/>'
        fill = f'<y:Fill color="{color}" transparent="false"/>'
        words = f'<y:NodeLabel alignment="center">{escaped(label)}</y:NodeLabel>'
        return f'<y:ShapeNode>{geometry}{fill}{words}<y:Shape type="{shape}"/></y:ShapeNode>'
