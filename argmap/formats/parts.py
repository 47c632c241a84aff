"""What a map may hold, in the pieces that a format carries or does not carry, and what is lost without each."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from argmap.core.document import Document
from argmap.core.records import (
    Answer,
    Comment,
    Exercise,
    Foreign,
    Inference,
    Kind,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Rating,
    Record,
    Source,
    SourceText,
)
from argmap.formats.circles import circles, words_of
from argmap.formats.report import Entry, Fate


class Part(StrEnum):
    """A piece of a map that not every format can say. All of them say cards with a text and steps for and against."""

    KINDS = "kinds of cards"
    TITLES = "titles of cards"
    IMPLICIT = "cards that are only implied"
    SPEAKERS = "speakers"
    BASIS = "kinds of evidence"
    NOTES = "notes"
    TAGS = "tags"
    SECTIONS = "sections"
    TRAY = "cards in the tray"
    SHARED = "cards in several places"
    CIRCLES = "circles"
    JOINT = "joint reasons"
    UNDERCUTS = "doubted steps"
    ANSWERS = "answers"
    RESTATES = "restatements"
    SYMMETRIC = "conflicts in both directions"
    SCHEMES = "schemes"
    LABELS = "labels of steps"
    STRENGTHS = "strengths"
    PREMISE_ROLES = "roles of reasons"
    LOOSE = "steps without a reason or a target"
    SOURCES = "sources"
    SOURCE_NOTES = "notes on sources"
    REFERENCES = "references of sources"
    TEXTS = "texts of sources"
    PASSAGES = "passages"
    RATINGS = "ratings"
    COMMENTS = "comments"
    QUESTIONS = "answered questions"
    EXERCISE = "exercises"
    ABOUT = "what the map says of itself"


OF_CARDS_READ = frozenset(
    {
        Part.KINDS,
        Part.TITLES,
        Part.IMPLICIT,
        Part.SPEAKERS,
        Part.BASIS,
        Part.NOTES,
        Part.TRAY,
        Part.SHARED,
        Part.JOINT,
        Part.UNDERCUTS,
        Part.ANSWERS,
        Part.RESTATES,
        Part.SOURCES,
        Part.REFERENCES,
        Part.PASSAGES,
    }
)
"""What a document for readers says of the cards, and of what they rest on."""


OF_SOURCES = frozenset({Part.SOURCE_NOTES, Part.REFERENCES})


def losses(document: Document, carried: frozenset[Part], format_id: str) -> Iterator[Entry]:
    """An entry for each thing in the map that a format without the other parts cannot say."""
    implied = frozenset() if Part.SOURCES in carried else OF_SOURCES  # a source that is not listed is told once
    for part in Part:
        if part not in carried | implied:
            for place in _FINDERS[part](document):
                yield Entry(Fate.DROPPED, part.value, place, REASONS[part])
    if carried.issuperset(Part):  # as one that says everything says this as well
        return
    others = sorted({one.format for one in document.all(Foreign) if one.format != format_id})
    for other in others:
        yield Entry(Fate.DROPPED, "foreign records", "", f"What came with the map from {other} stays in the map.")


def unlisted(document: Document) -> Iterator[Entry]:
    """An entry for each source that a document for readers does not list, as it lists what it quotes."""
    passages = (document.find(Passage, link.passage_id) for link in document.all(PassageLink))
    texts = {one.source_text_id for one in passages if one is not None}
    quoted = {one.source_id for one in document.all(SourceText) if one.id in texts}
    for source in document.all(Source):
        if source.id not in quoted:
            yield Entry(Fate.DROPPED, Part.SOURCES.value, source.title, NOT_QUOTED)


NOT_QUOTED = "Nothing in the map rests on its words, and only what is quoted is listed."
REASONS = {
    Part.KINDS: "The format does not tell evidence and questions from claims.",
    Part.TITLES: "The format has no titles of cards.",
    Part.IMPLICIT: "The format does not say that a card is only implied.",
    Part.SPEAKERS: "The format does not say who speaks.",
    Part.BASIS: "The format does not say what kind of evidence it is.",
    Part.NOTES: "The format has no notes.",
    Part.TAGS: "The format has no tags.",
    Part.SECTIONS: "The format has no sections.",
    Part.TRAY: "The format has no place for cards that are not placed yet.",
    Part.SHARED: "The format writes a card that stands in several places as several cards.",
    Part.CIRCLES: "The format has no circles, so the card is cut off there.",
    Part.JOINT: "The format writes joint reasons as reasons of their own.",
    Part.UNDERCUTS: "The format cannot doubt a step, so the doubt is written against what the step bears on.",
    Part.ANSWERS: "The format does not tell answers from reasons.",
    Part.RESTATES: "The format does not tell restatements from reasons.",
    Part.SYMMETRIC: "The format says a conflict in one direction only.",
    Part.SCHEMES: "The format does not name schemes.",
    Part.LABELS: "The format has no labels of steps.",
    Part.STRENGTHS: "The format does not say how strong a step is.",
    Part.PREMISE_ROLES: "The format does not say which part a reason has in its scheme.",
    Part.LOOSE: "The format has no steps without a reason or without a target.",
    Part.SOURCES: "The format does not list sources.",
    Part.SOURCE_NOTES: "The format does not say what is noted about a source, nor how reliable it is.",
    Part.REFERENCES: "The format does not hold all that the reference of a source says.",
    Part.TEXTS: "The format does not hold the texts of sources.",
    Part.PASSAGES: "The format does not say on which words a card rests.",
    Part.RATINGS: "The format has no ratings.",
    Part.COMMENTS: "The format has no comments.",
    Part.QUESTIONS: "The format does not hold the answers to critical questions.",
    Part.EXERCISE: "The format does not hold exercises.",
    Part.ABOUT: "The format has no place for it.",
}

Finder = Callable[[Document], Iterator[str]]


def _nodes(has: Callable[[Node], object]) -> Finder:
    return lambda document: (words_of(document, one.id) for one in document.all(Node) if has(one))


def _steps(has: Callable[[Inference], object]) -> Finder:
    return lambda document: (step_words(document, one) for one in document.all(Inference) if has(one))


def _records(record_type: type[Record]) -> Finder:
    return lambda document: (_words(document, one) for one in document.all(record_type))


def _words(document: Document, one: Record) -> str:
    """The words by which the user knows a record."""
    node_id, step_id = getattr(one, "node_id", None), getattr(one, "inference_id", None)
    if isinstance(one, Source):
        return one.title
    if isinstance(one, SourceText):
        source = document.find(Source, one.source_id)
        return source.title if source is not None else ""
    if node_id is not None and document.find(Node, node_id) is not None:
        return words_of(document, node_id)
    step = document.find(Inference, step_id) if step_id is not None else None
    return step_words(document, step) if step is not None else ""


def step_words(document: Document, step: Inference) -> str:
    """The first words of what stands in a step, else of what it bears on."""
    premise = min(document.where(Premise, "inference_id", step.id), key=lambda one: one.order_key, default=None)
    node_id = premise.node_id if premise is not None else step.target_node_id
    return words_of(document, node_id) if node_id is not None else ""


def _sources(has: Callable[[Source], object]) -> Finder:
    return lambda document: (one.title for one in document.all(Source) if has(one))


def _source_texts(document: Document) -> Iterator[str]:
    """Those that say anything: a source of which only quotes are known has an empty one."""
    return (_words(document, one) for one in document.all(SourceText) if one.text or one.original_sha256)


def _tray(document: Document) -> Iterator[str]:
    return (words_of(document, one) for one in document.tray_ids)


def _shared(document: Document) -> Iterator[str]:
    """A card's words once for each place beyond its first."""
    for node in document.all(Node):
        places = len(document.where(Premise, "node_id", node.id)) + bool(node.order_key)
        yield from [words_of(document, node.id)] * (places - 1)


