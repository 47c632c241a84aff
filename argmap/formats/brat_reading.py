"""brat standoff to a map: spans are cards that rest on their words, relations are steps."""

from collections import defaultdict
from pathlib import PurePath

from argmap.core.limits import NODE_TEXT
from argmap.core.records import Kind, LinkRole, Polarity, RecordId
from argmap.formats import brat
from argmap.formats.brat_lines import Lines, Said, Span, parse_lines
from argmap.formats.brat_placing import Stretches, joined, placed
from argmap.formats.finding_words import Finder
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.graph_building import Said as OfCard
from argmap.formats.groups import Groups
from argmap.formats.imported import Imported, Incoming
from argmap.formats.sound_text import sound
from argmap.intake.decoding import decode

STANCE = "stance"
SIDES = {"for": Polarity.SUPPORTS, "against": Polarity.OPPOSES}
STORED = "It is kept for the way back; argmap has nothing of the kind."
DANGLING = "It names something that is not in the file."
NO_TEXT = "The text “{}” does not lie beside the file, so that no card is tied to its words."


def read(incoming: Incoming) -> Imported:
    """The map in a file of annotations, with the text beside it. Raises `CannotImport` naming the wrong lines."""
    lines = parse_lines(decode(incoming.data, incoming.name).text, incoming.name)
    name = brat.text_name(incoming.name)
    data = incoming.beside.get(name)
    return _Reading(lines, incoming, decode(data, name).text if data is not None else None).imported()


