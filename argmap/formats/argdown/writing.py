"""Argdown out: a titled statement for each card, an argument for each step of which more is to be said than its sign.

A plain step is a relation under its target. Any other is an argument whose premises lead to its target, or, if it
supports no card, to a statement that only says what the step is against; it is named under what it bears on, so that
the order of the file is that of the map.
"""

from collections.abc import Iterator

from argmap.core.graph import in_order, premises_of, row_below, undercuts_of
from argmap.core.records import Inference, Node, Polarity, RecordId
from argmap.formats.argdown.card_writing import CardWriter, kept_fields
from argmap.formats.argdown.escaping import data, escaped, is_plain_rule, quoted
from argmap.formats.argdown.fields import FORMAT_ID, KEPT, LOOSE, MARK, NOTHING_ELSE, SOURCES, VERSION, one_line
from argmap.formats.argdown.model import Json
from argmap.formats.argdown.source_writing import SourceWriter
from argmap.formats.foreign import foreign_of
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

INDENT = "  "


def write(outgoing: Outgoing) -> Written:
    """The map as Argdown that the reference parser reads without errors, and argmap to the same map."""
    writer = _Writer(outgoing)
    text = "".join(f"{line}\n" for line in writer.lines())
    return Written(text.encode("utf-8", "replace"), writer.tally.report())


