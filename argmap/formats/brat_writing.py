"""A map as brat standoff: the texts of its sources, what cards rest on marked in them, steps as relations.

Cards that rest on no words get some: their own, below the texts.
"""

import re
from dataclasses import dataclass, field

from argmap.core.graph import base_node_id, in_order, passages_of, passages_of_step, premises_of
from argmap.core.records import Inference, Node, Passage, RecordId, Source, SourceText
from argmap.core.tree import Tree
from argmap.formats import brat
from argmap.formats.brat_placing import Stretches, on_one_line, words_at
from argmap.formats.circles import words_of
from argmap.formats.foreign import foreign_of
from argmap.formats.parts import Part, step_words
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

BETWEEN = "\n\n"
LABEL = re.compile(r"[^\s:;,<>|]{1,80}")
SPAN_ID = re.compile(r"T[0-9]{1,9}")
RAW_LINE = re.compile(r"([EAMNR][0-9]{1,9}|\*|#[0-9]{0,9})\t([^\r\n\t]+)(\t[^\r\n]*)?")
NAMED = re.compile(r"(?:^|[ :])([TERAM][0-9]{1,9})(?= |$)")
ONE_LINE = "The format has texts and notes on one line, so that line ends become spaces."
NO_WORDS = "A card without words has no place in a text, nor has what bears on it or it bears on."
NO_PLACE = "The words stand in no text, so that they cannot be marked there."
UNUSED = "Nothing rests on it, so it is not among the texts that are written."
JOINED = "It stands below the others in one text."
AGAIN = "The card rests on the same words twice, which are marked once."
BLANK = "There is no word in it that could be marked."
OF_STEP = "The format marks the words of cards only, not those of steps."
NO_RELATION = "It names what is not in the map any more."


def write(outgoing: Outgoing) -> Written:
    """The annotations in UTF-8, with the text and the configuration of brat beside them."""
    writing = _Writing(outgoing.tree)
    data = writing.annotations().encode()
    beside = {".txt": writing.text.encode(), "annotation.conf": writing.configuration().encode()}
    return Written(data, writing.tally.report(), frozenset({Part.PASSAGES, Part.TEXTS}), beside)


@dataclass(slots=True)
class _Written:
    """The lines so far, and the ids and labels that they use."""

    lines: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    entities: dict[str, None] = field(default_factory=dict)
    relations: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def fresh(self, letter: str) -> str:
        """An id that nothing has yet."""
        number = self.numbers.get(letter, 0) + 1
        while f"{letter}{number}" in self.ids:
            number += 1
        self.numbers[letter] = number
        self.ids.add(f"{letter}{number}")
        return f"{letter}{number}"