class _Reading:
    def __init__(self, lines: Lines, incoming: Incoming, text: str | None) -> None:
        self._lines = lines
        self._builder = GraphBuilder("brat", incoming.name)
        self._tally = self._builder.tally
        self._meanings = brat.meanings(incoming.choices)
        self._merges_main = incoming.choices.get(brat.MAIN_CLAIMS, brat.MERGE) != brat.RESTATE
        self._name, self._text, self._text_id = incoming.name, text, ""
        self._finder = Finder(text or "")
        self._triggers = {event.id: event.named[0] for event in lines.of("events")}
        self._groups = Groups(lines.spans)
        self._cards: dict[str, RecordId] = {}  # by the id of the first span of each group
        self._kept: dict[str, list[str]] = defaultdict(list)  # lines for the way back, by the same
        self._main = [one.id for one in lines.spans.values() if self._means(one.label) == "main"]

    def imported(self) -> Imported:
        if self._text is not None:
            self._text_id = self._builder.source(brat.text_name(self._name), self._text)
        elif self._lines.spans:
            self._tally.drop("passages", "", NO_TEXT.format(brat.text_name(self._name)))
        relations = [one for one in self._lines.of("relations") if not self._joins(one)]
        for one in self._lines.of("equivalences"):
            self._join(one)
        if self._merges_main:
            self._groups.join(self._main)
        self._take_cards()
        for one in relations:
            self._take_relation(one)
        self._relate_main_claims()
        for one in self._lines.of("attributes"):
            self._take_attribute(one)
        for one in self._lines.of("notes"):
            self._take_note(one)
        for kind in ("events", "references"):
            for one in self._lines.of(kind):
                self._store(kind, one)
        self._keep_lines()
        data = {"lines": self._kept[""]} if "" in self._kept else None
        return self._builder.finished(PurePath(self._name).stem, data)

    def _means(self, label: str) -> str:
        return self._meanings.get(brat.plain(label), "")

    def _span_of(self, named: str) -> str:
        """The id of a span, or of the trigger of an event; empty if there is none."""
        found = self._triggers.get(named, named)
        return found if found in self._lines.spans else ""

    def _card(self, named: str) -> RecordId | None:
        span_id = self._span_of(named)
        return self._cards[self._groups.first(span_id)] if span_id else None

    def _joins(self, one: Said) -> bool:
        """Whether a relation says that its ends are one card; those are joined."""
        if self._means(one.label) not in ("same", "parts"):
            return False
        self._join(one)
        return True

    def _join(self, one: Said) -> None:
        ids = [self._span_of(named) for named in one.named]
        if not all(ids):
            self._tally.drop("relations" if one.id != "*" else "equivalences", one.place, DANGLING)
            return
        self._groups.join(ids, as_parts=self._means(one.label) == "parts")
        self._tally.keep("relations" if one.id != "*" else "equivalences")

    def _take_cards(self) -> None:
        for first_id, span_ids in self._groups.all():
            spans = [self._lines.spans[one] for one in span_ids]
            first = spans[0]
            meaning = self._means(first.label)
            kind = Kind(meaning) if meaning in set(Kind) else Kind.CLAIM
            tags = () if meaning else (first.label,)
            words = " ".join(one.words for one in spans if self._groups.are_parts(first_id, one.id)) or first.words
            text = words or self._words_in_text(first)
            card_id = self._builder.card(text, f"line {first.line:,}", OfCard(kind=kind, tags=tags))
            self._cards[first_id] = card_id
            self._tie(card_id, first_id, spans)
            self._tally.keep("spans", len(spans))

    def _words_in_text(self, span: Span) -> str:
        text = self._text or ""
        return " ".join(text[start : min(end, start + NODE_TEXT)] for start, end in span.stretches)

    def _tie(self, card_id: RecordId, first_id: str, spans: list[Span]) -> None:
        """Tie a card to the words of its spans; those that are parts of one make one passage."""
        parts: list[tuple[int, int]] = []
        for span in spans if self._text is not None else ():
            stretches, trouble = placed(span, self._finder)
            if trouble and stretches:
                self._tally.approximate("passages", f"line {span.line:,}", trouble)
            elif trouble:
                self._tally.drop("passages", f"line {span.line:,}", trouble)
            if self._groups.are_parts(first_id, span.id):
                parts += stretches
            else:
                self._passage(card_id, stretches)
        self._passage(card_id, joined(tuple(sorted(parts)), self._text or ""))

    def _passage(self, card_id: RecordId, stretches: Stretches) -> None:
        if stretches:
            start, end = stretches[0][0], stretches[-1][1]
            ranges = stretches if len(stretches) > 1 else ()
            self._builder.passage(self._text_id, start, end, card_id, LinkRole.STATES, ranges)

    def _take_relation(self, one: Said) -> None:
        meaning = self._means(one.label)
        ends = [self._card(named) for named in one.named]
        source, target = ends if len(ends) == 2 else (None, None)
        if source is None or target is None:
            self._tally.drop("relations", one.place, DANGLING)
        elif meaning in set(Polarity):
            step_id = self._builder.step(Polarity(meaning), [source], target, one.place)
            self._builder.keep(step_id, {"id": one.id, "label": one.label, "polarity": meaning})
            self._tally.keep("relations")
        else:
            self._store("relations", one)

    def _relate_main_claims(self) -> None:
        """Let main claims that are not one card say the first again."""
        first, *others = dict.fromkeys(self._groups.first(one) for one in self._main) or [""]
        for other in others:
            self._builder.step(Polarity.RESTATES, [self._cards[other]], self._cards[first])

    def _take_attribute(self, one: Said) -> None:
        card_id = self._card(one.named[0])
        side = SIDES.get(one.named[1].lower()) if len(one.named) > 1 else None
        if card_id is None:
            self._tally.drop("attributes", one.place, DANGLING)
        elif one.label == brat.IMPLICIT and len(one.named) == 1:
            self._builder.revise(card_id, implicit=True)
            self._tally.keep("attributes")
        elif one.label.lower() == STANCE and side is not None and self._main:
            main_id = self._cards[self._groups.first(self._main[0])]
            self._builder.step(side, [card_id], main_id, one.place)
            self._tally.keep("attributes")
        else:
            self._store("attributes", one)

    def _take_note(self, one: Said) -> None:
        card_id = self._card(one.named[0]) if one.named else None
        is_plain = bool(one.named) and one.named[0] in self._lines.spans
        if card_id is None or not is_plain:
            self._store("notes", one)
        elif one.label == brat.TEXT_NOTE:
            self._builder.revise(card_id, text=sound(one.rest)[:NODE_TEXT])
            self._tally.keep("notes")
        else:
            self._builder.note(card_id, one.rest, one.place)
            self._tally.keep("notes")

    def _store(self, kind: str, one: Said) -> None:
        """Keep a line for the way back with the card that it names first, or with the map."""
        found = next((span_id for named in one.named if (span_id := self._span_of(named))), "")
        self._kept[self._groups.first(found) if found else ""].append(one.raw)
        self._tally.store(kind, one.place, STORED)

    def _keep_lines(self) -> None:
        for first_id, span_ids in self._groups.all():
            spans = [[one, self._lines.spans[one].label] for one in span_ids]
            card_id = self._cards[first_id]
            kept = {"spans": spans, "kind": self._builder.node(card_id).kind}
            self._builder.keep(card_id, kept | ({"lines": self._kept[first_id]} if first_id in self._kept else {}))
