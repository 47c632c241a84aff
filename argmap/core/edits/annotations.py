"""The edit that brings annotations of other programs in, as cards in the tray that rest on the words they mark."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.anchoring import passage_at
from argmap.core.annotations import (
    AnnotationCard,
    MarkedWords,
    Relation,
    Replies,
    Reply,
    Said,
    kept_annotation,
    known_in,
)
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import put_premise, put_step, require
from argmap.core.edits.pasting import refuse_many
from argmap.core.graph import is_above
from argmap.core.ids import NewId, new_id
from argmap.core.limits import CONTEXT
from argmap.core.records import (
    Comment,
    Node,
    Passage,
    PassageLink,
    PassageState,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.values import values_that_fit

Stretch = tuple[RecordId, int, int]


def add_annotations(
    document: Document,
    cards: Sequence[AnnotationCard],
    sources: Sequence[tuple[Source, SourceText]] = (),
    replies: Sequence[Replies] = (),
    relations: Sequence[Relation] = (),
    new_id: NewId = new_id,
) -> Change:
    """Put cards into the tray for annotations that are not in the map yet, with the new sources that they need.

    A passage is exact where its words were found so; moved or changed it is in doubt, and rests on what was sought;
    lost or never sought, it has the words alone. Replies become comments, also on cards that came earlier, each once.
    Relations between new cards become steps, but for those that would close a circle.
    Raises `EditRefused` for more or larger cards than a map holds.
    """
    draft = Draft(document)
    adding = _Adding(draft, sources, new_id)
    for card in cards:
        adding.add(card)
    for said, answers in replies:
        adding.answer(said, answers)
    for relation in relations:
        adding.relate(relation)
    refuse_many(document, [one for _, one in draft.edited(Node)])
    return draft.change(Label.IMPORT)


class _Adding:
    """What is known while cards are added: which annotations and which exact passages are there already."""

    def __init__(self, draft: Draft, sources: Sequence[tuple[Source, SourceText]], new_id: NewId) -> None:
        self._draft, self._new_id = draft, new_id
        self._sources = {text.id: (source, text) for source, text in sources}
        self._known = known_in(draft)
        self._cards = dict(self._known.cards)
        self._new: dict[tuple[str, str], RecordId] = {}
        self._exact: dict[Stretch, Passage] = {
            (one.source_text_id, one.start, one.end): one
            for one in draft.all(Passage)
            if one.state is PassageState.EXACT
            and not one.ranges
            and one.source_text_id is not None
            and one.start is not None
            and one.end is not None
        }

    def add(self, card: AnnotationCard) -> None:
        fresh = [(said, words) for said, words in card.marks if not self._known.has(said)]
        if not fresh:
            return
        with values_that_fit():
            node = Node(id=self._new_id(), kind=card.kind, text=card.text, notes=card.notes, tags=card.tags)
        self._draft.put(node)
        for said, words in fresh:
            links = [self._link(node, one) for one in words]
            named = {link.id: link.passage_id for link in links}
            self._draft.put(kept_annotation(said, node.id, named, self._new_id()))
            self._cards[said.format, said.key] = self._new[said.format, said.key] = node.id

    def answer(self, said: Said, replies: Sequence[Reply]) -> None:
        """Put replies under the card of their annotation, but for those that are there."""
        node_id = self._cards.get((said.format, said.key))
        if node_id is None:
            return
        there = {(one.text, one.created) for one in self._draft.where(Comment, "node_id", node_id)}
        for reply in replies:
            if (reply.text, reply.created) not in there:
                with values_that_fit():
                    self._draft.put(
                        Comment(
                            id=self._new_id(),
                            node_id=node_id,
                            inference_id=None,
                            author="",
                            text=reply.text,
                            created=reply.created,
                        )
                    )

    def relate(self, relation: Relation) -> None:
        """Let one new card bear on another."""
        premise_id = self._new.get((relation.format, relation.premise_key))
        target_id = self._new.get((relation.format, relation.target_key))
        if premise_id is None or target_id is None or is_above(self._draft, premise_id, target_id):
            return
        step = put_step(self._draft, target_id, relation.polarity, self._new_id)
        put_premise(self._draft, step.id, premise_id, self._new_id)

    def _link(self, node: Node, words: MarkedWords) -> PassageLink:
        if words.source_text_id in self._sources:
            source, text = self._sources.pop(words.source_text_id)
            self._draft.put(self._draft.find(Source, source.id) or source, text)
        passage = self._passage(words)
        link = PassageLink(id=self._new_id(), passage_id=passage.id, node_id=node.id, role=words.role)
        self._draft.put(passage, link)
        return link

    def _passage(self, words: MarkedWords) -> Passage:
        found = words.found
        if found is None:
            return self._without_place(words, PassageState.UNVERIFIED)
        if found.start is None or found.end is None:
            return replace(self._without_place(words, PassageState.LOST), reviewed=False)
        text = require(self._draft, SourceText, words.source_text_id)
        if found.state is PassageState.EXACT:
            stretch = (text.id, found.start, found.end)
            if stretch not in self._exact:
                self._exact[stretch] = passage_at(text, found.start, found.end, self._new_id())
            return self._exact[stretch]
        sought = self._without_place(words, PassageState.UNVERIFIED)
        self._draft.put(sought)
        there = passage_at(text, found.start, found.end, self._new_id())
        return replace(there, state=found.state, found_from=sought.id, score=found.score, reviewed=False)

    def _without_place(self, words: MarkedWords, state: PassageState) -> Passage:
        with values_that_fit():
            return Passage(
                id=self._new_id(),
                source_text_id=words.source_text_id,
                exact=words.exact,
                prefix=words.prefix[-2 * CONTEXT :],
                suffix=words.suffix[: 2 * CONTEXT],
                page=words.page or None,
                state=state,
            )