class _Writing:
    def __init__(self, tree: Tree) -> None:
        self.tally = Tally()
        self._document = tree.document
        self._out = _Written()
        self._begins: dict[RecordId, int] = {}
        self._spans: dict[RecordId, str] = {}  # of each card the id of its first span
        self._raw: list[str] = []
        self._cards = sorted(tree.document.all(Node), key=in_order)
        texts = self._begin_texts()
        self._placed = {card.id: self._marked(card) for card in self._cards}
        self.text = self._with_words_of_cards(texts)

    def annotations(self) -> str:
        self._reserve()
        for card in self._cards:
            self._write_card(card)
        for step in sorted(self._document.all(Inference), key=in_order):
            self._write_step(step)
        self._write_foreign_lines()
        return "".join(f"{line}\n" for line in self._out.lines)

    def configuration(self) -> str:
        """What brat has to know to show the file: the labels that are used."""
        relations = [f"{label}\tArg1:<ENTITY>, Arg2:<ENTITY>" for label in self._out.relations]
        equal = f"{brat.EQUAL}\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive"
        sections = {
            "entities": [*self._out.entities],
            "relations": [*relations, equal],
            "events": [],
            "attributes": [f"{brat.IMPLICIT}\tArg:<ENTITY>"],
        }
        return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items())

    def _begin_texts(self) -> str:
        """The texts on which anything rests, or all if nothing does, one below the other."""
        used = {one.source_text_id for one in self._document.all(Passage)}
        joined_text = ""
        for one in self._document.all(SourceText):
            source = self._document.find(Source, one.source_id)
            title = source.title if source is not None else ""
            if used and one.id not in used:
                if one.text:
                    self.tally.drop("texts of sources", title, UNUSED)
                continue
            if joined_text and one.text:
                self.tally.approximate("texts of sources", title, JOINED)
                joined_text += BETWEEN
            self._begins[one.id] = len(joined_text)
            joined_text += one.text
        return joined_text

    def _reserve(self) -> None:
        """Keep the ids of lines that come back out from being given to others."""
        for entity_id in (self._document.info.id, *(card.id for card in self._cards)):
            self._raw += self._foreign_lines(entity_id)
        self._out.ids.update(line.partition("\t")[0] for line in self._raw)

    def _foreign_lines(self, entity_id: RecordId) -> list[str]:
        found = foreign_of(self._document, entity_id, "brat").get("lines")
        lines = found if isinstance(found, list) else []
        return [one for one in lines if isinstance(one, str) and RAW_LINE.fullmatch(one)]

    def _write_card(self, card: Node) -> None:
        words = words_of(self._document, card.id)
        if not card.text.strip():
            self.tally.drop("cards", words, NO_WORDS)
            return
        placed = [self._in_lines(stretches) for stretches in self._placed[card.id]]
        kept = self._kept_spans(card)
        span_ids = [self._write_span(card, stretches, kept, number) for number, stretches in enumerate(placed)]
        self._spans[card.id] = span_ids[0]
        if len(span_ids) > 1:
            self._out.lines.append(f"*\t{brat.EQUAL} {' '.join(span_ids)}")
        if card.implicit:
            self._out.lines.append(f"{self._out.fresh('A')}\t{brat.IMPLICIT} {span_ids[0]}")
        if words_at(self.text, placed[0]) != card.text:
            self._note(brat.TEXT_NOTE, card, card.text, "texts")
        if card.notes:
            self._note(brat.NOTE, card, card.notes, "notes")
        self.tally.keep("cards")

    def _marked(self, card: Node) -> list[Stretches]:
        """Where the words stand on which a card rests."""
        found: list[Stretches] = []
        words = words_of(self._document, card.id)
        for _, passage in passages_of(self._document, card.id):
            begin = self._begins.get(passage.source_text_id or "")
            if begin is None or passage.start is None or passage.end is None:
                self.tally.drop("passages", words, NO_PLACE)
                continue
            ranges = passage.ranges or ((passage.start, passage.end),)
            stretches = tuple((begin + start, begin + end) for start, end in sorted(ranges))
            if stretches in found or not passage.exact.strip():
                self.tally.drop("passages", words, AGAIN if stretches in found else BLANK)
                continue
            found.append(stretches)
            self.tally.keep("passages")
        return found

    def _with_words_of_cards(self, texts: str) -> str:
        """The texts, and below them the words of cards that rest on none."""
        pieces, length = [texts], len(texts)
        for card in self._cards:
            if not self._placed[card.id]:
                between = BETWEEN if length else ""
                pieces += [between, card.text]
                self._placed[card.id] = [((length + len(between), length + len(between) + len(card.text)),)]
                length += len(between) + len(card.text)
        return "".join(pieces)

    def _in_lines(self, stretches: Stretches) -> Stretches:
        """The stretches without line ends in them, which brat refuses."""
        found: list[tuple[int, int]] = []
        for start, end in stretches:
            pieces = re.finditer(r"[^\r\n]+", self.text[start:end])
            found += [(start + one.start(), start + one.end()) for one in pieces]
        return tuple(found)

    def _kept_spans(self, card: Node) -> list[tuple[str, str]]:
        """The ids and labels that the card's spans had when they came in."""
        foreign = foreign_of(self._document, card.id, "brat")
        found = foreign.get("spans") if foreign.get("kind") == card.kind else None
        kept: list[tuple[str, str]] = []
        for one in found if isinstance(found, list) else ():
            match one:
                case [str(span_id), str(label)] if SPAN_ID.fullmatch(span_id) and LABEL.fullmatch(label):
                    kept.append((span_id, label))
        return kept

    def _write_span(self, card: Node, stretches: Stretches, kept: list[tuple[str, str]], number: int) -> str:
        span_id, label = kept[number] if number < len(kept) else ("", brat.CARD_LABELS[card.kind])
        if not span_id or span_id in self._out.ids:
            span_id = self._out.fresh("T")
        self._out.ids.add(span_id)
        self._out.entities[label] = None
        offsets = ";".join(f"{start} {end}" for start, end in stretches)
        self._out.lines.append(f"{span_id}\t{label} {offsets}\t{words_at(self.text, stretches)}")
        return span_id

    def _note(self, label: str, card: Node, note: str, what: str) -> None:
        shown = on_one_line(note)
        if shown != note:
            self.tally.approximate(what, words_of(self._document, card.id), ONE_LINE)
        self._out.lines.append(f"{self._out.fresh('#')}\t{label} {self._spans[card.id]}\t{shown}")

    def _write_step(self, step: Inference) -> None:
        target = self._spans.get(base_node_id(self._document, step) or "")
        foreign = foreign_of(self._document, step.id, "brat")
        kept = foreign.get("label") if foreign.get("polarity") == step.polarity else None
        label = kept if isinstance(kept, str) and LABEL.fullmatch(kept) else brat.STEP_LABELS[step.polarity]
        for premise in premises_of(self._document, step.id):
            source = self._spans.get(premise.node_id)
            if source is not None and target is not None:
                self._out.relations[label] = None
                self._out.lines.append(f"{self._out.fresh('R')}\t{label} Arg1:{source} Arg2:{target}")
        for _ in passages_of_step(self._document, step.id):
            self.tally.drop("passages", step_words(self._document, step), OF_STEP)
        self.tally.keep("steps")

    def _write_foreign_lines(self) -> None:
        """What brat said beyond our model, as far as what it names is still there."""
        for line in self._raw:
            arguments = line.split("\t")[1].partition(" ")[2] if not line.startswith("E") else line.split("\t")[1]
            if all(one in self._out.ids for one in NAMED.findall(arguments)):
                self._out.lines.append(line)
            else:
                self.tally.drop("lines", line.partition("\t")[0], NO_RELATION)
