"""A map as GraphML: cards and steps are both nodes, drawn as yEd reads it, so that a step can be doubted."""

from collections.abc import Iterable, Iterator, Mapping

from argmap.core.graph import in_order
from argmap.core.records import Inference, Node, Premise, RecordId
from argmap.core.tree import Tree
from argmap.formats.circles import words_of
from argmap.formats.foreign import foreign_of, given_ids, texts_in
from argmap.formats.graphml import ABOUT_FIELDS, CARD_FIELDS, ORIGINAL_ID, ROLE, STEP_FIELDS, TEXT_FIELDS
from argmap.formats.graphml_drawing import Drawing
from argmap.formats.graphml_passages import OFFSET, PassageFields
from argmap.formats.parts import step_words
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written
from argmap.formats.xml_text import as_token, escaped, is_sayable, is_token, tell_unsaid

ID = "graphml"
TYPES = {"implicit": "boolean", "tray": "boolean", "root": "boolean", "symmetric": "boolean", "strength": "double"}
KNOWN_TYPES = {"boolean", "int", "long", "float", "double", "string"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="drawn" for="node" yfiles.type="nodegraphics"/>
<key id="line" for="edge" yfiles.type="edgegraphics"/>
"""
ONE_LINE = "The format separates tags by line ends, so one within a tag becomes a space."
RULES = "The format does not hold the rules of the coach."

Fields = dict[str, str]


def write(outgoing: Outgoing) -> Written:
    """The map as GraphML in UTF-8."""
    writing = _Writing(outgoing.tree, outgoing.has_title)
    data = b"".join(piece.encode() for piece in writing.pieces())
    return Written(data, writing.tally.report())


class _Writing:
    def __init__(self, tree: Tree, has_title: bool) -> None:
        self.tally = Tally()
        self._document = tree.document
        self._drawing = Drawing(tree)
        self._passages = PassageFields(tree.document, self.tally)
        self._has_title = has_title
        self._cards = sorted(tree.document.all(Node), key=in_order)
        self._steps = sorted(tree.document.all(Inference), key=in_order)
        record_ids = [*(card.id for card in self._cards), *(step.id for step in self._steps)]
        self._foreign = {one: foreign_of(self._document, one, ID) for one in record_ids}
        self._ids = given_ids({one: kept.get("id") for one, kept in self._foreign.items()}, is_token)
        about = foreign_of(self._document, self._document.info.id, ID)
        self._about = texts_in(about.get("fields"))
        self._declared = about.get("keys")
        self._keys: dict[tuple[str, str], str] = {}
        self._called_so: set[tuple[str, str]] = set()

    def pieces(self) -> Iterator[str]:
        """The file in pieces: to join and encode all at once would keep the interpreter from every other thread."""
        things = [*map(self._card, self._cards), *map(self._step, self._steps)]
        edges = [edge for step in self._steps for edge in self._edges(step)]
        about = self._data("graph", self._said_of_map(), "")
        yield HEAD
        yield from (self._key(of, name, key_id) for (of, name), key_id in self._keys.items())
        yield f'<graph id="G" edgedefault="directed">\n{about}'
        yield from things
        yield from edges
        yield "</graph>\n</graphml>\n"

    def _card(self, card: Node) -> str:
        words = words_of(self._document, card.id)
        fields: Fields = {"kind": card.kind.value, "text": card.text}
        fields |= {name: value for name in TEXT_FIELDS if (value := getattr(card, name))}
        if card.tags:
            fields["tags"] = "\n".join(self._tag(tag, words) for tag in card.tags)
        is_placed = bool(self._document.where(Premise, "node_id", card.id))
        marks = {"implicit": card.implicit, "tray": not card.order_key and not is_placed}
        marks["root"] = bool(card.order_key)
        fields |= {name: "true" for name, is_so in marks.items() if is_so}
        fields |= self._passages.of(card)
        kept = self._foreign[card.id]
        foreign = _others(texts_in(kept.get("fields")), CARD_FIELDS)
        if isinstance(kept.get("text_in"), str):
            foreign[str(kept["text_in"])] = card.text
        self.tally.keep("cards")
        return self._node(card.id, foreign | fields, self._drawing.card(card), words)

    def _step(self, step: Inference) -> str:
        fields: Fields = {"polarity": step.polarity.value}
        fields |= {"symmetric": "true"} if step.symmetric else {}
        fields |= {name: value for name in ("scheme", "label") if (value := getattr(step, name))}
        fields |= {"strength": repr(step.strength)} if step.strength is not None else {}
        fields |= self._passages.of(step)
        foreign = _others(texts_in(self._foreign[step.id].get("fields")), STEP_FIELDS)
        self.tally.keep("steps")
        return self._node(step.id, foreign | fields, self._drawing.step(step), step_words(self._document, step))

    def _node(self, record_id: RecordId, fields: Fields, drawn: str, place: str) -> str:
        data = self._data("node", fields | self._original_id(record_id), place)
        return f'<node id="{escaped(self._ids[record_id])}">\n{data}<data key="drawn">{drawn}</data>\n</node>\n'

    def _original_id(self, record_id: RecordId) -> Fields:
        """The id that a node came with, if it cannot have that."""
        wish = self._foreign[record_id].get("id")
        is_told = isinstance(wish, str) and bool(wish) and is_sayable(wish) and not is_token(wish)
        return {ORIGINAL_ID: str(wish)} if is_told else {}

    def _edges(self, step: Inference) -> Iterator[str]:
        """From each premise to the step, and from the step to what it bears on."""
        kept = self._foreign[step.id].get("edges")
        premises = sorted(self._document.where(Premise, "inference_id", step.id), key=in_order)
        for premise in premises:
            yield self._edge(premise.node_id, step.id, {ROLE: premise.role} if premise.role else {}, kept)
        target = step.target_node_id or step.target_inference_id
        if target is not None:
            yield self._edge(step.id, target, {}, kept)

    def _edge(self, source_id: RecordId, target_id: RecordId, fields: Fields, kept: object) -> str:
        source, target = self._ids[source_id], self._ids[target_id]
        came = " ".join(self._original_id(one).get(ORIGINAL_ID, self._ids[one]) for one in (source_id, target_id))
        found = kept.get(came) if isinstance(kept, dict) else None
        foreign = _others(texts_in(found.get("fields")), {ROLE}) if isinstance(found, dict) else {}
        data = self._data("edge", foreign | fields, "")
        ends = f'source="{escaped(source)}" target="{escaped(target)}"'
        return f'<edge {ends}>\n{data}<data key="line">{self._drawing.line()}</data>\n</edge>\n'

    def _said_of_map(self) -> Fields:
        info = self._document.info
        if info.rules != "{}":
            self.tally.drop("what the map says of itself", "rules of the coach", RULES)
        said = {name: value for name in ABOUT_FIELDS if (value := getattr(info, name))}
        title = {"title": info.title} if self._has_title and info.title else {}
        return _others(self._about, {"title", *ABOUT_FIELDS}) | title | said | self._passages.sources()

    def _tag(self, tag: str, place: str) -> str:
        if "\n" in tag:
            self.tally.approximate("tags", place, ONE_LINE)
        return tag.replace("\n", " ")

    def _data(self, of: str, fields: Fields, place: str) -> str:
        """The fields of a thing; their keys are declared at the end."""
        tell_unsaid(self.tally, place, *fields.values())
        said = ((self._keys.setdefault((of, name), f"d{len(self._keys)}"), text) for name, text in fields.items())
        return "".join(f'<data key="{key_id}">{escaped(text)}</data>\n' for key_id, text in said)

    def _key(self, of: str, name: str, key_id: str) -> str:
        declared = self._declared.get(name) if isinstance(self._declared, dict) else None
        said = texts_in(declared)
        usual = "int" if OFFSET.fullmatch(name) else "string"
        kind = TYPES.get(name) or (said["type"] if said.get("type") in KNOWN_TYPES else usual)
        default = f"<default>{escaped(said['default'])}</default>" if "default" in said else ""
        inside = default if is_token(name) else f"<desc>{escaped(name)}</desc>{default}"
        called = self._called(of, name)
        return f'<key id="{key_id}" for="{of}" attr.name="{called}" attr.type="{kind}">{inside}</key>\n'

    def _called(self, of: str, name: str) -> str:
        """The name of a field as the schema asks it to be."""
        called = as_token(name)
        while called != name and (of, called) in self._called_so | self._keys.keys():
            called += "_"
        self._called_so.add((of, called))
        return called


def _others(fields: Mapping[str, str], ours: Iterable[str]) -> Fields:
    names = set(ours)
    return {name: text for name, text in fields.items() if name.lower() not in names}