class _Writer:
    def __init__(self, outgoing: Outgoing) -> None:
        self.tree = outgoing.tree
        self.document = outgoing.tree.document
        self.tally = Tally()
        self._title = (outgoing.has_title and self.document.info.title) or ""
        self._sources = SourceWriter(self.document)
        self._cards = CardWriter(outgoing.tree, self._sources)
        self._names: dict[RecordId, str] = {}
        self._steps = sorted(self.document.all(Inference), key=in_order)
        self._plain: dict[RecordId, str] = {}
        self._find_plain()

    def lines(self) -> Iterator[str]:
        """The file, line by line."""
        yield from self._front_matter()
        section = ""
        for node, place in self._cards.in_order():
            if place != section:
                section = place
                yield from (f"# {escaped(section)}", "")
            yield self._cards.line(node, section)
            yield from self._below(node.id)
            yield ""
        for step in self._in_order():
            yield from self._argument(step)
        if not self._cards.in_order():
            yield f"# {escaped(self._title) or 'Empty'}"  # as front matter alone is no Argdown
        self.tally.keep("cards", self.document.count(Node))
        self.tally.keep("steps", len(self._steps))

    def _front_matter(self) -> Iterator[str]:
        kept = foreign_of(self.document, self.document.info.id, FORMAT_ID).get("front_matter")
        fields: dict[str, Json] = {"title": self._title} if self._title else {}
        fields |= {MARK: VERSION, "model": {"removeTagsFromText": True}}
        listed = self._sources.listed()
        fields |= {SOURCES: listed} if listed else {}
        if isinstance(kept, dict):
            clashing = {name: value for name, value in kept.items() if name in fields}
            fields |= kept | fields | ({KEPT: clashing} if clashing else {})
        yield "==="
        for name, value in fields.items():
            yield f"{quoted(name) if not name.isidentifier() else name}: {quoted(value)}"
        yield from ("===", "")

    def _find_plain(self) -> None:
        """The sign of each step that is no more than a relation; of several alike only the first is."""
        taken: set[tuple[str, frozenset[RecordId] | tuple[RecordId, RecordId]]] = set()
        for step in self._steps:
            sign, premises = self._sign(step), premises_of(self.document, step.id)
            if not sign or len(premises) != 1 or premises[0].role or self._step_data(step):
                continue
            ends = (premises[0].node_id, step.target_node_id or step.target_inference_id or "")
            key = (sign, frozenset(ends) if sign == "><" else ends)
            if ends[0] == ends[1]:
                continue  # the reference takes it for any other relation of that kind to the card
            if key not in taken and not undercuts_of(self.document, step.id):
                taken.add(key)
                self._plain[step.id] = sign
        for number, step in enumerate((one for one in self._steps if one.id not in self._plain), 1):
            self._names[step.id] = f"Step {number}"

    def _sign(self, step: Inference) -> str:
        """The sign of a relation under the target; empty if a relation cannot say what the step is."""
        if step.target_node_id is None and step.target_inference_id is None:
            return ""
        if step.polarity is Polarity.OPPOSES:
            onto_step = step.target_inference_id is not None
            if step.symmetric:
                return "" if onto_step else "><"
            return "_" if onto_step else "-"
        return "+" if step.polarity is Polarity.SUPPORTS and not step.symmetric else ""

    def _step_data(self, step: Inference) -> dict[str, Json]:
        """What is said of a step in data, but for its polarity."""
        fields: dict[str, Json] = {}
        if step.label:
            fields["label"] = step.label
        if step.scheme:
            fields["scheme"] = step.scheme
        if step.strength is not None:
            fields["strength"] = step.strength
        fields |= self._sources.passages(step.id)
        return fields | kept_fields(foreign_of(self.document, step.id, FORMAT_ID), fields)

    def _below(self, node_id: RecordId) -> Iterator[str]:
        """The relations to a card, in the order of its steps."""
        for step in row_below(self.document, node_id):
            if step.target_node_id == node_id:
                yield self._relation(step)

    def _relation(self, step: Inference) -> str:
        if step.id in self._plain:
            (premise,) = premises_of(self.document, step.id)
            return f"{INDENT}{self._plain[step.id]} [{self._cards.labels[premise.node_id]}]"
        return f"{INDENT}{self._outer_sign(step)} <{self._names[step.id]}>"

    def _outer_sign(self, step: Inference) -> str:
        if step.polarity is not Polarity.OPPOSES:
            return "+"
        return "_" if step.target_inference_id is not None else "-"

    def _in_order(self) -> Iterator[Inference]:
        """The steps that are arguments, each after the one that it bears on."""
        waiting = [one for one in self._steps[::-1] if one.target_inference_id is None]
        given: set[RecordId] = set()
        for start in (None, *self._steps):  # those that bear on each other in a circle begin anywhere
            waiting += [start] if start is not None else []
            while waiting:
                step = waiting.pop()
                if step.id in given:
                    continue
                given.add(step.id)
                waiting += undercuts_of(self.document, step.id)[::-1]
                if step.id in self._names:
                    yield step

    def _argument(self, step: Inference) -> Iterator[str]:
        """A step as an argument: its data, what bears on it, its premises and its conclusion."""
        name = self._names[step.id]
        premises = premises_of(self.document, step.id)
        fields = self._step_data(step)
        rule = step.scheme if premises and is_plain_rule(step.scheme) else ""
        if rule:
            del fields["scheme"]
        if not self._says_polarity(step):
            fields["polarity"] = step.polarity.value
        if step.symmetric:
            fields["symmetric"] = True
        if any(one.role for one in premises):
            fields["roles"] = [one.role for one in premises]
        if not premises:
            fields[LOOSE] = True
        yield f"<{name}>{' ' + data(fields) if fields else ''}"
        for other in undercuts_of(self.document, step.id):
            yield self._relation(other)
        yield ""
        if premises:
            for number, premise in enumerate(premises, 1):
                yield f"({number}) [{self._cards.labels[premise.node_id]}]"
            yield f"-- {rule} --" if rule else "----"
            yield f"({len(premises) + 1}) {self._conclusion(step)}"
            yield ""

    def _says_polarity(self, step: Inference) -> bool:
        """Whether the relation to the target says the polarity, or none is needed to say it."""
        if step.polarity is Polarity.SUPPORTS:
            return True
        has_target = step.target_node_id is not None or step.target_inference_id is not None
        return has_target and step.polarity is Polarity.OPPOSES

    def _conclusion(self, step: Inference) -> str:
        """The target, if a card is supported; else a statement that stands for what the step says of its target."""
        if step.polarity is not Polarity.OPPOSES and step.target_node_id is not None:
            return f"[{self._cards.labels[step.target_node_id]}]"
        name = self._names[step.id]
        return f"[{self._cards.free_label(f'{name} holds')}]: {self._implied(step)} {data({NOTHING_ELSE: True})}"

    def _implied(self, step: Inference) -> str:
        node = self.document.find(Node, step.target_node_id) if step.target_node_id is not None else None
        if node is not None:
            return f"This speaks against “{escaped(one_line(node.text)[:80])}”"
        return "This bears on the step" if step.target_inference_id is not None else "This bears on nothing yet"
