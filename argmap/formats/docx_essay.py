"""A map as the skeleton of an essay in Word: a section for each main reason, prose, quotes, footnotes, sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from argmap.core.connectives import Connectives, connectives
from argmap.core.graph import opposes, premises_of, undercuts_of
from argmap.core.prose import Reading
from argmap.core.records import Inference, Node, Passage, RecordId
from argmap.core.references.styles import CitationStyle
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.formats.circles import words_of
from argmap.formats.docx_cited import Cited, tally_of
from argmap.formats.docx_file import docx_file
from argmap.formats.docx_text import ended, note, note_mark, paragraph, run, turns
from argmap.formats.parts import Part
from argmap.formats.written import Outgoing, Written

HEADING = 90  # characters of a heading made of a card's text
NAMED = 3  # cards
EVERY = 1_000_000_000  # levels
INTRODUCED = 2  # levels: the main claim, and what bears on it
UNTITLED, OBJECTIONS, FURTHER, TRAY = "Argument map", "Objections", "Further points", "Not placed yet"
MARKS = re.compile(r"\0([0-9a-f]{32})\0")
DOUBLE_END = re.compile(r"([?!…][\u202c\u2069]*(?:\0[0-9a-f]{32}\0)+)\.")
BEFORE_SIGN = re.compile(r"((?:\0[0-9a-f]{32}\0)+)([.,;:?!]+)")
NO_TITLE = "An essay names the title of a card only where the card has a section of its own."

Heads = list[tuple[RecordId, int]]
"""Cards to be said in paragraphs of their own, each with its depth."""


def write(outgoing: Outgoing) -> Written:
    """The essay with its passages; sources are cited by author and date or as wished."""
    tree, info = outgoing.tree, outgoing.tree.document.info
    say = outgoing.say
    essay = _Essay(tree, Cited(tree, outgoing.citations or CitationStyle.AUTHOR_DATE, say), say)
    title = " ".join(info.title.split())
    paragraphs = [*essay.paragraphs(title, title if outgoing.has_title else "")]
    data = docx_file([*paragraphs, *essay.cited.listed()], essay.notes, title, info.language)
    tally = tally_of(tree.document)
    for one in tree.document.all(Node):
        if one.title and one.id not in essay.titled:
            tally.drop(Part.TITLES.value, words_of(tree.document, one.id), NO_TITLE)
    return Written(data, tally.report())


@dataclass(slots=True)
class _Essay:
    """An essay being written: what was said, which cards were quoted or gave a heading, the footnotes so far."""

    tree: Tree
    cited: Cited
    say: Say
    notes: list[str] = field(default_factory=list)
    titled: set[RecordId] = field(default_factory=set)
    _told: set[RecordId] = field(default_factory=set)
    _quoted: set[RecordId] = field(default_factory=set)
    _words: Connectives = field(init=False)
    _reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        self._words = connectives(self.say)
        # A card is followed by its id between NULs, which no record holds, until footnotes take their places.
        self._reading = Reading(self.tree, EVERY, self._words, lambda node_id, text: f"{ended(text)}\0{node_id}\0")

    def paragraphs(self, title: str, subtitle: str) -> Iterator[str]:
        """All of them but the list of sources. The main claim is the title; without one the map's title is."""
        places = self.tree.roots()
        main = self.tree.main_claim() or next(iter(places), None)
        if main is None:
            yield paragraph("Title", [run(title or self.say(UNTITLED))], turns=turns(title))
        else:
            yield from self._opening(main.node_id, subtitle)
            yield from self._sections(main.node_id)
        for place in places:
            if place != main:
                yield from self._section(self._heading([place.node_id]), [(place.node_id, 1)])
        yield from self._rest()

    def _opening(self, main_id: RecordId, subtitle: str) -> Iterator[str]:
        text = self._text(main_id)
        yield paragraph("Title", [run(text)], turns=turns(text))
        if subtitle and subtitle != text:
            yield paragraph("Subtitle", [run(subtitle)], turns=turns(subtitle))
        introduction = Reading(self.tree, INTRODUCED, replace(self._words, more=""), lambda _id, text: ended(text))
        said, _ = introduction.sentences(main_id, 1)
        yield from self._paragraph([" ".join(said)], main_id)

    def _sections(self, main_id: RecordId) -> Iterator[str]:
        """One for each step that speaks for the main claim; the objections under a heading of their own."""
        self._told.add(main_id)
        self._reading.headed.add(main_id)
        steps = self._reading.steps_onto(main_id)
        for step in steps:
            if not opposes(step):
                yield from self._section(self._heading_of(step), [], step)
        objections = [step for step in steps if opposes(step)]
        if objections:
            yield paragraph("Heading1", [run(self.say(OBJECTIONS))])
        for step in objections:
            yield from self._section(self._heading_of(step), [], step, "Heading2")

    def _section(
        self, heading: str, heads: Heads, step: Inference | None = None, style: str = "Heading1"
    ) -> Iterator[str]:
        """A heading, what a step says, and then each card that has more below it, or that the heads name."""
        yield paragraph(style, [run(heading)], turns=turns(heading))
        if step is not None:
            yield from self._said_step(step, heads)
        while heads:
            node_id, depth = heads.pop()
            self._told.add(node_id)
            sentences, named = self._reading.sentences(node_id, depth)
            self._told.update(one for one, _ in named)
            if sentences or (node_id not in self._quoted and self.cited.quotes_at(node_id)):
                yield from self._paragraph(sentences or [self._text(node_id)], node_id)
            heads += named[::-1]

    def _said_step(self, step: Inference, heads: Heads) -> Iterator[str]:
        """A step alone, unless the paragraph about its only card says it."""
        premises = premises_of(self.tree.document, step.id)
        only = premises[0].node_id if len(premises) == 1 else None
        if only is not None and not opposes(step) and not undercuts_of(self.tree.document, step.id):
            self._reading.said.add(step.id)
            heads.append((only, 1))
            return
        sentence, named = self._reading.step_alone(step, INTRODUCED)
        self._told.update(one for one, _ in named)
        yield from self._paragraph([sentence], only if only and not self._reading.is_open(only) else None)
        heads += named[::-1]

    def _rest(self) -> Iterator[str]:
        """What no root leads to in words: the tray, and what stands on steps that bear on nothing or hold nothing."""
        yield from self._remaining(self.say(TRAY), sorted(self.tree.document.tray_ids))
        below_roots = [place.node_id for place, _ in self.tree.walk()]
        yield from self._remaining(
            self.say(FURTHER), [*below_roots, *sorted(one.id for one in self.tree.document.all(Node))]
        )

    def _remaining(self, heading: str, node_ids: Iterable[RecordId]) -> Iterator[str]:
        """Those of the cards that were not said yet, under one heading."""
        is_headed = False
        for node_id in node_ids:
            if node_id not in self._told:
                yield from [*self._section(heading, [(node_id, 1)])][is_headed:]
                is_headed = True

    def _paragraph(self, sentences: Sequence[str], head_id: RecordId | None) -> Iterator[str]:
        """Sentences, footnotes to the cards that are said in passing, and the quotes of the card they are about."""
        text = BEFORE_SIGN.sub(r"\2\1", DOUBLE_END.sub(r"\1", " ".join(sentences)))
        runs = []
        for at, piece in enumerate(MARKS.split(text)):
            if at % 2 == 0:
                runs.append(run(piece))
            elif piece != head_id and not self._reading.is_open(piece):
                runs += self._note(map(self._quoted_in_note, self._taken(piece)))
        yield paragraph("Normal", runs, turns=turns(text))
        for passage in self._taken(head_id) if head_id is not None else ():
            mark = self._note([_ended(self.cited.named(passage))])
            yield paragraph("Quote", [run(self.cited.quoted(passage)), *mark], turns=turns(passage.exact))

    def _taken(self, node_id: RecordId) -> list[Passage]:
        """The passages of a card, once."""
        if node_id in self._quoted:
            return []
        self._quoted.add(node_id)
        return self.cited.quotes_at(node_id)

    def _quoted_in_note(self, passage: Passage) -> str:
        return _ended(f"{self.cited.quoted(passage)} {self.cited.in_sentence(passage)}".strip())

    def _note(self, said: Iterable[str]) -> list[str]:
        """The mark of a footnote that says this, if it says anything."""
        words = " ".join(filter(None, said))
        if not words:
            return []
        self.notes.append(note(len(self.notes) + 1, words))
        return [note_mark(len(self.notes))]

    def _heading_of(self, step: Inference) -> str:
        return self._heading([one.node_id for one in premises_of(self.tree.document, step.id)])

    def _heading(self, node_ids: Sequence[RecordId]) -> str:
        """The titles of the cards, or the first words of their texts; of many joint ones the first."""
        named = node_ids[:NAMED]
        more = "; …" if len(node_ids) > NAMED else ""
        return "; ".join(self._name(one, HEADING // len(named) + 1) for one in named) + more

    def _name(self, node_id: RecordId, most: int) -> str:
        node = self.tree.node(node_id)
        if node.title:
            self.titled.add(node_id)
            return " ".join(node.title.split())
        text = self._text(node_id).rstrip(".;:, ")
        return text if len(text) <= most else (text[:most].rpartition(" ")[0] or text[:most]).rstrip(".;:,") + "…"

    def _text(self, node_id: RecordId) -> str:
        return " ".join(self.tree.node(node_id).text.split()) or self._words.empty


def _ended(said: str) -> str:
    """As a sentence of a footnote."""
    return said + "." if said and not said.endswith((".", "?", "!")) else said
