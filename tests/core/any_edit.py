"""Every kind of edit, chosen at random on what stands: food for tests that compare incremental with rebuilt."""

from collections.abc import Callable
from random import Random

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.annotations import AnnotationCard, MarkedWords, Said
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.fragment import take
from argmap.core.records import (
    AnswerStatus,
    Comment,
    Dimension,
    Foreign,
    Inference,
    Kind,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Rating,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.references.fields import SourceFields
from argmap.core.refinding import Finder
from tests.core.builders import TEXT

SENTENCES = TEXT.split(". ")

LARGE = 40  # nodes from which on branches are deleted, so that maps stay small
RULES = ("{}", '{"empty_card":{"is_locked":true,"is_on":false}}')


def any_edit(document: Document, random: Random) -> Change | None:
    """Some edit of the document, or None where the chosen one was refused."""
    pick = _Pick(document, random)
    later = _on_schemes(document, pick) if pick.steps else []
    later += _on_words_of_comments(document, pick) if pick.comments else []
    later += [lambda: edits.set_rules(document, pick.random.choice(RULES))]
    return _done(random.choice(_possible(document, pick) + later))


def any_drawn_edit(document: Document, random: Random) -> Change | None:
    """As `any_edit`, but of rules, which nobody sees, and of schemes, whose word is drawn as the label of a step is."""
    return _done(random.choice(_possible(document, _Pick(document, random))))


def _done(edit: Callable[[], Change]) -> Change | None:
    try:
        return edit()
    except EditRefused:
        return None


class _Pick:
    """Random parts of a document, in an order that depends on the seed alone."""

    def __init__(self, document: Document, random: Random) -> None:
        self.random = random
        self._taken = {one.id for one in document.records()}
        self.nodes = sorted(node.id for node in document.all(Node))
        self.steps = sorted(step.id for step in document.all(Inference))
        self.places = sorted([p.id for p in document.all(Premise)] + [*document.root_ids, *document.tray_ids])
        self.links = sorted(link.id for link in document.all(PassageLink))
        self.passages = sorted(one.id for one in document.all(Passage) if not one.reviewed)
        self.texts = sorted(text.id for text in document.all(SourceText) if text.text)
        self.lengths = {text.id: len(text.text) for text in document.all(SourceText)}
        self.sources = sorted(source.id for source in document.all(Source))
        self.comments = sorted(one.id for one in document.all(Comment))
        self.ratings = sorted(document.all(Rating), key=lambda one: one.id)

    def new_id(self) -> RecordId:
        """An id that is not in the document: the same seed may come a second time."""
        fresh = f"{self.random.getrandbits(128):032x}"
        while fresh in self._taken:
            fresh = f"{self.random.getrandbits(128):032x}"
        return fresh

    def node(self) -> RecordId:
        return self.random.choice(self.nodes)

    def step(self) -> RecordId:
        return self.random.choice(self.steps)

    def target(self) -> RecordId:
        return self.random.choice(self.nodes + self.steps)

    def place(self) -> RecordId:
        return self.random.choice(self.places)

    def some_places(self) -> list[RecordId]:
        return self.random.sample(self.places, min(len(self.places), self.random.randint(1, 3)))

    def polarity(self) -> Polarity | None:
        return self.random.choice([None, Polarity.SUPPORTS, Polarity.OPPOSES])

    def dimension(self) -> Dimension:
        return self.random.choice(list(Dimension))

    def question(self) -> str:
        return self.random.choice(["known", "fitting", "common"])

    def status(self) -> AnswerStatus:
        return self.random.choice(list(AnswerStatus))

    def kind(self) -> Kind:
        return self.random.choice(list(Kind))

    def text(self) -> str:
        return " ".join(self.random.choice(["policy", "cost", "risk", "ŞÜ", "安全", "may"]) for _ in range(4))

    def quote(self) -> Quote | None:
        return self.words() if self.texts and self.random.random() < 0.5 else None

    def words(self) -> Quote:
        text_id = self.random.choice(self.texts)
        start, end = sorted(self.random.sample(range(self.lengths[text_id] + 1), 2))
        return Quote(text_id, start, end)


def _possible(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new = pick.new_id
    found: list[Callable[[], Change]] = [
        lambda: edits.add_claim(document, pick.text(), new_id=new),
        lambda: edits.add_to_tray(document, pick.kind(), pick.text(), pick.quote(), new_id=new),
        lambda: edits.add_question(document, None, pick.text(), new_id=new),
        lambda: edits.edit_map(document, title=pick.text()),
        lambda: edits.bring_in(document, [Foreign(new(), new(), "other")]),
        lambda: edits.add_source(document, Source(new(), title=pick.text())),
        lambda: edits.cite(document, [Source(new(), title=pick.text())]).change,
    ]
    found += _on_sources(document, pick) if pick.sources else []
    found += _on_comments(document, pick) if pick.comments else []
    found += _on_ratings(document, pick) if pick.ratings else []
    found += _on_cards(document, pick) if pick.nodes else []
    found += _moves(document, pick) if pick.nodes else []
    found += _on_steps(document, pick) if pick.steps else []
    found += [lambda: edits.link_passage(document, pick.target(), pick.words())] if pick.nodes and pick.texts else []
    found += [lambda: edits.add_annotations(document, [_annotation(document, pick)], new_id=new)] if pick.texts else []
    found += [lambda: edits.unlink_passage(document, pick.random.choice(pick.links))] if pick.links else []
    found += [lambda: edits.delete_branch(document, pick.some_places())] if len(pick.nodes) > LARGE else []
    found += _on_seen_words(document, pick) if pick.texts else []
    return found


def _on_seen_words(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new, text_id = pick.new_id, pick.words().source_text_id
    found: list[Callable[[], Change]] = [lambda: edits.add_seen_words(document, text_id, pick.text(), "7", new_id=new)]
    if pick.nodes:
        found += [lambda: edits.link_seen_words(document, pick.target(), text_id, pick.text(), "7", new_id=new)]
    return found


def _annotation(document: Document, pick: _Pick) -> AnnotationCard:
    """A card for words of a source, which may stand there more than once."""
    quote = pick.words()
    text = document.find(SourceText, quote.source_text_id).text
    words = text[quote.start : quote.end]
    marked = MarkedWords(quote.source_text_id, words, found=Finder(words, text).find(0, len(words)))
    return AnnotationCard(pick.text(), ((Said("test", pick.new_id(), {}), (marked,)),))


def _on_sources(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new, source_id = pick.new_id, pick.random.choice(pick.sources)
    found: list[Callable[[], Change]] = [
        lambda: edits.edit_source(document, source_id, notes=pick.text()),
        lambda: edits.edit_reference(document, source_id, SourceFields(publisher=pick.text())),
        lambda: edits.add_version(document, edits.source_text(source_id, _edited(pick.random), new_id=new), new_id=new),
    ]
    found += [lambda: edits.keep_quotes_only(document, source_id, new_id=new)] if pick.random.random() < 0.2 else []
    found += _on_doubtful(document, pick) if pick.passages else []
    found += [lambda: edits.remove_source(document, source_id)] if len(pick.sources) > 1 else []
    found += (
        [lambda: edits.link_words(document, pick.target(), source_id, pick.text(), new_id=new)] if pick.nodes else []
    )
    return found


def _edited(random: Random) -> str:
    """A newer text: some sentences of the old one are gone, doubled, or in another order."""
    return " ".join(random.choices(SENTENCES, k=random.randint(1, 6)))


def _on_doubtful(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    passage_id = pick.random.choice(pick.passages)
    return [
        lambda: edits.accept_passages(document, [passage_id]),
        lambda: edits.adjust_passage(document, passage_id, pick.words()),
        lambda: edits.keep_old_passage(document, passage_id),
        lambda: edits.remove_passage(document, passage_id),
    ]


def _on_comments(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    comment_id = pick.random.choice(pick.comments)
    return [
        lambda: edits.resolve_comment(document, comment_id, pick.random.random() < 0.5),
        lambda: edits.remove_comment(document, comment_id),
    ]


def _on_words_of_comments(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    comment_id = pick.random.choice(pick.comments)
    return [lambda: edits.edit_comment(document, comment_id, f"reworded {pick.random.random()}")]


def _on_ratings(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    one = pick.random.choice(pick.ratings)
    target_id = one.node_id or one.inference_id or ""
    return [lambda: edits.withdraw_rating(document, target_id, one.dimension, one.rater)]


def _on_cards(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new = pick.new_id
    return [
        lambda: edits.add_reason(document, pick.target(), pick.text(), pick.quote(), new_id=new),
        lambda: edits.add_evidence(document, pick.target(), pick.text(), pick.quote(), new_id=new),
        lambda: edits.add_objection(document, pick.target(), pick.text(), pick.quote(), new_id=new),
        lambda: edits.add_counter_evidence(document, pick.target(), pick.text(), pick.quote(), new_id=new),
        lambda: edits.add_answer(document, pick.node(), pick.text(), new_id=new),
        lambda: edits.add_sibling(document, pick.place(), pick.text(), pick.random.random() < 0.5, new_id=new),
        lambda: edits.insert_between(document, pick.place(), pick.text(), new_id=new),
        lambda: edits.edit_field(document, document.find(Node, pick.node()), implicit=pick.random.random() < 0.5),
        lambda: edits.edit_text(document, pick.node(), pick.text()),
        lambda: edits.change_kind(document, pick.node(), pick.kind()),
        lambda: edits.change_basis(document, pick.node(), pick.random.choice(edits.BASES)),
        lambda: edits.comment(document, pick.target(), pick.text(), created="2026-01-01T00:00:00", new_id=new),
        lambda: edits.rate(document, pick.target(), pick.dimension(), pick.random.random(), new_id=new),
        lambda: edits.paste(document, take(document, pick.some_places()), pick.target(), new_id=new),
        lambda: edits.duplicate(document, pick.place(), new_id=new),
    ]


def _moves(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new = pick.new_id
    by = pick.random.choice([-1, 1])
    return [
        lambda: edits.move_under(document, pick.some_places(), pick.target(), pick.polarity(), new_id=new),
        lambda: edits.move_to_root(document, pick.some_places()),
        lambda: edits.reorder(document, pick.place(), by),
        lambda: edits.promote(document, pick.place(), new_id=new),
        lambda: edits.demote(document, pick.place(), new_id=new),
        lambda: edits.remove_card(document, pick.place()),
        lambda: edits.to_tray(document, pick.some_places()),
        lambda: edits.use_here_too(document, pick.node(), pick.target(), new_id=new),
        lambda: edits.join(document, pick.some_places()),
        lambda: edits.split_out(document, pick.place(), new_id=new),
    ]


def _on_steps(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new = pick.new_id
    return [
        lambda: edits.add_undercut(document, pick.step(), pick.text(), pick.quote(), new_id=new),
        lambda: edits.add_co_premise(document, pick.step(), pick.text(), new_id=new),
        lambda: edits.turn(document, pick.step()),
        lambda: edits.set_polarity(document, pick.step(), pick.random.choice(list(Polarity))),
        lambda: edits.remove_step(document, pick.step()),
        lambda: edits.move_group(document, pick.step(), pick.target(), pick.polarity()),
        lambda: edits.move_together(document, pick.some_places(), pick.step(), new_id=new),
        lambda: edits.move_between(document, pick.place(), pick.step(), new_id=new),
    ]


def _on_schemes(document: Document, pick: _Pick) -> list[Callable[[], Change]]:
    new, step_id = pick.new_id, pick.step()
    premises = [one.id for one in document.where(Premise, "inference_id", step_id)]
    return [
        lambda: edits.set_scheme(document, step_id, "sign", ["known", "fitting"]),
        lambda: edits.clear_scheme(document, step_id),
        lambda: edits.set_premise_role(document, pick.random.choice(premises), pick.text()),
        lambda: edits.answer_question(document, step_id, pick.question(), pick.status(), new_id=new),
        lambda: edits.answer_question(document, step_id, pick.question(), AnswerStatus.OK, pick.node(), new_id=new),
        lambda: edits.answer_with_card(document, step_id, pick.question(), step_id, pick.text(), new_id=new),
    ]