def _joint(document: Document) -> Iterator[str]:
    return (
        step_words(document, one)
        for one in document.all(Inference)
        if len(document.where(Premise, "inference_id", one.id)) > 1
    )


def _loose(document: Document) -> Iterator[str]:
    for one in document.all(Inference):
        is_aimless = one.target_node_id is None and one.target_inference_id is None
        if is_aimless or not document.where(Premise, "inference_id", one.id):
            yield step_words(document, one)


def _about(document: Document) -> Iterator[str]:
    info = document.info
    for name in ("task", "description", "author", "licence", "language", "origin_id", "submitted_by"):
        if getattr(info, name):
            yield name.replace("_", " ")
    if info.rules != "{}":
        yield "rules of the coach"


_FINDERS: dict[Part, Finder] = {
    Part.KINDS: _nodes(lambda one: one.kind is not Kind.CLAIM),
    Part.TITLES: _nodes(lambda one: one.title),
    Part.IMPLICIT: _nodes(lambda one: one.implicit),
    Part.SPEAKERS: _nodes(lambda one: one.speaker),
    Part.BASIS: _nodes(lambda one: one.basis or one.basis_detail),
    Part.NOTES: _nodes(lambda one: one.notes),
    Part.TAGS: _nodes(lambda one: one.tags),
    Part.SECTIONS: _nodes(lambda one: one.section),
    Part.TRAY: _tray,
    Part.SHARED: _shared,
    Part.CIRCLES: lambda document: (words_of(document, circle[0]) for circle in circles(document)),
    Part.JOINT: _joint,
    Part.UNDERCUTS: _steps(lambda one: one.target_inference_id is not None),
    Part.ANSWERS: _steps(lambda one: one.polarity is Polarity.ANSWERS),
    Part.RESTATES: _steps(lambda one: one.polarity is Polarity.RESTATES),
    Part.SYMMETRIC: _steps(lambda one: one.symmetric),
    Part.SCHEMES: _steps(lambda one: one.scheme),
    Part.LABELS: _steps(lambda one: one.label),
    Part.STRENGTHS: _steps(lambda one: one.strength is not None),
    Part.PREMISE_ROLES: lambda document: (_words(document, one) for one in document.all(Premise) if one.role),
    Part.LOOSE: _loose,
    Part.SOURCES: _records(Source),
    Part.SOURCE_NOTES: _sources(lambda one: one.notes or one.reliability),
    Part.REFERENCES: _sources(lambda one: one.citation != "{}"),
    Part.TEXTS: _source_texts,
    Part.PASSAGES: _records(PassageLink),
    Part.RATINGS: _records(Rating),
    Part.COMMENTS: _records(Comment),
    Part.QUESTIONS: _records(Answer),
    Part.EXERCISE: _records(Exercise),
    Part.ABOUT: _about,
}
