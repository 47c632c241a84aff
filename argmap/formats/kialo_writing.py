"""A map as the text that Kialo exports of a discussion."""

import re
from dataclasses import dataclass, field

from argmap.core.graph import in_order, premises_of, steps_onto, undercuts_of
from argmap.core.records import Inference, Kind, Node, Polarity, RecordId, Source
from argmap.core.tree import Tree
from argmap.formats.foreign import foreign_of
from argmap.formats.kialo import FORMAT_ID, TITLE
from argmap.formats.markdown_text import InlineMarkdown, escaped
from argmap.formats.outline_lines import LONGEST_LINE
from argmap.formats.parts import Part, step_words
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

LIKE_STANCE = re.compile(r"^(Pro|Con):")
WORDS = {Polarity.OPPOSES: "Con: "}
ON_REASON = "Kialo has nothing against a step, so the doubt is written against its first reason."

ON_NOTHING = "What it bears on is not in the file, as it lies in the tray; its reasons stand by themselves."


def write(outgoing: Outgoing) -> Written:
    """The map as a discussion."""
    writing = _Writing(outgoing.tree)
    writing.all()
    title = outgoing.tree.document.info.title if outgoing.has_title else ""
    text = "\n".join([f"{TITLE} {title}".rstrip(), "", *writing.lines, ""])
    says = {Part.UNDERCUTS} | ({Part.SOURCES} if writing.says_all_sources() else set())
    return Written(text.encode(), writing.tally.report(), frozenset(says))


@dataclass(frozen=True, slots=True)
class _Place:
    node_id: RecordId
    number: str
    step: Inference | None = None  # the one that it stands in, whose doubts stand under it


@dataclass(slots=True)
class _Writing:
    tree: Tree
    lines: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    _numbers: dict[RecordId, str] = field(default_factory=dict)
    _steps: set[RecordId] = field(default_factory=set)
    _begun: set[RecordId] = field(default_factory=set)  # the steps of which a card was written
    _addresses: set[str] = field(default_factory=set)
    _inline: InlineMarkdown = field(default_factory=InlineMarkdown)

    def all(self) -> None:
        """The roots with all that stands under them, then what circles hide."""
        tops = 0
        for place in self.tree.roots():
            if place.node_id not in self._numbers or place.node_id in self.tree.document.root_ids:
                tops += 1
                self._branch(_Place(place.node_id, str(tops)))
        for node in self.tree.document.all(Node):
            is_hidden = node.id not in self._numbers and node.id not in self.tree.document.tray_ids
            if is_hidden:
                tops += 1
                self._branch(_Place(node.id, str(tops)))
        self.tally.keep("claims", len(self.lines))
        for step in self.tree.document.all(Inference):
            is_loose = step.target_node_id is None and step.target_inference_id is None  # which is told of them anyway
            if step.id not in self._steps and not is_loose and premises_of(self.tree.document, step.id):
                self.tally.drop("steps", step_words(self.tree.document, step), ON_NOTHING)

    def _branch(self, top: _Place) -> None:
        waiting = [top]
        while waiting:
            place = waiting.pop()
            is_again = place.node_id in self._numbers
            self._line(place, is_again)
            waiting += self._below(place, is_again)[::-1]

    def _line(self, place: _Place, is_again: bool) -> None:
        said = f"-> See {self._numbers[place.node_id]}." if is_again else self._words(place.node_id)
        self._numbers.setdefault(place.node_id, place.number)
        stance = self._stance(place)
        said = said if stance else LIKE_STANCE.sub(r"\1\\:", said)
        self.lines.append(f"{place.number}. {stance}{said}".rstrip(" "))

    def _stance(self, place: _Place) -> str:
        """Pro or Con, or nothing for a thesis under the question of a discussion."""
        if place.step is None:
            return ""
        target = self.tree.document.find(Node, place.step.target_node_id or "")
        is_thesis = place.step.polarity is Polarity.ANSWERS and place.number.count(".") == 1
        if is_thesis and target is not None and target.kind is Kind.QUESTION:
            return ""
        return WORDS.get(place.step.polarity, "Pro: ")

    def _words(self, node_id: RecordId) -> str:
        """The card's text as Markdown: as it came, if it still says the same."""
        text = self.tree.node(node_id).text
        came = foreign_of(self.tree.document, node_id, FORMAT_ID).get("markdown")
        if isinstance(came, str) and len(came) <= LONGEST_LINE:
            words, addresses = self._inline.words(came)
            if words == text and "\n" not in came and "\r" not in came:
                self._addresses.update(addresses)
                return came
        return escaped(text, "", starts_line=True)

    def _below(self, place: _Place, is_again: bool) -> list[_Place]:
        """The places under a line: what bears on the card, and what doubts the step in which it comes first."""
        document = self.tree.document
        steps = [] if is_again else steps_onto(document, place.node_id)
        if place.step is not None and place.step.id not in self._begun:
            self._begun.add(place.step.id)
            doubts = [one for one in undercuts_of(document, place.step.id) if one.id not in self._steps]
            for doubt in doubts:
                self.tally.approximate(Part.UNDERCUTS.value, step_words(document, doubt), ON_REASON)
            steps = [*steps, *doubts]
        found: list[_Place] = []
        for step in self._standing(steps):
            for premise in premises_of(document, step.id):
                found.append(_Place(premise.node_id, f"{place.number}.{len(found) + 1}", step))
        return found

    def _standing(self, steps: list[Inference]) -> list[Inference]:
        """The steps that are not written yet; for one without any card, what bears on it."""
        document = self.tree.document
        waiting, found = sorted(steps, key=in_order)[::-1], []
        while waiting:
            step = waiting.pop()
            if step.id in self._steps:
                continue
            self._steps.add(step.id)
            if premises_of(document, step.id):
                found.append(step)
            else:
                waiting += undercuts_of(document, step.id)[::-1]
        return found

    def says_all_sources(self) -> bool:
        """Whether each source is a link in the text of a card."""
        return all(one.url in self._addresses for one in self.tree.document.all(Source))
