"""A map as text for any program: numbered lines under each other, the words between them written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.core.graph import Place, passages_of, steps_onto, undercuts_of
from argmap.core.records import Inference, Kind, Node, Passage, Polarity, RecordId
from argmap.core.references.bibliography import Bibliography, bibliography, sources_of
from argmap.core.references.where import origin, where
from argmap.core.tree import Tree
from argmap.formats.format import Format, later
from argmap.formats.parts import Part
from argmap.formats.report import Report
from argmap.formats.written import Outgoing, Written

INDENT = "  "
WORDS = {
    Polarity.SUPPORTS: "Because",
    Polarity.OPPOSES: "But",
    Polarity.ANSWERS: "Answer",
    Polarity.RESTATES: "In other words",
}
SAYS = frozenset(
    {
        Part.KINDS,
        Part.IMPLICIT,
        Part.SPEAKERS,
        Part.TRAY,
        Part.SHARED,
        Part.JOINT,
        Part.UNDERCUTS,
        Part.ANSWERS,
        Part.RESTATES,
    }
)

FORMAT = Format(
    "text",
    "Plain text",
    (".txt",),
    lambda start: False,
    write=later("plain_text:write"),
    carries=SAYS,
    is_for_readers=True,
)


def write(outgoing: Outgoing) -> Written:
    """The map as text in UTF-8, with its passages under their cards if they are wished for."""
    tree, document = outgoing.tree, outgoing.tree.document
    writing = _Writing(tree, outgoing.has_passages)
    title = " ".join(document.info.title.split()) if outgoing.has_title else ""
    blocks = [[title, "=" * len(title)]] if title else []
    blocks += [list(writing.branch(place, f"{number}")) for number, place in enumerate(tree.roots(), 1)]
    tray = [Place(node_id, node_id, None) for node_id in sorted(document.tray_ids)]
    blocks += [["Not placed yet"]] if tray else []
    blocks += [list(writing.branch(place, f"T{number}")) for number, place in enumerate(tray, 1)]
    said = {Part.PASSAGES} if outgoing.has_passages else set()
    sources = sources_of(document, writing.passages)
    if outgoing.citations is not None and sources:
        blocks.append(["Sources", *_entries(bibliography(sources, outgoing.citations))])
        said.add(Part.SOURCES)
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return Written(text.encode(), Report((("cards", document.count(Node)),)), frozenset(said))


def _entries(cited: Bibliography) -> list[str]:
    return [" ".join(filter(None, (one.label, one.text))) for one in cited.entries]


@dataclass(slots=True)
class _Writing:
    tree: Tree
    has_passages: bool
    passages: list[Passage] = field(default_factory=list)
    numbers: dict[RecordId, str] = field(default_factory=dict)

    def branch(self, top: Place, number: str) -> Iterator[str]:
        """The lines of a card and of all below it, each with the number of its place."""
        waiting = [(top, number, 0, "")]
        while waiting:
            place, number, depth, word = waiting.pop()
            is_full = self.tree.is_full(place)
            if is_full:
                self.numbers[place.node_id] = number
            again = "" if is_full else " (as above)" if place.node_id in self.numbers else " (as below)"
            yield f"{INDENT * depth}{number} {word}{self.said(place)}{again}"
            if self.has_passages and is_full:
                yield from (f"{INDENT * (depth + 1)}{line}" for line in self._quotes(place.node_id))
            below = [*self._below(place)]
            numbered = [(one, f"{number}.{index}", depth + 1, word) for index, (one, word) in enumerate(below, 1)]
            waiting += numbered[::-1]

    def said(self, place: Place) -> str:
        """The words of a card on one line, in brackets where it is only implied."""
        node = self.tree.node(place.node_id)
        text = " ".join(node.text.split())
        text = f"[{text}]" if node.implicit else text
        kind = "" if node.kind is Kind.CLAIM else f"{node.kind.value.capitalize()}: "
        return f"{kind}{node.speaker}: {text}" if node.speaker else f"{kind}{text}"

    def _below(self, place: Place) -> Iterator[tuple[Place, str]]:
        """What stands under a line: the steps onto its card, and after a step's last card what doubts that step."""
        if self.tree.is_full(place):
            for step in steps_onto(self.tree.document, place.node_id):
                yield from self._cards(step, WORDS[step.polarity])
        if place.inference_id is not None and self.tree.premises(place.inference_id)[-1] == place:
            yield from self._doubts(place.inference_id)

    def _doubts(self, step_id: RecordId) -> Iterator[tuple[Place, str]]:
        for doubt in undercuts_of(self.tree.document, step_id):
            word = "Whether that follows is doubted" if doubt.polarity is Polarity.OPPOSES else "That this follows"
            yield from self._cards(doubt, word)

    def _cards(self, step: Inference, word: str) -> Iterator[tuple[Place, str]]:
        """The cards of a step; of one without any, those that doubt it."""
        premises = self.tree.premises(step.id)
        for index, place in enumerate(premises):
            yield place, f"{word}: " if index == 0 else "And with it: "
        if not premises:
            yield from self._doubts(step.id)

    def _quotes(self, node_id: RecordId) -> Iterator[str]:
        for _, passage in passages_of(self.tree.document, node_id):
            self.passages.append(passage)
            source, text = origin(self.tree.document, passage)
            named = ", ".join(filter(None, (source.title if source is not None else "", where(text, passage))))
            yield f"“{' '.join(passage.exact.split())}”" + (f" ({named})" if named else "")
