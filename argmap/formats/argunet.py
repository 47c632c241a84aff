"""Argunet's GraphML to a map: theses are cards, reconstructed arguments chains of steps, sketched ones cards again."""

from argmap.core.records import Polarity, RecordId
from argmap.formats.argunet_parsing import NAMESPACE, ArgunetMap, Box, Proposition, Relation, parse_argunet
from argmap.formats.errors import CannotImport
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.groups import Groups
from argmap.formats.imported import Imported, Incoming

ARCHIVE = b"PK\x03\x04"
TYPES = {
    "support": Polarity.SUPPORTS,
    "attack": Polarity.OPPOSES,
    "sketchedsupport": Polarity.SUPPORTS,
    "sketchedattack": Polarity.OPPOSES,
}
NOTHING = "The node is neither a thesis, an argument nor a group."
DANGLING = "The relation names something that is not in the file."
UNKNOWN = "The relation is of a type that argmap does not know."
REPEATED = "What propositions refer to is said by the relations."
DRAWN = "Where and how things are drawn is left out; argmap lays the map out itself."


def fits(start: bytes) -> bool:
    return NAMESPACE.encode() in start


def read(incoming: Incoming) -> Imported:
    """The map in a file. Raises what `parse_argunet` does, and `CannotImport` for Argunet's own archive."""
    if incoming.data.startswith(ARCHIVE):
        detail = "it is Argunet's own archive, which only Argunet can read; let it export the debate as GraphML"
        raise CannotImport(incoming.name, detail)
    return _Reading(parse_argunet(incoming.data, incoming.name), incoming.name).imported()


class _Reading:
    def __init__(self, found: ArgunetMap, name: str) -> None:
        self._found = found
        self._builder = GraphBuilder("argunet", name)
        self._tally = self._builder.tally
        lines = {one.id: one for box in found.boxes for one in box.propositions if one.id}
        lines |= {box.id: _as_line(box) for box in found.boxes if box.kind == "thesis" and box.id}
        self._lines = lines
        self._groups = Groups(lines)
        self._cards: dict[str, RecordId] = {}  # of each group of propositions and theses that are one
        self._ends: dict[str, tuple[RecordId, RecordId]] = {}  # of each box: what bears, and what is borne on

    def imported(self) -> Imported:
        shared = {one.number for one in self._found.relations if self._is_same(one)}
        for box in self._found.boxes:
            self._take_box(box)
        for relation in self._found.relations:
            if relation.number in shared:
                self._tally.keep("relations")
            else:
                self._take_relation(relation)
        for _ in range(self._found.references):
            self._tally.drop("references", "", REPEATED)
        if self._found.has_drawings:
            self._tally.drop("drawings", "", DRAWN)
        return self._builder.finished(self._found.title)

    def _is_same(self, relation: Relation) -> bool:
        """Whether a conclusion supports what says the same: both are one card then, and there is no step."""
        ends = [self._lines.get(end) for end in self._ends_of_lines(relation)]
        source, target = ends
        if source is None or target is None or _type(relation) is not Polarity.SUPPORTS:
            return False
        is_same = bool(source.content) and source.content.split() == target.content.split()
        if is_same:
            self._groups.join([source.id, target.id])
        return is_same

    def _ends_of_lines(self, relation: Relation) -> tuple[str, str]:
        """The ids of the propositions, or else of the theses, that a relation ties."""
        said = relation.said
        source = said.get("sourcePropositionId") or said.get("sourceNodeId", "")
        return source, said.get("targetPropositionId") or said.get("targetNodeId", "")

    def _take_box(self, box: Box) -> None:
        place = f"{box.kind or 'node'} {box.title or box.id or box.node_id}"[:80]
        section = box.group.title if box.group is not None else ""
        if box.kind == "argument" and box.propositions:
            self._take_argument(box, place, section)
        elif box.kind in ("thesis", "argument"):
            card_id = self._card(box.id, box.content or box.title, place, Said(title=box.title, section=section))
            self._note_ends(box, card_id, card_id)
        elif box.kind != "group":
            self._tally.drop("nodes", place, NOTHING)
            return
        self._tally.keep("nodes")

    def _card(self, line_id: str, text: str, place: str, said: Said) -> RecordId:
        """The card of a proposition or a thesis; the same for all that are one."""
        key = self._groups.first(line_id) if line_id in self._lines else ""
        if not key or key not in self._cards:
            title = "" if said.title == text else said.title
            card_id = self._builder.card(text, place, Said(title=title, section=said.section))
            self._builder.keep(card_id, {"id": line_id})
            if not key:
                return card_id
            self._cards[key] = card_id
        return self._cards[key]

    def _take_argument(self, box: Box, place: str, section: str) -> None:
        """A chain of steps: from the premises since the last conclusion, and that conclusion, to the next one."""
        waiting: list[RecordId] = []
        last = step_id = ""
        for line in sorted(box.propositions, key=lambda one: one.index):
            card_id = self._card(line.id, line.content, place, Said(section=section))
            self._tally.keep("propositions")
            if line.kind == "premise":
                waiting.append(card_id)
                last = last or card_id
                continue
            step_id = self._builder.step(
                Polarity.SUPPORTS, waiting, card_id, place, scheme=line.pattern, label=box.title
            )
            self._builder.keep(step_id, {"id": box.id, "description": box.content})
            waiting, last = [card_id], card_id
        self._note_ends(box, last, step_id or last)

    def _note_ends(self, box: Box, source: RecordId, target: RecordId) -> None:
        for name in (box.id, box.node_id):
            if name:
                self._ends.setdefault(name, (source, target))

    def _take_relation(self, relation: Relation) -> None:
        place = f"relation {relation.number:,}"
        polarity = _type(relation)
        source = self._end(relation, "source", 0)
        target = self._end(relation, "target", 1)
        if polarity is None or not source or not target:
            self._tally.drop("relations", place, UNKNOWN if polarity is None else DANGLING)
            return
        self._builder.step(polarity, [source], target, place)
        self._tally.keep("relations")

    def _end(self, relation: Relation, which: str, index: int) -> RecordId:
        """The card of the proposition that is named, else what stands for the whole node; empty if neither is there."""
        line_id = relation.said.get(f"{which}PropositionId", "")
        if line_id in self._lines:
            return self._cards.get(self._groups.first(line_id), "")
        return self._ends.get(relation.said.get(f"{which}NodeId", ""), ("", ""))[index]


def _as_line(box: Box) -> Proposition:
    """A thesis as what stands in the place of a proposition."""
    return Proposition(box.id, 0, "thesis", "", box.content)


def _type(relation: Relation) -> Polarity | None:
    return TYPES.get(relation.said.get("type", "").lower())


FORMAT = Format(
    "argunet", "Argunet GraphML", (".argml", ".graphml", ".xml"), fits, later("argunet:read"), takes_rest=False
)
