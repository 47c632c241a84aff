"""The lines of an outline to the records of a map: who bears on whom, and how."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.core.fragment import Fragment, Top
from argmap.core.ids import NewId
from argmap.core.limits import DEPTH, NODE_TEXT, NODES
from argmap.core.order import spread_keys
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, Record, RecordId
from argmap.formats.markdown_text import InlineMarkdown
from argmap.formats.outline_lines import LONGEST_LINE, Line
from argmap.formats.outline_words import SIGNS, Mark, group_polarity, read_mark
from argmap.formats.report import Tally

QUOTATION = "quotation"
NOTE_MARK = re.compile(r"(?<!\\)\[\^[^\]\s]{1,100}\](?!\()")


class OutlineTrouble(ValueError):
    """A line that no card can hold; the message is a clause that names it."""


@dataclass(frozen=True, slots=True)
class BuiltTop:
    """A card that stands under none, and what its line says of it."""

    node: Node
    polarity: Polarity | None
    is_heading: bool


@dataclass(slots=True)
class Built:
    """What an outline says: records that refer only to each other, tops, those in the tray, what became of lines."""

    records: list[Record] = field(default_factory=list)
    tops: list[BuiltTop] = field(default_factory=list)
    tray_ids: list[RecordId] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def fragment(self) -> Fragment:
        """The outline as a piece to be pasted."""
        tops = tuple(Top((top.node.id,), top.polarity or Polarity.SUPPORTS) for top in self.tops)
        return Fragment(tuple(self.records), tops)


class _Above(NamedTuple):
    """A line that others may stand under: its card and the card's own step, or what a group says of its cards."""

    number: int
    level: int
    node: Node | None
    step: Inference | None
    polarity: Polarity | None = None
    depth: int = 0


def build(lines: Sequence[Line], new_id: NewId) -> Built:
    """The records that the lines say. Raises `OutlineTrouble` for what is beyond the limits."""
    if len(lines) > NODES:
        raise OutlineTrouble(f"it has more than {NODES:,} lines; argmap holds at most as many cards")
    builder = _Builder(new_id, spread_keys(2 * len(lines)), signs_are_marks(lines))
    for line in lines:
        builder.take(line)
    return builder.built


def signs_are_marks(lines: Sequence[Line]) -> bool:
    """Whether + and - at the start of lines mean for and against, rather than being bullets of different shape.

    They do where both stand at one level, or where both stand under a line without any bullet.
    """
    plus = {line.level for line in lines if line.sign == "+"}
    minus = {line.level for line in lines if line.sign == "-"}
    others = any(line.sign not in "+-" for line in lines)
    return bool(plus & minus) or bool(plus and minus and not others and lines[0].sign == "" and not lines[0].is_heading)


class _Builder:
    def __init__(self, new_id: NewId, keys: list[str], signs_are_marks: bool) -> None:
        self.built = Built()
        self._new_id = new_id
        self._keys = iter(keys)
        self._signs_are_marks = signs_are_marks
        self._inline = InlineMarkdown()
        self._stack: list[_Above] = []
        self._last: dict[int, Inference] = {}  # the last step of those that stand under a line
        self._by_text: dict[str, Node] = {}
        self._base: dict[RecordId, RecordId] = {}  # the card below which a step is drawn
        self._above: dict[RecordId, list[RecordId]] = {}  # the cards below which a card is drawn
        self._in_tray = False

    def take(self, line: Line) -> None:
        """Read one line: a card, a group such as "Pros", or the heading of the tray."""
        while self._stack and self._stack[-1].level >= line.level:
            self._stack.pop()
        if line.is_heading:
            self._in_tray = not self._stack and line.markdown.strip(" \t").lower() == "tray"
            if self._in_tray:
                return
        polarity = group_polarity(line.markdown)
        if polarity is not None:
            above = self._stack[-1] if self._stack else _Above(0, 0, None, None)
            self._stack.append(_Above(line.number, line.level, above.node, above.step, polarity, above.depth))
            return
        mark, markdown = self._marked(line)
        self._place(line, mark, *self._words(line, markdown))

    def _marked(self, line: Line) -> tuple[Mark, str]:
        if line.is_quote:
            return Mark(Kind.EVIDENCE), line.markdown
        if self._signs_are_marks and line.sign in SIGNS:
            mark, markdown = read_mark(line.markdown)
            return (mark, markdown) if mark.kind is not None else (Mark(Kind.CLAIM, SIGNS[line.sign]), markdown)
        return read_mark(line.markdown)

    def _words(self, line: Line, markdown: str) -> tuple[str, str]:
        """The text of the card, and the addresses it links to as notes. Raises `OutlineTrouble` if it is too long."""
        said = NOTE_MARK.sub("", markdown).strip(" \t")
        text, addresses = self._inline.words(said) if len(said) <= LONGEST_LINE else (said, [])
        if len(text) > NODE_TEXT:
            raise OutlineTrouble(
                f"line {line.number:,} has {len(text):,} characters; a card holds at most {NODE_TEXT:,}"
            )
        return text, "\n".join(addresses)

    def _place(self, line: Line, mark: Mark, text: str, notes: str) -> None:
        above = self._stack[-1] if self._stack else _Above(0, 0, None, None)
        if above.depth == DEPTH:
            raise OutlineTrouble(f"line {line.number:,} stands deeper than the {DEPTH:,} cards that argmap draws")
        polarity = mark.polarity or above.polarity
        node = self._node(line, mark, text, notes, above)
        step = None
        if above.node is not None:
            step = self._put_under(above, above.node, line, mark, polarity, node)
        elif self._in_tray:
            self.built.tray_ids.append(node.id)
        else:
            self.built.tops.append(BuiltTop(node, polarity, line.is_heading))
        if not line.is_leaf:
            self._stack.append(_Above(line.number, line.level, node, step, depth=above.depth + 1))

    def _node(self, line: Line, mark: Mark, text: str, notes: str, above: _Above) -> Node:
        known = self._by_text.get(text) if mark.again else None
        if known is not None and not self._closes_circle(known, mark, above):
            return known
        if mark.again:
            reason = "It names no card that could stand here too, so it is a new one."
            self.built.tally.approximate("lines", f"line {line.number:,}", reason)
        node = Node(
            id=self._new_id(),
            kind=mark.kind or Kind.CLAIM,
            text=text,
            implicit=mark.implicit,
            basis=QUOTATION if line.is_quote else "",
            notes=notes,
        )
        self.built.records.append(node)
        self._by_text.setdefault(text, node)
        return node

    def _closes_circle(self, node: Node, mark: Mark, above: _Above) -> bool:
        """Whether the card stands above the place that it is to have as well."""
        if above.node is None:
            return False
        step = self._last.get(above.number) if mark.joins else above.step if mark.onto_step else None
        waiting = [self._base[step.id] if step is not None else above.node.id]
        seen: set[RecordId] = set()
        while waiting:
            node_id = waiting.pop()
            if node_id not in seen:
                seen.add(node_id)
                waiting += self._above.get(node_id, [])
        return node.id in seen

    def _put_under(
        self, above: _Above, target: Node, line: Line, mark: Mark, polarity: Polarity | None, node: Node
    ) -> Inference:
        """Give the card its place in a step: a new one, or that of the line before it."""
        step = self._last.get(above.number) if mark.joins else None
        if mark.joins and step is None:
            reason = "There is nothing before it to stand together with."
            self.built.tally.approximate("lines", f"line {line.number:,}", reason)
        step = step or self._new_step(line, mark, polarity, above, target)
        self.built.records.append(
            Premise(id=self._new_id(), inference_id=step.id, node_id=node.id, order_key=next(self._keys))
        )
        self._last[above.number] = step
        self._above.setdefault(node.id, []).append(self._base[step.id])
        return step

    def _new_step(self, line: Line, mark: Mark, polarity: Polarity | None, above: _Above, target: Node) -> Inference:
        onto_step = mark.onto_step and above.step is not None
        if mark.onto_step and not onto_step:
            reason = "It doubts a step, but the line above it stands in none."
            self.built.tally.approximate("lines", f"line {line.number:,}", reason)
        said = polarity or Polarity.SUPPORTS
        answers = target.kind is Kind.QUESTION and said is Polarity.SUPPORTS and not onto_step and not mark.exactly
        step = Inference(
            id=self._new_id(),
            polarity=Polarity.ANSWERS if answers else said,
            target_node_id=None if onto_step else target.id,
            target_inference_id=above.step.id if onto_step and above.step is not None else None,
            order_key=next(self._keys),
        )
        self.built.records.append(step)
        self._base[step.id] = self._base[above.step.id] if onto_step and above.step is not None else target.id
        return step
